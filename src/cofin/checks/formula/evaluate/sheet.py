"""A sheet as formulas look at it: cells by place, and columns by what stands in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable
from functools import cached_property

from cofin.a1 import Range
from cofin.checks.formula.evaluate.values import Element
from cofin.checks.overlaps import ArrayCells
from cofin.grid import EMPTY, CellError, Position, SheetGrid
from cofin.letters import caseless


def key(value: Element) -> Hashable:
    """What two values share when a look-up takes them for the same."""
    if isinstance(value, str):
        return caseless(value)
    return ("truth", value) if isinstance(value, bool) else value


class IndexedSheet:
    """One sheet of the workbook, with indexes made when they are first asked for."""

    def __init__(self, grid: SheetGrid) -> None:
        self.grid = grid
        self.name = grid.name
        self.cells = grid.cells
        self._columns: dict[int, dict[Hashable, list[int]]] = {}
        self._errors: dict[int, bool] = {}
        self._filled: dict[int, list[int]] = {}

    @cached_property
    def last_row(self) -> int:
        """The last row that holds anything."""
        return max((row for row, _ in self.cells), default=1)

    @cached_property
    def last_column(self) -> int:
        """The last column that holds anything."""
        return max((column for _, column in self.cells), default=1)

    @cached_property
    def pending(self) -> frozenset[Position]:
        """Formulas without a stored result."""
        return frozenset(
            at for at, cell in self.cells.items()
            if cell.kind is EMPTY and cell.formula is not None
        )  # fmt: skip

    @cached_property
    def filled(self) -> ArrayCells:
        """The cells that array formulas fill."""
        return ArrayCells(self.grid.arrays)

    def clipped(self, range_: Range) -> Range:
        """The part of a range that can hold anything."""
        first_row, first_column, last_row, last_column = range_
        return Range(
            first_row,
            first_column,
            min(last_row, self.last_row),
            min(last_column, self.last_column),
        )

    def rows_of(self, column: int, wanted: Hashable, first: int, last: int) -> list[int]:
        """The rows of a column, from first to last, in which a value stands."""
        rows = self._index(column).get(wanted, [])
        return rows[bisect_left(rows, first) : bisect_right(rows, last)]

    def count_of(self, column: int, wanted: Hashable, first: int, last: int) -> int:
        """How many rows of a column hold a value."""
        rows = self._index(column).get(wanted, [])
        return bisect_right(rows, last) - bisect_left(rows, first)

    def is_full(self, column: int, first: int, last: int) -> bool:
        """Whether every row of a column has a cell, from first to last."""
        if column not in self._filled:
            every = self._index(column).values()
            self._filled[column] = sorted(row for rows in every for row in rows)
        rows = self._filled[column]
        return bisect_right(rows, last) - bisect_left(rows, first) > last - first

    def has_errors(self, column: int) -> bool:
        """Whether an error stands anywhere in a column."""
        if column not in self._errors:
            self._errors[column] = any(isinstance(v, CellError) for v in self._index(column))
        return self._errors[column]

    def _index(self, column: int) -> dict[Hashable, list[int]]:
        if column not in self._columns:
            found: defaultdict[Hashable, list[int]] = defaultdict(list)
            for (row, at), cell in self.cells.items():
                if at == column:
                    found[key(cell.value)].append(row)
            for rows in found.values():
                rows.sort()
            self._columns[column] = found
        return self._columns[column]
