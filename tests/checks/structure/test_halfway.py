"""The last formula of a column that takes a step of its row's calculation for the result."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, with_cells

#: Months, and what an item costs a month, are calculated before the depreciation.
ASSETS: Rows = [
    ["Item", "Cost", "Years", "From", "To", "Use", "A month", "Months", "Depreciation"],
    *(
        [f"Item {r}", 1200 * r, 4, r, 20 + r, 0.5, f"=B{r}/(C{r}*12)", f"=E{r}-D{r}",
         f"=ROUND(G{r}*H{r}*F{r},2)"]
        for r in range(2, 7)
    ),
    ["Total", "=SUM(B2:B6)", "", "", "", "", "", "", "=SUM(I2:I6)"],
]  # fmt: skip


def told(rows: Rows, **more: Any) -> list[tuple[str, str, str]]:
    report = run_checks(calculated(rows, **more), only=["C05"])
    return [(each.cell, str(each.severity), each.expected) for each in report.findings]


def test_nothing_is_odd() -> None:
    assert told(ASSETS) == []


@pytest.mark.parametrize("formula", ["=B6", "=ROUND(B6,2)", "=G6*F6", "=ROUND(B6*F6,2)", "=B6/C6"])
def test_the_last_line(formula: str) -> None:
    wanted = [("I6", "warning", "=ROUND(G6*H6*F6,2)")]
    assert told(with_cells(ASSETS, I6=formula)) == wanted


def test_the_first_line() -> None:
    assert told(with_cells(ASSETS, I2="=B2")) == [("I2", "warning", "=ROUND(G2*H2*F2,2)")]


@pytest.mark.parametrize(
    "changed",
    [
        {"C6": "", "D6": "", "E6": "", "F6": "", "G6": "", "H6": ""},  # a lump sum
        {"H6": 20, "G6": 150},  # nothing is calculated and not used
        {"H6": 0},
        {"F6": ""},
        {"F6": "all"},
        {"G6": "=B6/48+1-1"},  # calculated in another way
        {"K1": "=G6", "K2": "=H6"},  # used elsewhere
        {"I7": "=SUM(I2:I5)"},  # outside of the total
        {"I7": ""},
        {"I6": "=SUM(I2:I5)*5%"},
        {"I6": "=B6*K6"},
        {"I6": "=B5"},
        {"I6": "=$K$1"},
        {"I6": "=G6*H6*F6*K6"},
        {"I6": "=TODAY()"},
    ],
)
def test_another_thing_at_the_end(changed: dict[str, Any]) -> None:
    rows = with_cells([*ASSETS, []], I6="=B6", K1=5, K6=1)
    assert "I6" not in [each[0] for each in told(with_cells(rows, **changed))]


def test_two_lines_and_a_third() -> None:
    rows = [ASSETS[0], *ASSETS[4:6], ["Total"]]
    rows = [[str(c).replace("5", "2").replace("6", "3") if str(c)[:1] == "=" else c for c in r]
            for r in rows]  # fmt: skip
    rows = with_cells(rows, I4="=SUM(I2:I3)")
    assert told(with_cells(rows, I3="=B3")) == []


def test_along_a_row_nothing_is_told() -> None:
    rows: Rows = [
        ["", "P1", "P2", "P3", "P4", "P5", "Total"],
        ["Cost", 10, 20, 30, 40, 50, "=SUM(B2:F2)"],
        ["Use", 0.5, 0.5, 0.5, 0.5, 0.5],
        ["Counted", *(f"={x}2*{x}3" for x in "BCDEF"), "=SUM(B4:F4)"],
        ["Asked", *(f"=ROUND({x}4*{x}3,2)" for x in "BCDE"), "=F2", "=SUM(B5:F5)"],
    ]
    assert told(rows) == []
