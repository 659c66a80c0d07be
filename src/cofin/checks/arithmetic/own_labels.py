"""What stands beside and above a formula that may be a check of the sheet's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from cofin.checks.formula.written import Written
from cofin.checks.subject import CellKey
from cofin.checks.words.headings import whole
from cofin.checks.words.labels import column_label, row_label
from cofin.checks.words.own_checks import may_name_check, names_check
from cofin.checks.words.sums import fold
from cofin.grid import CellKind, Grid, SheetGrid


class _Tracks(NamedTuple):
    """The rows and columns with a text that may name a check."""

    rows: frozenset[int]
    columns: frozenset[int]


class OwnLabels:
    """The words around the formulas of a workbook."""

    def __init__(self, grid: Grid) -> None:
        self.sheets = {sheet.name: sheet for sheet in grid.sheets}
        self._tracks: dict[str, _Tracks] = {}
        self._headings: dict[CellKey, str] = {}

    def row(self, key: CellKey) -> str:
        """The words in the row of a cell."""
        return row_label(self.sheets[key[0]], *key[1:])

    def heading(self, key: CellKey) -> str:
        """What stands above a cell and the formulas over it, which may give words of their own."""
        name, row, column = key
        sheet, run = self.sheets[name], [key]
        while key not in self._headings and sheet.cell(row - 1, column).formula is not None:
            row -= 1
            key = (name, row, column)
            run.append(key)
        found = self._headings.get(key) or column_label(sheet, row, column)
        self._headings |= dict.fromkeys(run, found)
        return found

    def both(self, key: CellKey) -> str:
        """The words beside a cell and above it."""
        parts = (self.row(key), self.heading(key))
        return " · ".join(dict.fromkeys(part for part in parts if part))

    def say(self, formula: Written, words: Callable[[str], bool]) -> bool:
        """Whether the label of a formula's row or column, which may name a check, says that."""
        if formula.sheet not in self._tracks:
            self._tracks[formula.sheet] = _tracks(self.sheets[formula.sheet])
        rows, columns = self._tracks[formula.sheet]
        return (formula.row in rows and words(self.row(formula.key))) or (
            formula.column in columns and words(self.heading(formula.key))
        )

    def name_check(self, formula: Written) -> bool:
        """Whether they name a check: ``Total check``."""
        return self.say(formula, names_check)

    def name_rest(self, formula: Written) -> bool:
        """Whether they name what is left of a sum: ``Remaining``, ``Reste``."""
        return whole("shares.rest.words").search(fold(self.both(formula.key))) is not None


def _tracks(sheet: SheetGrid) -> _Tracks:
    """A row with typed numbers is one of costs: those of a control."""
    found, typed = [], set()
    for at, (value, kind, formula, _) in sheet.cells.items():
        if kind is CellKind.TEXT and may_name_check(str(value)):
            found.append(at)
        elif kind is CellKind.NUMBER and formula is None:
            typed.add(at)
    rows = {row for row, _ in found} - {row for row, _ in typed}
    columns = {column for row, column in found if (row + 1, column) not in typed}
    return _Tracks(frozenset(rows), frozenset(columns))
