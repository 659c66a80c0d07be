"""C04: a 0 that is typed in a year in which nothing is due, and one that hides an amount."""

from __future__ import annotations

import pytest

from tests.checks.calculated import Rows, found, with_cells

#: Costs of three years: each year follows the one before; two things are bought once.
PLAN: Rows = [
    ["Item", "Quantity", "Price", "2026", "2027", "2028", "Total"],
    ["Guide (months)", 12, 2000],
    ["Cook (months)", 6, 1800],
    ["Rent (months)", 12, 400],
    ["Courses", 20, 90],
    ["Power (months)", 12, 130],
    ["Flyers", 5, 210],
    ["Oven", 1, 7000, "=B8*C8", 0, 0],
    ["Final report", 1, 3000, 0, 0, "=$B9*$C9"],
    ["Letters", 4, 150],
]
for _n, _row in enumerate(PLAN[1:], 2):
    _row += [f"=B{_n}*C{_n}", f"=ROUND(D{_n}*1.02,2)", f"=ROUND(E{_n}*1.02,2)"][: 6 - len(_row)]
    _row.append(f"=SUM(D{_n}:F{_n})")


def cells(rows: Rows) -> list[str]:
    return [cell for _, cell in found(["C04"], rows)]


def turned() -> Rows:
    """The same with an item in each column."""
    rows: Rows = [[""], ["Quantity"], ["Price"], ["2026"], ["2027"], ["2028"], ["Total"]]
    for item, letter in zip(PLAN[1:], "BCDEFGHIJ", strict=True):
        years: list[object] = [f"={letter}2*{letter}3"]
        years += [f"=ROUND({letter}{n}*1.02,2)" for n in (4, 5)]
        if item[0] == "Oven":
            years[1:] = [0, 0]
        if item[0] == "Final report":
            years = [0, 0, years[0]]
        for row, value in zip(rows, [*item[:3], *years, f"=SUM({letter}4:{letter}6)"], strict=True):
            row.append(value)
    return rows


def test_what_is_bought_once_costs_nothing_in_other_years() -> None:
    assert cells(PLAN) == []
    assert cells(with_cells(PLAN, G8="")) == []
    assert cells(with_cells(PLAN, E9=0, D9="=$B9*$C9", F9=0)) == []


@pytest.mark.parametrize("cell", ["D4", "E4", "F4", "E3"])
def test_a_zero_over_an_amount_is_found(cell: str) -> None:
    assert cell in cells(with_cells(PLAN, **{cell: 0}))


def test_a_number_over_an_amount_is_found() -> None:
    assert cells(with_cells(PLAN, E4=4895)) == ["E4"]
    assert "D8" in cells(with_cells(PLAN, D8=0))
    assert "D9" in cells(with_cells(PLAN, F9="=B9*C8"))
    assert "E8" in cells(with_cells(PLAN, E8=5, F8=0))


def test_zeros_between_years_that_calculate_hide_something() -> None:
    rows = [[*row[:6], "", *row[6:]] for row in PLAN]
    rows[0][6] = "2029"
    for n, row in enumerate(rows[1:], 2):
        row[6:8] = [f"=ROUND(F{n}*1.02,2)", f"=SUM(D{n}:G{n})"]
    assert cells(with_cells(rows, D8="=B8*C8*1", G8="=B8*C8")) == ["E8"]


def test_years_below_each_other() -> None:
    assert cells(turned()) == []
    assert cells(with_cells(turned(), D5=0)) == ["D5"]
    assert "H5" in cells(with_cells(turned(), H7="=H4"))


def test_a_formula_that_would_give_0_as_well() -> None:
    assert cells(with_cells(PLAN, B4=0, D4=0)) == []
    assert cells(with_cells(PLAN, B4=0, D4=1)) == ["D4"]


def test_one_of_many_equal_months_is_missing() -> None:
    rows: Rows = [["Item", "People", "Pay", *(f"Month {n}" for n in range(1, 7))]]
    rows += [[f"Post {n}", n, 3000, *([f"=$B{n + 1}*$C{n + 1}"] * 6)] for n in range(1, 6)]
    assert cells(with_cells(rows, F4=0)) == ["F4"]
