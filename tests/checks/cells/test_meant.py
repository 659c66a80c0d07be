"""Checks on cells: what a number means by its format, its words and the other rows."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.card import cards
from cofin.text import Lang
from tests.checks.card_examples import findings_of, places


@pytest.mark.parametrize(
    ("number_format", "words"),
    [
        ("General", "10.006 has more than two decimals; to the cent it is 10.01, off by 0.004"),
        ("0.0", "10.006 stands where 10.0 is shown; to the cent it is 10.01, off by 0.004"),
        ("#,##0", "10.006 stands where 10 is shown; to the cent it is 10.01, off by 0.004"),
        ("#,##0.00", "10.006 stands where 10.01 is shown; off by 0.004"),
    ],
)
def test_fractions_of_a_cent_as_the_format_shows_them(number_format: str, words: str) -> None:
    sheet = [["Item", "Amount"], ["a", 10.006]]
    (found,) = findings_of("C10", {"sheet": sheet, "formats": {"Budget!B2": number_format}})
    assert cards()["C10"].message(found, Lang.EN) == f"Budget!B2: {words} in all."
    assert "10,006" in cards()["C10"].message(found, Lang.TR)


@pytest.mark.parametrize(
    "rows",
    [
        [["Currency", "1 EUR ="], ["PLN", 4.3095], ["TRY", 34.7205]],
        [["Item", "Amount", "Kurs"], ["a", 100, 4.3095], ["b", 100, 34.7205]],
        [["Item", "Amount"], ["Exchange rate (ECB)", 34.8131], ["Staff", 100]],
        [["All amounts in k€"], ["Item", "Amount"], ["Staff", 34.8131], ["Travel", 100]],
        [["Item", "Amount (k€)"], ["Staff", 34.8131], ["Travel", 100]],
    ],
)
def test_exchange_rates_and_thousands_have_more_decimals(rows: list[list[Any]]) -> None:
    assert places("C10", sheet=rows) == []


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ((98000, 121000.5), "110500"),
        ((98, 121), "110.5"),
        ((98, 121000), "110500 / 110.5"),
        ((98000,), "110500 / 110.5"),
        ((1, 2), "110500 / 110.5"),
    ],
)
def test_what_a_text_means_by_the_other_rows(others: tuple[float, ...], expected: str) -> None:
    rows = [["Item", "Amount (EUR)"], ["a", "'110.500"], *(["b", each] for each in others)]
    for code in ("C01", "C02"):
        (found,) = findings_of(code, {"sheet": rows})
        assert set(found.expected.split(" / ")) == set(expected.split(" / "))


def test_a_text_beside_its_label_has_no_other_rows() -> None:
    (found,) = findings_of("C01", {"sheet": [["Total costs (EUR)", "'110.500"]]})
    assert found.expected == "110.5 / 110500"


def test_one_negative_number_needs_others_beside_it() -> None:
    rows: list[list[Any]] = [["Trip", "Flight", "Total (EUR)"], ["a", -20, "=B2*2 -> -40"]]
    assert ("B2", "warning") not in places("C12", sheet=[*rows, ["b", 30, "=B3*2 -> 60"]])
    rows += [["b", 30, "=B3*2 -> 60"], ["c", 30, "=B4*2 -> 60"], ["Total", "", "=SUM(C2:C4) -> 80"]]
    assert ("B2", "warning") in places("C12", sheet=rows)
    rows[3][1] = -5
    assert ("B2", "warning") not in places("C12", sheet=rows)
    assert places("C12", sheet=[["Flight", -260]]) == []


def test_negative_rates_and_days_are_told_elsewhere() -> None:
    rows = [["Item", "Change", "Amount (EUR)"], ["a", -0.2, -5], ["b", 0.3, 6], ["c", 0.3, 6]]
    formats = {"Budget!B2:B4": "0%", "Budget!C2:C4": "yyyy"}
    assert places("C12", sheet=rows, formats=formats) == []
