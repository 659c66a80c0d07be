"""C05 where the share of a whole table is taken of its last line."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, found, with_cells


def register() -> Rows:
    rows: Rows = [["Item", "Price", "Use", "Depreciation"]]
    rows += [[f"Item {row}", row * 500, 0.4, f"=ROUND(B{row}*C{row},2)"] for row in range(2, 6)]
    rows += [["Total", "=SUM(B2:B5)", "", "=SUM(D2:D5)"], [], ["Part that is eligible", "=D6/B6"]]
    return [*rows, ["Largest use", "=MAX(C2:C5)"], ["Moved", "=SUMPRODUCT(ABS(D2:D5))/2"]]


def odd(rows: Rows, **changes: Any) -> list[str]:
    return [cell for _, cell in found(["C05"], with_cells(rows, **changes))]


@pytest.mark.parametrize("formula", ["=D6/B5", "=ROUND(D6/B5,4)", "=B10/B5", "=D6/$B$5"])
def test_the_last_line_instead_of_the_total(formula: str) -> None:
    assert odd(register()) == []
    assert odd(register(), B8=formula) == ["B8"]


def test_what_is_said_of_it() -> None:
    rows = with_cells(register(), B8="=D6/B5")
    (finding,) = run_checks(calculated(rows), only=["C05"]).findings
    assert finding.message() == (
        "Budget!B8 (Part that is eligible · Price) calculates =D6/B5. D6 is made from all lines of"
        " the table, and is divided by “Item 5”, the last of them; the total stands in B6: it"
        " should be =D6/B6, which gives 0.4."
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"B8": "=D5/B5"},  # of the line itself
        {"B8": "=D6/B4"},  # of another line, whatever is meant
        {"B8": "=B6/B5"},  # how many times
        {"B8": "=B10/B5", "B10": "=D4*2"},
        {"B8": "=B10/B5", "B10": "=SUM(D3:D5)"},
        {"B8": "=B10/B5", "B10": 700},
        {"B8": "=D6/B5", "D6": 700},
        {"B8": "=D6/B5", "A8": "In item 5"},  # says so
        {"B8": "=D6/B5", "B6": ""},
        {"B8": "=D6/B5", "B2": 0, "B3": 0, "B4": 0},  # the same
        {"B8": "=D6/B5-1"},
        {"B8": "=SUM(D2:D5)/B5"},
        {"B8": "=D2:D5/B5"},
        {"B8": "=Missing!D6/B5"},
    ],
)
def test_what_may_be_meant(changes: dict[str, Any]) -> None:
    assert odd(register(), **changes) == []
