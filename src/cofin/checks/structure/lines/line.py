"""Runs of cells down a column or along a row whose formulas follow one pattern.

A run ends at an empty cell or a text.  Totals inside it (formulas that add up cells of the
run itself) belong to no pattern and are left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple, TypeAlias

from cofin.checks.formula.nodes import Name, Slot, Structured, walk
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.pattern import Pattern, pattern_of
from cofin.checks.formula.references import References
from cofin.checks.formula.relative import form_of, normal_form
from cofin.checks.formula.shape import Shape, shape_of
from cofin.checks.formula.written import formulas_of
from cofin.checks.same import Same
from cofin.checks.structure.lines.adding import added
from cofin.checks.structure.lines.gapless import gapless
from cofin.checks.structure.lines.solid import heads_in, solid_in
from cofin.checks.structure.lines.trimmed import trimmed
from cofin.grid import Grid, Position, SheetGrid

#: Formulas that must agree before a cell is measured by them: with two, either may be wrong.
FEWEST = 3

#: Of a run, the part that must agree.  Below two thirds a column is typed in, or mixed
#: (checks.md, C04: "the constant differs from the majority").
MAJORITY = (2, 3)


class Line(NamedTuple):
    """A run of cells; ``axis`` 0 goes down a column, 1 along a row."""

    sheet: SheetGrid
    axis: int
    positions: tuple[Position, ...]  # without totals
    pattern: Pattern
    fitting: frozenset[Position]

    @property
    def strays(self) -> list[Position]:
        """The cells of the run that are not of its pattern."""
        if len(self.fitting) == len(self.positions):
            return []
        return [position for position in self.positions if position not in self.fitting]

    def is_between(self, position: Position) -> bool:
        """Whether cells of the pattern stand on both sides of the cell, at most one apart."""
        return self._has(position, -1) and self._has(position, 1)

    def is_beside(self, position: Position) -> bool:
        """Whether a cell of the pattern stands beside the cell, at most one apart."""
        return self._has(position, -1) or self._has(position, 1)

    def neighbour(self, position: Position) -> Position:
        """The nearest cell of the pattern, of two equally near the first."""
        at = self._index(position)
        ways = (
            near
            for distance in range(1, len(self.positions) + 1)
            for near in (at - distance, at + distance)
            if 0 <= near < len(self.positions)
        )
        return next(self.positions[near] for near in ways if self.positions[near] in self.fitting)

    def can_be_copied(self, position: Position) -> bool:
        """Whether the formula of the nearest cell of the pattern, copied here, is the right one."""
        source = self.neighbour(position)
        shape = shape_of(self.sheet.cells[source].formula or "")
        return shape is not None and self.pattern.is_copy(shape, source, position)

    def _has(self, position: Position, way: int) -> bool:
        at = self._index(position)
        return any(
            0 <= near < len(self.positions) and self.positions[near] in self.fitting
            for near in (at + way, at + 2 * way)
        )

    def _index(self, position: Position) -> int:
        return bisect_left(self.positions, position[self.axis], key=lambda each: each[self.axis])


_Rest: TypeAlias = tuple[int, tuple[Position, ...], Pattern, frozenset[Position]]
"""A line without its sheet, whose values are those of one workbook."""


class Lines:
    """What all checks on formulas share about one workbook."""

    def __init__(self, grid: Grid) -> None:
        self.references = References(grid)
        self.lines = tuple(line for sheet in grid.sheets for line in self._found(sheet))
        self._by_track: dict[tuple[str, int, int], list[Line]] = defaultdict(list)
        self._through: dict[tuple[str, int], dict[Position, list[Line]]] = {}
        self._by_crossing: dict[tuple[str, int, int], list[Line]] = defaultdict(list)
        for line in self.lines:
            track = line.positions[0][1 - line.axis]
            self._by_track[line.sheet.name, line.axis, track].append(line)

    def _found(self, sheet: SheetGrid) -> Iterator[Line]:
        formulas = formulas_of(self.references.grid)
        written = formulas.by_sheet[sheet.name]
        if len(written) < FEWEST - 1:
            return
        solid = solid_in(sheet)
        heads = heads_in(sheet, solid)

        def found() -> list[_Rest]:
            shapes = {p: s for p, s in written.items() if s.places or refers(s.skeleton)}
            finders = (_Finder(sheet, axis, self.references, shapes, heads) for axis in (0, 1))
            return [
                line[1:]
                for finder in finders
                for run in gapless(solid, finder.axis, shapes, FEWEST - 1)
                for line in finder.lines(run)
            ]

        # typed numbers and gaps end runs, and years head them: kept for one filling of the sheet
        what = ("lines", sheet.name)
        for rest in formulas.once(what, (solid, heads), found, lambda: self.references.has_clipped):
            yield Line(sheet, *rest)

    def through(self, sheet: str, axis: int, cells: Iterable[tuple[str, int, int]]) -> list[Line]:
        """The lines down the columns of a sheet (axis 0), or along its rows, that cells fit."""
        if (sheet, axis) not in self._through:
            known: dict[Position, list[Line]] = defaultdict(list)
            for line in self.lines:
                for position in line.fitting if line[0].name == sheet and line.axis == axis else ():
                    known[position].append(line)
            self._through[sheet, axis] = known
        here = self._through[sheet, axis]
        found = (here.get((row, column), ()) for name, row, column in cells if name == sheet)
        return list({id(line): line for lines in found for line in lines}.values())

    def crossing(self, sheet: str, axis: int, track: int) -> Sequence[Line]:
        """The columns (axis 0) with a cell in a row, or the rows with one in a column."""
        if not self._by_crossing:
            for line in self.lines:
                for position in line.positions:
                    key = (line.sheet.name, line.axis, position[line.axis])
                    self._by_crossing[key].append(line)
        return self._by_crossing.get((sheet, axis, track), ())

    def fit(self, sheet: str, axis: int, *positions: Position, fewest: int = 2) -> bool:
        """Whether formulas of one column (axis 0) or row are all of one pattern.

        Two that read the very same cells are none: one of them may be the other's copy.  Of a
        line with strays, at least ``fewest`` must be of the pattern: two may be so by chance.
        """
        track = (sheet, axis, positions[0][1 - axis])
        return any(
            line.fitting.issuperset(positions)
            and (line.pattern.moves or len(line.fitting) >= FEWEST)
            and (len(line.fitting) >= fewest or not line.strays)
            for line in self._by_track.get(track, ())
        )


def unit_of(line: Line, position: Position) -> str:
    """What the format of a cell says a number is, as far as formats can be trusted."""
    style = line.sheet.cells[position].style
    if style.is_date:
        return "date"
    return "percent" if "%" in style.number_format else "number"


def lines_of(grid: Grid) -> Lines:
    """The lines of a workbook, found once."""
    return _lines(Same(grid))


@lru_cache(maxsize=2)
def _lines(same: Same[Grid]) -> Lines:
    return Lines(same.thing)


class _Finder:
    """Finds the patterns of the runs of one sheet."""

    def __init__(
        self,
        sheet: SheetGrid,
        axis: int,
        references: References,
        shapes: Mapping[Position, Shape],  # of the formulas that refer to something
        heads: Collection[Position],
    ) -> None:
        self.sheet, self.axis, self.references = sheet, axis, references
        self.shapes, self.heads = shapes, heads
        self.totals: set[Position] = set()

    def lines(self, run: list[Position]) -> Iterator[Line]:
        """The whole run if it has one pattern, else its sections between totals."""
        shapes = {p: self.shapes[p] for p in run if p in self.shapes}
        if len({shape.skeleton for shape in shapes.values()}) == len(shapes):
            return  # no two are alike
        whole = self._line(run, shapes)
        if whole is not None:
            yield whole
            return
        for is_total, section in groupby(
            run, key=lambda p: p in shapes and self._adds(p, shapes[p])
        ):
            if not is_total and (line := self._line(list(section), shapes)) is not None:
                yield line

    def _line(self, run: list[Position], shapes: Mapping[Position, Shape]) -> Line | None:
        here = [(p, shapes[p]) for p in run if p in shapes]
        if len(here) < FEWEST - 1:
            return None
        (skeleton, count), *_ = Counter(shape.skeleton for _, shape in here).most_common(1)
        if count < FEWEST - 1 or 2 * count < len(here):
            return None
        alike = [(p, shape) for p, shape in here if shape.skeleton == skeleton]
        pattern = pattern_of(alike, self.axis)
        fitting = {p for p, shape in alike if pattern.fits_all or pattern.fits(shape, p)}
        if 2 * len(fitting) < len(here):
            return None
        rest: list[Position] = []
        for p, shape in here:
            if p in fitting:
                continue
            if self._adds(p, shape):
                self.totals.add(p)
            elif self._same(p, shape, pattern):
                fitting.add(p)
            else:
                rest.append(p)
        kept = [p for p in run if p not in self.totals]
        if len(fitting) >= FEWEST and not _most(len(fitting), len(kept)):
            kept = trimmed(kept, pattern, fitting, shapes, self.heads)
        if len(fitting) < FEWEST - 1 or not _most(len(fitting), len(kept)):
            return None
        return Line(self.sheet, self.axis, tuple(kept), pattern, frozenset(fitting))

    def _same(self, position: Position, shape: Shape, pattern: Pattern) -> bool:
        """Whether the formula calculates what the pattern does, written in another way."""
        here = (self.sheet.name, *position)
        form = form_of(shape, *here, self.references)
        wanted = normal_form(pattern.formula_at(position), *here, self.references)
        return form is not None and form == wanted

    def _adds(self, position: Position, shape: Shape) -> bool:
        """Whether the formula adds up several cells of its own column or row."""
        own = 0
        here = (self.sheet.name, *position)
        areas = {
            area
            for node in added(shape.skeleton)
            for area in self.references.of_node(node, shape.places, *here)
        }
        for area in areas:
            reach = area.range
            ends = (reach[1 - self.axis], reach[3 - self.axis])
            if area.sheet == self.sheet.name and ends[0] == ends[1] == position[1 - self.axis]:
                own += reach[2 + self.axis] - reach[self.axis] + 1
        return own > 1


def _most(count: int, of: int) -> bool:
    return count * MAJORITY[1] >= of * MAJORITY[0]


@lru_cache(maxsize=1 << 14)
def refers(skeleton: str) -> bool:
    """Whether a formula refers to anything at all; ``=1200*3`` is a typed number."""
    tree = tree_of(skeleton)
    return tree is None or any(isinstance(n, Slot | Name | Structured) for n in walk(tree))
