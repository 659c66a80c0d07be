"""C07: a summary adds the lines of the table above again, and takes in none of its totals."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.calculated import Rows, found, with_cells

CHANGED: Rows = [
    ["Item", "Budget"],
    ["Coordinator", 3000],
    ["Experts", 7000],
    ["Flights", 900],
    ["Allowances", 600],
    ["Direct costs", 11400],  # typed: 100 less than the lines
    ["Overheads", "=ROUND(B6*7%,2)"],
    ["Grand total", "=B6+B7"],
    [],
    ["Sections", "Amount"],
    ["Staff", "=SUM(B2:B3)"],
    ["Travel", "=SUM(B4:B5)"],
    ["Total", "=SUM(B11:B12)"],
]


@pytest.mark.parametrize(
    "cells",
    [
        *[{}, {"B10": ""}, {"B6": 11500}],
        {"B9": "Amount", "B10": 2026},
    ],
)
def test_the_total_of_the_table_above_is_no_part_of_its_summary(cells: dict[str, Any]) -> None:
    assert found(["C07"], with_cells(CHANGED, **cells)) == []


def test_a_section_that_the_summary_forgets() -> None:
    rows = with_cells(CHANGED, A9="Sections", B9="Amount", A10="Staff", B10="=SUM(B2:B3)")
    rows = with_cells(rows, A11="Flights", B11="=SUM(B4:B4)", A12="Other", B12="=SUM(B5:B5)")
    assert found(["C07"], rows) == [("C07", "B13")]
    assert found(["C07"], with_cells(rows, B13="=SUM(B10:B12)")) == []
