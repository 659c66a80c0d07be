"""C05 where shares of one amount make up all of it, and one is taken of another amount."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, found, with_cells


def instalments() -> Rows:
    rows: Rows = [["Costs", 90000], ["Rate", 0.8], ["Grant", "=B1*B2"], ["Instalment", "", ""]]
    rows += [["First", 0.4, "=ROUND($B$3*B5,2)"], ["Second", 0.4, "=ROUND($B$3*B6,2)"]]
    return [*rows, ["Balance", 0.2, "=$B$3-C5-C6"], ["Total", "=SUM(B5:B7)", "=SUM(C5:C7)"]]


def odd(rows: Rows, **changes: Any) -> list[str]:
    return [cell for _, cell in found(["C05"], with_cells(rows, **changes))]


@pytest.mark.parametrize(
    ("place", "formula"),
    [
        ("C6", "=ROUND($B$1*B6,2)"),
        ("C5", "=ROUND(B$1*B5,2)"),
        ("C6", "=B6*$B$1"),
    ],
)
def test_a_share_of_another_amount(place: str, formula: str) -> None:
    assert odd(instalments()) == []
    assert odd(instalments(), **{place: formula}) == [place]


def test_in_a_row() -> None:
    rows: Rows = [["", "First", "Second", "Rest", "", "Costs", "Grant"]]
    rows += [["Share", 0.4, 0.4, 0.2, "", 90000, "=F2*0.8"]]
    rows += [["Amount", "=$G$2*B2", "=$G$2*C2", "=$G$2-B3-C3"]]
    assert odd(rows) == []
    assert odd(rows, B3="=$F$2*B2") == ["B3"]


def test_what_is_said_of_it() -> None:
    rows = with_cells(instalments(), C6="=ROUND($B$1*B6,2)")
    (finding,) = run_checks(calculated(rows), only=["C05"]).findings
    assert finding.message() == (
        "Budget!C6 (Second) calculates =ROUND($B$1*B6,2). C7 is what is left of B3 after this"
        " share and others, and the percentages make up 100 %: as a share of B3 it would be"
        " =ROUND($B$3*B6,2), which gives 28,800."
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"B7": 0.3},  # of amounts of their own
        {"B7": ""},
        {"C5": "=ROUND($B$1*B5,2)"},  # none is of the grant
        {"C7": "=B3-C6"},  # one share is no number of them
        {"C7": "=B3+C5-C6"},
        {"C5": 30000},
        {"C5": "=MAX(B3*B5)"},
        {"C5": "=C1*B1"},
        {"C5": "=$B$3*D5", "D5": 0.4},  # percentages in two columns
        {"C5": "=ROUND(B3*B5,2)"},  # copied, it would read another cell
        {"B1": "=B3"},  # the same amount
    ],
)
def test_what_may_be_meant(changes: dict[str, Any]) -> None:
    assert odd(instalments(), **{"C6": "=ROUND($B$1*B6,2)", **changes}) == []


@pytest.mark.parametrize("formula", ["=ROUND($B$3*B6,$B$4)", "=ROUND()"])
def test_other_ways_to_round(formula: str) -> None:
    assert odd(instalments(), C6=formula, B4=2) == []
