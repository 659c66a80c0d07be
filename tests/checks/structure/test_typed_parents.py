"""C04: a heading with a code that is typed, where others add up the rows of their codes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from cofin.checks.finding import Finding, Severity
from cofin.checks.run import run_checks
from cofin.checks.subject import Layout
from cofin.text import Lang
from tests.checks.calculated import Rows, calculated, with_cells

BUDGET: Rows = [
    ["Item", "2025", "2026", "2027", "Total"],
    ["1. Staff", *(f"=SUM({c}3:{c}4)" for c in "BCD"), "=SUM(B2:D2)"],
    ["  1.1 Researchers", 45000, 46200, 23500, "=SUM(B3:D3)"],
    ["  1.2 Engineers", 18800, 39600, 20100, "=SUM(B4:D4)"],
    ["2. Operation", *(f"={c}6+{c}9" for c in "BCD"), "=SUM(B5:D5)"],
    ["  2.1 Missions", *(f"=SUM({c}7:{c}8)" for c in "BCD"), "=SUM(B6:D6)"],
    ["  2.1.1 Flights", 3000, 4000, 2000, "=SUM(B7:D7)"],
    ["  2.1.2 Hotels", 1200, 2500, 1900, "=SUM(B8:D8)"],
    ["  2.2 Goods", 7300, 5200, 1800, "=SUM(B9:D9)"],
    ["3. Equipment", 28500, 0, 0, "=SUM(B10:D10)"],
    ["Total", *(f"={c}2+{c}5+{c}10" for c in "BCDE")],
]


def findings(rows: Rows, **more: Any) -> list[Finding]:
    return list(run_checks(calculated(rows, **more), only=["C04"]).findings)


def told(rows: Rows) -> list[tuple[str, str]]:
    return [(each.cell, each.expected) for each in findings(rows)]


def test_a_typed_heading() -> None:
    assert told(BUDGET) == []
    (wrong,) = findings(with_cells(BUDGET, B2=63000))
    assert (wrong.place, wrong.found, wrong.expected) == ("Budget!B2", "63000", "=SUM(B3:B4)")
    assert (wrong.difference, wrong.severity) == (Decimal(-800), Severity.ERROR)
    assert wrong.message() == (
        "Budget!B2 (1. Staff · 2025) holds the typed number 63,000, though it heads B3:B4."
        " Other headings, such as C2, add up their rows: =SUM(B3:B4) gives 63,800."
    )
    assert "B3:B4" in wrong.message(Lang.TR)
    assert wrong.fix().startswith("Put =SUM(B3:B4) into Budget!B2")
    (right,) = findings(with_cells(BUDGET, B2=63800))
    assert (right.difference, right.severity) == (Decimal(0), Severity.WARNING)


def test_a_heading_whose_neighbours_across_tell_it_is_told_once() -> None:
    """By its row, of four years that add up, and by the codes below it."""
    rows: Rows = [
        ["Item", "2025", "2026", "2027", "2028", "2029"],
        ["1. Staff", *(f"=SUM({c}3:{c}4)" for c in "BCDEF")],
        ["  1.1 Researchers", 45000, 46200, 23500, 24100, 25300],
        ["  1.2 Engineers", 18800, 39600, 20100, 21300, 22700],
        ["2. Operation", *(f"=SUM({c}6:{c}7)" for c in "BCDEF")],
        ["  2.1 Missions", 3000, 4000, 2000, 2600, 2900],
        ["  2.2 Goods", 7300, 5200, 1800, 1700, 1600],
        ["Total", *(f"={c}2+{c}5" for c in "BCDEF")],
    ]
    assert told(rows) == []
    assert told(with_cells(rows, D2=43000)) == [("D2", "=SUM(D3:D4)")]


def test_headings_of_headings() -> None:
    assert told(with_cells(BUDGET, B5=11000)) == [("B5", "=B6+B9")]
    assert told(with_cells(BUDGET, B6=4000)) == [("B6", "=SUM(B7:B8)")]


@pytest.mark.parametrize(
    "changed",
    [
        {"B2": 63000, "B3": ""},
        {"B2": 63000, "B3": 0, "B4": 0},
        {"B2": 63000, "A3": "Researchers"},
        {"B2": 63000, "C2": 85800, "D2": 43600, "B6": 4200, "C6": 6500, "D6": 3900},
        {"B2": "=45000+B4"},
        {"B2": "n/a"},
        {"B2": 2025},
        {"B2": 0.5, "B3": 0.2, "B4": 0.3},
    ],
)
def test_no_heading_that_is_typed_over(changed: dict[str, Any]) -> None:
    assert [each for each in told(with_cells(BUDGET, **changed)) if each[0] == "B2"] == []


def test_codes_in_a_column_of_their_own() -> None:
    rows: Rows = []
    for row in BUDGET:
        code, _, words = str(row[0]).strip().partition(" ")
        is_coded = code[:1].isdigit()
        rows.append([words if is_coded else row[0], *row[1:], code if is_coded else ""])
    moved = [[row[-1], *row[:-1]] for row in calculated_rows(rows)]
    assert told(moved) == [("C2", "=SUM(C3:C4)")]
    numbers = [
        [float(row[0]) if row[0] in {"1.", "1.1", "1.2"} else row[0], *row[1:]] for row in moved
    ]
    assert told(numbers) == [("C2", "=SUM(C3:C4)")]


def test_our_own_layout_has_no_codes() -> None:
    layout = Layout(1, "en", "")
    subject = replace(calculated(with_cells(BUDGET, B2=63000)), layout=layout)
    assert list(run_checks(subject, only=["C04"]).findings) == []


def calculated_rows(rows: Rows) -> Rows:
    """The rows one column further right, with the first heading typed."""
    shift = str.maketrans("BCDE", "CDEF")
    moved = [
        [str(c).translate(shift) if str(c).startswith("=") else c for c in row] for row in rows
    ]
    return with_cells(moved, B2=63000)
