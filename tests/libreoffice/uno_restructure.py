"""Moves rows, columns and sheets as a person in LibreOffice does.  Run by the system's Python.

``uno_restructure.py PIPE JOBS.json``: each job opens ``source``, takes its ``steps``, calculates
and saves the workbook as ``target``.  A step is the name of a function below and its arguments.
Sheets are unprotected before and protected after it, as by a person who knows how.
"""

import json
import sys
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.table import TableSortField
from uno_edit import close, connected, options, save


def main(pipe, jobs_file):
    """Do all jobs, then close LibreOffice."""
    desktop = connected(pipe)
    try:
        for job in json.loads(Path(jobs_file).read_text("utf-8")):
            url = uno.systemPathToFileUrl(job["source"])
            document = desktop.loadComponentFromURL(url, "_blank", 0, options(Hidden=True))
            protected = [sheet for sheet in document.Sheets if sheet.isProtected()]
            for sheet in protected:
                sheet.unprotect("")
            for name, *arguments in job["steps"]:
                STEPS[name](document.Sheets, *arguments)
            for sheet in protected:
                sheet.protect("")
            document.calculateAll()
            save(document, job["target"])
            document.close(True)
    finally:
        close(desktop)


def insert_rows(sheets, sheet, row, count=1):
    sheets.getByName(sheet).Rows.insertByIndex(row - 1, count)


def delete_rows(sheets, sheet, row, count=1):
    sheets.getByName(sheet).Rows.removeByIndex(row - 1, count)


def insert_columns(sheets, sheet, column, count=1):
    sheets.getByName(sheet).Columns.insertByIndex(column - 1, count)


def sort_down(sheets, sheet, area, column):
    """The rows of an area by one of its columns (from 0), the largest first."""
    field = TableSortField()
    field.Field, field.IsAscending = column, False
    fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
    how = PropertyValue(Name="SortFields", Value=fields)
    arguments = uno.Any("[]com.sun.star.beans.PropertyValue", (how,))
    uno.invoke(sheets.getByName(sheet).getCellRangeByName(area), "sort", (arguments,))


def copy_sheet(sheets, sheet, name):
    sheets.copyByName(sheet, name, sheets.Count)


def add_sheet(sheets, name):
    sheets.insertNewByName(name, sheets.Count)


def copy_row(sheets, sheet, source, row):
    """A whole row over another one."""
    here = sheets.getByName(sheet)
    there = here.getCellRangeByName(f"A{row}").CellAddress
    here.copyRange(there, here.getCellRangeByName(f"A{source}:Z{source}").RangeAddress)


def cut_row(sheets, sheet, source, above):
    """A whole row cut and inserted above another one, as Excel does: references follow it."""
    here = sheets.getByName(sheet)
    insert_rows(sheets, sheet, above)
    source += source >= above
    there = here.getCellRangeByName(f"A{above}").CellAddress
    here.moveRange(there, here.getCellRangeByName(f"A{source}:Z{source}").RangeAddress)
    delete_rows(sheets, sheet, source)


def put(sheets, sheet, cell, *values):
    """Values side by side from a cell on; a text that begins so is a formula."""
    here = sheets.getByName(sheet)
    first = here.getCellRangeByName(cell).CellAddress
    for number, value in enumerate(values):
        target = here.getCellByPosition(first.Column + number, first.Row)
        if not isinstance(value, str):
            target.setValue(value)
        elif value.startswith("="):
            target.setFormula(value)
        else:
            target.setString(value)


STEPS = {
    each.__name__: each
    for each in (
        insert_rows,
        delete_rows,
        insert_columns,
        sort_down,
        copy_sheet,
        add_sheet,
        copy_row,
        cut_row,
        put,
    )
}


if __name__ == "__main__":
    main(*sys.argv[1:])
