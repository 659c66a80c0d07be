"""C05 where amounts are spread over months: counting the months makes no total of a formula."""

from __future__ import annotations

import pytest

from cofin.checks.structure.lines.adding import added
from tests.checks.structure.examples import Rows, cells

COLUMNS = "EFGHIJ"


def formula(column: str, row: int) -> str:
    return (
        f"IF(AND({column}$1>=$C{row},{column}$1<=$D{row}),$B{row}/($D{row}-$C{row}+1),0) -> {row}"
    )


def spread() -> Rows:
    rows: Rows = [["Item", "Amount", "From", "To", *(f"M{n}" for n in range(1, 7))]]
    for row in range(2, 8):
        months = [f"={formula(column, row)}" for column in COLUMNS]
        rows.append([f"Task {row}", 6000 * row, 1, 6, *months])
    totals = [f"=SUM({column}2:{column}7) -> 27" for column in COLUMNS]
    return [*rows, ["Total", "=SUM(B2:B7) -> 162000", "", "", *totals]]


def test_nothing_is_wrong() -> None:
    assert [cells(code, spread()) for code in ("C04", "C05", "C07")] == [[], [], []]


@pytest.mark.parametrize(
    ("old", "new"),
    [("$B4", "$B3"), ("<=$D4", "<=$D3"), ("+1", "+2"), ("+1", ""), ("$D4-$C4", "$D4-$C3")],
)
def test_a_part_that_is_of_another_row(old: str, new: str) -> None:
    rows = spread()
    rows[3][7] = str(rows[3][7]).replace(old, new)
    assert cells("C05", rows) == ["H4"]


def test_a_month_that_was_typed() -> None:
    rows = spread()
    rows[3][7] = 4700
    assert cells("C04", rows) == ["H4"]


@pytest.mark.parametrize(
    ("skeleton", "count"),
    [
        ("\1+\1", 1),
        ("ROUND(SUM(\1)*7%,2)", 1),
        ("IF(SUM(\1)>0,SUM(\1),\1-\1)", 2),
        ("IF(AND(\1+\1>1,\1>=\1),\1/(\1-\1+1),0)", 0),
        ("(\1-\1)*\1/(\1+\1)", 1),
        ("(\1-\1>0)*\1", 0),
        ("(\1", 0),
    ],
)
def test_what_a_formula_adds_up_for_its_result(skeleton: str, count: int) -> None:
    assert len(added(skeleton)) == count
