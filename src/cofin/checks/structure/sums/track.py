"""The one column or row that a sum adds up, and the words beside it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from cofin.a1 import Range
from cofin.checks.structure.sums.sum import MOST_CELLS, Sum, Sums
from cofin.checks.subject import CellKey
from cofin.checks.words.labels import column_label, row_label
from cofin.grid import EMPTY_CELL, Area, CellKind, CellValue, Position, SheetGrid
from cofin.letters import plain

#: A whole number between these above a column of amounts is its year.
_YEARS = range(1990, 2101)

_STEM = re.compile(r"[\W\d_]+")


class Track(NamedTuple):
    """A column (axis 0) or row (axis 1), and the indexes in it that a sum names."""

    sheet: SheetGrid
    axis: int
    at: int
    indexes: tuple[int, ...]

    @property
    def first(self) -> int:
        """The first index that is named."""
        return self.indexes[0]

    @property
    def last(self) -> int:
        """The last index that is named."""
        return self.indexes[-1]

    def position(self, index: int) -> Position:
        """Row and column of an index."""
        return (index, self.at) if self.axis == 0 else (self.at, index)

    def key(self, index: int) -> CellKey:
        """The cell of an index."""
        return (self.sheet.name, *self.position(index))

    def area(self, index: int) -> Area:
        """The cell of an index, as a formula that names it alone reads it."""
        position = self.position(index)
        return Area(self.sheet.name, Range(*position, *position))

    def cell(self, index: int) -> CellValue:
        """What stands there."""
        return self.sheet.cells.get(self.position(index), EMPTY_CELL)

    def label(self, index: int) -> str:
        """The words that tell it from others in the column or row."""
        label = row_label if self.axis == 0 else column_label
        return label(self.sheet, *self.position(index))

    def index_of(self, key: CellKey) -> int | None:
        """The index of a cell in the column or row; ``None`` for a cell elsewhere."""
        is_in = key[0] == self.sheet.name and key[2 - self.axis] == self.at
        position = key[1:]
        return position[self.axis] if is_in else None

    def is_alike(self, index: int, other: int) -> bool:
        """Whether two numbers are of one kind, by their formats: a rate is no amount."""
        return self.is_share(index) == self.is_share(other)

    def is_share(self, index: int) -> bool:
        """Whether a number is shown as a percentage."""
        return "%" in self.cell(index).style.number_format

    def is_year(self, index: int) -> bool:
        """Whether a number is the year that heads a column."""
        return is_year(self.cell(index))


def track_of(total: Sum, sums: Sums) -> Track | None:
    """The column or row; ``None`` when the sum is spread over several."""
    sheets = {area.sheet for area in total.areas}
    columns = {c for area in total.areas for c in (area.range[1], area.range[3])}
    rows = {r for area in total.areas for r in (area.range[0], area.range[2])}
    sheet = sums.grid.sheet(next(iter(sheets)))
    if sheet is None or len(sheets) > 1 or not 1 < total.size <= MOST_CELLS:
        return None
    if len(columns) == 1:
        axis, at = 0, columns.pop()
    elif len(rows) == 1:
        axis, at = 1, rows.pop()
    else:
        return None
    indexes: set[int] = set()
    for area in total.areas:
        indexes.update(range(area.range[axis], area.range[axis + 2] + 1))
    return Track(sheet, axis, at, tuple(sorted(indexes)))


def is_year(cell: CellValue) -> bool:
    """Whether a typed number may be a year."""
    value = cell.value
    if cell.formula is not None or not isinstance(value, Decimal):
        return False
    return value == value.to_integral_value() and int(value) in _YEARS


def is_amount(cell: CellValue) -> bool:
    """Whether a cell holds a number, or a formula that gives or will give one."""
    if cell.style.is_date:
        return False
    if cell.formula is not None:
        return cell.kind in (CellKind.NUMBER, CellKind.EMPTY, CellKind.ERROR)
    return cell.kind is CellKind.NUMBER


def stem(label: str) -> str:
    """A label without its numbers: ``Sub-total 2`` and ``Sub-total 3`` have one stem."""
    return _STEM.sub(" ", plain(label)).strip()
