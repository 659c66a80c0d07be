"""Rows and columns that were inserted where no name tells it: told by where a sheet calculates.

Names say what moved with them (see ``anchors``).  Some sheets have none, below the last one
nothing is known, and between two it is open where the new rows stand.  The cells that the
template calculates are in the same order now, only further down: the way of them is searched
that meets most formulas.  Only rows that may have been inserted are passed over, those that
hold no number and no formula: they change no amount.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from cofin.grid import CellKind, Grid, Position, SheetGrid
from cofin.workbook.anchors import Axis, Moved, Moves, axis_of
from cofin.workbook.check.search import Search
from cofin.workbook.layout import INPUT_SHEETS

#: What a formula, and anything else in a cell, speak for its being a calculated one.
FORMULA, OTHER = 3, 1

_MOST_BEYOND = 9


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


def beyond_names(sheet: SheetGrid, moved: Moved) -> Iterator[Moved]:
    """What may have become of columns before the first name and after the last one.

    Formulas refer to them, and nothing else tells where they were.
    """
    anchors = moved.columns.anchors
    if not anchors:
        return
    (first, now), (then, here) = anchors[0], anchors[-1]
    pairs = [(first - 1, first - 1)] if 1 < first < now else []
    last = max((column for _, column in sheet.cells), default=0)
    for count in (1, 2):
        pairs += [(then + line - here - count, line) for line in range(here + count + 1, last + 1)]
    for pair in pairs[:_MOST_BEYOND]:
        yield replace(moved, columns=axis_of({*anchors, pair}))


class _Sheet:
    """A sheet as it is, and the places where the template calculates on it."""

    def __init__(
        self, sheet: SheetGrid, places: Collection[Position], *, is_input: bool = False
    ) -> None:
        self.cells = sheet.cells
        self.places = places
        self._is_input = is_input

    def taken(self, axis: int) -> Sequence[int]:
        """The rows (0) or columns (1) that were not inserted empty."""
        # a row of words in a table of input is a row of the project
        every = self._is_input and axis == 0
        found = {
            place[axis]
            for place, cell in self.cells.items()
            if every or cell.formula is not None or cell.kind is not CellKind.TEXT
        }
        return sorted(found)

    def last(self, axis: int) -> int:
        """The last row or column that holds anything."""
        return max((place[axis] for place in self.cells), default=0)

    def weight(self, row: int, column: int) -> int:
        """What a cell speaks for its being one that the template calculates."""
        cell = self.cells.get((row, column))
        return 0 if cell is None else OTHER if cell.formula is None else FORMULA

    def fit(self, moved: Moved) -> int:
        """How much speaks for it."""
        rows, columns = _presents(self.places, moved)
        return sum(self.weight(rows[row], columns[column]) for row, column in self.places)

    def rows(self, moved: Moved) -> Moved:
        """The same with the likeliest rows."""
        return replace(moved, rows=self._likeliest(moved.rows, moved, 0))

    def columns(self, moved: Moved) -> Moved:
        """The same with the likeliest columns."""
        return replace(moved, columns=self._likeliest(moved.columns, moved, 1))

    def _likeliest(self, known: Axis, moved: Moved, axis: int) -> Axis:
        """The rows (0) or columns (1), the other axis being what it is."""
        across = _presents(self.places, moved)[1 - axis]
        lines = _gathered((place[axis], across[place[1 - axis]]) for place in self.places)

        def weigh(then: int, now: int) -> int:
            others = lines.get(then, ())
            places = ((other, now) if axis else (now, other) for other in others)
            return sum(self.weight(*place) for place in places)

        taken, last = partial(self.taken, axis), partial(self.last, axis)
        return Search(known.anchors, taken, last, weigh).axis(sorted(lines))


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
