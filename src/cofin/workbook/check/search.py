"""The likeliest way of the lines of a sheet (rows or columns) from the template to where they are.

Lines keep their order, and only those between them that may have been inserted are passed over.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, TypeAlias

from cofin.workbook.anchors import Axis, axis_of

#: So many inserted lines are looked for where no name says how many they are.
MOST = 20

#: Steps of a search; above it nothing is said of what stands between two names.
MOST_STEPS = 300_000

_Pair: TypeAlias = tuple[int, int]
_Way: TypeAlias = tuple[int, Any]  # its weight, and its pairs from the last one back
_Weigh: TypeAlias = Callable[[int, int], int]


@dataclass(frozen=True, slots=True)
class Search:
    """Where lines (rows or columns) with formulas are now: between two anchors, and after all."""

    anchors: Sequence[_Pair]  # where lines were and are, by names
    taken: Callable[[], Sequence[int]]  # lines that were not inserted, rising
    last: Callable[[], int]  # the last one that holds anything
    weigh: _Weigh  # what speaks for a line of the template being this one now

    def axis(self, lines: Sequence[int]) -> Axis:
        """The axis by the anchors and the likeliest ways between them; ``lines`` rise."""
        stops: list[_Pair] = [(0, 0), *self.anchors]
        found = set(self.anchors)
        for start, end in zip_longest(stops, stops[1:]):
            first = bisect_right(lines, start[0])
            inside = lines[first : bisect_left(lines, end[0]) if end else None]
            found.update(self._between(inside, start, end))
        return axis_of(found)

    def _between(self, lines: Sequence[int], start: _Pair, end: _Pair | None) -> Iterable[_Pair]:
        """The likeliest pairs of lines between two anchors; none where nothing was inserted."""
        if not lines:
            return ()
        low = start[1] - start[0]
        high = end[1] - end[0] if end else low + min(MOST, self.last() - lines[-1] - low)
        shifts = range(low, high + 1)
        stops = [*lines, end[0]] if end else lines
        if len(shifts) < 2 or len(shifts) ** 2 * len(stops) > MOST_STEPS:
            return ()
        taken = self.taken()
        ways: dict[int, _Way] = {low: (0, None)}
        before = start[0]
        for line in stops:
            ways = dict(self._further(ways, taken, before, line, shifts))
            before = line
        if end:
            ways = {high: ways[high]} if high in ways else {}
        return _pairs(max(ways.values(), key=_weight)) if ways else ()

    def _further(
        self,
        ways: Mapping[int, _Way],
        taken: Sequence[int],
        before: int,
        line: int,
        shifts: range,
    ) -> Iterator[tuple[int, _Way]]:
        """The best way to a line for each shift of it; of equal ones that with fewer moved."""
        for shift in shifts:
            came = [
                way
                for own, way in ways.items()
                if own <= shift and _has_room(taken, before + own, line + shift, shift - own)
            ]
            if came:
                best = max(came, key=_weight)
                weight = best[0] + self.weigh(line, line + shift)
                yield shift, (weight, (best[1], (line, line + shift)))


def _has_room(taken: Sequence[int], start: int, end: int, count: int) -> bool:
    """Whether so many lines strictly between two may have been inserted."""
    if not count:
        return True
    inside = bisect_left(taken, end) - bisect_right(taken, start)
    return end - start - 1 - inside >= count


def _weight(way: _Way) -> int:
    return way[0]


def _pairs(way: _Way) -> Iterator[_Pair]:
    rest = way[1]
    while rest is not None:
        rest, pair = rest
        yield pair
