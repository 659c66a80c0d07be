"""Sheets and columns that are told in thousands of euro, beside others in units (P07)."""

from __future__ import annotations

from decimal import Decimal

from cofin.checks.arithmetic.cells import less
from cofin.checks.labels import column_label, row_label
from cofin.checks.plausibility.vocabulary import says, says_euro
from cofin.grid import CellKind, Position, SheetGrid
from cofin.money import EXACT, as_shown

THOUSAND = Decimal(1_000)

#: A note on a sheet is short; longer texts tell of something else.
_LONGEST_NOTE = 80


def is_in_thousands(sheet: SheetGrid, at: Position) -> bool:
    """Whether the words of a cell, of its sheet or a note on the sheet say so."""
    heading = column_label(sheet, *at)
    if says("thousands", heading):
        return True
    if says_euro(heading):
        return False
    notes = (
        str(cell.value)
        for cell in sheet.cells.values()
        if cell.kind is CellKind.TEXT and cell.formula is None
    )
    words = (sheet.name, row_label(sheet, *at), *notes)
    return any(len(text) <= _LONGEST_NOTE and says("thousands", text) for text in words)


def is_thousandth(small: Decimal, large: Decimal) -> bool:
    """Whether an amount in thousands, as exact as it is written, is another one in units."""
    exponent = as_shown(small).as_tuple().exponent
    step = Decimal(1).scaleb(min(int(exponent), 0))
    gap = less(in_units(small), large).copy_abs()
    return gap <= EXACT.divide(in_units(step), Decimal(2))


def in_units(amount: Decimal) -> Decimal:
    """EUR of thousands of euro."""
    return EXACT.multiply(amount, THOUSAND)


def in_thousands(amount: Decimal) -> Decimal:
    """Thousands of euro of EUR."""
    return EXACT.multiply(amount, Decimal("0.001"))
