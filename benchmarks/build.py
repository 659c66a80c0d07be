"""The budget workbook against the bare writer library writing the same cells."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import xlsxwriter

from benchmarks.measure import Outcome, alternating, ratio
from benchmarks.sample import CALL, project
from cofin.rules.load import load_rules
from cofin.text import Lang
from cofin.workbook.generate import generate

RUNS = 5


def measure() -> list[Outcome]:
    """30 partners, 15 work packages, 2,000 lines: calculated and written."""
    given = project(partners=30, work_packages=15, lines=2_000)
    rules = load_rules(CALL)

    def ours() -> bytes:
        return generate(given, rules, Lang.EN)

    bare, cells = bare_writer(ours())
    mine, theirs = alternating(ours, bare, RUNS)
    name = f"build, 2,000 lines ({cells:,} cells)"
    return [ratio(name, ours=mine, theirs=theirs, at_most=1.5, than="bare XlsxWriter, same cells")]


def bare_writer(built: bytes) -> tuple[Callable[[], bytes], int]:
    """Writes every formula, number and text of ``built``, unformatted; and how many there are."""
    sheets = {sheet.title: _cells(sheet) for sheet in openpyxl.load_workbook(io.BytesIO(built))}

    def write() -> bytes:
        target = io.BytesIO()
        book = xlsxwriter.Workbook(target, {"in_memory": True})
        for title, cells in sheets.items():
            sheet = book.add_worksheet(title)
            for row, column, value in cells:
                sheet.write(row, column, value)
        book.close()
        return target.getvalue()

    return write, sum(len(cells) for cells in sheets.values())


def _cells(sheet: openpyxl.worksheet.worksheet.Worksheet) -> list[tuple[int, int, object]]:
    return [
        (cell.row - 1, cell.column - 1, _plain(cell.value))
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]


def _plain(value: object) -> object:
    """Array formulas come as objects; their text is what is written."""
    return getattr(value, "text", value)
