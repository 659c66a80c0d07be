"""Tables that stand beside each other under one row of headings, as a recap beside its blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

#: Rows of a second table with words of their own: one alone is a remark.
_FEWEST_LABELS = 2


class Words(Protocol):
    """A row as it is read: its words and numbers by column."""

    @property
    def words(self) -> Mapping[int, str]:
        """The texts."""

    @property
    def numbers(self) -> Mapping[int, object]:
        """The numbers."""


Line = TypeVar("Line", bound=Words)


def parted(headings: Mapping[int, str], lines: Sequence[Line]) -> Iterator[range]:
    """The columns of each table: nearly always all of them.

    A second one begins behind an empty column, with a heading and with words in its rows: the
    rows of the first have other words, and its totals are no totals of the second.
    """
    filled = {*headings, *(c for line in lines for c in (*line.words, *line.numbers))}
    first, end = min(filled, default=1), max(filled, default=1) + 1
    for column in sorted(filled - {first}):
        if column - 1 not in filled and _has_labels(headings, lines, first, column):
            yield range(first, column)
            first = column
    yield range(first, end)


def _has_labels(
    headings: Mapping[int, str], lines: Sequence[Line], first: int, column: int
) -> bool:
    """Whether a column has a heading, words in its rows and no number, and numbers stand before."""
    if column not in headings or column + 1 not in headings:
        return False
    if any(column in line.numbers for line in lines):
        return False
    own = [line for line in lines if column in line.words and column + 1 in line.numbers]
    before = (c for line in lines for c in line.numbers)
    return len(own) >= _FEWEST_LABELS and any(first <= c < column for c in before)
