"""What a workbook says while something else stands in one cell.  Run by the system's Python.

``uno_ask.py PIPE QUESTIONS.json ANSWERS.json``: opens ``source`` once; for each question it
types a value into a row of a named range (a negative row counts from the end), calculates,
notes what the cells of ``read`` show, and puts the cell back as it was.
"""

import json
import sys
from pathlib import Path

import uno
from com.sun.star.table.CellContentType import EMPTY, FORMULA, TEXT, VALUE
from uno_edit import close, connected, options, type_into


def main(pipe, asked_file, answers_file):
    """Answer all questions, then close LibreOffice."""
    asked = json.loads(Path(asked_file).read_text("utf-8"))
    desktop = connected(pipe)
    try:
        url = uno.systemPathToFileUrl(asked["source"])
        document = desktop.loadComponentFromURL(url, "_blank", 0, options(Hidden=True))
        if document is None:
            raise SystemExit(f"LibreOffice cannot open {asked['source']}")
        for sheet in document.Sheets:  # what is pasted past the protection is asked, too
            sheet.unprotect("")
        answers = [answer(document, question) for question in asked["questions"]]
        Path(answers_file).write_text(json.dumps(answers), "utf-8")
        document.close(True)
    finally:
        close(desktop)


def answer(document, question):
    """What is shown with the value in its place."""
    if question["edit"] is None:
        return shown(document, question["read"])
    name, row, value = question["edit"]
    cells = document.NamedRanges.getByName(name).getReferredCells()
    row = row if row >= 0 else cells.Rows.Count + row
    cell = cells.getCellByPosition(0, row)
    before = (cell.Type, cell.Formula, cell.Value, cell.String)
    type_into(document, name, row, value)
    document.calculate()
    said = shown(document, question["read"])
    put_back(document, cell, (name, row), before)
    return said


def shown(document, places):
    """The texts of cells, each the row of a named range."""
    found = []
    for name, row in places:
        cells = document.NamedRanges.getByName(name).getReferredCells()
        found.append(cells.getCellByPosition(0, row if row >= 0 else cells.Rows.Count + row).String)
    return found


def put_back(document, cell, place, before):
    """The cell as it was."""
    kind, formula, value, text = before
    if kind == EMPTY:
        type_into(document, *place, None)
    elif kind == VALUE:
        cell.setValue(value)
    elif kind == TEXT:
        cell.setString(text)
    elif kind == FORMULA:
        cell.setFormula(formula)
    document.calculate()


if __name__ == "__main__":
    main(*sys.argv[1:])
