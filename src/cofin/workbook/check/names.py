"""What a workbook is and where things stand in it, by its defined names alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cofin.a1 import Range
from cofin.checks.finding import LISTED, OWN
from cofin.checks.subject import CellKey, Column, FileKind, Layout
from cofin.core.schema import TABLES
from cofin.grid import Area, Grid
from cofin.text import Lang, say
from cofin.workbook.check.owners import name_now
from cofin.workbook.check.sheets import ours_of, present_sheets
from cofin.workbook.layout import PARTNER_SHEETS, SHEETS
from cofin.workbook.read.consortium import is_partner_sheet
from cofin.workbook.read.inputs import InputTable
from cofin.workbook.read.typed import text_of

#: So many sheets with the names of the template's are no coincidence.
_ENOUGH = 10

#: One of these is enough: sheets come back with names deleted.
_OURS = ("cofin.", "in.", "out.", "fig.")
_COLUMNS = {"in": True, "out": False}
_SCALARS = ("in.project.", "fig.", "rule.", "cofin.")


def kind_of(grid: Grid) -> FileKind:
    """What the workbook is; a consortium workbook of older versions does not say so itself.

    The list of findings of a marked copy, and the sheets of the add-in, have names of cofin's in
    anybody's workbook.
    """
    names = {name for sheet, name in grid.names if sheet == ""} - {*LISTED.values()}
    if not any(name.startswith(_OURS) and not name.startswith(OWN) for name in names):
        return FileKind.OTHER
    return FileKind.PARTNER_SHEET if is_partner_sheet(grid) else FileKind.CONSORTIUM


class LostNames(NamedTuple):
    """What a workbook without names was, by the names of its sheets."""

    kind: FileKind
    lang: Lang
    sheets: int  # of the template that it still has


def lost_names(grid: Grid) -> LostNames | None:
    """Whether a workbook has the sheets of cofin's template, but lost all its names.

    Some programs drop names, and so does who copies the cells into a new workbook.  Nothing
    can be read from it then; but its sheets are no foreign budget either.
    """
    names = {sheet.name for sheet in grid.sheets}
    for lang in Lang:
        ours = {say(f"sheet.{key}", lang): key for key in SHEETS}
        found = {ours[name] for name in names & ours.keys()}
        if len(found) >= _ENOUGH:
            is_part = found <= set(PARTNER_SHEETS)
            kind = FileKind.PARTNER_SHEET if is_part else FileKind.CONSORTIUM
            return LostNames(kind, lang, len(found))
    return None


def layout_of(grid: Grid, tables: Mapping[str, InputTable]) -> Layout:
    """Where the columns and the single cells of cofin's own layout stand.

    A column of input covers the rows that people have added around the prepared ones, too.
    """
    text, lang = identity(grid, "cofin.layout"), identity(grid, "cofin.lang")
    version = int(text) if text.isascii() and text.isdigit() else 0
    return Layout(
        version=version,
        lang=lang,
        fingerprint=identity(grid, "cofin.fingerprint"),
        columns=tuple(_columns(grid, tables)),
        scalars=dict(_scalars(grid)),
        sheets=present_sheets(grid, ours_of(kind_of(grid), lang, version)),
    )


def identity(grid: Grid, name: str) -> str:
    """The text in a named cell; empty when the name or the text is lost."""
    known = grid.name(name)
    return text_of(grid, known.area) if known and known.area else ""


def _areas(grid: Grid) -> Iterator[tuple[str, Area]]:
    """The workbook's own names that stand for cells."""
    for (sheet, _), known in grid.names.items():
        if sheet == "" and known.area is not None:
            yield known.name, known.area


def _columns(grid: Grid, tables: Mapping[str, InputTable]) -> Iterator[Column]:
    for name, area in _areas(grid):
        kind, _, rest = name.partition(".")
        table, _, field = rest.partition(".")
        if kind not in _COLUMNS or not field or table == "project":
            continue
        first, column, last, _ = area.range
        if table in TABLES and table in tables and tables[table].rows:
            first = min(first, tables[table].rows[0])
            last = max(last, tables[table].rows[-1])
        range_ = Range(first, column, last, column)
        yield Column(table, field, area.sheet, range_, _COLUMNS[kind])


def _scalars(grid: Grid) -> Iterator[tuple[str, CellKey]]:
    for name, area in _areas(grid):
        now = name_now(grid, name, area)
        if now.startswith(_SCALARS):
            yield now, (area.sheet, area.range.first_row, area.range.first_column)
