"""Which of many ranges of one column or row take a cell in, without a look at each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TypeAlias

Reach: TypeAlias = tuple[int, int]
"""The first and the last row, or column, of a range."""


class Reaches:
    """Ranges in the order in which they were found, which is that of the answers.

    Above them pairs, pairs of pairs and so on, each with the reach of all below it: what that
    leaves out is not looked into.  Sub-totals stand below each other, so few are.
    """

    def __init__(self, reaches: Sequence[Reach]) -> None:
        self._levels = [reaches]
        while len(reaches) > 1:
            reaches = [
                (min(one[0], other[0]), max(one[1], other[1]))
                for one, other in zip_longest(reaches[::2], reaches[1::2], fillvalue=reaches[-1])
            ]
            self._levels.append(reaches)

    def holding(self, here: int) -> Iterator[Reach]:
        """Those that take a row, or column, in."""
        waiting = [(len(self._levels) - 1, 0)]
        while waiting:
            level, at = waiting.pop()
            if at >= len(self._levels[level]):
                continue
            first, last = reach = self._levels[level][at]
            if first <= here <= last:
                if level == 0:
                    yield reach
                else:
                    waiting += [(level - 1, 2 * at + 1), (level - 1, 2 * at)]
