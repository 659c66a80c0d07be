"""VAT: one list of its names, and every question about it knows all of them."""

from __future__ import annotations

import pytest

from cofin.checks.plausibility.never_words import never_eligible
from cofin.checks.words.headings import any_of, listed, words_in
from cofin.checks.words.outside import says_other_share, says_outside
from cofin.checks.words.sums import fold, says_base, says_part, says_plain_total

VAT = [word.rstrip(".") for word in listed("taxes.vat.words")]


@pytest.mark.parametrize("name", VAT)
def test_every_question_knows_every_name(name: str) -> None:
    assert never_eligible(f"{name} 20 %") == "vat"
    assert says_outside(f"19 % {name}")
    assert says_other_share(f"Consultant (20 % {name})")
    assert not says_part(fold(f"Share {name}"))
    assert not says_plain_total(fold(f"Total {name}"))


@pytest.mark.parametrize("text", ["Üst yönetim", "Üst düzey uzman", "Kosten"])
def test_a_turkish_word_is_no_german_tax(text: str) -> None:
    assert not says_outside(text)
    assert says_outside("zzgl. USt. (19 %)")
    assert says_outside("USt 19 %")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *(("Vorsteuer", "vat"), ("TVA récupérable", "vat"), ("IVA detraibile", "vat")),
        *(("IVA deducible", "vat"), ("VAT do odliczenia", "vat"), ("IVA dedutível", "vat")),
        *(("Terugvorderbare btw", "vat"), ("Importo IVA", "vat"), ("Kwota VAT", "vat")),
        *(("Nicht abziehbare Mehrwertsteuer", ""), ("TVA non récupérable", "")),
        *(("Laptops, senza IVA detraibile", ""), ("Niet terugvorderbare btw", "")),
    ],
)
def test_deductible_vat(text: str, kind: str) -> None:
    assert never_eligible(text) == kind


@pytest.mark.parametrize(
    "label",
    [
        *("Total incl. travel", "Total hors voyages", "Totale esclusi viaggi", "Suma bez podróży"),
        *(
            "Total sem viagens",
            "Totaal zonder reizen",
            "Toplam (seyahat hariç)",
            "Summe ohne Reisen",
        ),
    ],
)
def test_a_total_that_takes_in_or_leaves_out_is_no_plain_sum(label: str) -> None:
    assert not says_plain_total(fold(label))


@pytest.mark.parametrize(
    "label",
    [
        *("Base", "Matrah", "Bemessungsgrundlage", "Assiette", "Podstawa naliczania", "Grondslag"),
        *("Balance", "Bakiye", "Restbetrag", "Solde", "Saldo", "Restante", "Pozostało", "Kalan"),
    ],
)
def test_what_a_rate_is_of_and_what_is_left(label: str) -> None:
    assert says_base(fold(label))


def test_a_rate_of_what_is_left_without_something_is_a_rate() -> None:
    assert not says_other_share("Devlet (25 % ohne Unteraufträge)")
    assert says_other_share("Uzman (%20 dâhil)")
    assert not says_base(fold("Pozostałe koszty"))


@pytest.mark.parametrize("label", ["Share of time", "Share (tijd)", "Share czasu pracy"])
def test_a_share_of_time_is_no_part(label: str) -> None:
    assert not says_part(fold(label))
    assert says_part("share")


def test_a_list_may_hold_another_one() -> None:
    vat = words_in("taxes")["vat"]["words"]
    assert set(vat) < set(words_in("outside")["outside"]["words"])
    assert listed("taxes.vat.words") == tuple(vat)


def test_an_abbreviation_has_no_word_behind_it() -> None:
    assert any_of(["ust."]) == r"ust(?! *[^\W\d])"
