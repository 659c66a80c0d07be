"""A workbook being evaluated: each formula from the values that its cells have in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import DecimalException, localcontext
from typing import TypeAlias

from cofin.a1 import Range
from cofin.checks.formula import Place, shape_of
from cofin.checks.formula.evaluate.memory import Memory
from cofin.checks.formula.evaluate.sheet import IndexedSheet
from cofin.checks.formula.evaluate.values import (
    WIDE,
    ZERO,
    Cells,
    Code,
    Element,
    Frame,
    Matrix,
    NotJudged,
    Scalar,
    TooDeep,
    Wrong,
    faultless,
    scalar,
)
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.shape import Shape
from cofin.checks.formula.written import formulas_of
from cofin.checks.subject import CellKey, Recomputed
from cofin.grid import EMPTY, CellError, Grid, Position, Table

#: Cells that the formulas of one workbook may read together; about two seconds.
MAX_WORK = 8_000_000

_Codes: TypeAlias = dict[str, Code | None]
"""The compiled formulas by their skeletons; ``None`` for one that cannot be parsed."""

_MAX_DEPTH = 30  # formulas without a stored result that wait for one another


class Book:
    """The formulas of a grid.

    A formula is evaluated from the *stored* results of other formulas, so that one wrong
    result is one difference and not a hundred; only where the file stores none is it
    worked out first.
    """

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.sheets = {sheet.name.casefold(): IndexedSheet(sheet) for sheet in grid.sheets}
        self.tables = {table.name.casefold(): table for table in grid.tables}
        self._shapes: Mapping[str, Mapping[Position, Shape]] = {}  # once all are evaluated
        self.memory = Memory()
        self._codes: _Codes = {}
        self._results: dict[CellKey, Scalar | CellError | type[NotJudged]] = {}
        self._waiting: set[CellKey] = set()
        self._work = 0

    def results(self) -> dict[CellKey, Recomputed]:
        """Every formula that can be judged, with what it gives."""
        found: dict[CellKey, Recomputed] = {}
        formulas = formulas_of(self.grid)
        self._shapes = formulas.by_sheet
        self._codes = formulas.once("codes", None, _no_codes)  # they hold nothing of a workbook
        with localcontext(WIDE):
            for sheet in self.sheets.values():
                for row, column in self._shapes[sheet.name]:
                    try:
                        given: Recomputed = self.result(sheet, row, column)
                    except Wrong as wrong:
                        given = wrong.error
                    except NotJudged:
                        continue
                    found[sheet.name, row, column] = given
        return found

    def value(
        self, formula: str, sheet: str, row: int, column: int, like: Position | None = None
    ) -> Recomputed:
        """What a formula would give if it stood in that cell; ``NotJudged`` nobody knows.

        It is an array formula if the one that stands there is one, or that in ``like``.
        """
        here = self.sheet(sheet)
        if here is None:
            raise NotJudged
        with localcontext(WIDE):
            try:
                return self._evaluated(shape_of(formula), here, row, column, like)
            except Wrong as wrong:
                return wrong.error
            except DecimalException:
                return CellError("#NUM!")

    def read(self, sheet: IndexedSheet, row: int, column: int) -> Scalar:
        """The value of a cell; ``Wrong`` when it holds an error."""
        cell = sheet.cells.get((row, column))
        if cell is None:
            return None
        if cell.kind is EMPTY and cell.formula is not None:
            return self.result(sheet, row, column)
        value = cell.value
        if type(value) is CellError:
            raise Wrong(value.text)
        return value

    def result(self, sheet: IndexedSheet, row: int, column: int) -> Scalar:
        """What the formula in a cell gives: ``Wrong`` an error, ``NotJudged`` nobody knows."""
        at = (sheet.name, row, column)
        if at not in self._results:
            if at in self._waiting or len(self._waiting) >= _MAX_DEPTH:
                raise TooDeep  # a circle, or too long a chain from here
            self._waiting.add(at)
            try:
                self._results[at] = self._evaluated(self._shape(at, sheet), sheet, row, column)
            except TooDeep:
                raise
            except NotJudged:
                self._results[at] = NotJudged
            except Wrong as wrong:
                self._results[at] = wrong.error
            except DecimalException:
                self._results[at] = CellError("#NUM!")
            finally:
                self._waiting.discard(at)
        known = self._results[at]
        if isinstance(known, type):
            raise NotJudged
        if type(known) is CellError:
            raise Wrong(known.text)
        return known

    def _shape(self, at: CellKey, sheet: IndexedSheet) -> Shape | None:
        if sheet.name in self._shapes:
            return self._shapes[sheet.name].get(at[1:])
        formula = sheet.cells[at[1:]].formula
        return shape_of(formula) if formula else None

    def _evaluated(
        self,
        shape: Shape | None,
        sheet: IndexedSheet,
        row: int,
        column: int,
        like: Position | None = None,
    ) -> Scalar:
        code = self.code(shape.skeleton) if shape else None
        if shape is None or code is None:
            raise NotJudged
        frame = Frame(self, sheet, row, column)
        frame.places = shape.places
        if sheet.grid.arrays:
            if sheet.filled.is_spread((row, column)):
                raise NotJudged
            frame.array = sheet.filled.is_alone(like or (row, column))
        found = scalar(frame, code(frame))
        return ZERO if found is None else found

    def code(self, skeleton: str) -> Code | None:
        """The compiled formula; ``None`` when it cannot be parsed."""
        if skeleton not in self._codes:
            from cofin.checks.formula.evaluate.compiled import compiled

            tree = tree_of(skeleton)
            self._codes[skeleton] = None if tree is None else compiled(tree, self)
        return self._codes[skeleton]

    def spend(self, cells: int) -> None:
        """Count cells that are read; ``NotJudged`` when it has been too many."""
        self._work += cells
        if self._work > MAX_WORK:
            raise NotJudged

    def values(self, cells: Cells) -> Iterator[Scalar]:
        """The values of the cells that hold something, row by row; ``Wrong`` for an error."""
        return map(faultless, self.elements(cells))

    def elements(self, cells: Cells) -> Iterator[Element]:
        """The values, and errors, of the cells that hold something, row by row."""
        sheet = cells.sheet
        first_row, first_column, last_row, last_column = sheet.clipped(cells.range)
        columns = range(first_column, last_column + 1)
        self.spend(max(0, last_row - first_row + 1) * len(columns))
        get = sheet.cells.get
        for row in range(first_row, last_row + 1):
            for column in columns:
                cell = get((row, column))
                if cell is None:
                    continue
                if cell.kind is EMPTY and cell.formula is not None:
                    yield self.result(sheet, row, column)
                else:
                    yield cell.value

    def element(self, cells: Cells) -> Element:
        """The value, or error, of a reference to one cell."""
        self.spend(1)
        sheet, (row, column, _, _) = cells
        cell = sheet.cells.get((row, column))
        if cell is None:
            return None
        if cell.kind is EMPTY and cell.formula is not None:
            return self.result(sheet, row, column)
        return cell.value

    def matrix(self, cells: Cells) -> Matrix:
        """All cells of a reference, the empty ones as ``None``; worked out once."""
        name = (cells.sheet.name, cells.range)
        known = self.memory.matrices.get(name)
        if known is not None:
            return known
        first_row, first_column, last_row, last_column = cells.range
        columns = range(first_column, last_column + 1)
        self.spend((last_row - first_row + 1) * len(columns))
        found: Matrix = [
            [self.read(cells.sheet, row, column) for column in columns]
            for row in range(first_row, last_row + 1)
        ]
        self.memory.matrices[name] = found
        return found

    def table_at(self, sheet: IndexedSheet, row: int, column: int) -> Table | None:
        """The table in which a cell stands."""
        for table in self.grid.tables:
            if table.sheet == sheet.name and table.range.holds(row, column):
                return table
        return None

    def sheet(self, name: str) -> IndexedSheet | None:
        """The sheet of that name."""
        return self.sheets.get(name.casefold())


def _no_codes() -> _Codes:
    return {}


def area(sheet: IndexedSheet, place: Place) -> Cells:
    """The cells of a place as a formula writes it, corners in order."""
    row, column, last_row, last_column = place[:4]
    if row > last_row:
        row, last_row = last_row, row
    if column > last_column:
        column, last_column = last_column, column
    return Cells(sheet, Range(row, column, last_row, last_column))
