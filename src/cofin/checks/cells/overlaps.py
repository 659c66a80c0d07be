"""Which of many areas meet another one, without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from cofin.a1 import Range

Thing = TypeVar("Thing")

#: Areas with more rows than this are always looked at; there are few of them.
TALL = 50


class Overlaps(Generic[Thing]):
    """Areas of one sheet, each with what it stands for."""

    def __init__(self, areas: Iterable[tuple[Range, Thing]]) -> None:
        self._tall: list[tuple[Range, Thing]] = []
        self._flat: list[tuple[Range, Thing]] = []
        for item in areas:
            is_tall = item[0].last_row - item[0].first_row >= TALL
            (self._tall if is_tall else self._flat).append(item)
        self._flat.sort(key=lambda item: item[0].first_row)
        self._first_rows = [area.first_row for area, _ in self._flat]

    def of(self, wanted: Range) -> Iterator[tuple[Range, Thing]]:
        """The areas that share a cell with ``wanted``."""
        first = bisect_left(self._first_rows, wanted.first_row - TALL)
        last = bisect_right(self._first_rows, wanted.last_row)
        for item in (*self._tall, *self._flat[first:last]):
            if _meet(item[0], wanted):
                yield item


def _meet(one: Range, other: Range) -> bool:
    return (
        one.first_row <= other.last_row
        and other.first_row <= one.last_row
        and one.first_column <= other.last_column
        and other.first_column <= one.last_column
    )
