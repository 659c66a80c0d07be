"""A grant in the first column below a matrix of partners and categories is one of the whole."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.calculated import Rows, found, with_cells

MATRIX: Rows = [
    ["Partner", "Personnel", "Travel", "Total"],
    ["Alpha", 100000, 8000, "=SUM(B2:C2)"],
    ["Beta", 80000, 7000, "=SUM(B3:C3)"],
    ["Total", "=SUM(B2:B3)", "=SUM(C2:C3)", "=SUM(D2:D3)"],
    [],
    ["EU contribution", "=ROUND(D4*0.75,2)"],
    ["Own contribution", "=D4-B6"],
]
CALL: dict[str, Any] = {"change": []}


def cells(rows: Rows, **more: Any) -> list[str]:
    return [cell for _, cell in found(["R01", "R03"], rows, **more)]


@pytest.mark.parametrize("more", [{}, CALL])
def test_the_formula_names_the_base(more: dict[str, Any]) -> None:
    assert cells(MATRIX, **more) == []
    assert cells(with_cells(MATRIX, B6="=ROUND(SUM(D4:D4)*0.75,2)"), **more) == []
    partners = with_cells(MATRIX, B1="Alpha", C1="Beta", A2="Personnel", A3="Travel")
    assert cells(partners, **more) == []


def test_below_a_category_the_total_column_is_the_base() -> None:
    typed = with_cells(MATRIX, B6=146250, B7=48750)
    assert cells(typed, **CALL) == []
    assert cells(with_cells(MATRIX, B6=160000, B7=35000), **CALL) == ["B6"]
    assert cells(with_cells(typed, B7=50000), **CALL) == ["B7"]
    none = with_cells(typed, D1="Remarks", B1="Indirect costs")
    assert cells(none, **CALL) == ["B6", "B7"]
    beside = with_cells(MATRIX, B6="=146250", B7=48750)
    assert cells(beside, **CALL) == []
    assert cells(with_cells(typed, B1="Alpha"), **CALL) == ["B6", "B7"]


def test_a_row_of_grants_has_its_own_bases() -> None:
    shared: dict[str, Any] = {}
    for column in "BCD":
        shared[f"{column}6"] = f"=ROUND({column}4*0.75,2)"
        shared[f"{column}7"] = f"={column}4-{column}6"
    rows = with_cells(MATRIX, **shared)
    assert cells(rows, **CALL) == []
    assert "B6" in cells(with_cells(rows, B6="=ROUND(D4*0.75,2)"), **CALL)


def test_a_base_on_another_sheet() -> None:
    assert cells(with_cells(MATRIX, B6="=Budget!D4*0.75", B7=48750), **CALL) == []


def test_a_base_that_adds_up_the_totals_of_two_partners() -> None:
    """The grant is one of both; the sum has a row of its own below the totals."""
    both: Rows = [
        ["Item", "Partner A", "Partner B"],
        ["Personnel", 31200, 14800],
        ["Travel", 18600, 26400],
        ["Total", "=SUM(B2:B3)", "=SUM(C2:C3)"],
        [],
        ["Total of both", "=B4+C4"],
        ["Funding rate", 0.75],
        ["Grant", "=B6*B7"],
    ]
    assert cells(both) == []
    assert cells(with_cells(both, B6="=SUM(B4:C4)")) == []
    assert cells(with_cells(both, B8=68251)) == ["B8"]
    wrong = with_cells(both, B6="=B4", B8="=B6*B7*1.1")
    assert cells(wrong) == ["B8"]
