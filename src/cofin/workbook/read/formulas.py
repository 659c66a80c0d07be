"""Shared formulas: a file spells the first one out, the others are that one moved."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from cofin.a1 import MAX_COLUMN, MAX_ROW, column_letters, column_number

#: Left alone: texts, quoted sheet names, brackets of tables and other workbooks, and words.
#: A bracket that is never closed is taken with what follows, so that nothing is read again.
#: Moved: cells (B$4), whole columns (B:C) and whole rows (4:5).
_TOKEN = re.compile(
    r"""(?P<keep>"[^"]*"|'(?:[^']|'')*'|\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*+\])*+\]?)
    |(?P<columns>(?<![\w.$:])\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\w.(!:]))
    |(?P<rows>(?<![\w.$:])\$?[0-9]{1,7}:\$?[0-9]{1,7}(?![\w.(!:]))
    |(?P<cell>(?<![\w.$])\$?[A-Za-z]{1,3}\$?[0-9]{1,7}(?![\w.(!]))
    |(?P<word>[\w.\\?]+)""",
    re.VERBOSE,
)
_END = re.compile(r"(\$?)([A-Za-z]{1,3})?(\$?)([0-9]{1,7})?")


class _End(NamedTuple):
    """One end of a reference: a cell, a column (no row) or a row (no column)."""

    column: int
    row: int
    column_fixed: bool
    row_fixed: bool


class SharedFormula:
    """The first formula of a group, taken apart once."""

    def __init__(self, formula: str) -> None:
        self._pieces: list[str | _End] = []
        done = 0
        for token in _TOKEN.finditer(formula):
            if token.lastgroup in ("keep", "word"):
                continue
            self._pieces.append(formula[done : token.start()])
            first, colon, second = token[0].partition(":")
            self._pieces += [_end(first), colon, _end(second)] if colon else [_end(first)]
            done = token.end()
        self._pieces.append(formula[done:])

    def moved(self, rows: int, columns: int) -> str:
        """The formula as it reads ``rows`` further down and ``columns`` further right.

        References that leave the sheet become ``#REF!``; those with ``$`` stay.
        """
        return "".join(
            piece if isinstance(piece, str) else _shown(piece, rows, columns)
            for piece in self._pieces
        )


def _end(text: str) -> _End:
    found = _END.fullmatch(text)
    if found is None:
        raise ValueError(text)
    mark, letters, row_mark, digits = found.groups()
    if letters is None:  # a whole row: its one dollar sign was taken for the column's
        row_mark = mark or row_mark
    return _End(column_number(letters or ""), int(digits or 0), bool(mark), bool(row_mark))


@lru_cache(maxsize=MAX_COLUMN)
def _letters(column: int) -> str:
    return column_letters(column)


def _shown(end: _End, rows: int, columns: int) -> str:
    column, row, column_fixed, row_fixed = end
    shown = ""
    if column:
        column += 0 if column_fixed else columns
        if not 1 <= column <= MAX_COLUMN:
            return "#REF!"
        shown = f"${_letters(column)}" if column_fixed else _letters(column)
    if row:
        row += 0 if row_fixed else rows
        if not 1 <= row <= MAX_ROW:
            return "#REF!"
        shown += f"${row}" if row_fixed else f"{row}"
    return shown
