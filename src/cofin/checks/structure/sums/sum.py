"""Formulas that only add up cells: what they add, down to the numbers at the bottom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from cofin.checks.formula.nodes import (
    Call,
    Chain,
    Name,
    Node,
    Number,
    Slot,
    Structured,
    Unary,
    Union,
)
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.references import References
from cofin.checks.formula.written import formulas_of
from cofin.checks.same import Same
from cofin.checks.structure.lines.line import lines_of
from cofin.checks.structure.sums.reaches import Reaches
from cofin.checks.subject import CellKey
from cofin.grid import Area, Grid

Leaves: TypeAlias = Counter[CellKey]
"""The cells at the bottom of a sum, each with the number of times it is counted."""

#: Cells that one sum is followed to; a budget has at most 10,000 lines.
MOST_CELLS = 20_000

#: Cells that all sums of a workbook together are followed to.
_MOST_VISITS = 1_000_000

#: Sums of the very same range that are told apart.
_MOST_ALIKE = 3

#: Functions of SUBTOTAL that add up; they leave out other cells with SUBTOTAL.
_ADDING = (9, 109)


class Sum(NamedTuple):
    """A formula that adds up cells and does nothing else."""

    key: CellKey
    areas: tuple[Area, ...]
    is_subtotal: bool  # SUBTOTAL, which leaves out its like
    skeleton: str

    def cells(self) -> Iterator[CellKey]:
        """Every cell named in the formula, as often as it is named."""
        for area in self.areas:
            first_row, first_column, last_row, last_column = area.range
            for row in range(first_row, last_row + 1):
                for column in range(first_column, last_column + 1):
                    yield area.sheet, row, column

    @property
    def size(self) -> int:
        """How many cells are named."""
        return sum(
            (last_row - row + 1) * (last_column - column + 1)
            for row, column, last_row, last_column in (area.range for area in self.areas)
        )


class Sums:
    """The sums of one workbook."""

    def __init__(self, grid: Grid, references: References) -> None:
        self.grid, self.references = grid, references
        self.by_cell: Mapping[CellKey, Sum] = dict(_found(grid, references))
        self._sheets = {sheet.name: sheet for sheet in grid.sheets}
        self._left = _MOST_VISITS
        self._leaves: dict[tuple[tuple[Area, ...], bool], Leaves | None] = {}
        self._reaches: dict[tuple[str, int, int], dict[tuple[int, int], list[Sum]]] = {}
        self._wide: dict[tuple[str, int, int], list[tuple[int, int]]] = {}  # of several cells
        self._holding: dict[tuple[str, int, int], Reaches] = {}
        self._within: dict[tuple[str, int, int], list[Sum]] = {}
        self._within_axis: set[tuple[CellKey, int]] = set()
        self._in_row: dict[tuple[str, int], list[Sum]] = {}
        for total in self.by_cell.values():
            self._in_row.setdefault(total.key[:2], []).append(total)
            for area in total.areas:
                self._index(total, area)
            for axis, track in ((0, total.key[2]), (1, total.key[1])):
                if all(a.range[1 - axis] == a.range[3 - axis] == track for a in total.areas):
                    self._within.setdefault((total.key[0], axis, track), []).append(total)
                    self._within_axis.add((total.key, axis))

    def leaves(self, total: Sum) -> Leaves | None:
        """The cells at the bottom; ``None`` for sums in a circle, or too many to follow."""
        alike = (total.areas, total.is_subtotal)
        if alike not in self._leaves:
            self._leaves[alike] = self._followed(total)
        return self._leaves[alike]

    def _followed(self, total: Sum) -> Leaves | None:
        found: Leaves = Counter()
        if total.size > MOST_CELLS or not self.afford(total.size):
            return None
        cells = list(total.cells())
        if self.by_cell.keys().isdisjoint(cells):  # nearly all: nothing is to be followed
            return Counter(key for key in cells if key[1:] in self._sheets[key[0]].cells)
        waiting = [(total, key) for key in cells]
        left = MOST_CELLS
        while waiting:
            left -= 1
            if left < 0:
                return None
            above, key = waiting.pop()
            part = self.by_cell.get(key)
            if part is None:
                if key[1:] in self._sheets[key[0]].cells:
                    found[key] += 1
            elif not (above.is_subtotal and part.is_subtotal):
                if len(waiting) + part.size > MOST_CELLS or not self.afford(part.size):
                    return None
                waiting += [(part, below) for below in part.cells()]
        return found

    def afford(self, visits: int) -> bool:
        """Whether so many more cells may be looked at in this workbook; they count as seen."""
        self._left -= visits
        return self._left >= 0

    def parts(self, total: Sum) -> list[Sum]:
        """The sums among the cells that the formula names."""
        return [self.by_cell[key] for key in total.cells() if key in self.by_cell]

    def below(self, total: Sum) -> list[Sum]:
        """The parts, their parts, and so on: each once."""
        found: dict[CellKey, Sum] = {}
        waiting = self.parts(total)
        while waiting:
            part = waiting.pop()
            if part.key not in found:
                found[part.key] = part
                waiting += self.parts(part)
        return list(found.values())

    def covering(self, key: CellKey) -> Iterator[Sum]:
        """One sum for each range in the cell's own column or row that takes the cell in."""
        sheet, row, column = key
        for axis, track, here in ((0, column, row), (1, row, column)):
            known = self._reaches.get((sheet, axis, track), {})
            yield from known.get((here, here), ())
            if known:
                for reach in self._wide_in(sheet, axis, track).holding(here):
                    yield from known[reach]

    def _wide_in(self, sheet: str, axis: int, track: int) -> Reaches:
        """The ranges of several cells in a column or row, all of which are known by then."""
        where = (sheet, axis, track)
        if where not in self._holding:
            self._holding[where] = Reaches(self._wide.get(where, []))
        return self._holding[where]

    def within(self, sheet: str, axis: int, track: int) -> Sequence[Sum]:
        """The sums in a column (axis 0) or row that add up cells of that column or row."""
        return self._within.get((sheet, axis, track), ())

    def is_within(self, key: CellKey, axis: int) -> bool:
        """Whether a sum stands in a cell that adds up cells of its own column or row."""
        return (key, axis) in self._within_axis

    def in_row(self, sheet: str, row: int) -> Sequence[Sum]:
        """The sums that stand in a row."""
        return self._in_row.get((sheet, row), ())

    def _index(self, total: Sum, area: Area) -> None:
        """Note a range under its column or row; of equal formulas the first few do."""
        first_row, first_column, last_row, last_column = area.range
        keys = []
        if first_column == last_column:
            keys.append(((area.sheet, 0, first_column), (first_row, last_row)))
        if first_row == last_row:
            keys.append(((area.sheet, 1, first_row), (first_column, last_column)))
        for track, reach in keys:
            known = self._reaches.setdefault(track, {})
            if reach not in known and reach[0] != reach[1]:
                self._wide.setdefault(track, []).append(reach)
            sums = known.setdefault(reach, [])
            if len(sums) < _MOST_ALIKE:
                sums.append(total)


def sums_of(grid: Grid) -> Sums:
    """The sums of a workbook, found once."""
    return _sums(Same(grid))


@lru_cache(maxsize=2)
def _sums(same: Same[Grid]) -> Sums:
    return Sums(same.thing, lines_of(same.thing).references)


def _found(grid: Grid, references: References) -> Iterator[tuple[CellKey, Sum]]:
    for skeleton, formulas in formulas_of(grid).by_skeleton.items():
        terms = summands(skeleton)
        if terms is None:
            continue
        is_subtotal = "SUBTOTAL(" in skeleton.upper()
        for sheet, row, column, shape in formulas:
            areas: list[Area] = []
            for node in terms:
                areas += references.of_node(node, shape.places, sheet, row, column)
            if areas and all(references.grid.sheet(area.sheet) for area in areas):
                key = (sheet, row, column)
                yield key, Sum(key, tuple(areas), is_subtotal, skeleton)


@lru_cache(maxsize=1 << 14)
def summands(skeleton: str) -> tuple[Node, ...] | None:
    """The references that a formula adds up; ``None`` when it does anything else.

    A rounding around the sum makes no difference.  A single reference is no sum.
    """
    tree = tree_of(skeleton)
    if isinstance(tree, Call) and tree.name == "ROUND" and tree.arguments:
        tree = tree.arguments[0]
    if isinstance(tree, Slot | Name | Structured) or tree is None:
        return None
    found = list(terms_in(tree))
    return None if None in found else tuple(node for node in found if node is not None)


def terms_in(node: Node) -> Iterator[Node | None]:
    """The references that a part of a formula adds up, ``None`` for each that is none."""
    match node:
        case Slot() | Name() | Structured():
            yield node
        case Unary(operator="+", operand=operand):
            yield from terms_in(operand)
        case Chain(operators=operators, operands=parts) if set(operators) == {"+"}:
            for part in parts:
                yield from terms_in(part)
        case Call(name="SUM", arguments=parts) | Union(parts=parts):
            for part in parts:
                yield from terms_in(part)
        case Call(name="SUBTOTAL", arguments=(Number(value=function), *parts)):
            if function not in _ADDING:
                yield None
            for part in parts:
                yield from terms_in(part)
        case _:
            yield None
