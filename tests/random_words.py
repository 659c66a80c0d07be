"""What a random project is made of: organisations, goods and texts as people type them."""

from __future__ import annotations

NAMES = (
    "Mavi Deniz Kümelenmesi Derneği",
    'Agencja Rozwoju "Północ" Sp. z o.o.',
    "Cluster de l'Énergie & des Océans",
    "İstanbul Şişli Çağdaş Üretim Ağı",
    "=SUM(A1:A9) Consulting",
    "O'Neill & Söhne <Textil> GmbH",
    "Kümelenme ve İş Geliştirme Ortaklığı " * 5 + "Genel Müdürlüğü",
    "Ελληνικό Δίκτυο Καινοτομίας",
    "Българска морска индустрия",
    "100 % Design; Lda.",
    "'Apostrophe first",
    "\U0001f300 Storm Network",
)

PLACES = (
    ("TR", "TR51"),
    ("IT", "ITF4"),
    ("DE", "DEF0"),
    ("PL", "PL63"),
    ("BG", "BG33"),
    ("ES", "ES11"),
    ("EL", "EL30"),
    ("PT", "PT11"),
    ("TR", ""),
    ("RS", ""),
)

DESCRIPTIONS = (
    "Project manager",
    "=1+1",
    "+90 212 555 00 00 hattı",
    "-10 % tenzilat",
    "@ortak toplantısı",
    'Kira "B blok", 2. kat',
    "Eğitim içeriği; çeviri ve uyarlama",
    "İĞÜŞÖÇ ığüşöç ÂÎÛ",
    "Stand <3x3 m> & graphics",
    "TRUE",
    "1.234,56",
    "  two blanks before",
    "",
)

#: category -> unit, lowest and highest quantity, lowest and highest unit cost (EUR)
GOODS = {
    "personnel": ("person-month", "0.25", "12", "1800", "7500"),
    "subcontracting": ("contract", "1", "3", "900", "15000"),
    "third_party_support": ("SME", "1", "10", "500", "5000"),
    "travel": ("trip", "1", "15", "180", "1400"),
    "equipment": ("piece", "1", "4", "400", "9000"),
    "other_goods": ("item", "1", "400", "0.05", "900"),
}
OTHER_GOODS = ("item", "1", "10", "1", "2000")

ODD_IDS = ("KOSGEB", "Uni_2", "r1c1", "x", "A_1", "TOBB99", "Ab12345678901234567_", "N", "P_10")
