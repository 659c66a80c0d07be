"""C05 in a table of three products: the one that lacks a factor the other two have."""

from __future__ import annotations

import pytest

from tests.checks.structure.examples import Rows, cells

_ALL = "=ROUND(B{row}*C{row}*D{row}/12,2) -> 9"


def _table(like: str = _ALL, **formulas: str) -> Rows:
    rows: Rows = [["Function", "Share", "Yearly cost", "Months", "Cost"]]
    for row in (2, 3, 4):
        formula = formulas.get(f"E{row}", like).format(row=row)
        rows.append([f"Function {row}", row / 10, 40000 + row, 10 + row, formula])
    rows.append(["Total", "", "", "", "=SUM(E2:E4) -> 9"])
    return rows


@pytest.mark.parametrize("row", [2, 3, 4])
@pytest.mark.parametrize(
    "formula",
    [
        "=ROUND(B{row}*C{row}*D{row},2) -> 9",
        "=ROUND(C{row}*D{row}/12,2) -> 9",
        "=B{row}*C{row}/12 -> 9",
        "=ROUND(D{row}*C{row}/12,2) -> 9",
    ],
)
def test_an_input_or_a_division_that_is_gone(row: int, formula: str) -> None:
    assert cells("C05", _table()) == []
    assert cells("C05", _table(**{f"E{row}": formula})) == [f"E{row}"]
    assert cells("C05", _table(**{f"E{row}": formula})[:-1]) == []  # no total


@pytest.mark.parametrize(
    ("like", "odd"),
    [
        (_ALL, "=C{row} -> 9"),  # the amount itself
        (_ALL, "=ROUND(B{row}*C{row},2) -> 9"),  # two are gone
        (_ALL, "=ROUND(B{row}*C{row}*D{row}/12*2,2) -> 9"),  # one more
        (_ALL, "=ROUND(B{row}*C{row}*MAX(D{row},1),2) -> 9"),
        (_ALL, "=ROUND(B{row}*C{row}+D{row},2) -> 9"),
        ("=B{row}*C{row}*1.2 -> 9", "=B{row}*C{row} -> 9"),  # without VAT
        ("=B{row}*C{row}/0.8 -> 9", "=B{row}*C{row} -> 9"),
        ("=B{row}*C{row}*$H$1 -> 9", "=B{row}*C{row} -> 9"),  # a rate for some
        ("=B{row}*C{row}*Rates!B9 -> 9", "=B{row}*C{row} -> 9"),
    ],
)
def test_what_may_be_meant(like: str, odd: str) -> None:
    assert cells("C05", _table(like, E3=odd)) == []


def test_an_input_that_is_not_filled_in() -> None:
    rows = _table(E3="=ROUND(C{row}*D{row}/12,2) -> 9")
    rows[2][1] = ""
    assert cells("C05", rows) == []
