"""The formulas that stand in an area, many below each other as one: for ways through a workbook.

A running total reads all rows above it; cell by cell that is half a million references for a
thousand rows, and ten thousand as stretches.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from cofin.checks.formula.shape import Shape
from cofin.checks.subject import CellKey
from cofin.grid import Area, Position

Column: TypeAlias = tuple[str, int]


class Stretch(NamedTuple):
    """Formulas of a column that follow each other, two of them or more: a node of its tree."""

    column: Column
    at: int  # as in ``pieces``


class Stretches:
    """The formulas of one workbook by their columns."""

    def __init__(self, by_sheet: Mapping[str, Mapping[Position, Shape]]) -> None:
        rows: dict[Column, list[int]] = defaultdict(list)
        for sheet, places in by_sheet.items():
            for row, column in sorted(places):
                rows[sheet, column].append(row)
        self.rows: Mapping[Column, Sequence[int]] = dict(rows)
        self._columns: dict[str, list[int]] = defaultdict(list)
        for sheet_name, column in sorted(self.rows):
            self._columns[sheet_name].append(column)

    def columns_of(self, area: Area) -> Iterator[Column]:
        """The columns of an area in which there are formulas."""
        known = self._columns.get(area.sheet, [])
        first = bisect_left(known, area.range.first_column)
        last = bisect_right(known, area.range.last_column)
        return ((area.sheet, column) for column in known[first:last])

    def formulas_in(self, area: Area, columns: Collection[Column]) -> Iterator[CellKey | Stretch]:
        """The formulas of an area that stand in some columns."""
        for column in self.columns_of(area):
            if column in columns:
                rows = self.rows[column]
                first = bisect_left(rows, area.range.first_row)
                last = bisect_right(rows, area.range.last_row)
                yield from (self._node(column, index) for index in pieces(first, last, len(rows)))

    def halves(self, stretch: Stretch) -> tuple[CellKey | Stretch, CellKey | Stretch]:
        """The two parts of a stretch."""
        column, at = stretch
        return self._node(column, 2 * at), self._node(column, 2 * at + 1)

    def _node(self, column: Column, index: int) -> CellKey | Stretch:
        rows = self.rows[column]
        if index < len(rows):
            return Stretch(column, index)
        return (column[0], rows[index - len(rows)], column[1])


def pieces(first: int, last: int, count: int) -> list[int]:
    """The fewest nodes of a segment tree over ``count`` items that are the items first to last - 1.

    Node 1 is the root, those of n are 2n and 2n + 1, and item i is the node ``count + i``:
    https://codeforces.com/blog/entry/18051.
    """
    left, right = first + count, last + count
    head: list[int] = []
    tail: list[int] = []
    while left < right:
        if left % 2:
            head.append(left)
            left += 1
        if right % 2:
            right -= 1
            tail.append(right)
        left, right = left // 2, right // 2
    return head + tail[::-1]
