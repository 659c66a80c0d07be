"""Shared formulas: a file spells the first one out, the others are that one moved."""

from __future__ import annotations

import re

from cofin.a1 import MAX_COLUMN, MAX_ROW, column_letters, column_number

#: Left alone: texts, quoted sheet names, brackets of tables and other workbooks, and words.
#: Moved: cells (B$4), whole columns (B:C) and whole rows (4:5).
_TOKEN = re.compile(
    r"""(?P<keep>"[^"]*"|'(?:[^']|'')*'|\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\])
    |(?P<columns>(?<![\w.$:])\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\w.(!:]))
    |(?P<rows>(?<![\w.$:])\$?[0-9]{1,7}:\$?[0-9]{1,7}(?![\w.(!:]))
    |(?P<cell>(?<![\w.$])\$?[A-Za-z]{1,3}\$?[0-9]{1,7}(?![\w.(!]))
    |(?P<word>[\w.\\?]+)""",
    re.VERBOSE,
)
_HALF = re.compile(r"(\$?)([A-Za-z]{1,3})?(\$?)([0-9]{1,7})?")


def moved(formula: str, rows: int, columns: int) -> str:
    """The formula as it reads ``rows`` further down and ``columns`` further right.

    References that leave the sheet become ``#REF!``; those with ``$`` stay.
    """

    def move(token: re.Match[str]) -> str:
        text = token[0]
        if token.lastgroup in ("keep", "word"):
            return text
        return ":".join(_half(half, rows, columns) for half in text.split(":"))

    return _TOKEN.sub(move, formula)


def _half(text: str, rows: int, columns: int) -> str:
    """``B$4``, ``B`` or ``4``, moved."""
    found = _HALF.fullmatch(text)
    if found is None:
        return text
    fixed, letters, fixed_row, digits = found.groups()
    if letters is None:  # a whole row: its one dollar sign was taken for the column's
        fixed, fixed_row = "", fixed or fixed_row
    column, row = column_number(letters or ""), int(digits or 0)
    column += 0 if fixed or not letters else columns
    row += 0 if fixed_row or not digits else rows
    if (letters and not 1 <= column <= MAX_COLUMN) or (digits and not 1 <= row <= MAX_ROW):
        return "#REF!"
    return f"{fixed}{column_letters(column)}{fixed_row}{row or ''}"
