"""Tables of text and numbers on a sheet of the open workbook: each in one write."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

import xlwings as xw

Cell: TypeAlias = str | float | None
Table: TypeAlias = Sequence[Sequence[Cell]]

_NAVY, _WHITE, _GREY = (31, 56, 100), (255, 255, 255), (89, 89, 89)
MONEY = "#,##0.00"


def fresh_sheet(book: xw.Book, name: str) -> xw.Sheet:
    """The sheet of that name at the end of the workbook, emptied when it was there."""
    for sheet in book.sheets:
        if sheet.name.casefold() == name.casefold():
            sheet.clear()
            found: xw.Sheet = sheet
            return found
    added: xw.Sheet = book.sheets.add(name, after=book.sheets[len(book.sheets) - 1])
    return added


def heading(sheet: xw.Sheet, title: str, about: str) -> None:
    """What the sheet is, in its first two rows."""
    sheet.range("A1").value = text(title)
    sheet.range("A1").font.bold = True
    sheet.range("A1").font.size = 16
    sheet.range("A1").font.color = _NAVY
    sheet.range("A2").value = text(about)
    sheet.range("A2").font.color = _GREY


def write(sheet: xw.Sheet, row: int, rows: Table, money: Sequence[int] = ()) -> int:
    """A table with its headings from row ``row`` on; the first free row below it.

    One assignment, so that Excel's undo and a failure know only a whole table.  ``money``
    are the columns (from 1) of amounts.
    """
    if not rows:
        return row
    height, width = len(rows), len(rows[0])
    area = sheet.range((row, 1), (row + height - 1, width))
    for column in range(1, width + 1):
        cells = sheet.range((row, column), (row + height - 1, column))
        cells.number_format = MONEY if column in money else "@"
    area.value = [list(each) for each in rows]
    head = sheet.range((row, 1), (row, width))
    head.font.bold = True
    head.font.color = _WHITE
    head.color = _NAVY
    return row + height + 1


def text(words: str) -> str:
    """A text that Excel does not take for a formula when it is typed into a cell."""
    return f"'{words}" if words.startswith(("=", "+", "-", "@", "'")) else words


def amount(value: Decimal) -> float:
    """EUR for a cell; two decimals survive a float below nine hundred billion."""
    return float(value)
