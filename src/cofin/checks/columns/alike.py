"""Cells with one and the same fault, column by column: one finding for a column of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cofin.a1 import Range
from cofin.checks.columns.inference import roles
from cofin.checks.columns.kinds import ranges
from cofin.checks.finding import said
from cofin.checks.subject import Subject
from cofin.grid import Position
from cofin.text import Lang


class Cells(NamedTuple):
    """Cells of one column, or of one table, from the top."""

    positions: tuple[Position, ...]

    @property
    def first(self) -> Position:
        """The one that is shown."""
        return self.positions[0]

    @property
    def cell(self) -> str:
        """From the first to the last cell."""
        rows, columns = zip(*self.positions, strict=True)
        return str(Range(min(rows), min(columns), max(rows), max(columns)))

    @property
    def areas(self) -> tuple[str, ...]:
        """The cells alone, where others stand between them."""
        found = ranges(self.positions)
        return tuple(map(str, found)) if len(found) > 1 else ()


def by_column(subject: Subject, sheet: str, positions: Iterable[Position]) -> Iterator[Cells]:
    """The cells of a sheet by their column, each table and what lies outside of all for itself."""
    known = roles(subject)
    found: dict[tuple[int, Range | None], list[Position]] = {}
    for row, column in positions:
        block = known.block(sheet, row, column)
        found.setdefault((column, block.body if block else None), []).append((row, column))
    each = [Cells(tuple(sorted(cells))) for cells in found.values()]
    yield from sorted(each, key=lambda cells: (cells.first[1], cells.first[0]))


def by_table(subject: Subject, sheet: str, positions: Iterable[Position]) -> Iterator[Cells]:
    """The same, columns of one table together; outside of all tables those of the same rows."""
    known = roles(subject)
    found: dict[object, list[Position]] = {}
    for cells in by_column(subject, sheet, positions):
        block = known.block(sheet, *cells.first)
        rows = tuple(row for row, _ in cells.positions)
        found.setdefault(block.body if block else rows, []).extend(cells.positions)
    yield from (Cells(tuple(sorted(cells))) for cells in found.values())


def first_of(cells: Cells) -> Mapping[str, str]:
    """How many cells there are, after what the first one holds; empty when it is the only one."""
    count = len(cells.positions)
    return said("check.first_of", count=count) if count > 1 else dict.fromkeys(Lang, "")
