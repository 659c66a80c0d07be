"""C05 where one formula of a row has a rate of its own, and those beside it read a cell."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.calculated import Rows, found, with_cells


def payments(rate: str = "$B$1") -> Rows:
    """Costs agreed and claimed, the grant in them, and what is left."""
    rows: Rows = [["Rate", 0.85], ["", "Agreed", "Before", "Now", "So far", "Left", "Share"]]
    rows.append(["Costs", 90000, 30000, 20000, "=C3+D3", "=B3-E3", "=E3/B3"])
    grants = [f"=ROUND({x}3*{rate},2)" for x in "BCD"]
    return [*rows, ["Grant", *grants, "=C4+D4", "=B4-E4", "=E4/B4"]]


def odd(rows: Rows, **changes: Any) -> list[str]:
    return [cell for _, cell in found(["C05"], with_cells(rows, **changes))]


@pytest.mark.parametrize(
    ("place", "formula"),
    [
        ("C4", "=ROUND(C3*0.75,2)"),
        ("C4", "=ROUND(C3*75%,2)"),
        ("C4", "=ROUND(C3*.75,2)"),
        ("D4", "=ROUND(D3*0.8,2)"),
    ],
)
def test_a_rate_of_its_own(place: str, formula: str) -> None:
    assert odd(payments()) == []
    assert odd(payments(), **{place: formula}) == [place]
    rows = [*payments("Other!$A$1")]
    assert odd(rows, **{place: formula}) == []  # no such sheet
    told = found(["C05"], with_cells(rows, **{place: formula}), sheets={"Other": [[0.9]]})
    assert told == [("C05", place)]


def test_the_rate_before_the_costs() -> None:
    rows = payments()
    rows[3][1:4] = (f"=$B$1*{x}3" for x in "BCD")
    assert odd(rows, C4="=0.75*C3") == ["C4"]
    assert odd(rows, D4="=75%*D3") == ["D4"]


@pytest.mark.parametrize(
    "changes",
    [
        {"C4": "=ROUND(C3*0.85,2)"},  # the same, which C08 tells
        {"C4": "=ROUND(C3*0.75,0)"},
        {"C4": "=ROUND(C3*0.75*0.5,2)"},
        {"C4": "=ROUND(C3*75,2)"},
        {"C4": "=ROUND(C3*150%,2)"},
        {"C4": "=ROUND(B3*0.75,2)"},  # of other costs
        {"C4": "=ROUND(C3*0.75,2)", "B1": 85},
        {"C4": "=ROUND(C3*0.75,2)", "B1": "=0.85"},
        {"C4": "=ROUND(C3*0.75,2)", "B1": "x"},
        {"C4": "=ROUND(C3*0.75,2)", "D4": "=ROUND(D3*$B$2,2)"},
        {"C4": "=ROUND(C3*0.75,2)", "D4": "=ROUND(D3*0.8,2)"},
        {"C4": "=ROUND(C3*0.75,2)", "D4": "=ROUND(D3*MAX(B1),2)"},
        {"B4": "=ROUND(B3*0.75,2)"},  # nothing adds it to one of the others
    ],
)
def test_what_may_be_meant(changes: dict[str, Any]) -> None:
    assert "C05" not in [code for code, _ in found(["C05"], with_cells(payments(), **changes))]
