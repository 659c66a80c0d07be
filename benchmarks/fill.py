"""``cofin fill`` against what people script today: openpyxl's load and save of the same file."""

from __future__ import annotations

import gc
import tempfile
from decimal import Decimal
from pathlib import Path
from random import Random

import openpyxl
import xlsxwriter

from benchmarks.measure import Outcome, alternating, ratio
from cofin.cli.program import seek_garbage_seldom
from cofin.workbook.patch import Edit, open_template, patched

CELLS = 40
MEGABYTES = 2


def measure() -> list[Outcome]:
    """A table of 40 cells into a template of 2 MB."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "template.xlsx")
        large(path)
        return [fill(path)]


def large(path: Path) -> None:
    """A template of about 2 MB: a form, and sheets of numbers as annexes have them."""
    random = Random(1)
    with xlsxwriter.Workbook(str(path)) as book:
        form = book.add_worksheet("Form")
        for row in range(CELLS):
            form.write(row, 0, f"Line {row}")
            form.write_formula(row, 2, f"=B{row + 1}*2", None, 0)
        for number in range(4):
            sheet = book.add_worksheet(f"Annex {number}")
            for row in range(3_000):
                sheet.write_row(row, 0, [round(random.random() * 1e6, 2) for _ in range(16)])
    if path.stat().st_size < 0.5 * MEGABYTES * 1e6:
        raise RuntimeError("the template is smaller than it should be")


def fill(path: Path) -> Outcome:
    """Open, check, patch, renew the results; against load and save with openpyxl."""
    edits = [Edit("Form", row, 2, Decimal(row) + Decimal("0.25")) for row in range(1, CELLS + 1)]

    def ours() -> None:
        before = gc.get_threshold()
        seek_garbage_seldom()  # as the command does
        filled = patched(open_template(path, {"Form"}), edits)
        path.with_name("ours.xlsx").write_bytes(filled.content)
        gc.set_threshold(*before)

    def theirs() -> None:
        book = openpyxl.load_workbook(path)
        for edit in edits:
            book["Form"].cell(edit.row, edit.column, float(str(edit.value)))
        book.save(path.with_name("theirs.xlsx"))

    mine, other = alternating(ours, theirs, 3)
    size = path.stat().st_size / 1e6
    name = f"fill of {CELLS} cells, template of {size:.1f} MB"
    return ratio(name, ours=mine, theirs=other, at_most=0.3, than="openpyxl, load and save")
