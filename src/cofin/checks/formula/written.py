"""The formulas of a workbook, taken apart once for all checks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from cofin.checks.formula.shape import Shape, shape_of
from cofin.checks.same import Same
from cofin.grid import Grid, Position


class Written(NamedTuple):
    """A formula: its sheet as the workbook spells it, its place, and its shape."""

    sheet: str
    row: int
    column: int
    shape: Shape

    @property
    def key(self) -> tuple[str, int, int]:
        """Sheet, row and column."""
        return self[:3]


class Formulas:
    """Every formula that can be read, in the order of the file.

    Most formulas of a workbook are copies of each other, so what depends on the skeleton
    alone is asked once for each of them.
    """

    def __init__(self, grid: Grid) -> None:
        by_sheet: dict[str, dict[Position, Shape]] = {}
        by_skeleton: dict[str, list[Written]] = defaultdict(list)
        for sheet in grid.sheets:
            name, here = sheet.name, by_sheet.setdefault(sheet.name, {})
            for position, (_, _, formula, _) in sheet.cells.items():
                if formula and (shape := shape_of(formula)) is not None:
                    here[position] = shape
                    by_skeleton[shape.skeleton].append(Written(name, *position, shape))
        self.by_sheet: Mapping[str, Mapping[Position, Shape]] = by_sheet
        self.by_skeleton: Mapping[str, Sequence[Written]] = dict(by_skeleton)


def formulas_of(grid: Grid) -> Formulas:
    """The formulas of a workbook, found once."""
    return _formulas(Same(grid))


@lru_cache(maxsize=2)
def _formulas(same: Same[Grid]) -> Formulas:
    return Formulas(same.thing)
