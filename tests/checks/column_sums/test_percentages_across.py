"""Percentages of one row: their sum is a whole, and no sum of the rows above."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cofin.checks.run import run_checks
from cofin.checks.tables.cells import shown
from tests.checks.calculated import Rows, calculated, found, with_cells

CHECKS = ("A02", "A03", "A04", "A07", "C07")

SHARES: Rows = [
    ["WP", "Lump sum", "North", "South", "West", "Total"],
    ["WP1", 85000, 0.55, 0.15, 0.3, "=SUM(C2:E2)"],
    ["WP2", 312500, 0.3, 0.4, 0.3, "=SUM(C3:E3)"],
    ["WP3", 246780, 0.25, 0.25, 0.5, "=SUM(C4:E4)"],
    ["WP4", 98333, 0.125, 0.275, 0.6, "=SUM(C5:E5)"],
    [
        "Total",
        "=SUM(B2:B5)",
        *(f"=SUMPRODUCT($B2:$B5,{c}2:{c}5)/$B6" for c in "CDE"),
        "=SUM(C6:E6)",
    ],
]
SHARES[5].append("=SUM(C6:E6)")
FORMATS = {"Budget!C2:F6": "0.0%"}


def cells(rows: Rows, **more: Any) -> list[tuple[str, str]]:
    return found(CHECKS, rows, **{"formats": FORMATS, **more})


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, []),
        ({"D3": 0.3}, [("A07", "F3")]),
        ({"D3": 0.5}, [("A07", "F3")]),
        ({"D3": 0.3, "D4": 0.35}, []),  # perhaps not all is given to somebody
        ({"C3": 0, "D3": 0, "E3": 0}, []),
    ],
)
def test_a_row_that_misses_what_the_others_make_up(
    changed: dict[str, Any], told: list[tuple[str, str]]
) -> None:
    assert cells(with_cells(SHARES, **changed)) == told


def test_where_the_shares_stand() -> None:
    subject = calculated(with_cells(SHARES, D3=0.3), formats=FORMATS)
    (finding,) = run_checks(subject, only=["A07"]).findings
    assert finding.places == (("Budget", "F3"), ("Budget", "C3:E3"))


def test_without_formats_or_sums_nothing_is_said() -> None:
    assert cells(with_cells(SHARES, D3=0.3, F3=0.9)) == []
    assert ("A07", "F3") not in cells(with_cells(SHARES, D3=0.3), formats={})


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("-1040.00000000001", "-1040.00"),
        ("-0.000000762927811592817", "0.00"),
        ("0.005", "0.005"),
        ("12.3456", "12.3456"),
        ("12", "12.00"),
    ],
)
def test_traces_of_binary_arithmetic_are_not_shown(number: str, told: str) -> None:
    assert f"{shown(Decimal(number)):f}" == told
