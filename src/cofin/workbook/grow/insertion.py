"""The rows that come in, and where every row and reference is afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from cofin.a1 import MAX_ROW, Range, a1, parse_range, split_reference
from cofin.checks.formula.shape import SLOT, Place, Shape, filled, shape_of
from cofin.checks.formula.tokens import TokenKind, tokens_of
from cofin.text import Value

_FIRST, _LAST = 1, 3
"""Of a place's marks, those of its rows."""


_ADDRESS = re.compile(r"!|[A-Za-z]\$?[0-9]|^\"\$?[A-Za-z]{1,3}\$?\"$")
"""A text of which ``INDIRECT`` makes cells, or a part of it: ``"C"&B4``."""


class NoGrowth(Exception):
    """Why a template cannot grow: a text's key, and what it says."""

    def __init__(self, code: str, **values: Value) -> None:
        super().__init__(code)
        self.code, self.values = code, dict(values)


@contextmanager
def standing(where: str) -> Iterator[None]:
    """Says where it stands what stops the growth, if nobody said so before."""
    try:
        yield
    except NoGrowth as reason:
        if where:
            reason.values.setdefault("where", where)
        raise


@dataclass(frozen=True, slots=True)
class Insertion:
    """``count`` rows into the prepared rows ``first`` to ``last`` of a table on a sheet.

    They come between the last two, so that whatever spans the table spans them as well.
    """

    sheet: str
    first: int
    last: int
    count: int

    @property
    def after(self) -> int:
        """The row above the new ones, of which they are copies."""
        return max(self.first, self.last - 1)

    @property
    def new_rows(self) -> range:
        """The rows that are new, as they are numbered afterwards."""
        return range(self.after + 1, self.after + 1 + self.count)

    def row(self, number: int) -> int:
        """Where a row is afterwards."""
        return min(MAX_ROW, number + self.count) if number > self.after else number

    def ranges(self, text: str) -> str:
        """Ranges as formats, validations and tables list them; they grow with their rows."""
        return " ".join(str(self._range(each)) for each in text.split())

    def spread(self, text: str) -> str:
        """The same of what each row may have of its own: the new rows get what is above them."""
        found = []
        for each in text.split():
            area, moved = parse_range(each), self._range(each)
            if area is not None and self.first <= area.first_row and area.last_row == self.after:
                moved = area._replace(last_row=self.after + self.count)
            found.append(str(moved))
        return " ".join(found)

    def cell(self, text: str) -> str:
        """A single cell: it moves with its row, and stays one."""
        area = parse_range(text)
        if area is None:
            return text
        row, column = self.row(area.first_row), area.first_column
        return a1(row, column)

    def _range(self, text: str) -> Range | str:
        area = parse_range(text)
        if area is None:
            return text
        return area._replace(first_row=self.row(area.first_row), last_row=self.end(area))

    def end(self, area: Range) -> int:
        """The last row of a range that belongs to its cells rather than refers to them."""
        is_only_row = area.last_row == self.after == self.last
        return area.last_row + self.count if is_only_row else self.row(area.last_row)

    def formula(self, text: str, home: str, *, strict: bool = True) -> str:
        """A formula of the sheet ``home`` with its references moved.

        ``NoGrowth`` when it cannot be read, or when it refers to rows of the table without
        spanning the new ones (a list or sum of single rows).  One that is not ``strict`` may
        refer to rows above them, as the formulas and formats of the table's own rows do.
        """
        shape, sheets = _references(text, home)
        if _goes_by_address(shape.skeleton, is_here=any(map(self._is_here, sheets))):
            raise NoGrowth("by_address", formula=f"={text}")
        places = [
            self._moved(place, text, strict=strict) if self._is_here(sheet) else place
            for place, sheet in zip(shape.places, sheets, strict=True)
        ]
        new = filled(shape.skeleton, tuple(places))
        return text if new == filled(shape.skeleton, shape.places) else new

    def link(self, text: str, home: str) -> str:
        """Where a link goes to: ``Form!A12``, or something else that stays."""
        sheet, rest = split_reference(text)
        area = parse_range(rest)
        if area is None or not self._is_here(sheet or home):
            return text
        moved = area._replace(first_row=self.row(area.first_row), last_row=self.row(area.last_row))
        return text if moved == area else text[: len(text) - len(rest)] + str(moved)

    def copied(self, text: str, target: int) -> str:
        """The formula of the row above the new ones, filled down to ``target``."""
        shape, sheets = _references(text, self.sheet)
        places = [
            self._filled_down(place, target, is_here=self._is_here(sheet))
            for place, sheet in zip(shape.places, sheets, strict=True)
        ]
        return filled(shape.skeleton, tuple(places))

    def _is_here(self, sheet: str) -> bool:
        return sheet.casefold() == self.sheet.casefold()

    def _moved(self, place: Place, text: str, *, strict: bool) -> Place:
        first, last = sorted((place.first_row, place.last_row))
        touches = first <= self.last and last >= (self.first if strict else self.after + 1)
        if touches and not first <= self.after < last:
            raise NoGrowth("single_rows", formula=f"={text}")
        return place._replace(
            first_row=self.row(place.first_row), last_row=self.row(place.last_row)
        )

    def _filled_down(self, place: Place, target: int, *, is_here: bool) -> Place:
        rows = []
        last = _LAST if place.is_range else _FIRST
        for row, mark in ((place.first_row, _FIRST), (place.last_row, last)):
            if place.marks[mark] == "$" or place.is_whole:
                rows.append(self.row(row) if is_here else row)
            elif is_here and row > self.last:
                raise NoGrowth("rows_differ", rows=(str(self.after), str(self.last)))
            else:
                rows.append(row + target - self.after)
        if min(rows) < 1 or max(rows) > MAX_ROW:
            raise NoGrowth("rows_differ", rows=(str(self.after), str(self.last)))
        return place._replace(first_row=rows[0], last_row=rows[1])


def _goes_by_address(skeleton: str, *, is_here: bool) -> bool:
    """Whether a formula may reach the sheet by a place that nobody can move: a text, a distance."""
    if "OFFSET(" in skeleton.upper() and (is_here or SLOT not in skeleton):
        return True
    texts = [token.text for token in tokens_of(skeleton) or () if token.kind is TokenKind.TEXT]
    if "INDIRECT(" not in skeleton.upper():
        return False
    return "ADDRESS(" in skeleton.upper() or any(_ADDRESS.search(text) for text in texts)


def is_filled_down(upper: str, lower: str) -> bool:
    """Whether the formula of a row is that of the row above it, filled down."""
    one, other = shape_of(upper), shape_of(lower)
    if one is None or other is None or one.skeleton != other.skeleton:
        return False
    return all(_next(place) == below for place, below in zip(one.places, other.places, strict=True))


def _next(place: Place) -> Place:
    if place.is_whole:
        return place
    last = _LAST if place.is_range else _FIRST  # one cell has no marks for a second corner
    first_row, last_row = (
        row + (place.marks[mark] != "$")
        for row, mark in ((place.first_row, _FIRST), (place.last_row, last))
    )
    return place._replace(first_row=first_row, last_row=last_row)


def _references(text: str, home: str) -> tuple[Shape, list[str]]:
    """A formula taken apart, and the sheet of each of its places; "" for another workbook.

    ``NoGrowth`` for what cannot be read, and for several sheets at once.
    """
    shape = shape_of(text)
    tokens = tokens_of(shape.skeleton) if shape is not None else None
    if shape is None or tokens is None:
        raise NoGrowth("unreadable", formula=f"={text}")
    sheets: list[str] = []
    named = home
    for token in tokens:
        if token.kind is TokenKind.SLOT:
            sheets.append(named)
        named = home
        if token.kind is TokenKind.SHEET:
            named = _sheet(token.text, text)
    return shape, sheets


def _sheet(token: str, formula: str) -> str:
    name = token.removesuffix("!")
    if name.startswith("'"):
        name = name[1:-1].replace("''", "'")
    if "[" in name:
        return ""
    if ":" in name:  # several sheets at once
        raise NoGrowth("unreadable", formula=f"={formula}")
    return name
