"""Tables of text and numbers on a sheet of the open workbook: each in one write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import count, takewhile
from typing import NamedTuple, TypeAlias

import xlwings as xw

from cofin.a1 import column_letters, quoted_sheet
from cofin.checks.finding import OWN

Cell: TypeAlias = str | float | None
Table: TypeAlias = Sequence[Sequence[Cell]]

_NAVY, _WHITE, _GREY = (31, 56, 100), (255, 255, 255), (89, 89, 89)
MONEY = "#,##0.00"
#: Defined names of the areas that the add-in wrote, numbered for each kind of sheet.
_OWN = OWN + "{kind}.{number}"


class RowBlock(NamedTuple):
    """An area that begins in the first column: rows ``first`` to ``last``, so many columns."""

    first: int
    last: int
    width: int


_TITLE = RowBlock(1, 2, 1)


class OwnSheet:
    """A sheet that the add-in fills, and fills again; what it did not write itself stays.

    The new content is written over the old, and what is left of the old is cleared at the
    end: whatever fails in between, nothing is missing.
    """

    def __init__(self, sheet: xw.Sheet, kind: str, before: Sequence[RowBlock]) -> None:
        self.sheet = sheet
        self._kind, self._before, self._now = kind, before, [_TITLE]

    def titled(self, title: str, about: str) -> None:
        """The first two rows: its name and what it is."""
        for cell, words, colour in (("A1", title, _NAVY), ("A2", about, _GREY)):
            self.sheet.range(cell).value = typed(words)
            self.sheet.range(cell).font.color = colour
        self.sheet.range("A1").font.bold = True
        self.sheet.range("A1").font.size = 16

    def write(self, row: int, rows: Table) -> int:
        """A table with its headings from row ``row`` on; the row after the next free one.

        One assignment, so that a failure knows only a whole table.  Columns of numbers are
        amounts.
        """
        sheet, width = self.sheet, len(rows[0])
        last = row + len(rows) - 1
        area = sheet.range((row, 1), (last, width))
        area.clear_formats()
        for column in range(1, width + 1):
            if any(isinstance(each[column - 1], float) for each in rows):
                sheet.range((row, column), (last, column)).number_format = MONEY
        area.value = [[typed(cell) for cell in each] for each in rows]
        head = sheet.range((row, 1), (row, width))
        head.font.bold = True
        head.font.color = _WHITE
        head.color = _NAVY
        self._now.append(RowBlock(row, last, width))
        return last + 2

    def finish(self) -> None:
        """Clear what is left of the former content, and remember what is the add-in's now."""
        old, new = _widths(self._before), _widths(self._now)
        for row, width in old.items():
            kept = new.get(row, 0)
            if width > kept:
                self.sheet.range((row, kept + 1), (row, width)).clear()
        names = self.sheet.book.names
        quoted = quoted_sheet(self.sheet.name)
        for number, block in enumerate(self._now, 1):
            area = f"$A${block.first}:${column_letters(block.width)}${block.last}"
            names.add(_OWN.format(kind=self._kind, number=number), f"={quoted}!{area}")
        more = (_OWN.format(kind=self._kind, number=each) for each in count(len(self._now) + 1))
        for name in takewhile(names.__contains__, more):
            names[name].delete()


def own_sheet(book: xw.Book, kind: str, title: str, about: str) -> OwnSheet:
    """The add-in's sheet of a ``kind``, with a title and what it is.

    The one that it filled before is used again, whatever it is called now, unless somebody
    typed something beside what the add-in wrote: then that sheet is left as it is, as is one
    that a person gave the same name, and the new one is called ``title (2)``.
    """
    sheet, before = _former(book, kind)
    if sheet is None or _has_more(sheet, before):
        sheet, before = _added(book, title), []
    own = OwnSheet(sheet, kind, before)
    own.titled(title, about)
    return own


def _former(book: xw.Book, kind: str) -> tuple[xw.Sheet | None, list[RowBlock]]:
    """The sheet of the last time and what was written; nothing when it is gone."""
    found: list[RowBlock] = []
    sheet: xw.Sheet | None = None
    names = (_OWN.format(kind=kind, number=number) for number in count(1))
    for name in takewhile(book.names.__contains__, names):
        try:
            area = book.names[name].refers_to_range
            rows, columns = area.shape
            sheet, first, left = area.sheet, area.row, area.column
        except Exception:  # what it named was deleted; each program says that in its own way
            return None, []
        found.append(RowBlock(first, first + rows - 1, left + columns - 1))
    return sheet, found


def _has_more(sheet: xw.Sheet, blocks: Sequence[RowBlock]) -> bool:
    """Whether something stands on the sheet outside of the blocks."""
    widths = _widths(blocks)
    used = sheet.used_range
    rows = used.options(ndim=2, err_to_str=True).value
    return any(
        value not in (None, "") and column > widths.get(row, 0)
        for row, values in enumerate(rows, used.row)
        for column, value in enumerate(values, used.column)
    )


def _widths(blocks: Sequence[RowBlock]) -> Mapping[int, int]:
    """How many columns each row has."""
    return {row: each.width for each in blocks for row in range(each.first, each.last + 1)}


def _added(book: xw.Book, title: str) -> xw.Sheet:
    taken = {sheet.name.casefold() for sheet in book.sheets}
    names = (title if number == 1 else f"{title} ({number})" for number in count(1))
    name = next(each for each in names if each.casefold() not in taken)
    added: xw.Sheet = book.sheets.add(name, after=book.sheets[len(book.sheets) - 1])
    return added


def typed(value: Cell) -> Cell:
    """A value as it is typed: the apostrophe makes a text of words, whatever they look like.

    Without it Excel takes ``=1+1`` for a formula and ``1-2`` for a day.
    """
    return f"'{value}" if isinstance(value, str) and value else value


def amount(value: Decimal) -> float:
    """EUR for a cell; two decimals survive a float below nine hundred billion."""
    return float(value)
