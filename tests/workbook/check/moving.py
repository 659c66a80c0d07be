"""Rows and columns inserted, sheets renamed, as spreadsheets do it: all that refers follows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.table import TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from cofin.a1 import parse_range
from cofin.checks.formula.shape import SLOT, Place, filled, taken_apart

_SHEET = re.compile(r"""("[^"]*")|('(?:[^']|'')*'|[\w.]+)!""")
_PREFIX = re.compile(r"('(?:[^']|'')*'|[\w.]+)!$")


@dataclass(frozen=True)
class Insertion:
    """``count`` rows or columns inserted before ``at`` (from 1) on a sheet."""

    sheet: str
    at: int
    count: int = 1
    is_column: bool = False

    def index(self, place: int, *, is_column: bool) -> int:
        moves = is_column == self.is_column and place >= self.at
        return place + self.count if moves else place


def inserted(book: Workbook, sheet: str, at: int, count: int = 1, *, column: bool = False) -> None:
    """Insert rows or columns; formulas, names, tables and lists of the book move along."""
    insertion = Insertion(sheet, at, count, column)
    _in_formulas(book, lambda text, own: moved(text, own, insertion))
    here = book[sheet]
    (here.insert_cols if column else here.insert_rows)(at, count)
    for each in here.tables.values():
        left = parse_range(each.ref)
        assert left is not None
        each.ref = _area(each.ref, insertion)
        each.autoFilter.ref = _area(each.autoFilter.ref, insertion)
        if column and left.first_column < at <= left.last_column:
            for number in range(count):
                heading = f"Column{number + 1}"
                new = TableColumn(id=900 + number, name=heading)
                each.tableColumns.insert(at - left.first_column + number, new)
                here.cell(left.first_row, at + number, heading)
    for rule in here.data_validations.dataValidation:
        rule.sqref = type(rule.sqref)(" ".join(_area(str(r), insertion) for r in rule.sqref.ranges))


def renamed(book: Workbook, sheet: str, name: str) -> None:
    """Rename a sheet; formulas and names of the book follow."""

    def swap(found: re.Match[str]) -> str:
        own = (found[2] or "").strip("'").replace("''", "'")
        return f"'{name.replace(chr(39), 2 * chr(39))}'!" if own == sheet else found[0]

    _in_formulas(book, lambda text, _: _SHEET.sub(swap, text))
    book[sheet].title = name


def typed(sheet: Worksheet, row: int, *values: object, first: str = "C") -> None:
    """Fill in cells of a row from a column on; ``None`` leaves a cell as it is."""
    start = sheet[f"{first}1"].column
    for column, value in enumerate(values, start):
        if value is not None:
            sheet.cell(row, column).value = value


def copied(sheet: Worksheet, source: int, row: int) -> None:
    """Copy the formulas of a row, as copying the row does."""
    for cell in sheet[source]:
        if isinstance(cell.value, str) and cell.value.startswith("="):
            sheet.cell(row, cell.column).value = re.sub(
                rf"(?<=[A-Z]){source}\b", str(row), cell.value
            )


def _in_formulas(book: Workbook, change: Callable[[str, str], str]) -> None:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    cell.value = "=" + change(cell.value[1:], sheet.title)
    for name in book.defined_names.values():
        name.attr_text = change(name.attr_text, "")


def moved(formula: str, sheet: str, insertion: Insertion) -> str:
    """A formula of a sheet after the insertion."""
    shape = taken_apart(formula)
    assert shape is not None
    before = shape.skeleton.split(SLOT)
    places = []
    for text, place in zip(before, shape.places, strict=False):
        found = _PREFIX.search(text)
        own = found[1].strip("'").replace("''", "'") if found else sheet
        places.append(_place(place, insertion) if own == insertion.sheet else place)
    return filled(shape.skeleton, tuple(places))


def _place(place: Place, insertion: Insertion) -> Place:
    return place._replace(
        first_row=insertion.index(place.first_row, is_column=False),
        last_row=insertion.index(place.last_row, is_column=False),
        first_column=insertion.index(place.first_column, is_column=True),
        last_column=insertion.index(place.last_column, is_column=True),
    )


def _area(text: str, insertion: Insertion) -> str:
    return moved(text, insertion.sheet, insertion)
