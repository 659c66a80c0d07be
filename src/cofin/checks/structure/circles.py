"""Formulas that, step by step, refer to themselves.

First by whole columns, which is cheap and clears nearly every workbook; then cell by cell
within the columns that refer to each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import NamedTuple

from cofin.a1 import Range
from cofin.checks.formula.references import Leaf, References
from cofin.checks.formula.shape import Shape
from cofin.checks.formula.written import formulas_of
from cofin.checks.structure.graph import circles, shortest
from cofin.checks.structure.stretches import Column, Stretch, Stretches
from cofin.checks.subject import CellKey
from cofin.grid import Grid


class Circle(NamedTuple):
    """Cells that all refer to each other in the end, in the order of the sheet, and one loop."""

    cells: list[CellKey]
    loop: list[CellKey]  # one of the shortest from the first cell: what each of them reads next


class Circles:
    """The circles of one workbook."""

    def __init__(self, grid: Grid, references: References) -> None:
        self._references = references
        self._formulas = formulas_of(grid)
        self._stretches = Stretches(self._formulas.by_sheet)

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
            if isinstance(node, Stretch):
                return self._stretches.halves(node)
            return self._read(node, columns)

        rows = self._stretches.rows
        cells = [(sheet, row, at) for sheet, at in sorted(columns) for row in rows[sheet, at]]
        return circles(cells, links)

    def _by_column(self) -> Mapping[Column, set[Column]]:
        """Which columns the formulas of a column read; its own only where rows may meet."""
        graph: dict[Column, set[Column]] = {column: set() for column in self._stretches.rows}
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
                        if here in self._stretches.columns_of(area):
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
                columns.update(self._stretches.columns_of(area))
            if here in columns:
                yield leaf
            read |= columns - {here}

    def _read(self, key: CellKey, columns: frozenset[Column]) -> Iterator[CellKey | Stretch]:
        """The formulas in some columns that a formula reads, many below each other as one."""
        sheet, row, column = key
        shape = self._formulas.by_sheet[sheet][row, column]
        for area in self._references.of_shape(shape, *key):
            yield from self._stretches.formulas_in(area, columns)

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
                    waiting += self._stretches.halves(node)[::-1]

        return cells


def _ways(reach: Range, row: int) -> set[bool]:
    """Whether an area of the formula's own column lies above, below, or both."""
    if reach.last_row < row:
        return {False}
    return {True} if reach.first_row > row else {False, True}
