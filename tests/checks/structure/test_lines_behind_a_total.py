"""A line added below the total: calculated as the others, and counted by nobody."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.finding import Severity
from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, with_cells

ITEMS: Rows = [["Item", "Days", "Price", "Amount"]]
ITEMS += [[name, n + 2, 100 * n, f"=B{n + 1}*C{n + 1}"] for n, name in enumerate("abcd", 1)]
ITEMS += [["Total", "", "", "=SUM(D2:D5)"]]
BELOW: Rows = [*ITEMS, ["Audit", 1, 3000, "=B7*C7"]]


def missed(rows: Rows, **more: Any) -> list[tuple[str, object, bool]]:
    report = run_checks(calculated(rows, **more), only=["C07"])
    found = report.findings
    return [(f.cell, f.values["missed"], f.severity is Severity.WARNING) for f in found]


def test_lines_behind_a_total() -> None:
    assert missed(ITEMS) == []
    assert missed(BELOW) == [("D6", "D7", True)]
    assert missed([*BELOW, ["Room", 4, 650, "=B8*C8"]]) == [("D6", "D7:D8", True)]
    assert missed([*ITEMS, [], ["Audit", 1, 3000, "=B8*C8"]]) == [("D6", "D8", True)]
    (found,) = run_checks(calculated(BELOW), only=["C07"]).findings
    assert (found.found, found.expected) == ("5000", "8000")


@pytest.mark.parametrize(
    "rows",
    [
        with_cells(BELOW, D7=3000),  # typed
        with_cells(BELOW, D7="=B7*C7*0.07"),
        with_cells(BELOW, D7="=D6*0.07"),
        with_cells(BELOW, B7=""),  # not used yet
        with_cells(BELOW, A7=""),
        with_cells(BELOW, D7="=B7/C7"),
        [*BELOW, ["Grand total", "", "", "=D6+D7"]],
        [*BELOW, ["Share", "", "", "=D7/D6"]],
        [*ITEMS, ["Options"], [], ["Audit", 1, 3000, "=B9*C9"]],
        [*ITEMS, [], [], ["Audit", 1, 3000, "=B9*C9"]],
    ],
)
def test_what_stands_below_a_total_on_purpose(rows: Rows) -> None:
    assert ("D6", "D7", True) not in missed(rows)
    assert ("D6", "D9", True) not in missed(rows)


def test_shares_add_up_to_nothing() -> None:
    assert missed(BELOW, formats={"Budget!D2:D7": "0%"}) == []


def test_a_total_above_its_rows() -> None:
    rows: Rows = [["Item", "Days", "Price", "Amount"], ["Total", "", "", "=SUM(D3:D5)"]]
    rows += [[name, n + 2, 100 * n, f"=B{n + 2}*C{n + 2}"] for n, name in enumerate("abc", 1)]
    assert missed(rows) == []
