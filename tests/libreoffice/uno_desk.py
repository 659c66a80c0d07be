"""A LibreOffice that stays open and does what it is told.  Run by the system's Python.

``uno_desk.py PIPE``: reads one JSON list a line, ``[operation, argument, ...]``, and answers
each with a line ``{"is": result}`` or ``{"failed": why}``.  Rows and columns count from 1;
an area is ``[first row, first column, last row, last column]``.
"""

import json
import sys

import uno
from com.sun.star.sheet.CellFlags import (
    ANNOTATION,
    DATETIME,
    EDITATTR,
    FORMULA,
    HARDATTR,
    STRING,
    VALUE,
)
from com.sun.star.sheet.FormulaResult import STRING as IS_WORDS
from com.sun.star.table import CellAddress
from com.sun.star.table.CellContentType import EMPTY
from com.sun.star.table.CellContentType import FORMULA as IS_FORMULA
from com.sun.star.table.CellContentType import TEXT as IS_TEXT
from uno_edit import close, connected, options, save

CONTENT = VALUE | DATETIME | STRING | FORMULA
EVERYTHING = CONTENT | ANNOTATION | HARDATTR | EDITATTR


class Desk:
    """The open document and the operations on it; each method is one."""

    def __init__(self, desktop):
        self.desktop, self.document = desktop, None

    def open(self, path):
        if self.document is not None:
            self.document.close(True)
        url = uno.systemPathToFileUrl(path)
        self.document = self.desktop.loadComponentFromURL(url, "_blank", 0, options(Hidden=True))
        return self.document is not None

    def save_copy(self, path):
        save(self.document, path)

    def calculate(self):
        self.document.calculateAll()

    def sheets(self):
        return list(self.document.Sheets.ElementNames)

    def add_sheet(self, name):
        self.document.Sheets.insertNewByName(name, self.document.Sheets.Count)

    def clear(self, sheet, corners):
        self.area(sheet, corners).clearContents(EVERYTHING)

    def clear_formats(self, sheet, corners):
        self.area(sheet, corners).clearContents(HARDATTR | EDITATTR)

    def used(self, sheet):
        cursor = self.document.Sheets.getByName(sheet).createCursor()
        cursor.gotoEndOfUsedArea(False)
        at = cursor.RangeAddress
        return [1, 1, at.EndRow + 1, at.EndColumn + 1]

    def area(self, sheet, corners):
        first_row, first_column, last_row, last_column = (each - 1 for each in corners)
        page = self.document.Sheets.getByName(sheet)
        return page.getCellRangeByPosition(first_column, first_row, last_column, last_row)

    def values(self, sheet, corners):
        cells = self.area(sheet, corners)
        return [
            [
                value_of(cells.getCellByPosition(column, row))
                for column in range(cells.Columns.Count)
            ]
            for row in range(cells.Rows.Count)
        ]

    def put(self, sheet, corners, rows):
        cells = self.area(sheet, corners)
        for i, row in enumerate(rows):
            for j, value in enumerate(row):
                type_into(cells.getCellByPosition(j, i), value)

    def number_format(self, sheet, corners, text):
        locale = uno.createUnoStruct("com.sun.star.lang.Locale", "en", "US", "")
        known = self.document.NumberFormats.queryKey(text, locale, False)
        key = known if known >= 0 else self.document.NumberFormats.addNew(text, locale)
        self.area(sheet, corners).NumberFormat = key

    def names(self):
        ranges = self.document.NamedRanges
        found = {}
        for name in ranges.ElementNames:
            cells = ranges.getByName(name).getReferredCells()
            if cells is not None:
                at = cells.RangeAddress
                sheet = self.document.Sheets.getByIndex(at.Sheet).Name
                corners = (at.StartRow, at.StartColumn, at.EndRow, at.EndColumn)
                found[name] = [sheet, [each + 1 for each in corners]]
        return found

    def add_name(self, name, sheet, corners):
        ranges = self.document.NamedRanges
        name = name.replace(".", "_")  # LibreOffice reads dots in a file, and takes none itself
        if ranges.hasByName(name):
            ranges.removeByName(name)
        text = self.area(sheet, corners).AbsoluteName
        ranges.addNewByName(name, text, CellAddress(), 0)

    def delete_name(self, name):
        self.document.NamedRanges.removeByName(name)

    def notes(self, sheet):
        notes = self.document.Sheets.getByName(sheet).Annotations
        found = [notes.getByIndex(i) for i in range(notes.Count)]
        return [[note.Position.Row + 1, note.Position.Column + 1, note.String] for note in found]

    def note_at(self, sheet, row, column):
        page = self.document.Sheets.getByName(sheet)
        return page.getCellByPosition(column - 1, row - 1).Annotation.String or None

    def add_note(self, sheet, row, column, text):
        page = self.document.Sheets.getByName(sheet)
        was_protected = page.isProtected()
        page.unprotect("")  # Excel's protection can let notes through, LibreOffice's cannot
        at = page.getCellByPosition(column - 1, row - 1).CellAddress
        page.Annotations.insertNew(at, text)
        if was_protected:
            page.protect("")

    def delete_note(self, sheet, row, column):
        notes = self.document.Sheets.getByName(sheet).Annotations
        for i in range(notes.Count):
            at = notes.getByIndex(i).Position
            if (at.Row + 1, at.Column + 1) == (row, column):
                notes.removeByIndex(i)
                return


def value_of(cell):
    """What a cell holds, as JSON has it; an error as the spreadsheet shows it."""
    if cell.Type == EMPTY:
        return None
    if cell.Type == IS_TEXT:
        return cell.String
    if cell.Type == IS_FORMULA and cell.getError():
        return cell.String
    if cell.Type == IS_FORMULA and cell.FormulaResultType2 == IS_WORDS:
        return cell.String
    return cell.Value


def type_into(cell, value):
    """As a person types it: an apostrophe makes a text of it, an equal sign a formula."""
    if value is None:
        cell.clearContents(CONTENT)
    elif isinstance(value, str) and value.startswith("'"):
        cell.String = value[1:]
    elif isinstance(value, str):
        cell.Formula = value
    else:
        cell.Value = value


def main(pipe):
    """Answer until the input ends."""
    desk = Desk(connected(pipe))
    for line in sys.stdin:
        operation, *arguments = json.loads(line)
        try:
            answer = {"is": getattr(desk, operation)(*arguments)}
        except Exception as reason:
            answer = {"failed": f"{operation}: {type(reason).__name__}: {reason}"}
        print(json.dumps(answer), flush=True)
    close(desk.desktop)


if __name__ == "__main__":
    main(*sys.argv[1:])
