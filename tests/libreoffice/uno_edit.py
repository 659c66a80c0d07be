"""Types into workbooks as a person in LibreOffice does.  Run by the system's Python, with uno.

``uno_edit.py PIPE JOBS.json``: connects to the LibreOffice that listens on the pipe, does each
job and closes LibreOffice.  A job opens ``source``, makes its ``edits``, saves what LibreOffice
shows then as ``target``, calculates every cell anew and saves that as ``recalculated``.  An
edit is the name of a range, a row in it (from 0) and a value: a number, a text, or null to
empty the cell.  Only cells that are not locked may be edited, as on the protected sheet that a
person sees.
"""

import contextlib
import json
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException
from com.sun.star.sheet.CellFlags import DATETIME, FORMULA, STRING, VALUE

XLSX = "Calc MS Excel 2007 XML"
PATIENCE = 30  # seconds until LibreOffice listens


def main(pipe, jobs_file):
    """Do all jobs, then close LibreOffice."""
    jobs = json.loads(Path(jobs_file).read_text("utf-8"))
    desktop = connected(pipe)
    try:
        for job in jobs:
            do(desktop, job)
    finally:
        close(desktop)


def connected(pipe):
    """The desktop of the LibreOffice behind the pipe."""
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", context
    )
    until = time.monotonic() + PATIENCE
    while True:
        try:
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except NoConnectException:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
    return remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)


def close(desktop):
    """End LibreOffice; it may be gone before it has answered, and then it did as it was told."""
    with contextlib.suppress(DisposedException):
        desktop.terminate()


def do(desktop, job):
    """Open, type, save under another name; calculate everything, save again."""
    document = desktop.loadComponentFromURL(
        uno.systemPathToFileUrl(job["source"]),
        "_blank",
        0,
        options(Hidden=True, ReadOnly=not job["edits"]),
    )
    if document is None:
        raise SystemExit(f"LibreOffice cannot open {job['source']}")
    try:
        for name, row, value in job["edits"]:
            type_into(document, name, row, value)
        save(document, job["target"])
        document.calculateAll()
        save(document, job["recalculated"])
    finally:
        document.close(True)


def save(document, path):
    """A copy of the document as it is now."""
    document.storeToURL(uno.systemPathToFileUrl(path), options(FilterName=XLSX))


def type_into(document, name, row, value):
    """Put a value into the ``row``-th cell of a named range."""
    cells = document.NamedRanges.getByName(name).getReferredCells()
    if row >= cells.Rows.Count:
        raise SystemExit(f"{name} has {cells.Rows.Count} rows, no row {row}")
    cell = cells.getCellByPosition(0, row)
    if cell.Spreadsheet.isProtected() and cell.CellProtection.IsLocked:
        raise SystemExit(f"{cell.AbsoluteName} ({name}) is locked")
    if value is None:
        cell.clearContents(VALUE | DATETIME | STRING | FORMULA)
    elif isinstance(value, str):
        cell.setString(value)
    else:
        cell.setValue(value)


def options(**values):
    """UNO's way of naming arguments."""
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


if __name__ == "__main__":
    main(*sys.argv[1:])
