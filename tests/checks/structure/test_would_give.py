"""What a formula would give where somebody typed a number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cofin.checks.structure.values import would_give
from tests.checks.card_examples import subject_of_example

ROWS = [
    [Decimal("0.1"), Decimal("0.2"), "text", "=TRUE -> 1", "=1/0 -> #DIV/0!"],
    [-7, Decimal("2.675"), "=A2*2 -> 99", "=B9+1"],
]
GIVES = {
    "A1+B1": "0.3",
    "ROUND(B2,2)": "2.68",
    "SUBTOTAL(109,A1:B1)": "0.3",
    'IF(C1="TEXT",1,2)': "1",
    "SUMIFS(A1:A2,A1:A2,-7)": "-7",
    "C2+1": "-13",  # recomputed: the stored 99 is stale
    "D2+1": "2",  # never calculated
    "Z9": "0",
}
UNKNOWN = [
    "A1+C1",
    "E1",
    "1/0",
    "C1",
    'A1=""',
    "A1:B1",
    "nowhere",
    "A1+",
    "#REF!",
    "ROUND(A1,1E9)",
    "((9^999)^999)^999",
]


def given(formula: str, sheet: str = "Budget") -> Decimal | None:
    subject = subject_of_example({"sheet": ROWS, "recomputed": {"Budget!C2": -14}})
    return would_give(subject, formula, (sheet, 30, 1))


@pytest.mark.parametrize("formula", GIVES)
def test_it_is_what_the_workbook_would_calculate(formula: str) -> None:
    assert given(formula) == Decimal(GIVES[formula])


@pytest.mark.parametrize("formula", UNKNOWN)
def test_what_is_no_number_or_not_certain_is_not_told(formula: str) -> None:
    assert given(formula) is None


def test_a_sheet_that_is_not_there_calculates_nothing() -> None:
    assert given("1+1", "Gone") is None
