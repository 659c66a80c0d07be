"""Months headed by 1, 2, 3 ...: numbers above a block that are no amounts of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.calculated import Rows, found, with_cells

PLAN: Rows = [
    ["Item", 1, 2, 3, 4, "Sum"],
    ["Staff", 100, 110, 120, 130, "=SUM(B2:E2)"],
    ["Travel", 200, 210, 220, 230, "=SUM(B3:E3)"],
    ["Equipment", 300, 310, 320, 330, "=SUM(B4:E4)"],
    ["Other costs", 400, 410, 420, 430, "=SUM(B5:E5)"],
    *([name, *(f"=SUM({c}2:{c}5)" for c in "BCDEF")] for name in ("Total",)),
]


def cells(rows: Rows) -> list[tuple[str, str]]:
    return found(("A02", "A03", "A04", "C05", "C07"), rows)


def test_months_that_are_numbered() -> None:
    assert cells(PLAN) == []
    assert cells(with_cells(PLAN, B1=13, C1=14, D1=15, E1=16)) == []


def test_a_row_left_out_below_numbered_months() -> None:
    assert ("C07", "C6") in cells(with_cells(PLAN, C6="=SUM(C2:C4)"))
    assert ("C05", "C6") in cells(with_cells(PLAN, C6="=SUM(C3:C5)"))


def test_a_last_row_of_amounts_that_count_on() -> None:
    rows = with_cells(PLAN, B5=400, C5=401, D5=402, E5=403, F5="")
    assert ("C07", "C6") in cells(with_cells(rows, C6="=SUM(C2:C4)"))


@pytest.mark.parametrize(
    "change",
    [
        {"B1": 10, "C1": 12, "D1": 17, "E1": 3, "A1": "Fees"},
        {"B1": 1, "C1": 2, "D1": "=1+2", "E1": 4, "A1": "Fees"},
        {"B1": 0.5, "C1": 1.5, "D1": 2.5, "E1": 3.5, "A1": "Fees"},
    ],
)
def test_a_first_row_of_small_amounts(change: dict[str, Any]) -> None:
    assert ("C07", "C6") in cells(with_cells(PLAN, **change))
