"""A fault of a part is told at the part: not at the totals above it, nor at a total beside it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.calculated import Rows, found, with_cells

SUMS = ("A02", "A03", "A04", "C07")

NESTED: Rows = [
    ["Item", "EUR"],
    ["Staff"],
    ["Manager", 50000],
    ["Expert", 30000],
    ["Sub-total staff", "=SUM(B3:B4)"],
    ["Travel"],
    ["Flights", 8000],
    ["Hotels", 4000],
    ["Meals", 1000],
    ["Sub-total travel", "=SUM(B7:B9)"],
    ["Direct costs", "=B5+B10"],
    ["Indirect costs", "=B11*7%"],
    ["Total costs", "=B11+B12"],
]
MATRIX: Rows = [
    ["Partner", "Personnel", "Travel", "Total"],
    ["Alpha", 1000, 300, "=SUM(B2:C2)"],
    ["Beta", 800, 200, "=SUM(B3:C3)"],
    ["Gamma", 700, 150, "=B4+C4"],
    ["Delta", 500, 250, "=SUM(B5:C5)"],
    ["Total", "=SUM(B2:B5)", "=SUM(C2:C5)", "=SUM(D2:D5)"],
]


def cells(rows: Rows, **more: Any) -> list[tuple[str, str]]:
    return found(SUMS, rows, **more)


def test_right_sheets() -> None:
    assert cells(NESTED) == []
    assert cells(MATRIX) == []


def test_a_part_that_leaves_out_a_row_is_told_once() -> None:
    assert cells(with_cells(NESTED, B10="=SUM(B7:B8)")) == [("C07", "B10")]
    short = with_cells(NESTED, B10="=SUM(B8:B9)")
    assert cells(short) == [("C07", "B10")]


def test_a_heading_behind_the_rows_of_another_is_left_out_by_the_total() -> None:
    rows: Rows = [["Item", "EUR"], ["Staff", "=SUM(B3:B4)"], ["Senior", 100], ["Junior", 50]]
    rows += [["Purchases", "=SUM(B6:B7)"], ["Travel", 20], ["Goods", 30]]
    assert cells([*rows, ["Total", "=B2+B5"]]) == []
    rows += [["Indirect", "=(B2+B5)*25%"]]
    assert cells([*rows, ["Total", "=B2+B8"]]) == [("C07", "B9")]


def test_a_fault_of_its_own_above_a_wrong_part_is_told_as_well() -> None:
    rows = with_cells(NESTED, B10="=SUM(B7:B8)", B13=120000)
    assert cells(rows) == [("A02", "B13"), ("C07", "B10")]


@pytest.mark.parametrize("row", [2, 3, 4, 5])
def test_the_total_of_a_row_does_not_excuse_its_column(row: int) -> None:
    others = [each for each in range(2, 6) if each != row]
    for column in "BCD":
        formula = "=" + "+".join(f"{column}{each}" for each in others)
        at = f"{column}6"
        assert ("C07", at) in cells(with_cells(MATRIX, **{at: formula}))


def test_every_column_of_a_matrix() -> None:
    short = {f"{c}6": f"=SUM({c}2:{c}4)" for c in "BCD"}
    assert cells(with_cells(MATRIX, **short)) == [("C07", "B6"), ("C07", "C6"), ("C07", "D6")]


def test_a_row_total_is_not_accused_beside_a_short_column() -> None:
    years = with_cells(MATRIX, B1="Year 1", C1="Year 2", D6="=SUM(D2:D5)", B6="=SUM(B2:B4)")
    assert cells(years) == [("C07", "B6")]


def test_a_sub_total_that_takes_in_the_one_before() -> None:
    over = with_cells(NESTED, B10="=SUM(B5:B9)")
    assert cells(over) == [("C07", "B10")]
    rows = with_cells(NESTED, B10="=SUM(B5:B9)", B11="=B5+B10+B12", B12=10)
    assert ("C07", "B10") in cells(rows)


@pytest.mark.parametrize("formula", ["=SUM(B4:B9)", "=B5+B7+B8+B9", "=SUM(B5:B5)"])
def test_a_total_that_counts_twice_is_told_itself(formula: str) -> None:
    assert ("C07", "B11") in cells(with_cells(NESTED, B10=formula))
