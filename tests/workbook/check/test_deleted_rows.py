"""Rows and columns of computed sheets that were deleted: one finding that says so."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from cofin.a1 import Range
from cofin.checks.formula.shape import SLOT, Place, Shape, taken_apart
from cofin.checks.run import run_checks
from cofin.errors import Problem
from cofin.grid import Area, CellError, CellKind, CellValue, DefinedName, Grid, Position, SheetGrid
from cofin.text import Lang, say
from cofin.workbook.check import subject
from cofin.workbook.check.gone import without_inserted
from tests.workbook.check.test_every_insertion import book

_PREFIX = re.compile(r"('(?:[^']|'')*'|[\w.]+)!$")


def deleted(grid: Grid, sheet: str, axis: int, line: int, lost: str = "#REF!") -> Grid:
    """The workbook without a row (0) or column (1): what read it has lost it."""

    def now(at: int) -> int:
        return at - (at > line)

    def area(each: Range) -> Range | None:
        first, last = each[axis], each[axis + 2]
        if first == last == line:
            return None
        ends = list(each)
        ends[axis], ends[axis + 2] = now(first), last - (last >= line)
        return Range(*ends)

    def formula(text: str, own: str) -> str:
        shape = taken_apart(text)
        assert shape is not None
        pieces = shape.skeleton.split(SLOT)
        out = pieces[0]
        for place, before, after in zip(shape.places, pieces, pieces[1:], strict=False):
            prefix = _PREFIX.search(before)
            is_here = (prefix[1].strip("'") if prefix else own) == sheet
            kept = area(Range(*place[:4])) if is_here else Range(*place[:4])
            out += (lost if kept is None else _text(place, kept)) + after
        return out

    def cell(each: CellValue, own: str) -> CellValue:
        if each.formula is None:
            return each
        text = formula(each.formula, own)
        if lost not in text:
            return each._replace(formula=text)
        return CellValue(CellError("#REF!"), CellKind.ERROR, text)

    def place(at: Position) -> Position:
        row, column = at
        return (now(row), column) if axis == 0 else (row, now(column))

    def moved(each: SheetGrid) -> SheetGrid:
        is_here = each.name == sheet
        cells = {
            place(at) if is_here else at: cell(value, each.name)
            for at, value in each.cells.items()
            if not (is_here and at[axis] == line)
        }
        return replace(each, cells=cells)

    def name(each: DefinedName) -> DefinedName:
        if each.area is None or each.area.sheet != sheet:
            return each
        kept = area(each.area.range)
        return replace(
            each, area=Area(sheet, kept) if kept else None, text=each.text if kept else "#REF!"
        )

    names = {key: name(each) for key, each in grid.names.items()}
    return replace(grid, sheets=tuple(map(moved, grid.sheets)), names=names)


def _text(place: Place, kept: Range) -> str:
    return Shape(SLOT, (place._replace(**kept._asdict()),)).text()


def told(grid: Grid, path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, str]]:
    """Code, place and message of every finding above a note."""
    path.write_bytes(b"")
    monkeypatch.setattr(subject, "read_grid", lambda _: grid)
    monkeypatch.setattr(subject, "recomputed", lambda *_: None)
    report = run_checks(subject.subject_of(path))
    return [
        (each.code, each.place, each.message(Lang.EN))
        for each in report.findings
        if each.severity != "note"
    ]


@pytest.mark.parametrize(
    ("sheet", "axis", "line", "place", "words"),
    [
        ("budget", 0, 9, "Budget", "Rows of the sheet Budget that formulas read"),
        ("budget", 0, 7, "Budget", "cells of the sheet Budget that formulas read"),
        ("budget", 1, 5, "Budget", "Columns of the sheet Budget"),
        ("by_work_package", 0, 8, "By work package", "among these: 8)"),
        ("cofinancing", 1, 7, "Co-financing", "Columns of the sheet Co-financing"),
    ],
)
def test_what_was_deleted_is_told_once(
    sheet: str,
    axis: int,
    line: int,
    place: str,
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    grid = book("consortium", Lang.EN)
    name = say(f"sheet.{sheet}", Lang.EN)
    lost = "#REF!" if line != 7 or axis else f"'{name}'!#REF!"
    gone = deleted(grid, name, axis, line, lost)
    (only,) = told(gone, tmp_path / "b.xlsx", monkeypatch)
    assert only[:2] == ("F07", place)
    assert words in only[2]


def test_what_was_typed_is_judged_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grid = deleted(book("consortium", Lang.EN), "Budget", 0, 9)
    costs = grid.sheet("Cost lines")
    assert costs is not None
    text = CellValue("12 EUR", CellKind.TEXT, None)
    other = replace(costs, cells={**costs.cells, (7, 9): text})
    wrong = replace(grid, sheets=tuple(other if s is costs else s for s in grid.sheets))
    codes = {each[0] for each in told(wrong, tmp_path / "b.xlsx", monkeypatch)}
    assert {"F07", "C01"} <= codes
    assert "C03" not in codes


def test_rows_are_called_inserted_only_where_nothing_was_deleted() -> None:
    inserted = Problem("Partners!7:7", "workbook_in.between_counted", {"row": 7})
    deleted_rows = Problem("Budget", "template.deleted_rows", {})
    assert without_inserted([inserted]) == (inserted,)
    assert without_inserted([inserted, deleted_rows]) == (deleted_rows,)
