"""C05: blocks of one build below each other, of which one calculates differently."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from cofin.text import Lang
from tests.checks.calculated import Rows, calculated, found, with_cells


def stacked(copies: int = 4, base: str = "D{0}+D{1}") -> Rows:
    """A block for each partner: three lines, overheads of two of them, and a total."""
    rows: Rows = []
    for n in range(copies):
        top = 9 * n
        rows += [[f"Partner {n + 1}"], ["Item", "Quantity", "Price", "Amount"]]
        for i, item in enumerate(("Expert", "Assistant", "Travel")):
            row = top + 3 + i
            rows.append([item, 2 + n + i, 1000 - 37 * n + 11 * i, f"=B{row}*C{row}"])
        indirect = f"=ROUND(({base.format(top + 3, top + 4)})*$G$1,2)"
        rows.append(["Overheads of staff", "", "", indirect])
        rows.append(["Total", "", "", f"=SUM(D{top + 3}:D{top + 6})"])
        rows += [[], []]
    return with_cells(rows, G1=0.07)


def test_all_alike() -> None:
    assert found(["C05"], stacked()) == []


@pytest.mark.parametrize(
    ("place", "formula", "right"),
    [
        ("D24", "=ROUND((D21+D22+D23)*$G$1,2)", "=ROUND((D21+D22)*$G$1,2)"),
        ("D33", "=ROUND((D21+D22)*$G$1,2)", "=ROUND((D30+D31)*$G$1,2)"),
        ("D6", "=ROUND(D3*$G$1,2)", "=ROUND((D3+D4)*$G$1,2)"),
        ("D16", "=SUM(D13:D15)", "=SUM(D12:D15)"),
    ],
)
def test_one_block_differs(place: str, formula: str, right: str) -> None:
    report = run_checks(calculated(with_cells(stacked(), **{place: formula})), only=["C05"])
    assert [(each.cell, each.expected) for each in report.findings] == [(place, right)]


def test_the_sentences() -> None:
    rows = with_cells(stacked(), D24="=ROUND((D21+D22+D23)*$G$1,2)")
    (wrong,) = run_checks(calculated(rows), only=["C05"]).findings
    assert wrong.message() == (
        "Budget!D24 (Overheads of staff · Amount) calculates =ROUND((D21+D22+D23)*$G$1,2). The"
        " other 3 blocks of the same build do it as D6 does: here that would be"
        " =ROUND((D21+D22)*$G$1,2), which gives 587.23."
    )
    assert "diğer 3 blok" in wrong.message(Lang.TR)
    assert wrong.fix().startswith("Put =ROUND((D21+D22)*$G$1,2) into Budget!D24")


@pytest.mark.parametrize(
    "cells",
    [
        {"D24": "=ROUND((D22+D21)*$G$1,2)"},  # the same in another order
        {"D24": "=ROUND((D21+D22)*$G$1,2)", "D6": 12},  # typed in one: another check
        {"D24": "=ROUND((D21+D22+D23)*$G$1,2)", "D33": "=ROUND(D30*$G$1,2)"},  # two ways more
        {"A24": "Overheads (lead)", "D24": "=ROUND((D21+D22+D23)*$G$1,2)"},  # another row
        {"D24": "=Other!B2"},  # a link
        {"D24": "=ROUND((D21+D22)*$G$2,2)"},  # the rate of this partner
        {"D24": '=IF(D21>0,"see below","")'},
        # too much differs: another kind of block
        {"D24": "=D21", "D25": "=SUM(D21:D23)", "D23": "=B23", "D21": "=B21", "D22": "=C22"},
    ],
)
def test_what_is_no_slip(cells: dict[str, Any]) -> None:
    rows = with_cells(stacked(), **cells)
    places = found(["C05"], rows, sheets={"Other": [["a", 1], ["b", 2]]})
    assert not {("C05", "D24"), ("C05", "D33")} & set(places)


def test_of_two_blocks_each_may_be_right() -> None:
    rows = with_cells(stacked(2), D15="=ROUND((D12+D13+D14)*$G$1,2)")
    assert ("C05", "D15") not in found(["C05"], rows)


def test_blocks_at_other_distances_are_not_compared() -> None:
    rows = stacked(3)
    rows[9:9] = [[], ["a note"]]
    assert found(["C05"], [[*row] for row in rows[:9]]) == []


def test_a_cell_told_already_is_told_once() -> None:
    rows = with_cells(stacked(), D13="=B13*C12")
    assert found(["C05"], rows) == [("C05", "D13")]


def test_each_partner_may_have_a_rate() -> None:
    rows = stacked()
    for n in range(4):
        row = 9 * n + 6
        rows[row - 1][3] = f"=ROUND((D{row - 3}+D{row - 2})*7%,2)"
    assert found(["C05"], with_cells(rows, D24="=ROUND((D21+D22)*25%,2)")) == []
    assert found(["C05"], with_cells(rows, D24="=ROUND((D21+D23)*7%,2)")) == [("C05", "D24")]


def test_a_cell_that_one_block_does_not_have_and_rows_without_a_name() -> None:
    more = {f"E{9 * n + row}": f"=D{9 * n + row}*2" for n in range(4) for row in (3, 4, 5)}
    rows = with_cells(stacked(), **{**more, "E12": 5, "A5": "", "A14": "", "A23": "", "A32": ""})
    assert found(["C05"], with_cells(rows, D24="=ROUND((D21+D22+D23)*$G$1,2)")) == [("C05", "D24")]


def test_our_own_layout() -> None:
    rows = with_cells(stacked(), D24="=ROUND((D21+D22+D23)*$G$1,2)")
    assert found(["C05"], rows, scalars={"fig.totals.eligible": "Budget!D7"}) == []
