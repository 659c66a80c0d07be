"""C04 and C05 among array formulas of one cell each, ``{=SUM(IF(...))}``."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, with_cells
from tests.checks.example_cells import ONLY_SHEET

YEARS = "BCD"


def summary(**cells: object) -> tuple[Rows, dict[str, Rows]]:
    """Five partners by three years, each cell an array formula over a list of costs."""
    listed: Rows = [["Partner", "Year", "Amount"]]
    listed += [[f"P{n // 3}", 2026 + n % 3, 1000 + 137 * n] for n in range(15)]
    rows: Rows = [["Partner", 2026, 2027, 2028]]
    for row in range(2, 7):
        rows.append([f"P{row - 2}", *(formula(f"{x}{row}") for x in YEARS)])
    return with_cells(rows, **cells), {"List": listed}


def formula(cell: str, last: int = 16, column: str = "C") -> str:
    x, row = cell[0], cell[1:]
    keys = f"(List!$A$2:$A${last}=$A{row})*(List!$B$2:$B${last}={x}$1)"
    return f"=SUM(IF({keys},List!${column}$2:${column}${last}))"


def told(**cells: object) -> dict[tuple[str, str], tuple[str, Decimal | None]]:
    rows, sheets = summary(**cells)
    arrays = [
        f"{ONLY_SHEET}!{x}{row}:{x}{row}"
        for row in range(2, 7)
        for x in YEARS
        if str(rows[row - 1][" ABCD".index(x) - 1]).startswith("=")
    ]
    subject = calculated(rows, sheets=sheets, arrays=arrays)
    report = run_checks(subject, only=["C04", "C05"])
    return {(each.code, each.cell): (each.expected, each.difference) for each in report.findings}


def test_all_alike() -> None:
    assert told() == {}


@pytest.mark.parametrize("cell", ["C4", "D6", "B2"])
def test_a_range_too_short_and_another_column(cell: str) -> None:
    for wrong in (formula(cell, last=14), formula(cell, column="B")):
        told_of = told(**{cell: wrong})
        assert {at: right for at, (right, _) in told_of.items()} == {("C05", cell): formula(cell)}


@pytest.mark.parametrize(("cell", "off"), [("C4", -1952), ("D6", -2911), ("B2", -993)])
def test_a_number_typed_over_it_is_worked_out_as_an_array(cell: str, off: int) -> None:
    assert told(**{cell: 7}) == {("C04", cell): (formula(cell), Decimal(off))}
