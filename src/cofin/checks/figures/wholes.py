"""Of which total a grant is a part that stands below a matrix of partners and categories."""

from __future__ import annotations

from cofin.checks.formula import shape_of
from cofin.checks.tables.tables import SeenRow, SeenTable
from cofin.checks.words.figures import DIRECT_KINDS, FigureKind, kind_of
from cofin.checks.words.sums import fold, says_total

_CATEGORIES = (*DIRECT_KINDS, FigureKind.INDIRECT)


def whole_of(table: SeenTable, claim: tuple[SeenRow, int], whole: SeenRow) -> tuple[SeenRow, int]:
    """The row and column in which the whole of a claim (a row and its column) stands.

    The claim's own column, but where it has only one number: its formula may name the whole in
    another column, and below a column of one category it is one of all of them.  It may also
    name a sum of several wholes, that of two partners.
    """
    row, column = claim
    free = [c for c in whole.numbers if c not in row.numbers]
    shape = shape_of(row.formulas.get(column, ""))
    if shape is not None and "!" not in shape.skeleton:
        places = [place for place in shape.places if not place.is_range]
        read = {place.first_column for place in places if place.first_row == whole.number}
        if read:
            return whole, next((c for c in free if c in read), column)
        for place in places:
            for each in table.rows:
                if each.number == place.first_row and _adds(each, place.first_column, whole):
                    return each, place.first_column
    if kind_of(_heading(table, column)) not in _CATEGORIES:
        return whole, column
    totals = (c for c in free if c > column and says_total(_heading(table, c)))
    return whole, max(totals, default=column)


def _adds(row: SeenRow, column: int, whole: SeenRow) -> bool:
    """Whether a number of a row is made of several numbers of the whole's row alone."""
    shape = shape_of(row.formulas.get(column, ""))
    places = shape.places if shape is not None and "!" not in shape.skeleton else ()
    cells = sum(place.last_column - place.first_column + 1 for place in places)
    return cells > 1 and all(place.first_row == place.last_row == whole.number for place in places)


def _heading(table: SeenTable, column: int) -> str:
    return fold(table.headings.get(column, ""))
