"""The tables that lookups search: which columns (or rows) they have, and what each is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cofin.checks.structure.links.link import Ends
from cofin.checks.structure.sums.track import is_year
from cofin.checks.subject import CellKey
from cofin.grid import A_NUMBER, Area, CellKind, SheetGrid

#: Rows of a table that are looked at for its first number, and columns of one.
_MOST_ROWS = 50
_MOST_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class LookupTable:
    """Columns (axis 0) or rows (axis 1) that hold numbers, each by the cell its label stands at."""

    axis: int
    first: int  # its first column (or row)
    numeric: Mapping[int, CellKey]

    @property
    def way(self) -> str:
        """Which words tell its columns (or rows) apart."""
        return "row" if self.axis else "column"


def table_of(area: Area, axis: int, ends: Ends) -> LookupTable | None:
    """The table of an area; one column alone is a part of the table around it."""
    sheet = ends.sheets.get(area.sheet)
    first, last = area.range[1 - axis], area.range[3 - axis]
    if sheet is None or last - first >= _MOST_COLUMNS:
        return None
    searched = range(area.range[axis], min(area.range[axis + 2], area.range[axis] + _MOST_ROWS) + 1)
    is_alone = first == last
    tracks = range(first if is_alone else first + 1, last + 1)
    begin = next((at for at in searched if any(_is_number(sheet, axis, at, t) for t in tracks)), 0)
    if not begin:
        return None
    if is_alone:
        first, last = (_end(sheet, axis, begin, first, way) for way in (-1, 1))
    rows = [at for at in searched if at >= begin]
    numeric = {
        track: (area.sheet, *_at(axis, begin, track))
        for track in range(first, last + 1)
        if any(_is_number(sheet, axis, at, track) for at in rows)
    }
    return LookupTable(axis, first, numeric)


def _end(sheet: SheetGrid, axis: int, at: int, track: int, way: int) -> int:
    """The last of the cells beside each other in one row."""
    end = track
    while abs(end - track) < _MOST_COLUMNS and _is_filled(sheet, axis, at, end + way):
        end += way
    return end


def _is_filled(sheet: SheetGrid, axis: int, at: int, track: int) -> bool:
    return sheet.cell(*_at(axis, at, track)).kind is not CellKind.EMPTY


def _is_number(sheet: SheetGrid, axis: int, at: int, track: int) -> bool:
    cell = sheet.cell(*_at(axis, at, track))
    return cell.kind is A_NUMBER and not is_year(cell)


def _at(axis: int, at: int, track: int) -> tuple[int, int]:
    """A place by its row and column, or, where a row is picked, by its column and row."""
    return (track, at) if axis else (at, track)
