"""The year or the number that heads a column: no amount of it."""

from __future__ import annotations

from decimal import Decimal

from cofin.checks.structure.sums.sum import Sum, Sums
from cofin.checks.structure.sums.track import Track, track_of
from cofin.checks.subject import CellKey
from cofin.grid import EMPTY_CELL, CellKind

#: Two numbers beside each other may be amounts that are one apart.
FEWEST_NUMBERS = 3


def heading_year(total: Sum, sums: Sums) -> CellKey | None:
    """The first cell of a sum when it is a heading like 2024: the year before or after beside it.

    An amount of 2,024 stands in a row of other amounts; a row of headings calculates nothing.
    """
    track = track_of(total, sums)
    if track is None or track.axis or not track.is_year(track.first):
        return None
    here = track.cell(track.first).value
    beside = [track.at - 1, track.at + 1]
    years = [
        other.cell(track.first).value
        for other in (Track(track.sheet, 0, at, track.indexes) for at in beside)
        if other.is_year(track.first)
    ]
    follows = any(abs(year - here) == 1 for year in years)  # type: ignore[operator]
    is_heading = follows and not _calculates(track)
    return track.key(track.first) if is_heading else None


def heads_by_number(track: Track, row: int) -> bool:
    """Whether a cell is one of the numbers 1, 2, 3 ... by which columns are headed.

    Each is one more than the one before it, no number stands above it, and nothing in their row
    calculates; a row of amounts may begin so, but goes on otherwise.
    """
    above = track.sheet.cells.get((row - 1, track.at), EMPTY_CELL)
    if track.axis or isinstance(above.value, Decimal):
        return False
    run = {track.at: _whole(track, row, track.at)}
    for way in (-1, 1):
        column = track.at + way
        while run[column - way] is not None:
            run[column] = _whole(track, row, column)
            if run[column] is None:
                break
            if run[column] != run[column - way] + way:  # type: ignore[operator]
                return False
            column += way
    count = sum(value is not None for value in run.values())
    return count >= FEWEST_NUMBERS and not any(
        at == row and cell.formula is not None for (at, _), cell in track.sheet.cells.items()
    )


def _whole(track: Track, row: int, column: int) -> int | None:
    """A typed whole number above 0; ``None`` for anything else."""
    cell = track.sheet.cells.get((row, column), EMPTY_CELL)
    value = cell.value
    if cell.formula is not None or not isinstance(value, Decimal) or value < 1:
        return None
    return int(value) if value == value.to_integral_value() else None


def _calculates(track: Track) -> bool:
    """Whether a formula or an amount that is no year stands in the first row."""
    row = track.first
    return any(
        at == row
        and cell.kind is not CellKind.TEXT
        and cell.value is not None
        and not Track(track.sheet, 0, column, track.indexes).is_year(row)
        for (at, column), cell in track.sheet.cells.items()
    )
