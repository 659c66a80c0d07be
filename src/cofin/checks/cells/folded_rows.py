"""Hidden rows as a folded outline has them: details right below or above their sub-totals."""

from __future__ import annotations

from cofin.a1 import Range
from cofin.checks.structure.sums.sum import Sum, Sums
from cofin.grid import SheetGrid


def are_folded(sheet: SheetGrid, area: Range, columns: frozenset[int], sums: Sums) -> bool:
    """Whether sub-totals in sight, right above or below hidden rows, add up just these rows.

    ``columns`` hold amounts there.  What no column total counts needs no sub-total.
    """
    first, last = area.first_row, area.last_row
    while first - 1 in sheet.hidden_rows:
        first -= 1
    while last + 1 in sheet.hidden_rows:
        last += 1
    if sheet.state != "visible" or not first < last or area.first_row not in sheet.hidden_rows:
        return False
    counted = 0
    for column in columns:
        whole = Range(first, column, last, column)
        totals = [
            total
            for total in sums.covering((sheet.name, area.first_row, column))
            if _is_of_column(total, column)
        ]
        if totals and not any(_is_beside(total, sheet.name, whole) for total in totals):
            return False
        counted += bool(totals)
    return counted > 0


def _is_of_column(total: Sum, column: int) -> bool:
    return all(area.range.first_column == area.range.last_column == column for area in total.areas)


def _is_beside(total: Sum, sheet: str, whole: Range) -> bool:
    """Whether a sum stands right above or below rows that it adds up, and nothing else."""
    name, row, column = total.key
    return (
        name == sheet
        and column == whole.first_column
        and row in (whole.first_row - 1, whole.last_row + 1)
        and [area.range for area in total.areas] == [whole]
    )
