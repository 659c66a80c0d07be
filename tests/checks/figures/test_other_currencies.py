"""A limit in EUR is for amounts in EUR: a column in another currency is not held against it."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.figures.figures import Told
from cofin.checks.figures.other_currency import is_in_other_currency
from cofin.money import total
from tests.checks.figures.test_limits import found, seen


def rows_of(heading: str, title: str = "Budget") -> list[list[Any]]:
    """A budget in a column with this heading, and the grant above the ceiling in EUR."""
    return [
        [title],
        [],
        ["Item", heading],
        ["Total eligible costs", 1425127.5],
        ["EU contribution", 1068845.62],
    ]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        *(("Value PLN", "Budget"), ("Wartość PLN", "Budżet (EUR)"), ("Tutar (TL)", "Bütçe")),
        *(("Amount", "Budget in PLN"), ("Tutar", "Bütçe (TRY)"), ("Betrag", "Kosten in CHF")),
    ],
)
def test_another_currency_has_no_ceiling_in_euro(heading: str, title: str) -> None:
    assert found(seen(rows_of(heading, title)), "R02") == []


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        *(("Value EUR", "Budget in PLN"), ("Amount", "Budget"), ("Amount", "Budget (EUR)")),
        *(("Amount", "Budget in PLN and EUR"), ("Kwota EUR (PLN / 4.5)", "Budżet")),
    ],
)
def test_euro_have_a_ceiling(heading: str, title: str) -> None:
    assert [each[:3] for each in found(seen(rows_of(heading, title)), "R02")] == [
        ("R02", "error", "B5")
    ]


def test_what_partners_ask_for_together_in_another_currency() -> None:
    def rows(money: str) -> list[list[Any]]:
        names = ("Total eligible costs", "Requested EU contribution")
        head = ["Partner", *(f"{name} ({money})" for name in names)]
        return [head, ["A", 400000, 300000], ["B", 400000, 290000]]

    assert [each[:2] for each in found(seen(rows("EUR")), "R02")] == [("R02", "warning")]
    assert found(seen(rows("PLN")), "R02") == []
    assert found(seen(rows("EUR")), "R14") == []
    assert [each[2:] for each in found(seen(rows("PLN")), "R14")] == [("C3", "300000.00")]


def test_a_place_that_is_no_cell_says_nothing() -> None:
    subject = seen(rows_of("Value PLN"))
    assert not is_in_other_currency(subject, Told(total([]), ("Nowhere", "A1"), ""))
    assert not is_in_other_currency(subject, Told(total([]), ("Budget", ""), ""))
