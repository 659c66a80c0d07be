"""Which formulas read a cell: looked up for each sum, and searched for once in a workbook."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from cofin.checks.formula.nodes import Chain, Slot
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.references import References, is_one_cell
from cofin.checks.formula.shape import Shape
from cofin.checks.formula.written import formulas_of
from cofin.checks.same import Same
from cofin.checks.structure.sums.sum import Sums
from cofin.checks.structure.sums.track import Track
from cofin.checks.subject import CellKey
from cofin.grid import Area, Position


class Naming(NamedTuple):
    """Where in one column or row formulas name a cell by itself, in their order."""

    all: list[int]
    repeat: list[int]  # =B3
    multiply: list[int]  # =B2*B3: several cells of that column or row


class Readers:
    """What the formulas of a workbook read."""

    def __init__(self, sums: Sums) -> None:
        self._references = sums.references
        self._written = formulas_of(sums.grid).by_sheet
        self._tracks: dict[tuple[str, int], Mapping[int, Sequence[Position]]] = {}
        self._named: dict[tuple[str, int, int], Mapping[Area, Naming]] = {}
        self._read: Mapping[str, _Read] | None = None

    def naming(self, track: Track, index: int) -> Naming:
        """The formulas of the same column or row that name a cell of it."""
        where = (track.sheet.name, track.axis, track.at)
        if where not in self._named:
            self._named[where] = self._found(*where)
        return self._named[where].get(track.area(index), _NOWHERE)

    def is_read(self, key: CellKey) -> bool:
        """Whether any formula of the workbook reads a cell."""
        if self._read is None:
            self._read = _areas_read(self._written, self._references)
        read = self._read.get(key[0])
        return read is not None and read.holds(key[1:])

    def _found(self, sheet: str, axis: int, at: int) -> Mapping[Area, Naming]:
        found: dict[Area, Naming] = {}
        for position in self._in_track(sheet, axis, at):
            shape = self._written[sheet][position]
            areas = self._references.of_shape(shape, sheet, *position)
            tree = tree_of(shape.skeleton)
            multiplies = len(areas) > 1 and _multiplies(shape, axis, at, len(areas))
            for area in dict.fromkeys(areas):
                if is_one_cell(area.range):
                    here = found.setdefault(area, Naming([], [], []))
                    here.all.append(position[axis])
                    if isinstance(tree, Slot):
                        here.repeat.append(position[axis])
                    if multiplies:
                        here.multiply.append(position[axis])
        return found

    def _in_track(self, sheet: str, axis: int, at: int) -> Sequence[Position]:
        """The formulas of a column or row, in its order."""
        if (sheet, axis) not in self._tracks:
            tracks: dict[int, list[Position]] = defaultdict(list)
            for position in sorted(self._written.get(sheet, ())):
                tracks[position[1 - axis]].append(position)
            self._tracks[sheet, axis] = tracks
        return self._tracks[sheet, axis].get(at, ())


_NOWHERE = Naming([], [], [])


def readers_of(sums: Sums) -> Readers:
    """The readers of a workbook's cells, indexed once."""
    return _readers(Same(sums))


@lru_cache(maxsize=2)
def _readers(same: Same[Sums]) -> Readers:
    return Readers(same.thing)


def any_of(places: Sequence[int], named: Sequence[int]) -> bool:
    """Whether a number stands in both of two lists that are in order."""
    if not places or not named:
        return False
    for at in range(bisect_left(places, named[0]), bisect_right(places, named[-1])):
        if named[bisect_left(named, places[at])] == places[at]:
            return True
    return False


def _multiplies(shape: Shape, axis: int, at: int, count: int) -> bool:
    """Whether a formula multiplies several cells of its own column or row, and nothing else."""
    tree = tree_of(shape.skeleton)
    if not isinstance(tree, Chain) or tree.operators[0] != "*":
        return False
    across = 1 - axis
    own = sum(place[across] == place[across + 2] == at for place in shape.places)
    slots = sum(isinstance(operand, Slot) for operand in tree.operands)
    return own == slots == count


class _Read:
    """The areas of one sheet that formulas read.

    Those of the same columns are one list of rows without overlaps: a sheet has few different
    columns to a range, and many rows.
    """

    def __init__(self, areas: set[tuple[int, int, int, int]]) -> None:
        rows: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        for first_row, first, last_row, last in areas:
            rows[first, last].append((first_row, last_row))
        self._single: dict[int, _Rows] = {}
        self._wide: list[tuple[int, int, _Rows]] = []
        for (first, last), reaches in rows.items():
            if first == last:
                self._single[first] = _Rows(reaches)
            else:
                self._wide.append((first, last, _Rows(reaches)))

    def holds(self, position: Position) -> bool:
        """Whether one of the areas takes a cell in."""
        row, column = position
        single = self._single.get(column)
        if single is not None and single.holds(row):
            return True
        return any(first <= column <= last and rows.holds(row) for first, last, rows in self._wide)


class _Rows:
    """Reaches of rows, looked up by where they begin and how far those before them go."""

    def __init__(self, reaches: list[tuple[int, int]]) -> None:
        reaches.sort()
        self._first = [first for first, _ in reaches]
        self._furthest = list(accumulate((last for _, last in reaches), max))

    def holds(self, row: int) -> bool:
        """Whether one of them takes a row in."""
        before = bisect_right(self._first, row)
        return before > 0 and self._furthest[before - 1] >= row


def _areas_read(
    written: Mapping[str, Mapping[Position, Shape]], references: References
) -> Mapping[str, _Read]:
    found: dict[str, set[tuple[int, int, int, int]]] = defaultdict(set)
    for sheet, formulas in written.items():
        for position, shape in formulas.items():
            for area in references.of_shape(shape, sheet, *position):
                found[area.sheet].add(area.range)
    return {sheet: _Read(areas) for sheet, areas in found.items()}
