"""C04 where a row and a column of formulas meet: the number belongs to one of them."""

from __future__ import annotations

import pytest

from tests.checks.card_examples import findings_of
from tests.checks.structure.examples import Rows

_LETTERS = "BCDE"


def _summary(partners: int = 3) -> Rows:
    """By category in B to E, then the direct costs, the total with overheads and the grant."""
    rows: Rows = [["Partner", "Staff", "Travel", "Other", "Fees", "Direct", "Total", "EU grant"]]
    last = partners + 1
    for row in range(2, last + 1):
        by_category = [f"={_count(x, row)} -> 100" for x in _LETTERS]
        rest = [f"=SUM(B{row}:E{row}) -> 400", f"=F{row}*1.07 -> 428", f"=G{row}*0.75 -> 321"]
        rows.append([f"Partner {row}", *by_category, *rest])
    rows.append(["Total", *(f"=SUM({x}2:{x}{last}) -> 999" for x in "BCDEFGH")])
    return rows


def _count(column: str, row: int) -> str:
    return f"SUMIFS(List!$C$1:$C$9,List!$A$1:$A$9,$A{row},List!$B$1:$B$9,{column}$1)"


def _list() -> Rows:
    kinds = ("Staff", "Travel", "Other", "Fees")
    return [[f"Partner {row}", kind, 100] for row in (2, 3) for kind in kinds]


def _expected(rows: Rows) -> list[tuple[str, str]]:
    found = findings_of("C04", {"sheets": {"Summary": rows, "List": _list()}})
    return [(finding.cell, str(finding.expected)) for finding in found]


@pytest.mark.parametrize("row", [2, 3, 4])
@pytest.mark.parametrize(
    ("column", "formula"), [("F", "=SUM(B{0}:E{0})"), ("G", "=F{0}*1.07"), ("H", "=G{0}*0.75")]
)
def test_a_column_behind_the_counts_calculates_as_it_does(
    row: int, column: str, formula: str
) -> None:
    rows = _summary()
    rows[row - 1]["ABCDEFGH".index(column)] = 77.5
    assert _expected(rows) == [(f"{column}{row}", formula.format(row))]


@pytest.mark.parametrize("row", [2, 3, 4])
def test_a_count_in_its_row_is_still_one(row: int) -> None:
    rows = _summary()
    rows[row - 1][2] = 77.5
    assert _expected(rows) == [(f"C{row}", f"={_count('C', row)}")]


def test_one_formula_beside_shows_that_the_row_does_not_go_so_far() -> None:
    rows = _summary(2)
    rows[1][7] = 77.5
    assert _expected(rows) == []
