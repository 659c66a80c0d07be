"""Which stored results may be others once some cells are.

A formula is followed through the places that it names.  Where these do not tell all that it
reads (``OFFSET``, a function that nobody knows), it counts as dependent: a result that is
removed is calculated again on opening, a stale one is believed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from cofin.a1 import Range
from cofin.checks.formula import shape_of
from cofin.checks.formula.evaluate.functions import FUNCTIONS
from cofin.checks.formula.nodes import Call, Chain, Name, Node, Slot, Structured, walk
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.references import References
from cofin.checks.formula.shape import Shape
from cofin.checks.subject import CellKey
from cofin.grid import Grid
from cofin.workbook.check.recompute import PROVEN

#: Functions beyond those that are calculated, which read their arguments and nothing else.
_PLAIN = frozenset(
    (
        *("NOW", "TODAY", "RAND", "RANDBETWEEN", "AGGREGATE", "FILTER", "SORT", "SORTBY"),
        *("UNIQUE", "SEQUENCE", "TRANSPOSE", "MMULT", "FREQUENCY", "HYPERLINK", "PERCENTILE"),
        *("ANCHORARRAY", "SINGLE", "PMT", "NPV", "IRR", "CONVERT", "DATEDIF", "VALUETOTEXT"),
    )
)
_CLEAR = _PLAIN | PROVEN | FUNCTIONS.keys()

#: These read as many cells as their first argument has, whatever the third one says.
_STRETCHED = ("SUMIF", "AVERAGEIF")

_SMALL = 64  # cells of an area that are listed one by one


def dependents(grid: Grid, changed: Iterable[CellKey]) -> set[CellKey]:
    """The formulas of a grid that read one of the ``changed`` cells, directly or not.

    All of its formulas when one of them fills a range, which may be another one then.
    """
    index = _Index(grid)
    found = set(index.unclear)
    waiting = {*changed, *found}
    while waiting:
        waiting = index.readers(waiting) - found
        found |= waiting
    arrays = {sheet.name: sheet.arrays for sheet in grid.sheets}
    if any(area.holds(row, column) for name, row, column in found for area in arrays[name]):
        return set(formulas(grid))
    return found


def filled_by_arrays(grid: Grid, formulas: set[CellKey]) -> Iterator[CellKey]:
    """Cells that hold results of the given formulas without holding a formula themselves."""
    for sheet in grid.sheets:
        for area in sheet.arrays:
            if (sheet.name, area.first_row, area.first_column) in formulas:
                for place, cell in sheet.cells.items():
                    if cell.formula is None and area.holds(*place):
                        yield (sheet.name, *place)


def formulas(grid: Grid) -> Iterator[CellKey]:
    """Every cell with a formula."""
    for sheet in grid.sheets:
        for (row, column), cell in sheet.cells.items():
            if cell.formula is not None:
                yield sheet.name, row, column


class _Index:
    """Who reads a cell."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.references = References(grid)
        self.unclear: set[CellKey] = set()
        self.small: dict[CellKey, list[CellKey]] = {}
        self.large: dict[str, dict[tuple[Range, CellKey], None]] = {}
        self._clear: dict[object, bool] = {}
        for sheet in grid.sheets:
            for (row, column), cell in sheet.cells.items():
                if cell.formula is not None:
                    self._add((sheet.name, row, column), cell.formula)

    def readers(self, cells: Iterable[CellKey]) -> set[CellKey]:
        """The formulas that read one of the cells and were not given before."""
        found: set[CellKey] = set()
        for sheet, row, column in cells:
            found.update(self.small.pop((sheet, row, column), ()))
            areas = self.large.get(sheet, {})
            for hit in [each for each in areas if each[0].holds(row, column)]:
                del areas[hit]
                found.add(hit[1])
        return found

    def _add(self, key: CellKey, formula: str) -> None:
        shape = shape_of(formula) if formula else None
        if shape is None or not self._is_clear(shape, key):
            self.unclear.add(key)
            return
        for area in self.references.of_formula(formula, *key):
            first_row, first_column, last_row, last_column = area.range
            rows = range(first_row, last_row + 1)
            columns = range(first_column, last_column + 1)
            if len(rows) * len(columns) <= _SMALL:
                for row, column in product(rows, columns):
                    self.small.setdefault((area.sheet, row, column), []).append(key)
            else:
                self.large.setdefault(area.sheet, {})[area.range, key] = None

    def _is_clear(self, shape: Shape, key: CellKey) -> bool:
        """Whether the places in a formula are all that it reads."""
        stretched = any(f"{name}(" in shape.skeleton.upper() for name in _STRETCHED)
        known = (shape.skeleton, key[0], key[2], shape.places if stretched else ())
        if known not in self._clear:
            tree = tree_of(shape.skeleton)
            self._clear[known] = tree is not None and all(
                self._says_all(node, shape, key) for node in walk(tree)
            )
        return self._clear[known]

    def _says_all(self, node: Node, shape: Shape, key: CellKey) -> bool:
        match node:
            case Call(name=name, arguments=(range_, _, summed)) if name in _STRETCHED:
                first, last = (
                    self.references.of_node(each, shape.places, *key) for each in (range_, summed)
                )
                return [_size(a.range) for a in first] == [_size(a.range) for a in last]
            case Call(name=name):
                return name in _CLEAR
            case Chain(operators=operators, operands=operands) if ":" in operators:
                return all(isinstance(each, Slot) for each in operands)
            case Name():
                return self._is_known(node, key[0])
            case Structured():
                return bool(self.references.of_node(node, shape.places, *key))
            case _:
                return True

    def _is_known(self, node: Name, sheet: str) -> bool:
        if any(table.name.casefold() == node.name.casefold() for table in self.grid.tables):
            return True
        name = self.grid.name(node.name, node.sheet.name if node.sheet else sheet)
        if name is None or name.area is not None:
            return name is not None
        shape = shape_of(name.text.removeprefix("="))
        tree = None if shape is None else tree_of(shape.skeleton)
        reads = (Call, Name, Slot, Structured)
        return tree is not None and not any(isinstance(each, reads) for each in walk(tree))


def _size(area: Range) -> tuple[int, int]:
    return area.last_row - area.first_row, area.last_column - area.first_column
