"""Looking values up in lists; exact matches only."""

from __future__ import annotations

from decimal import Decimal

from cofin.a1 import Range
from cofin.checks.formula.evaluate.arguments import Function, referred, single, unknown, whole
from cofin.checks.formula.evaluate.sheet import key
from cofin.checks.formula.evaluate.values import (
    Cells,
    Code,
    Element,
    Frame,
    NotJudged,
    Scalar,
    Value,
    Wrong,
    faultless,
)
from cofin.letters import are_disputed

_WILD = set("*?~")
_BLANKS = (None, "", Decimal(0), key(False))
"""What one program or another takes an empty cell for, as ``key`` has it."""


def _found_at(frame: Frame, wanted: Scalar, cells: Cells) -> int:
    """The place, from 1, of the first cell with the value; ``#N/A`` when there is none."""
    if isinstance(wanted, str) and _WILD & set(wanted):
        raise NotJudged
    if wanted is None:
        raise Wrong("#N/A") if _is_unlike_blank(frame, cells) else NotJudged
    first_row, first_column, last_row, last_column = cells.range
    if first_column == last_column and not cells.sheet.pending:
        last_row = min(last_row, cells.sheet.last_row)
        rows = cells.sheet.rows_of(first_column, key(wanted), first_row, last_row)
        if rows:
            _agreed(wanted, cells.sheet.cells[rows[0], first_column].value)
            return rows[0] - first_row + 1
    elif first_row == last_row or first_column == last_column:
        for at, value in enumerate(_line(frame, cells), 1):
            if key(value) == key(wanted) and value is not None:
                _agreed(wanted, value)
                return at
    else:
        raise NotJudged
    raise Wrong("#N/A")


def _is_unlike_blank(frame: Frame, cells: Cells) -> bool:
    """Whether no program finds an empty cell there: nothing is empty, zero or FALSE."""
    first_row, first_column, last_row, last_column = cells.range
    if cells.sheet.clipped(cells.range) != cells.range:
        return False
    if first_column == last_column and not cells.sheet.pending:
        return not any(
            cells.sheet.count_of(first_column, blank, first_row, last_row) for blank in _BLANKS
        ) and cells.sheet.is_full(first_column, first_row, last_row)
    if first_row != last_row and first_column != last_column:
        return False
    try:
        values = frame.book.matrix(cells)
    except Wrong:  # an error among them
        return False
    return all(key(value) not in _BLANKS for row in values for value in row)


def _agreed(wanted: Scalar, found: Element) -> None:
    """Nothing, where every program finds the one when it looks for the other."""
    if isinstance(wanted, str) and isinstance(found, str) and are_disputed(wanted, found):
        raise NotJudged


def _line(frame: Frame, cells: Cells) -> list[Scalar]:
    clipped = Cells(cells.sheet, cells.sheet.clipped(cells.range))
    return [faultless(value) for row in frame.book.matrix(clipped) for value in row]


def _is_exact(frame: Frame, argument: Code) -> bool:
    """Whether a look-up asks for the very value."""
    return single(frame, argument) in (False, Decimal(0))


def _match(arguments: list[Code]) -> Code:
    def code(frame: Frame) -> Value:
        if not _is_exact(frame, arguments[2]):
            raise NotJudged
        return Decimal(_found_at(frame, single(frame, arguments[0]), referred(frame, arguments[1])))

    return code if len(arguments) == 3 else unknown


def _index(arguments: list[Code]) -> Code:
    def code(frame: Frame) -> Value:
        cells = referred(frame, arguments[0])
        row = whole(frame, arguments[1])
        column = whole(frame, arguments[2]) if len(arguments) > 2 else 1
        first_row, first_column, last_row, last_column = cells.range
        if len(arguments) == 2 and first_row == last_row:
            row, column = 1, row
        if row < 1 or column < 1:
            raise NotJudged  # all rows, or all columns
        at = (first_row + row - 1, first_column + column - 1)
        if at[0] > last_row or at[1] > last_column:
            raise Wrong("#REF!")
        return Cells(cells.sheet, Range(*at, *at))

    return code if 2 <= len(arguments) <= 3 else unknown


def _table_lookup(*, is_vertical: bool) -> Function:
    """VLOOKUP and HLOOKUP."""

    def call(arguments: list[Code]) -> Code:
        def code(frame: Frame) -> Value:
            if not _is_exact(frame, arguments[3]):
                raise NotJudged
            cells, offset = referred(frame, arguments[1]), whole(frame, arguments[2]) - 1
            first_row, first_column, last_row, last_column = cells.range
            if (
                not 0
                <= offset
                <= (last_column - first_column if is_vertical else last_row - first_row)
            ):
                raise Wrong("#REF!")
            first = (
                Range(first_row, first_column, last_row, first_column)
                if is_vertical
                else Range(first_row, first_column, first_row, last_column)
            )
            found = _found_at(frame, single(frame, arguments[0]), Cells(cells.sheet, first)) - 1
            row, column = (found, offset) if is_vertical else (offset, found)
            at = (first_row + row, first_column + column)
            return Cells(cells.sheet, Range(*at, *at))

        return code if len(arguments) == 4 else unknown

    return call


#: Numbers of rows that one formula may ask for: no table has more, and whole columns do.
_MOST_ROWS = 20_000


def _place(which: int) -> Function:
    """ROW and COLUMN: of the formula itself, or of a reference."""

    def call(arguments: list[Code]) -> Code:
        def code(frame: Frame) -> Value:
            if not arguments:
                return Decimal((frame.row, frame.column)[which])
            area = referred(frame, arguments[0]).range
            if area[which] == area[which + 2]:
                return Decimal(area[which])
            if not frame.array or which or area.last_row - area.first_row > _MOST_ROWS:
                raise NotJudged
            return [[Decimal(row)] for row in range(area.first_row, area.last_row + 1)]

        return code if len(arguments) < 2 else unknown

    return call


def _extent(which: int) -> Function:
    """ROWS and COLUMNS."""

    def call(arguments: list[Code]) -> Code:
        def code(frame: Frame) -> Value:
            range_ = referred(frame, arguments[0]).range
            return Decimal(range_[which + 2] - range_[which] + 1)

        return code if len(arguments) == 1 else unknown

    return call


FUNCTIONS = {
    "MATCH": _match,
    "INDEX": _index,
    "VLOOKUP": _table_lookup(is_vertical=True),
    "HLOOKUP": _table_lookup(is_vertical=False),
    "ROW": _place(0),
    "COLUMN": _place(1),
    "ROWS": _extent(0),
    "COLUMNS": _extent(1),
}
