"""What a spreadsheet hands over and gets back: plain values, whichever program it is.

A cell is a number (``float`` or ``int``; ``Decimal`` when Excel formats it as currency), a
text, a truth value, ``None`` when empty, or an error.  A range is a tuple of rows.  An error
arrives as its text (``"#DIV/0!"``) or as the number that Excel's own interface uses.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TypeAlias, TypeGuard

Cell: TypeAlias = float | int | Decimal | str | bool | None
Cells: TypeAlias = tuple[tuple[object, ...], ...]
"""A range: rows of cells, all of one length."""


class ErrorCode(Enum):
    """The errors of a spreadsheet: text, and number of Excel's ``CVErr``."""

    DIV0 = ("#DIV/0!", 2007)
    NA = ("#N/A", 2042)
    NAME = ("#NAME?", 2029)
    NULL = ("#NULL!", 2000)
    NUM = ("#NUM!", 2036)
    REF = ("#REF!", 2023)
    VALUE = ("#VALUE!", 2015)

    @property
    def text(self) -> str:
        """As a cell shows it in English."""
        return self.value[0]

    @property
    def number(self) -> int:
        """As VBA names it: ``CVErr(number)``."""
        return self.value[1]


DATE_MARK = "#cofin-date:"
"""How the add-in's VBA marks a cell that shows a date: the mark, then 2021-5-12."""

#: Errors that newer versions of Excel have besides: a function answers them with ``#VALUE!``,
#: for what an older one makes of their numbers is not written anywhere.
NEWER_ERRORS = {
    2043: "#GETTING_DATA",
    2045: "#SPILL!",
    2046: "#CONNECT!",
    2047: "#BLOCKED!",
    2048: "#UNKNOWN!",
    2049: "#FIELD!",
    2050: "#CALC!",
    2051: "#BUSY!",
}
_ONLY_AS_TEXT = ("#EXTERNAL!", "#PYTHON!", "#TIMEOUT!")  # their numbers are not known
SCODE = -2146828288
"""An error cell seen through COM is this plus its number."""

_LARGEST_NUMBER = 0xFFFF  # whatever Excel adds to its errors; a cell's own numbers are floats
_BY_TEXT = {code.text: code for code in ErrorCode}
_BY_TEXT |= dict.fromkeys((*NEWER_ERRORS.values(), *_ONLY_AS_TEXT), ErrorCode.VALUE)
_BY_NUMBER = {code.number: code for code in ErrorCode}


class ExcelError(Exception):
    """The cell shows an error: its code, and a sentence that says why and what to do."""

    def __init__(self, code: ErrorCode, reason: str) -> None:
        super().__init__(f"{code.text} {reason}")
        self.code = code
        self.reason = reason


def error_of(value: object) -> ErrorCode | None:
    """Which error a cell holds, ``#VALUE!`` for the newer ones; ``None`` for another value."""
    if isinstance(value, str):
        return _BY_TEXT.get(value)
    number = _error_number(value)
    return _BY_NUMBER.get(number, ErrorCode.VALUE) if number >= 0 else None


def error_text(value: object) -> str:
    """The error of a cell as Excel shows it; one that nobody knows as VBA names it."""
    if isinstance(value, str):
        return value
    number = _error_number(value)
    code = _BY_NUMBER.get(number)
    return code.text if code else NEWER_ERRORS.get(number, f"Error {number}")


def _error_number(value: object) -> int:
    """Excel's number of an error; -1 for what is none."""
    if type(value) is int and 0 <= value - SCODE <= _LARGEST_NUMBER:
        return value - SCODE
    return -1


def date_of(value: object) -> date | None:
    """The day, where a program says that a cell shows one; its number alone does not tell."""
    if not (isinstance(value, str) and value.startswith(DATE_MARK)):
        return None
    year, month, day = (int(part) for part in value.removeprefix(DATE_MARK).split("-"))
    return date(year, month, day)


def as_cells(value: object) -> Cells:
    """A range as rows of one length, whether one value, one row or rows were handed over."""
    if not _is_many(value):
        return ((value,),)
    if not value:
        return ((None,),)
    rows = [tuple(row) if _is_many(row) else None for row in value]
    whole = [row for row in rows if row is not None]
    if len(whole) < len(rows):  # one row, as an array constant comes
        return (tuple(value),)
    width = max((len(row) for row in whole), default=0) or 1
    return tuple(row + (None,) * (width - len(row)) for row in whole)


def as_cell(value: object) -> object:
    """The one value of a single cell; a larger range is not one and stays as it is."""
    cells = as_cells(value)
    return cells[0][0] if len(cells) == 1 and len(cells[0]) == 1 else cells


def _is_many(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)
