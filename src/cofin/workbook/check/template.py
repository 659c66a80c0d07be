"""What a workbook has lost of the template it was made from: sheets, names, locks, drop-downs.

Anything but what people are meant to fill in; found by names and by what is locked, never
by comparing texts, for programs write the same workbook in different words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cofin import __version__
from cofin.a1 import Range
from cofin.checks.subject import Column, FileKind, Layout
from cofin.errors import Problem
from cofin.grid import Grid
from cofin.text import Value
from cofin.workbook.anchors import moves_of
from cofin.workbook.check.formulas import lost_formulas
from cofin.workbook.check.names import LostNames, identity
from cofin.workbook.check.own_sheets import own_sheets
from cofin.workbook.check.owners import misread
from cofin.workbook.check.sheets import ours_of
from cofin.workbook.layout import LAYOUT_VERSION
from cofin.workbook.read.inputs import InputTable, one_anew

#: Sheets that a message names before it only counts.
_NAMED = 4

#: Columns that are filled in from a list.
CHOICES = {
    "partner": ("country", "role", "legal_form", "platform"),
    "cost": ("partner", "work_package", "category", "eligible"),
    "exchange": ("partner", "work_package", "host_country", "sme_involved", "outside_partnership"),
    "funding": ("partner", "source"),
}


def names_lost(found: LostNames) -> Problem:
    """What to say of a workbook that has the sheets of the template and none of its names."""
    how = one_anew(is_part=found.kind is FileKind.PARTNER_SHEET)
    return _problem("names_lost", count=found.sheets, how=how)


def template_problems(
    grid: Grid, kind: FileKind, layout: Layout, tables: Iterable[InputTable] = ()
) -> Iterator[Problem]:
    """Every difference from the template that cofin makes; ``tables`` are those filled in."""
    if 0 < layout.version < LAYOUT_VERSION:
        versions = {"version": layout.version, "known": LAYOUT_VERSION}
        how = one_anew(is_part=kind is FileKind.PARTNER_SHEET)
        yield _problem("older_layout", **versions, how=how)
    if _is_older(version := identity(grid, "cofin.version")):
        yield _problem("older_version", version=version, known=__version__)
    ours = ours_of(kind, layout.lang, layout.version)
    if not ours:
        return
    now = layout.sheets
    yield from _sheet_problems(grid, ours, now)
    yield from _unprotected(grid, now.values())
    yield from _lost_lists(grid, layout.columns)
    yield from misread(grid)
    yield from lost_formulas(grid, now, moves_of(grid, ours, now), tables)


def _problem(code: str, where: str = "", /, **values: Value) -> Problem:
    return Problem(where, f"template.{code}", values)


def _is_older(version: str) -> bool:
    """Whether an earlier version of cofin made the workbook."""
    parts = version.split(".")
    if not all(part.isascii() and part.isdigit() for part in parts):
        return False
    own = tuple(int(part) for part in __version__.split(".") if part.isdigit())
    return tuple(map(int, parts)) < own


def _sheet_problems(
    grid: Grid, ours: Mapping[str, str], now: Mapping[str, str]
) -> Iterator[Problem]:
    for key, name in ours.items():
        if key not in now:
            yield _problem("sheet_missing", sheet=name)
        elif now[key].casefold() != name.casefold():
            yield _problem("sheet_renamed", now[key], sheet=name, now=now[key])
    known = {name.casefold() for name in (*now.values(), *own_sheets(grid))}
    for sheet in grid.sheets:
        if sheet.name.casefold() not in known:
            yield _problem("sheet_added", sheet.name, sheet=sheet.name)
        elif sheet.state != "visible":
            yield _problem("sheet_hidden", sheet.name, sheet=sheet.name)


def _unprotected(grid: Grid, names: Iterable[str]) -> Iterator[Problem]:
    """One problem however many sheets: other programs drop the protection of all of them."""
    sheets = [sheet for name in names if (sheet := grid.sheet(name)) is not None]
    bare = [sheet.name for sheet in sheets if sheet.protection is None]
    if len(bare) == 1:
        yield _problem("unprotected", bare[0], sheet=bare[0])
    elif bare:
        listed = ", ".join(bare[:_NAMED]) + ("…" if len(bare) > _NAMED else "")
        yield _problem("unprotected_many", bare[0], count=len(bare), sheets=listed)


def _lost_lists(grid: Grid, columns: Iterable[Column]) -> Iterator[Problem]:
    """Columns that lost drop-downs; one problem when so many did that a program dropped them."""
    lost = sorted(_without_list(grid, columns))
    if len(lost) <= _NAMED:
        for sheet, column, count in lost:
            yield _problem("list_lost", f"{sheet}!{column}", count=count)
    else:
        places = [f"{sheet}!{column}" for sheet, column, _ in lost[:_NAMED]]
        listed = ", ".join(places) + "…"
        yield _problem("list_lost_many", places[0], count=len(lost), places=listed)


def _without_list(grid: Grid, columns: Iterable[Column]) -> Iterator[tuple[str, Range, int]]:
    """Each column with a drop-down, and how many of its filled cells have none any more."""
    for column in columns:
        sheet = grid.sheet(column.sheet)
        if sheet is None or column.field not in CHOICES.get(column.table, ()):
            continue
        where = column.range
        listed = [
            range_
            for validation in sheet.validations
            if validation.type == "list"
            for range_ in validation.ranges
            if range_.first_column <= where.first_column <= range_.last_column
        ]
        lost = sum(
            not any(range_.holds(row, where.first_column) for range_ in listed)
            for row in range(where.first_row, where.last_row + 1)
            if (row, where.first_column) in sheet.cells or not listed
        )
        if lost:
            yield sheet.name, where, lost
