"""The list of findings in a marked copy is nobody's budget; nothing can be hidden behind it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from cofin.a1 import Range, column_number
from cofin.checks.finding import LISTED
from cofin.checks.once.own_list import COLUMNS, list_of, without_list
from cofin.checks.run import run_checks
from cofin.checks.subject import Subject
from cofin.grid import Area, CellKind, CellValue, DefinedName, Grid, SheetGrid
from cofin.text import Lang, say


def text(words: str) -> CellValue:
    return CellValue(words, CellKind.TEXT)


def listed(title: str = "Findings", lang: Lang = Lang.EN, **other: str) -> Subject:
    """A workbook with two findings on a list; ``other`` names more texts of its sheet."""
    cells = {(5, at): text(say(f"check.column_{key}", lang)) for at, key in enumerate(COLUMNS, 1)}
    cells |= {(row, at): text("1.234,5") for row in (6, 7) for at in range(1, 13)}
    cells[6, 8] = CellValue(Decimal("1.005"), CellKind.NUMBER)
    cells[7, 8] = CellValue("x", CellKind.TEXT, "A1")
    for place, words in other.items():
        cells[int(place[1:]), column_number(place[0])] = text(words)
    names = {}
    for key, name in LISTED.items():
        at = COLUMNS.index("accepted" if key == "reason" else key) + 1
        area = Area(title, Range(6, at, 7, at))
        names["", name] = DefinedName(name, "", area, "", hidden=False)
    return Subject("x.xlsx", grid=Grid((SheetGrid("Costs"), SheetGrid(title, cells=cells)), names))


@pytest.mark.parametrize("lang", Lang)
def test_the_texts_of_the_list_are_left_out_and_nothing_else(lang: Lang) -> None:
    subject = listed(say("check.findings_sheet", lang), lang, B3="1.000", A9="2469", N6="99,50")
    sheet = without_list(subject).grid.sheets[1]
    assert set(sheet.cells) == {(6, 8), (7, 8), (3, 2), (9, 1), (6, 14)}
    assert subject.grid.sheets[1].cells.keys() > sheet.cells.keys()


def test_a_number_as_text_beside_the_list_is_found() -> None:
    found = run_checks(listed(B20="1.234,5", A20="Travel", B19="Amount"), only=["C01"]).findings
    assert {finding.cell for finding in found} == {"B20"}


@pytest.mark.parametrize("title", ["Findings (2)", "Bulgular", "FINDINGS", "Costs 2", "Record"])
def test_a_list_has_a_title_of_ours(title: str) -> None:
    assert bool(list_of(listed(title).grid)) is (title in {"Findings (2)", "Bulgular"})


def test_names_alone_make_no_list() -> None:
    subject = listed()
    bare = listed(D5="Unit cost")
    assert list_of(bare.grid) is None
    assert without_list(bare) is bare
    names = dict(subject.grid.names)
    del names["", LISTED["reason"]]
    assert list_of(replace(subject.grid, names=names)) is None
    moved = names | {
        ("", LISTED["reason"]): DefinedName(
            LISTED["reason"], "", Area("Costs", Range(6, 12, 7, 12)), "", hidden=False
        )
    }
    assert list_of(replace(subject.grid, names=moved)) is None
    lower = names | {
        ("", LISTED["reason"]): DefinedName(
            LISTED["reason"], "", Area("Findings", Range(7, 12, 7, 12)), "", hidden=False
        )
    }
    assert list_of(replace(subject.grid, names=lower)) is None
    assert list_of(Grid()) is None
