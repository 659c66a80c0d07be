"""A row cut and inserted elsewhere in its table: what reads its cells follows them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from cofin.checks.formula.shape import SLOT, Place, filled, taken_apart
from cofin.grid import Area, CellValue, Grid, SheetGrid
from cofin.text import Lang, say
from cofin.workbook.anchors import Axis
from cofin.workbook.check import as_made as module
from cofin.workbook.check.as_made import as_made
from cofin.workbook.check.formulas import everywhere
from cofin.workbook.check.names import kind_of, layout_of
from cofin.workbook.check.sheets import ours_of
from cofin.workbook.read.taken_rows import taken_rows
from tests.workbook.check.shifting import said_of
from tests.workbook.check.test_every_insertion import book, sheet_of, wrong_at

_PREFIX = re.compile(r"('(?:[^']|'')*'|[\w.]+)!$")

TABLES = {"Partners": "partner", "Work packages": "work_package"}


def cut(grid: Grid, sheet: str, source: int, target: int) -> Grid:
    """The row ``source`` stands at ``target``; ranges of more rows stay where they are."""

    def now(row: int) -> int:
        if row == source:
            return target
        return row + (target <= row < source) - (source < row <= target)

    def place(each: Place) -> Place:
        if each.first_row != each.last_row:
            return each
        return each._replace(first_row=now(each.first_row), last_row=now(each.last_row))

    def formula(text: str, own: str) -> str:
        shape = taken_apart(text)
        assert shape is not None
        before = shape.skeleton.split(SLOT)
        named = [_PREFIX.search(text) for text in before]
        sheets = [found[1].strip("'") if found else own for found in named]
        pairs = zip(sheets, shape.places, strict=False)
        return filled(shape.skeleton, tuple(place(p) if s == sheet else p for s, p in pairs))

    def cell(each: CellValue, own: str) -> CellValue:
        return each if each.formula is None else each._replace(formula=formula(each.formula, own))

    def moved(each: SheetGrid) -> SheetGrid:
        there = now if each.name == sheet else int
        cells = {(there(row), c): cell(v, each.name) for (row, c), v in each.cells.items()}
        return replace(each, cells=cells)

    return replace(grid, sheets=tuple(map(moved, grid.sheets)))


@pytest.mark.parametrize(
    ("sheet", "source", "target", "taken"),
    [
        ("Partners", 9, 8, (7, 9, 8, 10, 11, 12)),
        ("Partners", 8, 10, (7, 10, 8, 9, 11, 12)),
        ("Work packages", 11, 8, (7, 9, 10, 11, 8, 12, 13)),
    ],
)
def test_formulas_that_follow_a_row_are_those_of_the_template(
    sheet: str, source: int, target: int, taken: tuple[int, ...]
) -> None:
    grid = cut(book("consortium", Lang.EN), sheet, source, target)
    assert taken_rows(grid, TABLES[sheet]) == taken
    assert said_of(grid) == []


@pytest.mark.parametrize("lang", Lang)
def test_a_formula_that_does_not_follow_is_told(lang: Lang) -> None:
    grid = book("consortium", lang)
    moved, budget = cut(grid, say("sheet.partners", lang), 9, 8), say("sheet.budget", lang)
    stale = sheet_of(grid, budget).cells[10, 3]  # the name beside the second id
    assert said_of(wrong_at(moved, budget, (10, 3), stale)) == [f"formula_changed {budget}!C10"]


def test_the_row_that_became_the_first_is_known_although_the_name_lost_it() -> None:
    grid = cut(book("consortium", Lang.EN), "Partners", 9, 7)
    key = ("", "in.partner.id")
    area = grid.names[key].area
    assert area is not None
    below = Area("Partners", area.range._replace(first_row=8))
    known = replace(grid.names[key], area=below)
    assert taken_rows(replace(grid, names={**grid.names, key: known}), "partner")[:3] == (8, 9, 7)


def test_a_row_of_headings_is_no_row_of_the_table() -> None:
    grid = book("consortium", Lang.EN)
    cell = sheet_of(grid, "Budget").cells[9, 2]
    assert cell.formula is not None
    heading = cell._replace(formula=cell.formula.replace("$7", "$6"))
    assert taken_rows(wrong_at(grid, "Budget", (9, 2), heading), "partner") == ()


def test_only_rows_in_another_order_are_looked_up_one_by_one() -> None:
    still, turned = Axis(), Axis(turned={7: 7, 8: 9, 9: 8})
    assert (still.is_still, turned.is_still) == (True, False)
    assert [turned.present(row) for row in (6, 8, 9)] == [(6,), (9,), (8,)]
    assert [turned.former_cell(row) for row in (6, 8, 9)] == [6, 9, 8]
    assert [turned.former(row) for row in (6, 8, 9)] == [6, 8, 9]


def test_what_is_as_made_is_a_single_cell_without_ranges_that_could_have_lost_rows() -> None:
    grid = cut(book("consortium", Lang.EN), "Partners", 9, 8)
    layout = layout_of(grid, {})
    known = as_made(grid, ours_of(kind_of(grid), "en", layout.version), layout.sheets)
    assert known("Co-financing", "W26")  # reads the row that moved
    assert not known("Co-financing", "W26:W27")
    assert not known("Co-financing", "Z99")  # nothing there
    assert not known("Budget", "D10")  # adds up ranges
    assert not known("Mine", "A1")


def test_the_formulas_of_a_workbook_are_compared_once_for_all_findings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They were for each of them: as often as there are odd formulas."""
    asked: list[Grid] = []

    def counted(grid: Grid, *more: Any) -> Any:
        asked.append(grid)
        return everywhere(grid, *more)

    monkeypatch.setattr(module, "everywhere", counted)
    grid = book("consortium", Lang.EN)
    layout = layout_of(grid, {})
    known = as_made(grid, ours_of(kind_of(grid), "en", layout.version), layout.sheets)
    assert asked == []
    assert [known("Co-financing", cell) for cell in ("W26", "W27", "W28")] == [True, True, True]
    assert len(asked) == 1
