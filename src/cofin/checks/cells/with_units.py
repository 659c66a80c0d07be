"""Part of C01: numbers typed with a unit among numbers that a formula adds up.

``20 h``, ``ca. 500`` and ``500,-`` are texts: a sum reads past them.  Elsewhere they are notes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice

from cofin.a1 import Range
from cofin.checks.columns.kinds import kinds
from cofin.checks.structure.lines.line import lines_of
from cofin.checks.structure.ranges.extents import extents_in
from cofin.checks.structure.sums.sum import sums_of
from cofin.checks.structure.sums.track import is_year
from cofin.checks.subject import Subject
from cofin.checks.words.headings import words_in
from cofin.checks.words.numerals import meanings
from cofin.grid import A_NUMBER, EMPTY_CELL, CellKind, CellValue, Position, SheetGrid
from cofin.letters import plain

#: Longer texts are remarks.
_LONGEST = 30
#: Numbers that must stand in the range of the sum.
_FEWEST = 2
_MOST_CELLS = 5_000
#: Ranges with a cell that are looked at: running totals read the first rows again and again.
_MOST_RANGES = 50

#: One number, with a few other letters at most before and behind it.
_SHAPE = re.compile(r"\D{0,16}\d(?:[\d.,'’\s]*\d)?\D{0,20}")

#: How amounts without cents are written: ``500,-``.
_NO_CENTS = re.compile(r"(?<=\d)[.,]\s?[-–—]{1,2}$")
_READS_NUMBERS = frozenset(("SUMPRODUCT", "AVERAGE", "MAX", "MIN", "MEDIAN", "COUNT"))


@lru_cache(maxsize=1 << 14)
def without_unit(text: str) -> str:
    """The number in a text that has a unit as well; empty where there is no number or no unit.

    >>> without_unit("20 h"), without_unit("ca. 500"), without_unit("1.200,-"), without_unit("3 ay")
    ('20', '500', '1.200', '3')
    >>> without_unit("20"), without_unit("WP 3"), without_unit("20 chairs"), without_unit("h")
    ('', '', '', '')
    """
    if len(text) > _LONGEST or _SHAPE.fullmatch(text) is None:
        return ""
    bare = plain(text).strip()
    about, unit = _words()
    number = _NO_CENTS.sub("", unit.sub("", about.sub("", bare)))
    return number if number != bare and meanings(number) else ""


def numbers_with_units(subject: Subject) -> Iterator[tuple[SheetGrid, dict[Position, str]]]:
    """By sheet the texts that a sum reads past, each with its number."""
    for here in kinds(subject):
        numbers = {at: number for at, text in here.texts if (number := without_unit(text))}
        ranges = _Ranges(subject, here.sheet) if numbers else None
        found = {at: n for at, n in numbers.items() if ranges and ranges.are_of_numbers(at)}
        if found:
            yield here.sheet, found


class _Ranges:
    """The ranges of one row or column that formulas read for their numbers."""

    def __init__(self, subject: Subject, sheet: SheetGrid) -> None:
        self._sheet, self._sums = sheet, sums_of(subject.grid)
        self._columns: dict[int, set[tuple[int, int]]] = defaultdict(set)
        for extent, readings in extents_in(lines_of(subject.grid).references).readings.items():
            for reading in readings if extent.sheet == sheet.name else ():
                if reading.function in _READS_NUMBERS:
                    for column in reading.columns:
                        self._columns[column].add((extent.first, extent.last))
        self._counts: dict[Range, tuple[int, int]] = {}
        places = [at for at, cell in sheet.cells.items() if _is_number(cell) and not is_year(cell)]
        self._with_numbers = {row for row, _ in places}, {column for _, column in places}

    def are_of_numbers(self, at: Position) -> bool:
        """Whether nearly all that is read with a cell is numbers, and it heads none of them."""
        numbers, texts = 0, 1  # the cell itself
        for area in dict.fromkeys(islice(self._read_with(at), _MOST_RANGES)):
            row, column, last_row, last_column = area
            is_row = row == last_row
            if (is_row and column == last_column) or not (is_row or column == last_column):
                continue
            is_head = at == (row, column) and at[is_row] not in self._with_numbers[is_row]
            if max(last_row - row, last_column - column) < _MOST_CELLS and not is_head:
                counts = self._count(area)
                numbers, texts = numbers + counts[0], texts + counts[1] - 1  # without itself
        return numbers >= _FEWEST and numbers > texts

    def _read_with(self, at: Position) -> Iterator[Range]:
        for total in self._sums.covering((self._sheet.name, *at)):
            for area in total.areas:
                if area.sheet == self._sheet.name and area.range.holds(*at):
                    yield area.range
        for first, last in self._columns.get(at[1], ()):
            if first <= at[0] <= last:
                yield Range(first, at[1], last, at[1])

    def _count(self, area: Range) -> tuple[int, int]:
        """How many numbers and typed texts stand in a range, counted once."""
        if area not in self._counts:
            row, column, last_row, last_column = area
            cells = [
                self._sheet.cells.get((r, c), EMPTY_CELL)
                for r in range(row, last_row + 1)
                for c in range(column, last_column + 1)
            ]
            texts = sum(cell.kind is CellKind.TEXT and cell.formula is None for cell in cells)
            self._counts[area] = sum(map(_is_number, cells)), texts
        return self._counts[area]


def _is_number(cell: CellValue) -> bool:
    return cell.kind is A_NUMBER or cell.formula is not None


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a number, and what stands behind it."""
    lists = words_in("units")
    about, unit = (_any(lists[key]["words"]) for key in ("about", "unit"))
    return (
        re.compile(rf"^(?:[~≈±]|(?:{about})(?:\.|(?![\w.])))\s*(?=[-+]?\d)"),
        re.compile(rf"(?<=\d)\s*-?\s*(?:{unit})\.?$"),
    )


def _any(words: Iterable[str]) -> str:
    shapes = {re.escape(plain(word).rstrip("*")) + r"\w*" * word.endswith("*") for word in words}
    return "|".join(sorted(shapes, key=len, reverse=True))
