"""Numbers that no budget has and every spreadsheet can hold: a finding, not the end of a check."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from cofin.checks.card import cards
from cofin.checks.run import run_checks
from cofin.checks.subject import Subject
from cofin.core.parse import parse_project
from cofin.grid import CellKind, CellValue
from cofin.rules.load import load_rules
from cofin.text import Lang
from cofin.workbook.check.subject import subject_of
from cofin.workbook.generate import generate
from tests.checks.card_examples import changed, subject_of_example

HEAD = ["Item", "Quantity", "Unit cost (EUR)", "Amount (EUR)", "Eligible costs"]
HEAD += ["EU contribution", "Own contribution", "Funding rate", "Indirect costs", "Share %"]
ROWS = [
    ["A", 2, 100, 200, 200, 150, 50, 0.75, 14, 22.2222],
    ["B", 3, 100, 300, 300, 225, 75, 0.75, 21, 33.3333],
    ["C", 4, 100, 400, 400, 300, 100, 0.75, 28, 44.4444],
    ["Total", "", "", 900, 900, 675, 225, 0.75, 63, 100],
]


AMOUNTS = [f"A0{n}" for n in range(1, 8)] + [f"R{n:02}" for n in range(1, 15)]


def messages(subject: Subject, only: Collection[str] = ()) -> list[str]:
    found = run_checks(subject, only=only).findings
    return [cards()[f.code].message(f, lang) for f in found for lang in Lang]


@pytest.mark.parametrize("huge", [1e58, 1e60, 1e308, -1e308])
def test_a_cell_of_any_table_may_hold_it(huge: float) -> None:
    """Rows, totals, rates, shares and own contributions are judged with it."""
    rules = load_rules("cos-cluster-2020-3-03")
    for row in range(1, len(ROWS)):
        for column in range(1, len(HEAD)):
            rows: list[list[Any]] = [list(each) for each in ROWS]
            rows[row][column] = huge
            subject = subject_of_example({"sheet": [HEAD, *rows]})
            assert messages(replace(subject, rules=rules))


def test_a_cell_of_our_own_layout_may_hold_it(tmp_path: Path) -> None:
    raw = changed([])
    rules = load_rules(raw["call"])
    path = tmp_path / "budget.xlsx"
    path.write_bytes(generate(parse_project(raw, rules.profile), rules, Lang.EN))
    subject = subject_of(path)
    assert subject.layout is not None
    told = set()
    huge = cycle(["1e58", "-1e308"])
    for name, (sheet, row, column) in subject.layout.scalars.items():
        if name.startswith(("fig.totals.", "fig.partners.P1.", "rule.")):
            cell = CellValue(Decimal(next(huge)), CellKind.NUMBER)
            grids = tuple(
                replace(each, cells={**each.cells, (row, column): cell})
                if each.name == sheet
                else each
                for each in subject.grid.sheets
            )
            if messages(replace(subject, grid=replace(subject.grid, sheets=grids)), AMOUNTS):
                told.add(name)
    assert {f"fig.totals.{key}" for key in ("eligible", "eu_contribution", "direct")} <= told


def test_the_finding_says_it_as_spreadsheets_do() -> None:
    rows = [HEAD[:4], ["A", 2, 100, 1e308], ["B", 3, 100, 300], ["C", 4, 100, 400]]
    (finding,) = run_checks(subject_of_example({"sheet": rows}), only=["A01"]).findings
    assert (finding.cell, finding.found, finding.expected) == ("D2", "1E+308", "200.00")
    assert "1E+308" in cards()["A01"].message(finding, Lang.TR)


@pytest.mark.parametrize("text", ["'" + "7" * 5_000, "'Year " + "7" * 5_000, "'" + "1." * 5_000])
def test_a_text_of_thousands_of_digits_is_no_number(text: str) -> None:
    """Python makes no number of so many digits, and a heading or a version is none."""
    head = ["Item", "'1", text, "Total"]
    assert messages(subject_of_example({"sheet": [head, ["a", 2, 3, 5], ["b", 4, 5, 9]]}))
    cover = {"Cover": [["Acronym", "ONE"], ["Version", text]]}
    master = subject_of_example({"kind": "other", "sheets": {"Cover": [["Version", "'3.1"]]}})
    here = subject_of_example({"kind": "other", "sheets": cover})
    assert messages(replace(here, master=master))
