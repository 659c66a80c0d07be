"""Tables of text and numbers on a sheet of the open workbook: each in one write."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import count
from typing import TypeAlias

import xlwings as xw

Cell: TypeAlias = str | float | None
Table: TypeAlias = Sequence[Sequence[Cell]]

_NAVY, _WHITE, _GREY = (31, 56, 100), (255, 255, 255), (89, 89, 89)
MONEY = "#,##0.00"


def own_sheet(book: xw.Book, title: str, about: str) -> xw.Sheet:
    """An empty sheet with that title in its first row and what it is in the second.

    A sheet that the add-in made before, known by these two, is emptied and used again.  One
    that a person gave the same name is left alone: the new one is called ``title (2)``.
    """
    sheet = _emptied(book, title, about)
    for cell, words, colour in (("A1", title, _NAVY), ("A2", about, _GREY)):
        sheet.range(cell).value = typed(words)
        sheet.range(cell).font.color = colour
    sheet.range("A1").font.bold = True
    sheet.range("A1").font.size = 16
    return sheet


def _emptied(book: xw.Book, title: str, about: str) -> xw.Sheet:
    sheets = {sheet.name.casefold(): sheet for sheet in book.sheets}
    names = (title if number == 1 else f"{title} ({number})" for number in count(1))
    name = next(names)
    while known := sheets.get(name.casefold()):
        if [known.range("A1").value, known.range("A2").value] == [title, about]:
            known.clear()
            return known
        name = next(names)
    added: xw.Sheet = book.sheets.add(name, after=book.sheets[len(book.sheets) - 1])
    return added


def write(sheet: xw.Sheet, row: int, rows: Table) -> int:
    """A table with its headings from row ``row`` on; the row after the next free one.

    One assignment, so that a failure knows only a whole table.  Columns of numbers are
    amounts.
    """
    height, width = len(rows), len(rows[0])
    for column in range(1, width + 1):
        if any(isinstance(each[column - 1], float) for each in rows):
            area = sheet.range((row, column), (row + height - 1, column))
            area.number_format = MONEY
    area = sheet.range((row, 1), (row + height - 1, width))
    area.value = [[typed(cell) for cell in each] for each in rows]
    head = sheet.range((row, 1), (row, width))
    head.font.bold = True
    head.font.color = _WHITE
    head.color = _NAVY
    return row + height + 1


def typed(value: Cell) -> Cell:
    """A value as it is typed: the apostrophe makes a text of words, whatever they look like.

    Without it Excel takes ``=1+1`` for a formula and ``1-2`` for a day.
    """
    return f"'{value}" if isinstance(value, str) and value else value


def amount(value: Decimal) -> float:
    """EUR for a cell; two decimals survive a float below nine hundred billion."""
    return float(value)
