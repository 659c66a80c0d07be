"""What a sum leaves out of the block that it should cover.

A block is judged by what stands in it: rows that go on without a gap right behind the last
row of the sum, or a gap between its rows, are of the block when they look like its rows and
nobody else adds them up.  When in doubt a row is taken to be left out on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from cofin.checks.labels import column_label, row_label
from cofin.checks.structure.lines import lines_of
from cofin.checks.structure.sums import MOST_CELLS, Leaves, Sum, Sums
from cofin.checks.subject import CellKey
from cofin.grid import CellKind, CellValue, Position, SheetGrid

#: A gap inside a sum is a slip when it is small beside what is added up; otherwise the sum
#: picks its rows (typed sub-totals among their parts).
_GAP = 3

#: From this many rows on, a range in another place is taken to mean the whole column.
_FEWEST_ELSEWHERE = 3

_YEARS = range(1990, 2101)
_STEM = re.compile(r"[\W\d_]+")


class Track(NamedTuple):
    """The one column (axis 0) or row (axis 1) that a sum adds up, and the indexes in it."""

    sheet: SheetGrid
    axis: int
    at: int
    indexes: tuple[int, ...]

    def position(self, index: int) -> Position:
        """Row and column of an index."""
        return (index, self.at) if self.axis == 0 else (self.at, index)

    def key(self, index: int) -> CellKey:
        """The cell of an index."""
        return (self.sheet.name, *self.position(index))


def missed(total: Sum, leaves: Leaves, sums: Sums) -> list[CellKey]:
    """The cells that the sum should name and does not, from top to bottom."""
    track = _track(total, sums)
    if track is None:
        return []
    return _Judge(total, track, leaves, sums).missed()


def _track(total: Sum, sums: Sums) -> Track | None:
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
    return Track(sheet, axis, at, tuple(sorted({key[1:][axis] for key in total.cells()})))


class _Judge:
    """Looks around one sum."""

    def __init__(self, total: Sum, track: Track, leaves: Leaves, sums: Sums) -> None:
        self.total, self.track, self.leaves, self.sums = total, track, leaves, sums
        self.named = set(track.indexes)
        self.first, self.last = track.indexes[0], track.indexes[-1]
        sheet, *position = total.key
        self.is_here = sheet == track.sheet.name and position[1 - track.axis] == track.at
        self.here = position[track.axis]

    def missed(self) -> list[CellKey]:
        gaps = self._gaps()
        if _GAP * len(gaps) > len(self.named):
            return [self.track.key(index) for index in sorted(set(self._sub_totals()))]
        found = [*self._sub_totals(), *gaps]
        if self.is_here and self.here > self.last:
            found += self._going_on(self.last, 1, self.here)
        elif self.track.axis == 0 and len(self.named) >= _FEWEST_ELSEWHERE:
            found += self._same_line(self.last, 1)
        if self.track.axis == 0:
            found += self._above()
        return [self.track.key(index) for index in sorted(set(found))]

    def _gaps(self) -> list[int]:
        if self.last - self.first > MOST_CELLS:
            return []
        between = (
            i for i in range(self.first, self.last) if i not in self.named and i != self.here
        )
        return [index for index in between if self._is_row_of_block(index, own=True)]

    def _going_on(self, index: int, way: int, end: int) -> list[int]:
        """The rows right behind the sum's last, as long as they are of the block."""
        found: list[int] = []
        while (index := index + way) != end and self._is_row_of_block(index, own=True):
            found.append(index)
        return found if len(found) <= len(self.named) else []

    def _above(self) -> list[int]:
        if len(self.named) < 2 or not self._is_run():
            return []
        found = self._going_on_alike(self.first, -1)
        return [] if any(self._is_heading(index) for index in found) else found

    def _same_line(self, index: int, way: int) -> list[int]:
        return self._going_on_alike(index, way) if self._is_run() else []

    def _going_on_alike(self, index: int, way: int) -> list[int]:
        """Rows behind an end that are of the block even seen from elsewhere."""
        found: list[int] = []
        edge = self.track.sheet.cells.get(self.track.position(index))
        while (index := index + way) > 0 and index != self.here:
            cell = self.track.sheet.cells.get(self.track.position(index))
            if cell is None or edge is None or not self._is_row_of_block(index, own=False):
                break
            if (cell.formula is None) != (edge.formula is None):
                return []
            if cell.formula is not None and not self._is_in_line(index, index - way):
                return []
            found.append(index)
        return found if _GAP * len(found) <= len(self.named) else []

    def _is_in_line(self, index: int, other: int) -> bool:
        """Whether two formulas are of one pattern."""
        pair = {self.track.position(index), self.track.position(other)}
        return any(
            line.sheet is self.track.sheet and line.axis == 0 and pair <= line.fitting
            for line in lines_of(self.sums.grid).lines
        )

    def _is_run(self) -> bool:
        """Whether the sum names one range without gaps."""
        return len(self.named) == self.last - self.first + 1

    def _is_row_of_block(self, index: int, *, own: bool) -> bool:
        """Whether a cell looks like one that the sum should have named.

        ``own`` when the sum stands in the same column or row: then another sum that takes the
        cell in excuses it only when it has nothing in common with this one.
        """
        track, key = self.track, self.track.key(index)
        cell = track.sheet.cells.get(track.position(index))
        if cell is None or key in self.leaves or not _is_amount(cell):
            return False
        if key in self.sums.by_cell or self._is_derived(cell, key):
            return False
        near = min(self.named, key=lambda each: abs(each - index))
        model = track.sheet.cell(*track.position(near))
        if not _is_alike(cell, model) or self._label(index, near):
            return False
        return not any(
            not own or not self._shares(other)
            for other in self.sums.covering(key)
            if other.key != self.total.key
        )

    def _label(self, index: int, near: int) -> bool:
        """Whether the words around a cell say that it is of another kind than its neighbour."""
        here, there = self.track.position(index), self.track.position(near)
        if self.track.axis == 0:
            words = bool(row_label(self.track.sheet, *here))
            return words != bool(row_label(self.track.sheet, *there))
        return stem(column_label(self.track.sheet, *here)) != stem(
            column_label(self.track.sheet, *there)
        )

    def _shares(self, other: Sum) -> bool:
        """Whether another sum has a cell in common with this one."""
        reach = self.track.key(self.first), self.track.key(self.last)
        return any(
            area.sheet == self.track.sheet.name and any(area.range.holds(*key[1:]) for key in reach)
            for area in other.areas
        )

    def _is_derived(self, cell: CellValue, key: CellKey) -> bool:
        """Whether a formula is made from what the sum adds up, as an overhead on it is."""
        if cell.formula is None:
            return False
        ends = [self.track.position(index) for index in (self.first, self.last)]
        areas = self.sums.references.of_formula(cell.formula, *key)
        return any(
            area.sheet == self.track.sheet.name
            and (
                any(area.range.holds(*end) for end in ends) or area.range.holds(*self.total.key[1:])
            )
            for area in areas
        )

    def _is_heading(self, index: int) -> bool:
        """Whether a number above a block is its year."""
        value = self.track.sheet.cell(*self.track.position(index)).value
        whole = isinstance(value, Decimal) and value == value.to_integral_value()
        return whole and int(value) in _YEARS if isinstance(value, Decimal) else False

    def _sub_totals(self) -> Iterator[int]:
        """Sub-totals beside those that a grand total adds up, which nobody else adds up."""
        track = self.track
        if not self.is_here or self.here < self.last:
            return
        named = [index for index in track.indexes if track.key(index) in self.sums.by_cell]
        if not named:
            return
        stems = {self._stem(index) for index in named}
        for index in self._totals_of_track():
            if index in self.named or index >= self.here:
                continue
            below = self.sums.leaves(self.sums.by_cell[track.key(index)])
            if not below or below.keys() & self.leaves.keys():
                continue
            if any(other.key != self.total.key for other in self.sums.covering(track.key(index))):
                continue
            lowest = min(self._starts())
            if index > lowest or (self._stem(index) in stems and self._is_one_table(index, lowest)):
                yield index

    def _starts(self) -> Iterator[int]:
        """The indexes of what the sum comes down to in its own column or row."""
        yield self.first
        for sheet, *position in self.leaves:
            if sheet == self.track.sheet.name and position[1 - self.track.axis] == self.track.at:
                yield position[self.track.axis]

    def _totals_of_track(self) -> Iterator[int]:
        """The sums in the same column or row that add up cells of it."""
        track = self.track
        for (sheet, *position), total in self.sums.by_cell.items():
            if sheet == track.sheet.name and position[1 - track.axis] == track.at:
                own = all(
                    area.range[1 - track.axis] == area.range[3 - track.axis] == track.at
                    for area in total.areas
                )
                if own:
                    yield position[track.axis]

    def _stem(self, index: int) -> str:
        position = self.track.position(index)
        label = row_label if self.track.axis == 0 else column_label
        return stem(label(self.track.sheet, *position))

    def _is_one_table(self, first: int, last: int) -> bool:
        """Whether no text stands in the column between two cells: a heading ends a table."""
        cells = self.track.sheet.cells
        return not any(
            (cell := cells.get(self.track.position(index))) is not None
            and cell.kind is CellKind.TEXT
            and cell.formula is None
            for index in range(first + 1, min(last, first + MOST_CELLS))
        )


def stem(label: str) -> str:
    """A label without its numbers: ``Sub-total 2`` and ``Sub-total 3`` have one stem."""
    return _STEM.sub(" ", label.casefold()).strip()


def _is_amount(cell: CellValue) -> bool:
    if cell.style.is_date:
        return False
    if cell.formula is not None:
        return cell.kind in (CellKind.NUMBER, CellKind.EMPTY, CellKind.ERROR)
    return cell.kind is CellKind.NUMBER


def _is_alike(cell: CellValue, model: CellValue) -> bool:
    """Whether two numbers are of one kind, by their formats."""
    return ("%" in cell.style.number_format) == ("%" in model.style.number_format)
