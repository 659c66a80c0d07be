"""The values that formulas work with: recomputed where that could be done, else as stored.

And what a formula would give that is not there: the one that somebody typed over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import count
from typing import TypeAlias

from cofin.checks.formula.evaluate import Book
from cofin.checks.formula.evaluate.values import NotJudged
from cofin.checks.subject import CellKey, Recomputed, Subject
from cofin.grid import CellError, CellKind, Position, SheetGrid
from cofin.money import as_shown

Look: TypeAlias = Callable[[str, int, int], Recomputed]
"""The value of a cell by sheet, row and column; ``None`` for an empty one."""

_KINDS = {
    Decimal: CellKind.NUMBER,
    str: CellKind.TEXT,
    bool: CellKind.BOOL,
    CellError: CellKind.ERROR,
    type(None): CellKind.EMPTY,
}

#: Values that one check may ask for; after that they are not known.
_MOST_LOOKS = 2_000_000


def look_in(subject: Subject) -> Look:
    """A function that gives the value of a cell by sheet, row and column."""
    sheets = {sheet.name: sheet for sheet in subject.grid.sheets}
    known = subject.recomputed or {}
    looks = count()

    def look(name: str, row: int, column: int) -> Recomputed:
        if next(looks) > _MOST_LOOKS:
            return CellError("")
        if (name, row, column) in known:
            return known[name, row, column]
        sheet = sheets.get(name)
        cell = sheet.cells.get((row, column)) if sheet is not None else None
        if cell is None:
            return None
        if cell.value is None and cell.formula is not None:
            return CellError("")  # a formula that nobody has calculated
        return cell.value

    return look


def number_in(look: Look, sheet: str, row: int, column: int) -> Decimal | None:
    """The number in a cell; ``None`` for anything else."""
    found = look(sheet, row, column)
    return found if isinstance(found, Decimal) else None


def would_give(
    subject: Subject, formula: str, key: CellKey, like: Position | None = None
) -> Decimal | None:
    """The number that a formula would give in a cell; ``None`` when that is not known.

    Copied from ``like``, it is an array formula where that is one.
    """
    try:
        found = subject.once(_book).value(formula, *key, like)
    except NotJudged:
        return None
    return as_shown(found) if isinstance(found, Decimal) else None


def _book(subject: Subject) -> Book:
    known = subject.recomputed or {}
    sheets = [with_values(sheet, known) for sheet in subject.grid.sheets]
    return Book(replace(subject.grid, sheets=tuple(sheets)))


def with_values(sheet: SheetGrid, known: Mapping[CellKey, Recomputed]) -> SheetGrid:
    """The sheet with its recomputed results in the place of those it stores."""
    other = {
        position: cell._replace(value=value, kind=_KINDS[type(value)])
        for position, cell in sheet.cells.items()
        if cell.formula is not None
        and (value := known.get((sheet.name, *position), cell.value)) != cell.value
    }
    return replace(sheet, cells={**sheet.cells, **other}) if other else sheet
