"""Which row of an input table each row of the results takes.

The sheets Budget and By work package have one row for each prepared row of the partners and of
the work packages, and its formula names that row.  A row that was inserted between the prepared
ones is taken by none; a row of the results whose own was deleted takes none.
"""

from __future__ import annotations

import re
from functools import lru_cache

from cofin.a1 import Range
from cofin.checks.formula.shape import SLOT, shape_of
from cofin.grid import Area, Grid

#: The columns of ids, in the input and in the results.
TAKEN = {
    "partner": ("in.partner.id", "out.budget.id"),
    "work_package": ("in.work_package.id", "out.by_work_package.id"),
}

#: What stands before a reference to another sheet: its name, in quotation marks or bare.
_SHEET = re.compile(r"(?:'((?:[^']|'')*)'|([\w.]+))!$")


def taken_rows(grid: Grid, table: str) -> tuple[int | None, ...]:
    """The rows that the rows of the results take, in their order; ``None`` for a deleted one.

    They do not rise where a row was cut and inserted elsewhere: formulas follow their cells.
    Nothing when a table has no such results, or when one of the formulas is another one.
    """
    areas = [
        known.area
        for name in TAKEN.get(table, ())
        if (known := grid.name(name)) is not None and known.area is not None
    ]
    sheet = grid.sheet(areas[-1].sheet) if len(areas) == 2 else None
    if sheet is None:
        return ()
    ids, (first, column, last, _) = areas[0], areas[-1].range
    # a row without a formula was inserted into the results, or typed over, which is told elsewhere
    formulas = [sheet.cell(row, column).formula for row in range(first, last + 1)]
    named = [formula for formula in formulas if formula is not None]
    kept = sum("#REF!" not in formula for formula in named)
    found = [_taken(formula, _with_moved(ids, kept)) for formula in named]
    rows = [row for row in found if row is not None]
    return tuple(found) if _OTHER not in rows and len(rows) == len(set(rows)) else ()


_OTHER = 0


def _with_moved(ids: Area, count: int) -> Area:
    """The cells of the ids: the name has lost what was cut and inserted before all others."""
    first, column, last, last_column = ids.range
    moved = max(0, count - (last - first + 1))
    return Area(ids.sheet, Range(first - moved, column, last + moved, last_column))


@lru_cache(maxsize=1 << 10)
def _taken(formula: str, ids: Area) -> int | None:
    """The row that a formula takes: that of the only cell of the ids that it names."""
    shape = shape_of(formula)
    if shape is None:
        return _OTHER
    if "#REF!" in formula:
        return None
    before = shape.skeleton.split(SLOT)
    rows = set()
    for text, place in zip(before, shape.places, strict=False):
        named = _SHEET.search(text)
        sheet = (named[1] or named[2]).replace("''", "'") if named else ""
        if sheet.casefold() != ids.sheet.casefold() or place.is_range:
            return _OTHER
        if not ids.range.holds(place.first_row, place.first_column):
            return _OTHER
        rows.add(place.first_row)
    return rows.pop() if len(rows) == 1 else _OTHER
