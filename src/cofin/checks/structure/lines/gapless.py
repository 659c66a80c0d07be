"""Runs of cells without a gap, down a column or along a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from operator import itemgetter

from cofin.grid import Position


def gapless(
    solid: Iterable[Position], axis: int, formulas: Collection[Position], fewest: int
) -> Iterator[list[Position]]:
    """Cells in a row, or below each other, with no gap, at least ``fewest`` of them formulas."""
    counts = Counter(map(itemgetter(1 - axis), formulas))
    tracks: dict[int, list[Position]] = {
        track: [] for track, count in counts.items() if count >= fewest
    }
    for position in solid if tracks else ():
        if (track := tracks.get(position[1 - axis])) is not None:
            track.append(position)
    for positions in tracks.values():
        for run in _without_gaps(positions, axis):
            if len(run) > 1 and sum(position in formulas for position in run) >= fewest:
                yield run


def _without_gaps(positions: list[Position], axis: int) -> Iterator[list[Position]]:
    """The positions of one column or row, cut where a cell is missing."""
    positions.sort(key=itemgetter(axis))
    first = 0
    for at in range(1, len(positions) + 1):
        if at == len(positions) or positions[at][axis] != positions[at - 1][axis] + 1:
            yield positions[first:at]
            first = at
