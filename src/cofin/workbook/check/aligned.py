"""Rows and columns that were inserted where no name tells it: told by where a sheet calculates.

Names say what moved with them (see ``anchors``).  Some sheets have none, below the last one
nothing is known, and between two it is open where the new rows stand.  The cells that the
template calculates are in the same order now, only further down: the way of them is searched
that meets most formulas.  Only rows that may have been inserted are passed over, those that
hold no number and no formula: they change no amount.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from cofin.grid import CellKind, Grid, Position, SheetGrid
from cofin.workbook.anchors import Moved, Moves
from cofin.workbook.check.search import Search
from cofin.workbook.layout import INPUT_SHEETS

#: What a cell speaks for its being one that the template calculates; nothing speaks for an
#: empty one.
FORMULA, OTHER = 3, 1


def aligned(
    grid: Grid, now: Mapping[str, str], places: Mapping[str, Collection[Position]], moves: Moves
) -> Moves:
    """The moves with what the formulas tell; ``places``: where the template has some, by sheet."""
    found = dict(moves.sheets)
    for key, name in now.items():
        sheet = grid.sheet(name)
        if sheet is not None and key in places:
            known = moves.sheets[name.casefold()]
            found[name.casefold()] = closer(sheet, places[key], known, is_input=key in INPUT_SHEETS)
    return Moves(found)


def likeness(sheet: SheetGrid, places: Collection[Position]) -> int:
    """How well a sheet fits the places where one of the template calculates, in percent."""
    best = closer(sheet, places, Moved(sheet.name))
    return 100 * _Sheet(sheet, places).fit(best) // (FORMULA * max(1, len(places)))


def closer(
    sheet: SheetGrid, places: Collection[Position], known: Moved, *, is_input: bool = False
) -> Moved:
    """What became of a sheet, by its names and its formulas."""
    here = _Sheet(sheet, places, is_input=is_input)
    best = known
    if here.fit(known) < FORMULA * len(places):  # else everything calculates where it should
        one = here.columns(here.rows(known))
        other = here.rows(here.columns(known))
        best = max(known, one, other, key=here.fit)
    return best


class _Sheet:
    """A sheet as it is, and the places where the template calculates on it."""

    def __init__(
        self, sheet: SheetGrid, places: Collection[Position], *, is_input: bool = False
    ) -> None:
        self.places = places
        self.weights = {
            place: OTHER if cell.formula is None else FORMULA for place, cell in sheet.cells.items()
        }
        heavy = [
            place
            for place, cell in sheet.cells.items()
            if cell.formula is not None or cell.kind is not CellKind.TEXT
        ]
        # a row of words in a table of input is a row of the project
        self._taken_rows = sorted({row for row, _ in (sheet.cells if is_input else heavy)})
        self._taken_columns = sorted({column for _, column in heavy})
        self._last = tuple(max((place[i] for place in sheet.cells), default=0) for i in (0, 1))

    def fit(self, moved: Moved) -> int:
        """How much speaks for it."""
        rows, columns = _presents(self.places, moved)
        weight = self.weights.get
        return sum(weight((rows[row], columns[column]), 0) for row, column in self.places)

    def rows(self, moved: Moved) -> Moved:
        """The same with the likeliest rows."""
        _, columns = _presents(self.places, moved)
        lines = _gathered((row, columns[column]) for row, column in self.places)
        weight = self.weights.get

        def weigh(then: int, now: int) -> int:
            return sum(weight((now, column), 0) for column in lines.get(then, ()))

        search = Search(moved.rows.anchors, self._taken_rows, self._last[0], weigh)
        return replace(moved, rows=search.axis(sorted(lines)))

    def columns(self, moved: Moved) -> Moved:
        """The same with the likeliest columns."""
        rows, _ = _presents(self.places, moved)
        lines = _gathered((column, rows[row]) for row, column in self.places)
        weight = self.weights.get

        def weigh(then: int, now: int) -> int:
            return sum(weight((row, now), 0) for row in lines.get(then, ()))

        search = Search(moved.columns.anchors, self._taken_columns, self._last[1], weigh)
        return replace(moved, columns=search.axis(sorted(lines)))


def _presents(
    places: Collection[Position], moved: Moved
) -> tuple[Mapping[int, int], Mapping[int, int]]:
    """Where rows and columns of the template are now."""
    rows, columns = ({place[i] for place in places} for i in (0, 1))
    return (
        {row: moved.rows.present(row)[0] for row in rows},
        {column: moved.columns.present(column)[0] for column in columns},
    )


def _gathered(pairs: Iterable[tuple[int, int]]) -> Mapping[int, Sequence[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for one, other in pairs:
        found[one].append(other)
    return found
