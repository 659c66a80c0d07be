"""Places in a workbook as people write them: ``D24``, ``'Cost lines'!$C$9:$C$140``.

Rows and columns count from 1.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

MAX_ROW = 1_048_576
MAX_COLUMN = 16_384
LAST_DAY = 2_958_465
"""The 31 December 9999."""


class Range(NamedTuple):
    """A rectangle of cells, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def __str__(self) -> str:
        first = a1(self.first_row, self.first_column)
        last = a1(self.last_row, self.last_column)
        return first if first == last else f"{first}:{last}"

    def holds(self, row: int, column: int) -> bool:
        """Whether the cell lies in it."""
        return (
            self.first_row <= row <= self.last_row
            and self.first_column <= column <= self.last_column
        )


def column_letters(column: int) -> str:
    """``3`` -> ``C``, ``28`` -> ``AB``."""
    letters = ""
    while column > 0:
        column, digit = divmod(column - 1, 26)
        letters = chr(65 + digit) + letters
    return letters


def column_number(letters: str) -> int:
    """``C`` -> ``3``; letters only, in either case."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def a1(row: int, column: int) -> str:
    """``(24, 4)`` -> ``D24``."""
    return f"{column_letters(column)}{row}"


#: Characters of a range; a longer text is nearly always something else, and is not kept.
_LONGEST = 30

_CORNER = r"\$?([A-Za-z]{1,3})?\$?([0-9]{1,7})?"
_RANGE = re.compile(rf"{_CORNER}(?::{_CORNER})?", re.ASCII)


def parse_range(text: str) -> Range | None:
    """A rectangle written as ``D24``, ``$C$9:$C$140``, ``A:C`` or ``1:3``; else ``None``."""
    return _known(text) if len(text) <= _LONGEST else _parsed(text)


@lru_cache(maxsize=1 << 12)
def _known(text: str) -> Range | None:
    return _parsed(text)  # the names of one template stand for the same cells in every file


def _parsed(text: str) -> Range | None:
    found = _RANGE.fullmatch(text.strip())
    if found is None:
        return None
    column1, row1, column2, row2 = found.groups()
    if ":" not in text:
        if column1 is None or row1 is None:
            return None
        column2, row2 = column1, row1
    if (column1 is None) != (column2 is None) or (row1 is None) != (row2 is None):
        return None
    if column1 is None and row1 is None:
        return None
    rows = sorted((int(row1 or 1), int(row2 or MAX_ROW)))
    columns = sorted(
        (column_number(column1 or "A"), column_number(column2) if column2 else MAX_COLUMN)
    )
    if rows[0] < 1 or rows[1] > MAX_ROW or columns[1] > MAX_COLUMN:
        return None
    return Range(rows[0], columns[0], rows[1], columns[1])


def split_reference(text: str) -> tuple[str, str]:
    """Sheet and the rest of ``'Cost lines'!$C$9`` (quotes undone); sheet may be empty."""
    if text.startswith("'"):
        found = re.match(r"'((?:[^']|'')*)'!", text)
        return (found[1].replace("''", "'"), text[found.end() :]) if found else ("", text)
    sheet, mark, rest = text.partition("!")
    return (sheet, rest) if mark else ("", text)


def quoted_sheet(name: str) -> str:
    """A sheet's name as a formula writes it: ``'Cost lines'``."""
    return "'" + name.replace("'", "''") + "'"


def to_serial(day: date, *, date1904: bool = False) -> int:
    """The number that a spreadsheet has for a day after February 1900."""
    return (day - (date(1904, 1, 1) if date1904 else date(1899, 12, 30))).days


def from_serial(serial: Decimal, *, date1904: bool = False) -> date | None:
    """The day of a spreadsheet's day number; ``None`` when there is no such day.

    Day 60 of the 1900 system is the 29 February 1900 that never was.
    """
    if not serial.is_finite() or serial.copy_abs() > LAST_DAY:
        return None
    whole = int(serial)
    if date1904:
        whole += 1462
    if not 0 < whole <= LAST_DAY or whole == 60:
        return None
    return date(1899, 12, 31 if whole < 60 else 30) + timedelta(days=whole)
