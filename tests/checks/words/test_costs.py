"""Words that name a cost, a person, a currency; and those that only look like it."""

from __future__ import annotations

import pytest

from cofin.checks.plausibility.names import is_one_person, person_named
from cofin.checks.plausibility.never_paid import is_round_without
from cofin.checks.plausibility.never_words import NEVER_ELIGIBLE, never_eligible
from cofin.checks.words.costs import (
    category_said,
    key_words,
    label_kind,
    says,
    words_of,
)
from cofin.checks.words.currencies import currency_of_format


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Deductible VAT", "vat"),
        ("İNDİRİLECEK KDV", "vat"),
        ("Bank charges (transfers)", "bank"),
        ("Ön ödemenin ortaklara aktarılmasına ilişkin banka masrafları", "bank"),
        ("Interest on loans", "interest"),
        ("FAİZ GİDERİ", "interest"),
        ("Gecikme cezası", "fines"),
        ("Contingency 5 %", "contingency"),
        ("Onvoorzien (max. 5 %)", "contingency"),
        ("Koszty nieprzewidziane", "contingency"),
        ("Remboursement d'emprunt", "debts"),
        ("Intérêts d’emprunt", "interest"),
        ("Koszty prowadzenia rachunku bankowego", "bank"),
        ("Différences de change", "exchange"),
        ("Diferenças cambiais", "exchange"),
        ("Multas", "fines"),
        ("Schulung zu Kreditzinsen", ""),
        ("Formation aux pénalités de retard", ""),
        ("Seminario sugli interessi di mora", ""),
        ("Curso de gastos bancarios", ""),
        ("Warsztaty na temat prowizji bankowych", ""),
        ("Formação em juros", ""),
        ("Conférence de Rome, frais bancaires", "bank"),
        ("Schulung im Mai: Bankgebühren", "bank"),
        ("Cursus over aflossingen", ""),
        ("Kur farkı", "exchange"),
        ("Losses on exchange rates", "exchange"),
        ("Provision for future losses", "debts"),
        ("", ""),
        ("Non-deductible VAT", ""),
        ("İndirilemeyen KDV", ""),
        ("Deductible VAT excluded: price without VAT", ""),
        ("Conflict of interest workshop", ""),
        ("Expressions of interest on the platform", ""),
        ("Contingency plan for ports", ""),
        ("Fine arts exhibition", ""),
        ("Ceza hukuku eğitimi", ""),
        ("Food bank fees", ""),
        ("Interest", "interest"),
        ("Interest 2023", "interest"),
        ("VAT", "vat"),
        ("VAT 20 %", "vat"),
        ("KDV (%18)", "vat"),
        ("Kdv tutarı", "vat"),
        ("Fine for late delivery", "fines"),
        ("Late payment fee", "fines"),
        ("Penalty, contract 12", "fines"),
        ("Transfer fees", "bank"),
        ("Bank transfer fee", "bank"),
        ("Staff / VAT", "vat"),
        ("Training account: bank charges", "bank"),
        ("Technology transfer fees", ""),
        ("Knowledge transfer charges for SMEs", ""),
        ("Data transfer fee", ""),
        ("Airport transfer fee", ""),
        ("Late payment directive training", ""),
        ("Workshop on loan interest for SMEs", ""),
        ("KOBİ'ler için kredi faizi semineri", ""),
        ("Seminar on dividend policy", ""),
        ("Expertise on bad debt insurance", ""),
        ("Study of deductible VAT rules", ""),
        ("Exchange rate losses reporting period 1", "exchange"),
        ("Bank charges audit year 1", "bank"),
        ("Bank charges report for period 2", "bank"),
        ("Conference in Rome bank fees", "bank"),
        ("Workshop at Izmir, bank charges", "bank"),
        ("Training of trainers bank charges", "bank"),
        ("Training about late payment interest", ""),
        ("Late payment interest training 2", ""),
        ("Late payment interest training for SMEs", ""),
        ("Interest group meeting", ""),
        ("Transfer fees for speakers", ""),
        ("Loan of museum items", ""),
        ("Laptops, VAT included", ""),
        ("Fine tuning of the platform", ""),
        ("Event hall; no penalty if cancelled in time", ""),
        (f"Hall for the event {'and more to say ' * 6}, penalty of the owner if late", ""),
    ],
)
def test_costs_that_are_never_eligible(text: str, kind: str) -> None:
    assert never_eligible(text) == kind


@pytest.mark.parametrize(
    ("text", "name", "is_sure"),
    [
        ("Ayşe Yılmaz", "ayse yilmaz", False),
        ("AYŞE YILMAZ, proje yöneticisi", "ayse yilmaz", True),
        ("Trainer (Maria del Rossi)", "", False),  # a small letter: not sure
        ("Trainer (Maria Rossi)", "maria rossi", True),
        ("Dr. Jan-Erik O'Neill – adviser", "jan erik o neill", True),
        ("Prof. Jan Kowalski", "jan kowalski", True),
        ("Jan Kowalski (WP2)", "jan kowalski", False),
        ("Florence Clement", "florence clement", False),
        ("Anna Browning, trainer", "anna browning", True),
        ("Project Manager", "", False),
        ("Küme Yöneticisi", "", False),
        ("Data Scientist", "", False),
        ("Kowalski", "", False),
        ("One Two Three Four Five", "", False),
        ("Engineer 2", "", False),
        ("Stakeholder Engagement", "", False),
        ("Quality Monitoring", "", False),
        ("Value Chain Analysis (WP2)", "", False),
        ("Paydaş Katılımı", "", False),
        ("Strateji Geliştirme Çalışmaları", "", False),
        ("", "", False),
    ],
)
def test_persons_named(text: str, name: str, *, is_sure: bool) -> None:
    person = person_named(text)
    assert (person.name, person.is_sure) == (name, is_sure) if person else name == ""


def test_the_order_and_the_letters_of_words_do_not_count() -> None:
    assert key_words("Işık, İLETİŞİM") == key_words("iletişim - ışık") != key_words("ışık")


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Event manager", True),
        ("Etkinlik sorumlusu", True),
        ("Event managers", False),
        ("Manager and assistant", False),
        ("2 trainers", False),
        ("", False),
        ("Work Package Leader", True),
        ("Head of communication", True),
        ("Kıdemli uzman", True),
        ("Küme yöneticisi", True),
        ("Proje koordinatörü", True),
        ("Senior scientists", False),
        ("Project management", False),
        ("Küme yöneticileri", False),
        ("Proje koordinatörleri", False),
        ("Uzmanlar ve yönetici", False),
        ("Uzman (danışmanlarla)", False),
        ("Administrative personnel", False),
        ("Technicians", False),
        ("Cluster animators", False),
        ("Facilitators", False),
        ("Work Package Leaders", False),
        ("Secretaries", False),
        ("Coordinator, two trainers", False),
        ("Manager with assistants", False),
    ],
)
def test_jobs_of_one_person(text: str, *, one: bool) -> None:
    assert is_one_person(text) is one


@pytest.mark.parametrize(
    ("number_format", "code"),
    [
        ("[$₺-41F]#,##0.00", "TRY"),
        ('#,##0.00 "TL"', "TRY"),
        ("[$USD] 0.00", "USD"),
        ("$#,##0", "USD"),
        (r"\£0", "GBP"),
        ("[$-409]d mmm", ""),
        ('#,##0.00 "€"', "EUR"),
        ("#,##0.00€", "EUR"),
        ('0.0 "months"', ""),
        ("General", ""),
    ],
)
def test_currencies_of_number_formats(number_format: str, code: str) -> None:
    assert currency_of_format(number_format) == code


def test_thousands() -> None:
    assert says("thousands", "Amount (kEUR)")
    assert says("thousands", "Tutar (bin avro)")
    assert not says("thousands", "Amount (EUR)")


def test_labels_and_categories() -> None:
    assert label_kind("Project acronym:") == "acronym"
    assert label_kind("Çağrı kodu") == "call"
    assert label_kind("Acronym of what we do") == ""
    assert category_said("B. Alt Yüklenici Maliyetleri") == "subcontracting"
    assert category_said("Summary") == ""


@pytest.mark.parametrize(
    ("price", "percent", "is_round"),
    [("1428", 19, True), ("1190", 19, False), ("1428.01", 19, False), ("353.80", 22, True)],
)
def test_prices_that_are_round_without_vat(price: str, percent: int, *, is_round: bool) -> None:
    from decimal import Decimal

    assert is_round_without(Decimal(price), Decimal(percent)) is is_round


@pytest.mark.parametrize("kind", NEVER_ELIGIBLE)
def test_every_word_of_a_kind_names_it(kind: str) -> None:
    entries = [*words_of(kind), *words_of(f"{kind}_alone")]
    named = {never_eligible(entry.replace("*", "")) for entry in entries}
    assert named == {kind}
