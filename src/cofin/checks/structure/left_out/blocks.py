"""The unbroken blocks of amounts in a column, walked once and not again for each total in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from cofin.checks.same import Same
from cofin.checks.structure.sums.sum import Sums
from cofin.checks.structure.sums.track import Track, is_amount


class Blocks(NamedTuple):
    """Rows of amounts with words beside them, in one column."""

    begin: Mapping[int, int]  # of each row, the first row of its block
    free: Sequence[int]  # rows that no sum of their column or row adds up, in their order

    def above(self, row: int) -> int | None:
        """The first row of the block right above a row; ``None`` when there is none."""
        return self.begin.get(row - 1)

    def free_between(self, first: int, behind: int) -> Sequence[int]:
        """The rows that no sum adds up from one row to before another."""
        return self.free[bisect_left(self.free, first) : bisect_left(self.free, behind)]


def blocks_of(track: Track, sums: Sums) -> Blocks:
    """The blocks of a column."""
    known = _known(Same(sums))
    where = (track.sheet.name, track.at)
    if where not in known:
        known[where] = _found(track, sums)
    return known[where]


@lru_cache(maxsize=2)
def _known(_: Same[Sums]) -> dict[tuple[str, int], Blocks]:
    return {}


def _found(track: Track, sums: Sums) -> Blocks:
    begin: dict[int, int] = {}
    for row in sorted(row for row, column in track.sheet.cells if column == track.at):
        if is_amount(track.cell(row)) and track.label(row) and not track.is_year(row):
            begin[row] = begin.get(row - 1, row)
    return Blocks(begin, [row for row in begin if not any(sums.covering(track.key(row)))])
