"""Totals of some of the rows above, by year or by kind, below the total of all of them."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.column_sums.conditional import adds_some
from tests.checks.calculated import Rows, faults, with_cells

LIST: Rows = [
    ["Item", "Year", "Amount (EUR)"],
    ["Flights", 2024, 1210],
    ["Hotel", 2025, 980],
    ["Catering", 2024, 2300],
    ["Room", 2025, 1450],
]
TOTAL: Rows = [["Total", "", "=SUM(C2:C5)"]]
SOME: Rows = [
    ["Total 2024", "", "=SUMIF(B2:B5,2024,C2:C5)"],
    ["Total 2025", "", "=SUMPRODUCT((B2:B5=2025)*C2:C5)"],
]


def test_parts_below_their_total() -> None:
    assert faults([*LIST, *TOTAL, *SOME]) == []
    by_if = with_cells([*LIST, *TOTAL, *SOME], C8="=ROUND(SUM(IF(B2:B5=2025,C2:C5,0)),2)")
    assert faults(by_if) == []


@pytest.mark.parametrize("total", ["=C6+C9", 6356, "=ROUND(C6*1.07,2)"])
def test_totals_behind_them(total: Any) -> None:
    rows = [*LIST, *TOTAL, *SOME, ["Overheads", "", "=ROUND(C6*7%,2)"], ["Total costs", "", total]]
    assert faults(with_cells(rows, C10=total)) == ([] if total != 6356 else ["C10"])


def test_totals_of_them() -> None:
    rows = [*LIST, *SOME, ["Overheads", "", 400], ["Grand total", "", "=C6+C7+C8"]]
    rows = with_cells(rows, C7="=SUMIF(B2:B5,2025,C2:C5)", C6="=SUMIF(B2:B5,2024,C2:C5)")
    assert faults(rows) == []
    assert faults(with_cells(rows, C9=1)) == ["C9"]
    assert faults([*LIST, *SOME, ["Total", "", "=C6+C7"]]) == []
    assert faults([*LIST, *SOME, ["Total", "", "=SUM(C2:C5)"]]) == []
    assert faults([*LIST, *SOME, ["Total", "", "=SUM(C2:C5)+1"]]) == ["C8"]


@pytest.mark.parametrize(
    ("formula", "is_some"),
    [
        ("SUMIF(B2:B5,2024,C2:C5)", True),
        ("SUMIFS($C$2:$C$5,B2:B5,2024)", True),
        ("SUM(C2:C5)-SUMIF(B2:B5,2024,C2:C5)", True),
        ("SUM(IF(B2:B5=1,C2:C5))", True),
        ("SUMIF(B2:B5,2024,D2:D5)", False),
        ("SUMIF(B2:B9,2024,C2:C9)", False),
        ("SUMIF(B2:B2,2024,C2:C2)", False),
        ("SUMIF(X!B2:B5,2024,X!C2:C5)", False),
        ("SUM(C2:C5)", False),
        ("SUM(C2:C5", False),
        ("C2+C5", False),
        ("", False),
    ],
)
def test_which_they_are(formula: str, is_some: bool) -> None:  # noqa: FBT001
    assert adds_some(formula, 7, 3) is is_some
