"""What is made from what: a cell from which a formula is made cannot hold that formula.

``Grant =ROUND(Total*Rate,2)`` makes the rate an input, whatever the shares below it calculate:
who copies their ``=Grant/Total`` into its cell gets a circle, and an amount of 0.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from cofin.a1 import parse_range
from cofin.checks.finding import Finding
from cofin.checks.formula.written import formulas_of
from cofin.checks.same import Same
from cofin.checks.structure.lines.line import lines_of
from cofin.checks.structure.stretches import Stretch, Stretches
from cofin.checks.subject import CellKey
from cofin.grid import Area, Grid

#: Formulas that one question is followed through, the nearest first, and all of a workbook
#: together; behind them a cell counts as not read.
_MOST = 2_000
_MOST_VISITS = 100_000


class Precedents:
    """What the formulas of one workbook are made from."""

    def __init__(self, grid: Grid) -> None:
        self._references = lines_of(grid).references
        self._written = formulas_of(grid).by_sheet
        self._stretches = Stretches(self._written)
        self._left = _MOST_VISITS

    def reads_itself(self, formula: str, key: CellKey) -> bool:
        """Whether a formula would read its own cell in the end, if it stood there."""
        return self._lead_to(self._references.of_formula(formula, *key), key)

    def is_made_from(self, key: CellKey, cell: CellKey) -> bool:
        """Whether the formula of a key reads a cell, by itself or through those that it reads."""
        shape = self._written.get(key[0], {}).get(key[1:])
        return shape is not None and self._lead_to(self._references.of_shape(shape, *key), cell)

    def _lead_to(self, areas: Iterable[Area], cell: CellKey) -> bool:
        read = self._behind(list(areas))
        return any(area.sheet == cell[0] and area.range.holds(*cell[1:]) for area in read)

    def _behind(self, areas: Sequence[Area]) -> Iterator[Area]:
        """Some areas, what the formulas in them read, and so on."""
        yield from areas
        waiting = deque(self._in(areas))
        seen: set[CellKey | Stretch] = set()
        while waiting and len(seen) < _MOST and self._left > 0:
            node = waiting.popleft()
            if node in seen:
                continue
            seen.add(node)
            self._left -= 1
            if isinstance(node, Stretch):
                waiting += self._stretches.halves(node)
                continue
            read = self._references.of_shape(self._written[node[0]][node[1:]], *node)
            yield from read
            waiting += self._in(read)

    def _in(self, areas: Iterable[Area]) -> Iterator[CellKey | Stretch]:
        for area in areas:
            yield from self._stretches.formulas_in(area, self._stretches.rows)


def precedents_of(grid: Grid) -> Precedents:
    """What the formulas of a workbook are made from, indexed once."""
    return _precedents(Same(grid))


@lru_cache(maxsize=2)
def _precedents(same: Same[Grid]) -> Precedents:
    return Precedents(same.thing)


def without_circles(grid: Grid, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings whose formula can stand in their cell; the cell of the others is an input."""
    known = precedents_of(grid)
    for finding in findings:
        place, formula = parse_range(finding.cell), finding.expected.removeprefix("=")
        if place is None or not known.reads_itself(formula, (finding.sheet, *place[:2])):
            yield finding
