"""Words for totals: one list, and everything that asks for totals knows all of it."""

from __future__ import annotations

import tomllib

import pytest

from cofin.checks.words.headings import heading_meaning
from cofin.checks.words.sums import fold, names_total, says_total
from cofin.checks.words.totals import is_of_everything, is_total, is_total_alone
from cofin.packaged import packaged

_LISTS = tomllib.loads(packaged("checks", "words", "headings.toml").read_text("utf-8"))
TOTALS = _LISTS["totals"]
PLACES = [(key, word.rstrip("*")) for key in ("words", "parts", "edges") for word in TOTALS[key]]


def capitals(word: str) -> str:
    """As a Turkish keyboard writes them."""
    return word.replace("i", "İ").upper()


@pytest.mark.parametrize(("key", "word"), PLACES, ids=lambda each: each)
def test_every_word_is_a_total_wherever_totals_are_asked_for(key: str, word: str) -> None:
    for label in (word, capitals(word), f"3. {word}", f"{word} (EUR)"):
        assert is_total(label), label
        assert says_total(fold(label)), label
        assert names_total(fold(label)), label
        assert heading_meaning(label).is_money or heading_meaning(label).role is not None, label
    assert is_total_alone(word)
    assert is_total_alone(capitals(word))
    assert is_of_everything(word) is is_of_everything(capitals(word)) is (key != "parts")


def test_no_other_list_has_a_word_for_a_total() -> None:
    own = {fold(word.rstrip("*")) for _, word in PLACES}
    assert not own & {fold(word.rstrip("*")) for word in _LISTS["money"]["words"]}


@pytest.mark.parametrize(
    "label",
    [
        *("Toplam maliyet", "TOPLAM MALİYET", "GENEL TOPLAM MALİYETLER", "TOPLAM BÜTÇE"),
        *("Yekûn", "YEKÛN", "Genel yekûn", "Total costs", "Grand total", "Overall budget sum"),
        *("Kosten insgesamt", "Koszty razem", "Náklady celkem"),
    ],
)
def test_totals_of_everything(label: str) -> None:
    assert is_of_everything(label)


@pytest.mark.parametrize(
    "label",
    [
        "Ara toplam",
        "ARA TOPLAM",
        "Sub-total costs",
        "Total travel",
        "Total EU",
        "Costs",
        "Toplantı",
    ],
)
def test_totals_of_a_part_are_not_of_everything(label: str) -> None:
    assert not is_of_everything(label)


@pytest.mark.parametrize(
    "label",
    [
        *("Razem z partnerem", "Spolu s partnermi", "Conseil départemental de la Somme"),
        *("Łącznie z VAT", "Dom Razem Kraków", "Skupaj z"),
        *("Veri toplama", "Toplantı giderleri", "Totally new", "Gesamtkoordination", "Summary"),
    ],
)
def test_words_that_mean_something_else_there(label: str) -> None:
    assert not is_total(label)
    assert not says_total(fold(label))
    assert not names_total(fold(label))


@pytest.mark.parametrize(
    "label", ["Kosten insgesamt pro Partner", "Koszty razem 2024", "1.2 Razem koszty", "Σ total"]
)
def test_in_the_middle_beside_words_of_money(label: str) -> None:
    assert is_total(label)


@pytest.mark.parametrize("label", ["Total Energies", "Somme Numérique", "Razem Foundation"])
def test_names_are_no_total_alone(label: str) -> None:
    assert not is_total_alone(label)
