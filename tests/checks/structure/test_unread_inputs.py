"""C05 where a formula reads the number of another column, and nothing reads its own."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.calculated import Rows, found, with_cells


def versions() -> Rows:
    """Three versions of a budget under headings over two columns: total, rate and grant."""
    rows: Rows = [["", "First", "", "Second", "", "Third", ""]]
    rows += [["Staff", 400, 300, 500, 350, 450, 375], ["Travel", 40, 30, 50, 35, 45, 37]]
    rows.append(["Total", *(x for c in "BDF" for x in (f"=SUM({c}2:{chr(ord(c) + 1)}3)", ""))])
    rows.append(["Rate", 0.75, "", 0.8, "", 0.7, ""])
    rows.append(["Grant", *(x for c in "BDF" for x in (f"={c}4*{c}5", ""))])
    return rows


def odd(rows: Rows, **changes: Any) -> list[str]:
    return [cell for _, cell in found(["C05"], with_cells(rows, **changes))]


@pytest.mark.parametrize("formula", ["=D4*B5", "=D4*F5*0.9", "=MIN(D4*F5,300)"])
def test_a_rate_that_nothing_reads(formula: str) -> None:
    assert odd(versions()) == []
    assert odd(versions(), D6=formula) == ["D6"]


@pytest.mark.parametrize(
    "changes",
    [
        {"D6": "=D4*B5", "H1": "=D5*2"},  # read elsewhere
        {"D6": "=D4*B5", "D5": ""},  # one rate for two versions
        {"D6": "=D4*B5", "D5": 0},
        {"D6": "=D4*B5", "D5": "=F5"},
        {"D6": "=D4*$B5"},
        {"D6": "=D4*B5", "D5": 0.75, "B5": 0.75},  # the same
        {"D6": "=D4*B5", "F6": "=F4*0.7"},  # of two each may be right
        {"D6": "=D4*B5", "B6": 330},
        {"D6": "=D4*B5", "B6": "=B4*0.75"},
        {"D6": "=SUM(B5:C5)"},
    ],
)
def test_what_may_be_meant(changes: dict[str, Any]) -> None:
    assert odd(versions(), **changes) == []


def test_rows_below_each_other() -> None:
    rows: Rows = [["Funder", "Share", "Grant"], ["a", 0.5, "=$F$1*B2"], ["b", 0.25, "=$F$1*B3"]]
    rows = with_cells([*rows, ["c", 0.2, "=$F$1*B4"]], F1=1000)
    assert odd(rows) == []
    assert odd(rows, C4="=$F$1*B3*0.9") == ["C4"]
