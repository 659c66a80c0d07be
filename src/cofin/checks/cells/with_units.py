"""Part of C01: numbers typed with a unit among numbers that a formula adds up.

``20 h``, ``ca. 500`` and ``500,-`` are texts: a sum reads past them.  Elsewhere they are notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from cofin.a1 import Range
from cofin.checks.cells.kinds import kinds
from cofin.checks.formula.references import is_one_cell
from cofin.checks.numerals import meanings
from cofin.checks.structure.lines.line import lines_of
from cofin.checks.structure.ranges.extents import extents_in
from cofin.checks.structure.sums.sum import sums_of
from cofin.checks.structure.sums.track import is_year
from cofin.checks.subject import Subject
from cofin.checks.words import words_in
from cofin.grid import A_NUMBER, EMPTY_CELL, Area, CellKind, CellValue, Position, SheetGrid
from cofin.letters import plain

#: Longer texts are remarks.
_LONGEST = 30
#: Numbers that must stand in the range of the sum.
_FEWEST = 2
_MOST_CELLS = 5_000

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
        found = {
            position: number
            for position, text in here.texts
            if (number := without_unit(text)) and _is_among_numbers(subject, here.sheet, position)
        }
        if found:
            yield here.sheet, found


def _read_with(subject: Subject, sheet: str, at: Position) -> Iterator[Area]:
    """The ranges of one row or column in which formulas read a cell for its number."""
    for total in sums_of(subject.grid).covering((sheet, *at)):
        yield from (area for area in total.areas if area.sheet == sheet and area.range.holds(*at))
    extents = extents_in(lines_of(subject.grid).references)
    for extent, readings in extents.readings.items():
        if extent.sheet == sheet and extent.first <= at[0] <= extent.last:
            for reading in readings:
                if reading.function in _READS_NUMBERS and at[1] in reading.columns:
                    yield Area(sheet, _column(extent.first, extent.last, at[1]))


def _column(first: int, last: int, column: int) -> Range:
    return Range(first, column, last, column)


def _is_among_numbers(subject: Subject, sheet: SheetGrid, at: Position) -> bool:
    """Whether nearly all that is read with a cell is numbers, and the cell heads none of them."""
    beside: set[Position] = set()
    for area in _read_with(subject, sheet.name, at):
        row, column, last_row, last_column = area.range
        is_row = row == last_row
        if is_one_cell(area.range) or (not is_row and column != last_column):
            continue
        if max(last_row - row, last_column - column) < _MOST_CELLS and not (
            at == (row, column) and _heads(sheet, at, 1 if is_row else 0)
        ):
            beside |= {
                (r, c) for r in range(row, last_row + 1) for c in range(column, last_column + 1)
            }
    cells = [sheet.cells.get(each, EMPTY_CELL) for each in beside]
    numbers = sum(map(_is_number, cells))
    texts = sum(cell.kind is CellKind.TEXT and cell.formula is None for cell in cells)
    return numbers >= _FEWEST and numbers > texts


def _heads(sheet: SheetGrid, at: Position, axis: int) -> bool:
    """Whether no number stands in the row (axis 0) or column of the first cell of a range."""
    return not any(
        place[axis] == at[axis] and _is_number(cell) and not is_year(cell)
        for place, cell in sheet.cells.items()
    )


def _is_number(cell: CellValue) -> bool:
    return cell.kind is A_NUMBER or cell.formula is not None


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a number, and what stands behind it."""
    lists = words_in("unit")
    about, unit = (_any(lists[key]["words"]) for key in ("about", "unit"))
    return (
        re.compile(rf"^(?:[~≈±]|(?:{about})(?:\.|(?![\w.])))\s*(?=[-+]?\d)"),
        re.compile(rf"(?<=\d)\s*-?\s*(?:{unit})\.?$"),
    )


def _any(words: Iterable[str]) -> str:
    shapes = {re.escape(plain(word).rstrip("*")) + r"\w*" * word.endswith("*") for word in words}
    return "|".join(sorted(shapes, key=len, reverse=True))
