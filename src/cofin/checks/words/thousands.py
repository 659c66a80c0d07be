"""Amounts in thousands of euro beside others in units: what says so, and which is which."""

from __future__ import annotations

from decimal import Decimal

from cofin.checks.words.costs import says
from cofin.checks.words.currencies import says_euro
from cofin.checks.words.labels import column_label, row_label
from cofin.grid import CellKind, Position, SheetGrid
from cofin.money import EXACT, as_shown

_THOUSAND = Decimal(1_000)
_THOUSANDTH = Decimal("0.001")

#: Of what somebody has rounded to whole thousands: half of one, and a trace.
_ROUNDED = Decimal("500.01")
#: Whole thousands from which a factor of 1,000 is seen in spite of that.
_LARGE = Decimal(100)

#: A note on a sheet is short; longer texts tell of something else.
LONGEST_NOTE = 80


def says_thousands(text: str) -> bool:
    """Whether a heading or a note speaks of thousands: ``k€``, ``in thousands``, ``bin avro``."""
    return says("thousands", text)


def is_in_thousands(sheet: SheetGrid, at: Position) -> bool:
    """Whether the words of a cell, of its sheet or a note on the sheet say so."""
    heading = column_label(sheet, *at)
    if says_thousands(heading):
        return True
    if says_euro(heading):
        return False
    notes = (
        str(cell.value)
        for cell in sheet.cells.values()
        if cell.kind is CellKind.TEXT and cell.formula is None
    )
    words = (sheet.name, row_label(sheet, *at), *notes)
    return any(len(text) <= LONGEST_NOTE and says_thousands(text) for text in words)


def in_units(amount: Decimal) -> Decimal:
    """EUR of thousands of euro."""
    return EXACT.multiply(amount, _THOUSAND)


def in_thousands(amount: Decimal) -> Decimal:
    """Thousands of euro of EUR."""
    return EXACT.multiply(amount, _THOUSANDTH)


def is_thousandth(small: Decimal, large: Decimal) -> bool:
    """Whether one amount is the other in thousands, to the last digit that it is written with."""
    exponent = as_shown(small).as_tuple().exponent
    step = Decimal(1).scaleb(min(int(exponent), 0))
    return _off_by(small, large) <= EXACT.divide(in_units(step), Decimal(2))


def looks_like_thousandth(small: Decimal, large: Decimal) -> bool:
    """Whether one amount may be the other in thousands, though no words say so.

    The same to the cent, or a large one in whole thousands, whatever digits stand behind them.
    """
    if small < 1:
        return False
    gap = _off_by(small, large)
    return gap == 0 or (small >= _LARGE and gap < _ROUNDED)


def _off_by(small: Decimal, large: Decimal) -> Decimal:
    return EXACT.subtract(in_units(small), large).copy_abs()
