"""Which of many areas meet another one, without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from cofin.a1 import Range
from cofin.grid import Position

Thing = TypeVar("Thing")


class _Level(NamedTuple, Generic[Thing]):
    """Areas of about one height, by their first row."""

    tallest: int
    first_rows: list[int]
    areas: list[tuple[Range, Thing]]


class Overlaps(Generic[Thing]):
    """Areas of one sheet, each with what it stands for.

    They are kept by height, doubled from level to level: an area can only reach a row if it
    begins at most its own height above, so that each level is searched in a few rows.
    """

    def __init__(self, areas: Iterable[tuple[Range, Thing]]) -> None:
        levels: dict[int, list[tuple[Range, Thing]]] = defaultdict(list)
        for item in areas:
            levels[(item[0].last_row - item[0].first_row).bit_length()].append(item)
        self._levels: list[_Level[Thing]] = []
        for level, items in sorted(levels.items(), reverse=True):
            items.sort(key=lambda item: item[0].first_row)
            self._levels.append(_Level(1 << level, [a.first_row for a, _ in items], items))

    def of(self, wanted: Range) -> Iterator[tuple[Range, Thing]]:
        """The areas that share a cell with ``wanted``, the tall ones first."""
        for tallest, first_rows, areas in self._levels:
            first = bisect_left(first_rows, wanted.first_row - tallest + 1)
            for item in areas[first : bisect_right(first_rows, wanted.last_row)]:
                if _meet(item[0], wanted):
                    yield item


class ArrayCells:
    """The cells that array formulas fill: alone, as nearly all do, or together with others."""

    def __init__(self, arrays: Iterable[Range]) -> None:
        alone: set[Position] = set()
        spread: list[tuple[Range, None]] = []
        for area in arrays:
            if area[:2] == area[2:]:
                alone.add(area[:2])
            else:
                spread.append((area, None))
        self._alone = alone
        self._spread = Overlaps(spread)

    def is_alone(self, position: Position) -> bool:
        """Whether an array formula fills this cell and no other."""
        return position in self._alone

    def is_spread(self, position: Position) -> bool:
        """Whether an array formula fills this cell and others."""
        return any(self._spread.of(Range(*position, *position)))


def _meet(one: Range, other: Range) -> bool:
    return (
        one.first_row <= other.last_row
        and other.first_row <= one.last_row
        and one.first_column <= other.last_column
        and other.first_column <= one.last_column
    )
