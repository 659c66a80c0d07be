"""The year that heads a column, added up with the amounts below it."""

from __future__ import annotations

from cofin.checks.structure.sums.sum import Sum, Sums
from cofin.checks.structure.sums.track import Track, track_of
from cofin.checks.subject import CellKey
from cofin.grid import CellKind


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
