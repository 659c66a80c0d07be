"""C05: formulas below each other that read a table from left to right."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, with_cells

BLOCKS: Rows = [["", "P1", "P2", "P3", "P4", "P5"]]
BLOCKS += [[f"Cost {n}", *(100 * n + k for k in range(5))] for n in range(1, 12)]
PERIODS: Rows = [
    ["Period", "Costs", "First"],
    *(
        [f"P{n}", f"=Blocks!{x}3+Blocks!{x}6+Blocks!{x}9", f"=Blocks!{x}2"]
        for n, x in enumerate("BCDEF", 1)
    ),
    ["Total", "=SUM(B2:B6)", "=SUM(C2:C6)"],
]


def told(**cells: Any) -> list[tuple[str, str]]:
    rows = with_cells([*PERIODS, []], **cells)
    report = run_checks(calculated(rows, sheets={"Blocks": BLOCKS}), only=["C05"])
    return [(each.cell, each.expected) for each in report.findings]


def test_one_column_further_each_time() -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("cell", "formula", "right"),
    [
        ("B4", "=Blocks!D3+Blocks!D6", "=Blocks!D3+Blocks!D6+Blocks!D9"),
        ("B4", "=Blocks!D3+Blocks!C6+Blocks!D9", "=Blocks!D3+Blocks!D6+Blocks!D9"),
        ("B2", "=Blocks!B3+Blocks!B9", "=Blocks!B3+Blocks!B6+Blocks!B9"),
        ("B6", "=Blocks!F3+Blocks!F6+Blocks!F10", "=Blocks!F3+Blocks!F6+Blocks!F9"),
        ("B5", "=Blocks!F3+Blocks!F6+Blocks!F9", "=Blocks!E3+Blocks!E6+Blocks!E9"),
        ("C4", "=Blocks!C2", "=Blocks!D2"),
    ],
)
def test_one_that_slipped(cell: str, formula: str, right: str) -> None:
    assert told(**{cell: formula}) == [(cell, right)]


@pytest.mark.parametrize(
    "cells",
    [
        {"B4": "=Blocks!D3+Blocks!D6", "B5": "=Blocks!E3+Blocks!E6"},  # two
        {"B4": "=Blocks!D4+Blocks!D7"},  # other rows altogether
        {"B4": "=D3+D6"},
        {"B4": "=SUM(Blocks!D3:D9)"},
        {"B4": 700},
        {"A6": "Later", "C6": "=Blocks!B2"},  # an end of links
        {"B5": "", "B4": "=Blocks!D3+Blocks!D6"},  # three and a gap
    ],
)
def test_what_may_be_meant(cells: dict[str, Any]) -> None:
    assert told(**cells) == []


def test_along_a_row() -> None:
    rows: Rows = [["", "A", "B", "C", "D"]]
    rows.append(["Sum", *(f"=Blocks!B{n}+Blocks!D{n}" for n in (2, 3, 4, 5))])
    subject = calculated(with_cells(rows, D2="=Blocks!B4+Blocks!D5"), sheets={"Blocks": BLOCKS})
    (wrong,) = run_checks(subject, only=["C05"]).findings
    assert (wrong.cell, wrong.expected) == ("D2", "=Blocks!B4+Blocks!D4")
    assert "as C2 does" in wrong.message()


def test_our_own_layout() -> None:
    rows = with_cells(PERIODS, B4="=Blocks!D3+Blocks!D6")
    subject = calculated(
        rows, sheets={"Blocks": BLOCKS}, scalars={"fig.totals.eligible": "Budget!B7"}
    )
    assert not run_checks(subject, only=["C05"]).findings
