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


CLAIM: Rows = [
    ["Item", "Approved", "Period 1", "Period 2", "So far", "Left"],
    ["Staff", 90000, 18000, 21000, "=SUM(C2:D2)", "=B2-E2"],
    ["Travel", 8000, 1200, 2300, "=SUM(C3:D3)", "=B3-E3"],
    ["Goods", 12000, 2100, 2100, "=SUM(C4:D4)", "=B4-E4"],
    ["Total", *(f"=SUM({c}2:{c}4)" for c in "BCDEF")],
    ["Grant (75 %)", *(f"=ROUND({c}5*0.75,2)" for c in "BCD"), "=SUM(C6:D6)", "=B6-E6"],
    ["Own money", *(f"={c}5-{c}6" for c in "BCD"), "=SUM(C7:D7)", "=B7-E7"],
]


def test_what_is_made_from_the_totals_of_other_columns_is_no_line() -> None:
    assert missed(CLAIM) == []
    assert missed(with_cells(CLAIM, B7=2, C7=3, D7=4)) == []
    audit = with_cells(CLAIM, A6="Audit", B6=3000, C6=1000, D6=1500)
    assert missed(audit[:6]) == [("F5", "F6", True)]


def test_what_adds_up_to_a_total_is_a_split_of_it() -> None:
    shares: Rows = [*ITEMS, ["Town", 2, 1000, "=B7*C7"], ["Region", 3, 1000, "=B8*C8"]]
    assert missed(shares) == []
    assert missed(with_cells(shares, C8=1001)) == [("D6", "D7:D8", True)]
    assert missed([*shares[:-1], ["Region", "", "", 3000]]) == []
    assert missed([*shares[:-1], ["Region", "", "", "later"]]) == [("D6", "D7", True)]


def test_a_row_that_is_made_from_the_total_by_way_of_another_cell() -> None:
    rows: Rows = [["Item", "EUR"], ["a", 4000], ["b", 3000], ["Fee", 700], ["Total", "=SUM(B2:B3)"]]
    linked = with_cells(rows, B4="=E1", E1=700)
    assert missed(linked) == [("B5", "B4", False)]
    assert missed(with_cells(linked, E1="=ROUND(B5*0.1,2)")) == []
