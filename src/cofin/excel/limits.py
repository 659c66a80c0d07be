"""How much one argument may be: long ranges end with their last value, too large ones are refused.

A whole column is a million rows, and a spreadsheet waits while a function works.  The VBA of
the Excel add-in knows the same two numbers, so that Excel reads no more than that.
"""

from __future__ import annotations

from collections.abc import Sequence

from cofin.excel.values import Cells, ErrorCode, ExcelError, as_cells
from cofin.text import Lang, say

LONG_RANGE = 50_000
"""Rows from which on a range is taken to end with its last value; shorter ones keep their shape."""
MOST_CELLS = 200_000
"""Cells of one argument: some ten seconds of work."""
LARGE_MARK = "#cofin-large:"
"""How the add-in's VBA says that it did not read a range: the mark, then rows, x, columns."""


def bounded(value: object, argument: str, lang: Lang) -> Cells:
    """The rows of an argument; ``ExcelError`` when they are too many."""
    if isinstance(value, str) and value.startswith(LARGE_MARK):
        rows, _, columns = value.removeprefix(LARGE_MARK).partition("x")
        raise _too_many(argument, int(rows), int(columns), lang)
    cells = as_cells(ended(value))
    if len(cells) * len(cells[0]) > MOST_CELLS:
        raise _too_many(argument, len(cells), len(cells[0]), lang)
    return cells


def ended(value: object) -> object:
    """A range that is long, without the empty rows at its end."""
    if not isinstance(value, tuple | list) or len(value) <= LONG_RANGE:
        return value
    last = len(value)
    while last > 1 and _is_empty(value[last - 1]):
        last -= 1
    return value[:last]


def _is_empty(row: object) -> bool:
    return isinstance(row, Sequence) and all(each is None or each == "" for each in row)


def _too_many(argument: str, rows: int, columns: int, lang: Lang) -> ExcelError:
    said = say(
        "excel.too_many_cells",
        lang,
        argument=argument,
        rows=rows,
        columns=columns,
        most=MOST_CELLS,
    )
    return ExcelError(ErrorCode.VALUE, said)
