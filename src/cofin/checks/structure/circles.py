"""Formulas that, step by step, refer to themselves.

First by whole columns, which is cheap and clears nearly every workbook; then cell by cell
within the columns that refer to each other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Hashable, Iterator, Mapping
from typing import NamedTuple, TypeAlias, TypeVar

from cofin.a1 import Range
from cofin.checks.formula.references import Leaf, References
from cofin.checks.formula.shape import Shape
from cofin.checks.formula.written import formulas_of
from cofin.checks.subject import CellKey
from cofin.grid import Area, Grid

Node = TypeVar("Node", bound=Hashable)
Column: TypeAlias = tuple[str, int]

#: References from cell to cell that are followed in all; a workbook with more is left alone.
_MOST_LINKS = 1_000_000


class Circle(NamedTuple):
    """Cells that all refer to each other in the end, in the order of the sheet, and one loop."""

    cells: list[CellKey]
    loop: list[CellKey]  # one of the shortest from the first cell: what each of them reads next


class Circles:
    """The circles of one workbook."""

    def __init__(self, grid: Grid, references: References) -> None:
        self._references = references
        self._formulas = formulas_of(grid)
        self._shapes: dict[Column, list[tuple[int, Shape]]] = defaultdict(list)
        for sheet, places in self._formulas.by_sheet.items():
            for (row, column), shape in places.items():
                self._shapes[sheet, column].append((row, shape))
        self._rows = {
            column: sorted(row for row, _ in found) for column, found in self._shapes.items()
        }
        self._columns: dict[str, list[int]] = defaultdict(list)
        for sheet_name, column in sorted(self._rows):
            self._columns[sheet_name].append(column)
        self._links = _MOST_LINKS

    def found(self) -> Iterator[Circle]:
        """Each circle of the workbook."""
        for columns in circles(self._by_column()):
            graph = self._by_cell(frozenset(columns))
            for cells in circles(graph):
                yield Circle(sorted(cells), shortest(graph, min(cells)))

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

    def _by_cell(self, columns: frozenset[Column]) -> Mapping[CellKey, list[CellKey]]:
        """Which formulas of some columns read which; empty when there are too many."""
        graph: dict[CellKey, list[CellKey]] = {}
        for here, column in sorted(columns):
            for row, shape in self._shapes[here, column]:
                read = self._read((here, row, column), shape, columns)
                if read is None:
                    return {}
                graph[here, row, column] = read
        return graph

    def _read(self, key: CellKey, shape: Shape, columns: frozenset[Column]) -> list[CellKey] | None:
        """The formulas in some columns that a formula reads; ``None`` when there are too many."""
        read: list[CellKey] = []
        for area in self._references.of_shape(shape, *key):
            for sheet, column in self._formula_columns(area):
                if (sheet, column) not in columns:
                    continue
                rows = self._rows[sheet, column]
                first = bisect_left(rows, area.range.first_row)
                last = bisect_right(rows, area.range.last_row)
                self._links -= last - first
                if self._links < 0:
                    return None
                read += [(sheet, row, column) for row in rows[first:last]]
        return read


def _ways(reach: Range, row: int) -> set[bool]:
    """Whether an area of the formula's own column lies above, below, or both."""
    if reach.last_row < row:
        return {False}
    return {True} if reach.first_row > row else {False, True}


def circles(
    graph: Mapping[Node, set[Node]] | Mapping[Node, list[Node]],
) -> Iterator[list[Node]]:
    """The nodes that reach each other (Tarjan's strong components, without recursion)."""
    order: dict[Node, int] = {}
    low: dict[Node, int] = {}
    held: dict[Node, None] = {}
    for root in graph:
        if root in order:
            continue
        order[root] = low[root] = len(order)
        held[root] = None
        walk = [(root, iter(graph[root]))]
        while walk:
            node, following = walk[-1]
            for after in following:
                if after not in order:
                    order[after] = low[after] = len(order)
                    held[after] = None
                    walk.append((after, iter(graph[after])))
                    break
                if after in held:
                    low[node] = min(low[node], order[after])
            else:
                walk.pop()
                if walk:
                    above = walk[-1][0]
                    low[above] = min(low[above], low[node])
                if low[node] == order[node]:
                    found: list[Node] = []
                    while not found or found[-1] != node:
                        found.append(held.popitem()[0])
                    if len(found) > 1 or node in graph[node]:
                        yield found


def shortest(graph: Mapping[Node, list[Node]], start: Node) -> list[Node]:
    """The nodes of a shortest way from a node of a circle back to itself, each once."""
    before: dict[Node, Node] = {}
    queue = deque((start,))
    while start not in before:
        node = queue.popleft()
        for after in graph[node]:
            if after not in before:
                before[after] = node
                queue.append(after)
    way = [before[start]]
    while way[-1] != start:
        way.append(before[way[-1]])
    return way[::-1]
