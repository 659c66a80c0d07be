"""Types formulas into a workbook with macros and says what the cells show.

Run by the system's Python, with uno: ``uno_formulas.py PIPE WORKBOOK FORMULAS.json``; the
answers go to standard output as JSON.  Formulas go into column G, one below the other.
"""

import json
import sys
from pathlib import Path

import uno
from uno_edit import close, connected, options

ALWAYS = 4  # com.sun.star.document.MacroExecMode.ALWAYS_EXECUTE_NO_WARN
WITH_VBA = "Calc MS Excel 2007 VBA XML"
COLUMN = 6


def main(pipe, workbook, formulas):
    """Type every formula, then read every cell."""
    desktop = connected(pipe)
    try:
        document = desktop.loadComponentFromURL(
            uno.systemPathToFileUrl(workbook),
            "_blank",
            0,
            options(Hidden=True, MacroExecutionMode=ALWAYS, FilterName=WITH_VBA),
        )
        sheet = document.Sheets.getByIndex(0)
        shown = []
        for row, formula in enumerate(json.loads(Path(formulas).read_text("utf-8"))):
            cell = sheet.getCellByPosition(COLUMN, row)
            cell.setFormula(formula)
            shown.append(cell.getString())
        document.close(True)
    finally:
        close(desktop)
    print(json.dumps(shown))


if __name__ == "__main__":
    main(*sys.argv[1:])
