"""Years that are written as texts: headings, not amounts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set

from cofin.checks.structure.sums.sum import Sums
from cofin.grid import EMPTY_CELL, CellKind, Position, SheetGrid

_YEAR = re.compile(r"(?:19[89]|20[0-9])[0-9]")
#: Rows that are looked at above a year.
_MOST_ROWS = 50


def year_headings(
    sheet: SheetGrid, texts: Iterable[tuple[Position, str]], sums: Sums
) -> frozenset[Position]:
    """Years beside each other, each one more than the last, where headings stand.

    Below a number, or below words and in a total, they are amounts such as "2000" and "2001".
    """
    years = {at: int(text) for at, text in texts if is_year(text)}
    if not years:
        return frozenset()
    filled = {row for row, _ in sheet.cells}
    return frozenset(
        at for at in years if _has_next(years, at) and _is_heading(sheet, at, filled, sums)
    )


def is_year(text: str) -> bool:
    """Whether a text is the number of a year of our time."""
    return _YEAR.fullmatch(text.strip()) is not None


def is_first(sheet: SheetGrid, at: Position, filled: Set[int]) -> bool:
    """Whether nothing stands above a cell in its column, up to the next row not ``filled``."""
    return not any(True for _ in _above(sheet, at, filled))


def _has_next(years: Mapping[Position, int], at: Position) -> bool:
    (row, column), year = at, years[at]
    return years.get((row, column - 1)) == year - 1 or years.get((row, column + 1)) == year + 1


def _is_heading(sheet: SheetGrid, at: Position, filled: Set[int], sums: Sums) -> bool:
    above = set(_above(sheet, at, filled))
    if not above:
        return True
    return CellKind.NUMBER not in above and not any(sums.covering((sheet.name, *at)))


def _above(sheet: SheetGrid, at: Position, filled: Set[int]) -> Iterator[CellKind]:
    """The kinds of the cells above, up to the next empty row."""
    for row in range(at[0] - 1, max(0, at[0] - 1 - _MOST_ROWS), -1):
        if row not in filled:
            return
        cell = sheet.cells.get((row, at[1]), EMPTY_CELL)
        if cell.value not in (None, ""):
            yield cell.kind
