"""Formulas that, step by step, refer to themselves.

First by whole columns, which is cheap and clears nearly every workbook; then cell by cell
within the columns that refer to each other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from cofin.a1 import Range
from cofin.checks.formula.references import Leaf, References
from cofin.checks.formula.shape import Shape
from cofin.checks.formula.written import formulas_of
from cofin.checks.structure.graph import circles, shortest
from cofin.checks.subject import CellKey
from cofin.grid import Area, Grid

Column: TypeAlias = tuple[str, int]


class Stretch(NamedTuple):
    """Formulas of a column that follow each other, two of them or more: a node of its tree.

    A running total reads all rows above it; cell by cell that is half a million references
    for a thousand rows, and ten thousand as stretches.
    """

    column: Column
    at: int  # as in ``pieces``


class Circle(NamedTuple):
    """Cells that all refer to each other in the end, in the order of the sheet, and one loop."""

    cells: list[CellKey]
    loop: list[CellKey]  # one of the shortest from the first cell: what each of them reads next


class Circles:
    """The circles of one workbook."""

    def __init__(self, grid: Grid, references: References) -> None:
        self._references = references
        self._formulas = formulas_of(grid)
        self._rows: dict[Column, list[int]] = defaultdict(list)
        for sheet, places in self._formulas.by_sheet.items():
            for row, column in sorted(places):
                self._rows[sheet, column].append(row)
        self._columns: dict[str, list[int]] = defaultdict(list)
        for sheet_name, column in sorted(self._rows):
            self._columns[sheet_name].append(column)

    def found(self) -> Iterator[Circle]:
        """Each circle of the workbook."""
        graph = self._by_column()
        for columns in circles(graph, graph.__getitem__):
            for nodes in self._within(frozenset(columns)):
                cells = sorted(node for node in nodes if not isinstance(node, Stretch))
                yield Circle(cells, shortest(cells[0], self._cells_read(frozenset(nodes))))

    def _within(self, columns: frozenset[Column]) -> Iterator[list[CellKey | Stretch]]:
        """The circles of formulas in columns that refer to each other."""

        def links(node: CellKey | Stretch) -> Iterable[CellKey | Stretch]:
            return self._halves(node) if isinstance(node, Stretch) else self._read(node, columns)

        cells = [(sheet, row, at) for sheet, at in sorted(columns) for row in self._rows[sheet, at]]
        return circles(cells, links)

    def _by_column(self) -> Mapping[Column, set[Column]]:
        """Which columns the formulas of a column read; its own only where rows may meet."""
        graph: dict[Column, set[Column]] = {column: set() for column in self._rows}
        ways: dict[Column, set[bool]] = defaultdict(set)
        for formulas in self._formulas.by_skeleton.values():
            known: dict[Hashable, list[Leaf]] = {}
            for sheet, row, column, shape in formulas:
                here = (sheet, column)
                kind = (here, *[place[1:4:2] for place in shape.places])
                if kind not in known:  # they read the same columns, each in its own rows
                    known[kind] = list(self._own(shape, here, row, graph[here]))
                for leaf in known[kind]:
                    for area in self._references.areas(leaf, shape.places, sheet, row):
                        if here in self._formula_columns(area):
                            ways[here] |= _ways(area.range, row)
        for own, seen in ways.items():
            if len(seen) > 1:
                graph[own].add(own)
        return graph

    def _own(self, shape: Shape, here: Column, row: int, read: set[Column]) -> Iterator[Leaf]:
        """The references to the formula's own column; the columns of the others are noted."""
        for leaf in self._references.leaves(shape.skeleton, *here):
            columns: set[Column] = set()
            for area in self._references.areas(leaf, shape.places, here[0], row):
                columns.update(self._formula_columns(area))
            if here in columns:
                yield leaf
            read |= columns - {here}

    def _formula_columns(self, area: Area) -> Iterator[Column]:
        known = self._columns.get(area.sheet, [])
        first = bisect_left(known, area.range.first_column)
        last = bisect_right(known, area.range.last_column)
        return ((area.sheet, column) for column in known[first:last])

    def _read(self, key: CellKey, columns: frozenset[Column]) -> Iterator[CellKey | Stretch]:
        """The formulas in some columns that a formula reads, many below each other as one."""
        sheet, row, column = key
        shape = self._formulas.by_sheet[sheet][row, column]
        for area in self._references.of_shape(shape, *key):
            for read in self._formula_columns(area):
                if read in columns:
                    rows = self._rows[read]
                    first = bisect_left(rows, area.range.first_row)
                    last = bisect_right(rows, area.range.last_row)
                    yield from (self._node(read, index) for index in pieces(first, last, len(rows)))

    def _node(self, column: Column, index: int) -> CellKey | Stretch:
        rows = self._rows[column]
        if index < len(rows):
            return Stretch(column, index)
        return (column[0], rows[index - len(rows)], column[1])

    def _halves(self, stretch: Stretch) -> tuple[CellKey | Stretch, CellKey | Stretch]:
        column, at = stretch
        return self._node(column, 2 * at), self._node(column, 2 * at + 1)

    def _cells_read(
        self, circle: frozenset[CellKey | Stretch]
    ) -> Callable[[CellKey], Iterator[CellKey]]:
        """The cells of a circle that a cell reads; a stretch the first time: it is nearest then."""
        columns = frozenset((node[0], node[2]) for node in circle if not isinstance(node, Stretch))
        seen: set[Stretch] = set()

        def cells(key: CellKey) -> Iterator[CellKey]:
            waiting = [*self._read(key, columns)][::-1]
            while waiting:
                node = waiting.pop()
                if node not in circle:
                    continue
                if not isinstance(node, Stretch):
                    yield node
                elif node not in seen:
                    seen.add(node)
                    waiting += self._halves(node)[::-1]

        return cells


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


def _ways(reach: Range, row: int) -> set[bool]:
    """Whether an area of the formula's own column lies above, below, or both."""
    if reach.last_row < row:
        return {False}
    return {True} if reach.first_row > row else {False, True}
