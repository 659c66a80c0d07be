"""Tables of text and numbers on a sheet of the open workbook: each in one write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import count, takewhile
from typing import NamedTuple, TypeAlias

import xlwings as xw

from cofin.a1 import column_letters, quoted_sheet
from cofin.checks.finding import OWN
from cofin.excel.protection import add_failed, ensure_open

Cell: TypeAlias = str | float | None
Table: TypeAlias = Sequence[Sequence[Cell]]

_NAVY, _WHITE, _GREY = (31, 56, 100), (255, 255, 255), (89, 89, 89)
MONEY = "#,##0.00"
#: Defined names of the areas that the add-in wrote, numbered for each kind of sheet, and of
#: those on sheets that it fills no more, so that its old tables are not taken for a budget.
_OWN = OWN + "{kind}.{number}"
_LEFT = "left"


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

    def __init__(self, sheet: xw.Sheet, kind: str, former: Former | None = None) -> None:
        """``former`` is this sheet as it was, or the one that is left alone from now on."""
        self.sheet = sheet
        self._kind, self._now = kind, [_TITLE]
        goes_on = former is not None and former.sheet.name == sheet.name
        self._before = former.blocks if former and goes_on else []
        self._left = former if former and not goes_on else None

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
        if self._left is not None:
            free = next(n for n in count(1) if _OWN.format(kind=_LEFT, number=n) not in names)
            _name(self._left.sheet, self._left.blocks, _LEFT, free)
        _name(self.sheet, self._now, self._kind, 1)
        more = (_OWN.format(kind=self._kind, number=each) for each in count(len(self._now) + 1))
        for name in takewhile(names.__contains__, more):
            names[name].delete()


class Former(NamedTuple):
    """The sheet of a kind that was filled the last time, and what was written."""

    sheet: xw.Sheet
    blocks: list[RowBlock]


def own_sheet(
    book: xw.Book, kind: str, title: str, about: str, *, is_apart: bool = False
) -> OwnSheet:
    """The add-in's sheet of a ``kind``, with a title and what it is.

    The one that it filled before is used again, whatever it is called now, unless it is hidden
    or somebody typed something beside what the add-in wrote: then that sheet is left as it is,
    as is one that a person gave the same name, and the new one is called ``title (2)``; so it
    is when it has to stand ``is_apart``.  ``InputError`` when the workbook does not let it.
    """
    former = former_sheet(book, kind)
    if former is None or is_apart or is_hidden(former.sheet) or _has_more(*former):
        sheet = _added(book, title)
    else:
        sheet = former.sheet
        ensure_open(sheet)
    own = OwnSheet(sheet, kind, former)
    own.titled(title, about)
    return own


def former_sheet(book: xw.Book, kind: str) -> Former | None:
    """The sheet of the last time; nothing when it is gone."""
    found: list[RowBlock] = []
    sheet: xw.Sheet | None = None
    names = (_OWN.format(kind=kind, number=number) for number in count(1))
    for name in takewhile(book.names.__contains__, names):
        area = area_of(book.names[name])
        if area is None:
            return None
        rows, columns = area.shape
        sheet = area.sheet
        found.append(RowBlock(area.row, area.row + rows - 1, area.column + columns - 1))
    return Former(sheet, found) if sheet is not None else None


def area_of(name: xw.Name) -> xw.Range | None:
    """The cells of a name; nothing when they were deleted, which each program says in its way."""
    try:
        area: xw.Range = name.refers_to_range
        return area if area.row else None
    except Exception:
        return None


def is_hidden(sheet: xw.Sheet) -> bool:
    """Whether nobody sees the sheet: Excel says -1 for visible, 0 and 2 for two ways of hiding."""
    return sheet.visible not in (True, -1)


def _name(sheet: xw.Sheet, blocks: Sequence[RowBlock], kind: str, first: int) -> None:
    """Remember that the add-in wrote these areas."""
    quoted = quoted_sheet(sheet.name)
    for number, block in enumerate(blocks, first):
        area = f"$A${block.first}:${column_letters(block.width)}${block.last}"
        sheet.book.names.add(_OWN.format(kind=kind, number=number), f"={quoted}!{area}")


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
    try:
        added: xw.Sheet = book.sheets.add(name, after=book.sheets[len(book.sheets) - 1])
    except Exception as why:  # Excel's own words for it are a number
        raise add_failed(book, name, why) from why
    return added


def typed(value: Cell) -> Cell:
    """A value as it is typed: the apostrophe makes a text of words, whatever they look like.

    Without it Excel takes ``=1+1`` for a formula and ``1-2`` for a day.
    """
    return f"'{value}" if isinstance(value, str) and value else value


def amount(value: Decimal) -> float:
    """EUR for a cell; two decimals survive a float below nine hundred billion."""
    return float(value)
