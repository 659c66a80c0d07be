"""The values that formulas work with: recomputed where that could be done, else as stored."""

from __future__ import annotations

from decimal import Decimal
from itertools import count

from cofin.checks.formula.evaluate import Look, Value
from cofin.checks.subject import Subject
from cofin.grid import CellError

#: Values that one check may ask for; after that they are not known.
_MOST_LOOKS = 2_000_000


def look_in(subject: Subject) -> Look:
    """A function that gives the value of a cell by sheet, row and column."""
    sheets = {sheet.name: sheet for sheet in subject.grid.sheets}
    known = subject.recomputed or {}
    looks = count()

    def look(name: str, row: int, column: int) -> Value | CellError:
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
