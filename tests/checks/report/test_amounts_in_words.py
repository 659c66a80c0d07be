"""Amounts in findings are written with their cents."""

from __future__ import annotations

import pytest

from cofin.checks.run import run_checks
from cofin.text import Lang
from tests.checks.calculated import Rows, calculated, with_cells

ROWS: Rows = [
    ["Item", "Days", "Rate (EUR)", "Amount (EUR)"],
    *([f"Task {n}", n, 100.55, f"=B{n + 1}*C{n + 1}"] for n in range(1, 8)),
]


@pytest.mark.parametrize(
    ("rate", "gives", "difference"),
    [
        (100.55, "which gives 402.20.", "-301.65"),
        (100, "which gives 400.", "-300"),
        (0.125, "which gives 0.5.", "-0.375"),
    ],
)
def test_cents_are_two_digits_and_whole_numbers_have_none(
    rate: float, gives: str, difference: str
) -> None:
    rows = with_cells(ROWS, **{f"C{row}": rate for row in range(2, 9)}, D5="=B2*C5")
    told = run_checks(calculated(rows), only=["C05"]).outcome(Lang.EN).findings
    assert [(each.cell, each.difference) for each in told] == [("D5", difference)]
    assert gives in told[0].message


def test_they_are_written_as_in_turkish_in_turkish() -> None:
    told = run_checks(calculated(with_cells(ROWS, D5="=B2*C5")), only=["C05"])
    (found,) = told.outcome(Lang.TR).findings
    assert "402,20" in found.message
    assert found.said.difference == "-301,65"
