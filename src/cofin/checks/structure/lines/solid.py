"""The cells of which runs of formulas are made, and those of them that may head one."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from cofin.checks.overlaps import ArrayCells
from cofin.grid import A_TEXT, CellValue, Position, SheetGrid

#: A whole number between these above a column of formulas is its year, not an amount.
YEARS = range(1990, 2101)


def solid_in(sheet: SheetGrid) -> list[Position]:
    """The cells that end no run: not typed texts, nor what array formulas fill together.

    An array formula of one cell stands for itself, as any other formula does.
    """
    found = [
        position
        for position, (_, kind, formula, _) in sheet.cells.items()
        if kind is not A_TEXT or formula is not None
    ]
    if not sheet.arrays:
        return found
    filled = ArrayCells(sheet.arrays)
    return [p for p in found if not filled.is_spread(p)]


def heads_in(sheet: SheetGrid, solid: Iterable[Position]) -> frozenset[Position]:
    """The typed years, days and percentages: what columns of amounts begin with."""
    return frozenset(position for position in solid if _is_head(sheet.cells[position]))


def _is_head(cell: CellValue) -> bool:
    value, _, formula, style = cell
    if formula is not None or not isinstance(value, Decimal):
        return False
    is_year = YEARS[0] <= value <= YEARS[-1] and value == value.to_integral_value()
    return is_year or "%" in style.number_format or style.is_date
