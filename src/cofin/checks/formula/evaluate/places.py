"""References: cells that differ from formula to formula, and the columns of tables.

What is compiled here serves every workbook with the same sheets and tables, so it holds none
of their cells: it finds them through the frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from cofin.a1 import Range
from cofin.checks.formula import nodes
from cofin.checks.formula.evaluate.arguments import unknown
from cofin.checks.formula.evaluate.book import Book, area
from cofin.checks.formula.evaluate.sheet import IndexedSheet
from cofin.checks.formula.evaluate.values import Cells, Code, Frame, NotJudged, Value, Wrong
from cofin.checks.formula.nodes import Node, Structured
from cofin.grid import EMPTY, CellError, Table

#: Counts of cells.
COUNTS = frozenset(("COUNT", "COUNTA"))

_OWN_ROW = ("this row",)


def sheet_of(sheet: nodes.Sheet | None, book: Book) -> IndexedSheet | None:
    """A sheet of this workbook; nothing for several sheets or another file."""
    if sheet is None or sheet.last or sheet.book:
        return None
    return book.sheet(sheet.name)


def slot(index: int, named: nodes.Sheet | None, book: Book, *, by_value: bool) -> Code:
    """A reference that differs from cell to cell."""
    if named is not None and sheet_of(named, book) is None:
        return unknown
    elsewhere = named.name.casefold() if named is not None else None

    def code(frame: Frame) -> Value:
        place = frame.places[index]
        sheet = frame.sheet if elsewhere is None else frame.book.sheets[elsewhere]
        row, column, _, _, _, is_range, _ = place
        if is_range:
            return area(sheet, place)
        if by_value:
            return frame.book.read(sheet, row, column)
        return Cells(sheet, Range(row, column, row, column))

    return code


def structured(node: Structured, book: Book, *, by_value: bool) -> Code:
    """A part of a table."""
    if node.table:
        table = book.tables.get(node.table.casefold())
        return _of_table(table, node, book, by_value=by_value) if table else unknown

    def code(frame: Frame) -> Value:
        table = frame.book.table_at(frame.sheet, frame.row, frame.column)
        if table is None:
            raise NotJudged
        return _of_table(table, node, frame.book, by_value=by_value)(frame)

    return code


def _of_table(table: Table, node: Structured, book: Book, *, by_value: bool) -> Code:
    columns = _columns(table, node, book)
    if columns is None:
        return unknown
    left, right = columns
    if node.rows == _OWN_ROW:
        return _own_row(_rows(table), left, right, by_value=by_value)
    if node.rows == ("headers",) and table.body is not None:
        return _there(table, Range(table.range[0], left, table.body[0] - 1, right))
    if node.rows not in ((), ("data",)) or table.body is None:
        return unknown
    return _there(table, Range(table.body[0], left, table.body[2], right))


def _there(table: Table, range_: Range) -> Code:
    key = table.sheet.casefold()
    return lambda frame: Cells(frame.book.sheets[key], range_)


def _columns(table: Table, node: Structured, book: Book) -> tuple[int, int] | None:
    """The first and the last column that are meant; ``None`` where one is not known."""
    known = [name.casefold() for name in table.columns]
    wanted = [name.casefold() for name in node.columns]
    if book.sheet(table.sheet) is None or any(name not in known for name in wanted):
        return None
    first = table.range.first_column
    at = [known.index(name) for name in wanted] or [0, len(known) - 1]
    return first + min(at), first + max(at)


class _Rows(NamedTuple):
    """The rows of a table, on the sheet with that key.

    A formula on another sheet, such as one of a copied sheet, means the row of the same number.
    """

    sheet: str
    first: int
    last: int


def _rows(table: Table) -> _Rows:
    return _Rows(
        table.sheet.casefold(),
        *((table.body[0], table.body[2]) if table.body is not None else (1, 0)),
    )


def _own_row(rows: _Rows, left: int, right: int, *, by_value: bool) -> Code:
    """Cells in the row of the formula.  A budget's lines ask for them most of the time."""
    key, first, last = rows

    def own(frame: Frame) -> Value:
        row = frame.row
        if not first <= row <= last:
            raise Wrong("#VALUE!")
        return Cells(frame.book.sheets[key], Range(row, left, row, right))

    def value(frame: Frame) -> Value:
        row = frame.row
        if not first <= row <= last:
            raise Wrong("#VALUE!")
        sheet = frame.book.sheets[key]
        cell = sheet.cells.get((row, left))
        if cell is None:
            return None
        held, kind, formula, _ = cell
        if kind is EMPTY and formula is not None:
            return frame.book.result(sheet, row, left)
        if type(held) is CellError:
            raise Wrong(held.text)
        return held

    return value if by_value and left == right else own


def counted_in_row(name: str, arguments: Sequence[Node], book: Book) -> Code | None:
    """COUNT or COUNTA of single cells in the row of the formula; ``None`` when it asks for more.

    cofin's own sheets ask so in every row whether it is in use, and whether all is filled in.
    """
    own = [each for each in arguments if isinstance(each, Structured) and each.rows == _OWN_ROW]
    tables = {each.table.casefold() for each in own}
    table = book.tables.get(tables.pop()) if len(tables) == 1 else None
    if table is None or len(own) < len(arguments):
        return None
    found = [_columns(table, each, book) for each in own]
    columns = [each[0] for each in found if each is not None and each[0] == each[1]]
    if len(columns) < len(own):
        return None
    key, first, last = _rows(table)
    is_for_numbers = name == "COUNT"

    def code(frame: Frame) -> Value:
        row = frame.row
        if not first <= row <= last:
            raise Wrong("#VALUE!")
        frame.book.spend(len(columns))
        sheet = frame.book.sheets[key]
        get, count = sheet.cells.get, 0
        for column in columns:
            cell = get((row, column))
            if cell is None:
                continue
            value, kind, formula, _ = cell
            if kind is EMPTY and formula is not None:
                value = frame.book.result(sheet, row, column)
            if type(value) is Decimal if is_for_numbers else value is not None:
                count += 1
        return Decimal(count)

    return code
