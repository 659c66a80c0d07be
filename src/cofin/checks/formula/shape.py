"""The shape of a formula: its text with every reference lifted out.

``=ROUND(C9*D9,2)`` and ``=ROUND(C10*D10,2)`` have one shape and differ in numbers only, so
a formula costs one pass of a regular expression, and parsing is done once for each shape.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from cofin.a1 import MAX_COLUMN, MAX_ROW, column_letters, column_number

#: The longest formula that a spreadsheet takes (8,192 characters); longer ones are not read.
MAX_LENGTH = 8_192

#: Stands where a reference stood.  No XML file can hold it.
SLOT = "\x01"

#: Left alone: texts, quoted sheet names, and brackets of tables and of other workbooks.
#: A bracket that is never closed is taken with what follows, so that nothing is read again.
#: Lifted out: cells and ranges of cells, whole columns, whole rows.
_PIECE = re.compile(
    r"""(?P<keep>"[^"]*"|'(?:[^']|'')*'|\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*+\])*+\]?)
    |(?<![\w.$\\?])(?:
      (\$?)([A-Za-z]{1,3})(\$?)([1-9][0-9]{0,6})(?::(\$?)([A-Za-z]{1,3})(\$?)([1-9][0-9]{0,6}))?
     |(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})
     |(\$?)([1-9][0-9]{0,6}):(\$?)([1-9][0-9]{0,6})
    )(?![\w.(!\[?\\]|:[\w.]+!)""",
    re.VERBOSE,
)


class Place(NamedTuple):
    """Cells as a formula names them; ``marks`` has a dollar sign or a space for each corner.

    Order of the marks: first column, first row, last column, last row.  Corners stand as
    written; a whole column has the rows 1 to the last of a sheet, and ``is_whole`` is true.
    """

    first_row: int
    first_column: int
    last_row: int
    last_column: int
    marks: str = "    "
    is_range: bool = False
    is_whole: bool = False

    def __str__(self) -> str:
        marks = [mark.strip() for mark in self.marks]
        if self.is_whole and self.last_row == MAX_ROW and self.first_row == 1:
            first, last = column_letters(self.first_column), column_letters(self.last_column)
            return f"{marks[0]}{first}:{marks[2]}{last}"
        if self.is_whole:
            return f"{marks[1]}{self.first_row}:{marks[3]}{self.last_row}"
        first = f"{marks[0]}{_letters(self.first_column)}{marks[1]}{self.first_row}"
        if not self.is_range:
            return first
        return f"{first}:{marks[2]}{_letters(self.last_column)}{marks[3]}{self.last_row}"


def copied(place: Place, rows: int, columns: int) -> Place:
    """The place when its formula is copied so far down and right: dollar signs hold it."""
    if place.is_whole:
        rows = 0 if place.last_row == MAX_ROW and place.first_row == 1 else rows
        columns = 0 if place.last_column == MAX_COLUMN and place.first_column == 1 else columns
    marks = place.marks if place.is_range else 2 * place.marks[:2]
    left, top, right, bottom = (mark == " " for mark in marks)
    return place._replace(
        first_row=place.first_row + rows * top,
        first_column=place.first_column + columns * left,
        last_row=place.last_row + rows * bottom,
        last_column=place.last_column + columns * right,
    )


class Shape(NamedTuple):
    """A formula taken apart: ``skeleton`` has a mark where each of the ``places`` stood."""

    skeleton: str
    places: tuple[Place, ...]

    def text(self) -> str:
        """The formula put together again, in its first spelling but for capitals."""
        return filled(self.skeleton, self.places)


def filled(skeleton: str, places: tuple[Place, ...]) -> str:
    """A skeleton with references put where its marks stand."""
    pieces = skeleton.split(SLOT)
    return pieces[0] + "".join(
        f"{place}{rest}" for place, rest in zip(places, pieces[1:], strict=True)
    )


@lru_cache(maxsize=2 * MAX_COLUMN)
def _number(letters: str) -> int:
    return column_number(letters)


@lru_cache(maxsize=MAX_COLUMN)
def _letters(column: int) -> str:
    return column_letters(column)


@lru_cache(maxsize=1 << 17)
def shape_of(formula: str) -> Shape | None:
    """The shape, kept for the next check; ``None`` for a text that no workbook can hold."""
    return taken_apart(formula)


def taken_apart(formula: str) -> Shape | None:
    """The shape; ``None`` for a text that is too long, or holds what no workbook can."""
    if len(formula) > MAX_LENGTH or SLOT in formula:
        return None
    pieces: list[str] = []
    places: list[Place] = []
    done = 0
    for found in _PIECE.finditer(formula):
        place = None if found.lastgroup == "keep" else _place(found.groups()[1:])
        if place is None:
            continue
        pieces.append(formula[done : found.start()])
        places.append(place)
        done = found.end()
    pieces.append(formula[done:])
    return Shape(SLOT.join(pieces), tuple(places))


def _place(parts: tuple[str | None, ...]) -> Place | None:
    """The place behind the groups of the expression; ``None`` off the sheet: a name."""
    letters, digits = parts[1], parts[3]
    if letters is not None and digits is not None:
        row, column = int(digits), _number(letters)
        last_letters, last_digits = parts[5], parts[7]
        if last_letters is None or last_digits is None:
            if not (0 < row <= MAX_ROW and column <= MAX_COLUMN):
                return None
            return Place(row, column, row, column, f"{parts[0] or ' '}{parts[2] or ' '}  ")
        place = Place(
            row, column, int(last_digits), _number(last_letters),
            "".join(mark or " " for mark in (parts[0], parts[2], parts[4], parts[6])), True,
        )  # fmt: skip
    elif parts[9] is not None and parts[11] is not None:
        place = Place(
            1, _number(parts[9]), MAX_ROW, _number(parts[11]),
            f"{parts[8] or ' '} {parts[10] or ' '} ", True, True,
        )  # fmt: skip
    else:
        place = Place(
            int(parts[13] or 0), 1, int(parts[15] or 0), MAX_COLUMN,
            f" {parts[12] or ' '} {parts[14] or ' '}", True, True,
        )  # fmt: skip
    return place if _is_on_a_sheet(place) else None


def _is_on_a_sheet(place: Place) -> bool:
    return (
        min(place.first_row, place.last_row) > 0
        and max(place.first_row, place.last_row) <= MAX_ROW
        and max(place.first_column, place.last_column) <= MAX_COLUMN
    )
