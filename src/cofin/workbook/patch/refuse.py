"""Which cells must not be written, and why: all of them at once, before anything is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from cofin.a1 import MAX_COLUMN, MAX_ROW
from cofin.errors import Problem
from cofin.money import EXACT, HALF_CENT
from cofin.workbook.patch.cell import HELD, MAX_TEXT
from cofin.workbook.patch.model import Edit
from cofin.workbook.patch.template import Target, Template

#: Days before these have no number, or (Excel takes 1900 for a leap year) not the right one.
FIRST_DAY = {False: date(1900, 3, 1), True: date(1904, 1, 1)}

LARGEST = Decimal("9.99999999999999E+307")
SMALLEST = Decimal("2.2250738585073E-308")
"""What a cell holds, apart from 0 and the sign."""


def refusals(template: Template, edits: Sequence[Edit]) -> Iterator[Problem]:
    """Every edit that would damage something or be lost, by its place."""
    counted = Counter((e.sheet.casefold(), e.row, e.column) for e in edits)
    for edit in edits:
        if counted[edit.sheet.casefold(), edit.row, edit.column] > 1:
            yield Problem(edit.place, "patch.twice")
        elif not (1 <= edit.row <= MAX_ROW and 1 <= edit.column <= MAX_COLUMN):
            yield Problem(edit.place, "patch.outside")
    for sheet in dict.fromkeys(edit.sheet for edit in edits):
        own = [edit for edit in edits if edit.sheet == sheet]
        if template.sheet(sheet) is None:
            names = tuple(template.parts)
            yield Problem(sheet, "patch.no_sheet", {"sheet": sheet, "known": names})
            continue
        targets = template.targets(sheet, [(edit.row, edit.column) for edit in own])
        for edit in own:
            target = targets[edit.row, edit.column]
            yield from _cell(edit, target, date1904=template.grid.date1904)


def _cell(edit: Edit, target: Target, *, date1904: bool) -> Iterator[Problem]:
    where = edit.place
    if target.merge is not None:
        yield Problem(where, "patch.merged", {"range": str(target.merge)})
    elif target.array is not None:
        yield Problem(where, "patch.array", {"range": str(target.array)})
    elif target.pivot is not None:
        yield Problem(where, "patch.pivot", {"range": str(target.pivot)})
    elif target.table is not None:
        yield Problem(where, "patch.table_frame", {"table": target.table.name})
    elif target.anchors:
        yield Problem(where, "patch.shared")
    elif target.formula is not None and not edit.overwrite_formula:
        yield Problem(where, "patch.formula", {"formula": f"={target.formula}"})
    if target.locked:
        yield Problem(where, "patch.locked")
    match edit.value:
        case Decimal() | int() if not _is_held(edit.value):
            yield Problem(where, "patch.no_number")
        case Decimal() | int() if _loses_a_cent(Decimal(edit.value)):
            yield Problem(where, "patch.too_many_digits", {"value": format(edit.value, "f")})
        case str() if len(edit.value) > MAX_TEXT:
            values = {"length": len(edit.value), "limit": MAX_TEXT}
            yield Problem(where, "patch.too_long", values)
        case date() if edit.value < FIRST_DAY[date1904]:
            days = {"day": edit.value, "first": FIRST_DAY[date1904]}
            yield Problem(where, "patch.too_early", days)
        case date() if not target.style.is_date:
            yield Problem(where, "patch.no_date_format", {"format": target.style.number_format})


def _is_held(value: Decimal | int) -> bool:
    """Whether a number is one that a spreadsheet has: they count in doubles."""
    number = Decimal(value)
    return number.is_finite() and (not number or SMALLEST <= number.copy_abs() <= LARGEST)


def _loses_a_cent(number: Decimal) -> bool:
    """Whether what a cell holds of a number is another amount of money."""
    return EXACT.abs(EXACT.subtract(HELD.plus(number), number)) >= HALF_CENT
