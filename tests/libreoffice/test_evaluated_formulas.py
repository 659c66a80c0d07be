"""LibreOffice gives what our own evaluation expects, and what ironcalc gives for the rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from cofin.checks.file.stale import agree
from cofin.checks.formula.evaluate.functions import FUNCTIONS
from cofin.checks.formula.nodes import Call, Node, walk
from cofin.checks.formula.parse import parse
from cofin.grid import CellKind, Grid
from cofin.workbook.check.recompute import PROVEN, recomputed
from cofin.workbook.read import read_grid
from tests.checks.formula.given_formulas import GIVEN, ROWS, meant
from tests.libreoffice.soffice import Office

#: For functions that are left to ironcalc, over the same rows.
BEYOND = [
    'IFS(B2>5,"many",TRUE,"few")',
    'SWITCH(A3,"Staff",1,"Travel",2,0)',
    'MAXIFS(B2:B5,A2:A5,"travel")',
    'MINIFS(B2:B5,A2:A5,"travel")',
    'TEXTJOIN("-",TRUE,A2:A3)',
    "NETWORKDAYS(E2,E2+30)",
    'NUMBERVALUE("1.234,56",",",".")',
    'XLOOKUP("Staff",A2:A5,C2:C5)',
    'XMATCH("Staff",A2:A5)',
    "MROUND(C2,0.25)",
]


def saved(office: Office, folder: Path, formulas: list[str]) -> tuple[Grid, Path]:
    """The rows with the formulas from A9 down, calculated and saved by LibreOffice."""
    path = folder / "formulas.xlsx"
    with xlsxwriter.Workbook(path, {"use_future_functions": True}) as book:
        sheet, day = book.add_worksheet("Budget"), book.add_format({"num_format": "yyyy-mm-dd"})
        for row, values in enumerate(ROWS):
            for column, value in enumerate(values):
                if isinstance(value, date):
                    sheet.write_datetime(row, column, value, day)
                elif value == "#N/A":
                    sheet.write_formula(row, column, "=NA()")
                elif isinstance(value, str):
                    sheet.write_string(row, column, value.removeprefix("'"))
                else:
                    sheet.write(row, column, value)
        for at, formula in enumerate(formulas):
            sheet.write_formula(8 + at, 0, f"={formula}")
    made = office.convert([path], folder / "out")[0]
    return read_grid(made), made


def test_libreoffice_gives_the_same(office: Office, tmp_path: Path) -> None:
    grid, _ = saved(office, tmp_path, list(GIVEN))
    different = []
    for row, formula in enumerate(GIVEN, 9):
        cell = grid.sheets[0].cell(row, 1)
        expected = meant(formula)
        is_error = isinstance(expected, str) and expected.startswith("#")
        same = cell.kind is CellKind.ERROR if is_error else agree(cell.value, expected)
        if not same:
            different.append((formula, cell.value, expected))
    assert different == []


def test_every_function_is_among_them() -> None:
    used = {node.name for text in GIVEN for node in walk(_tree(text)) if isinstance(node, Call)}
    aliases = {"RANK.EQ", "CONCAT", "ISLOGICAL", "TRUE", "FALSE", "HLOOKUP", "AVERAGEIFS"}
    assert set(FUNCTIONS) - used - aliases == set()


def test_ironcalc_gives_what_libreoffice_stores(office: Office, tmp_path: Path) -> None:
    grid, path = saved(office, tmp_path, BEYOND)
    found = recomputed(grid, path)
    assert found is not None
    different = []
    for row, formula in enumerate(BEYOND, 9):
        key = ("Budget", row, 1)
        stored = grid.sheets[0].cell(row, 1).value
        if key not in found or not agree(stored, found[key]):
            different.append((formula, stored, found.get(key)))
    assert different == []


def test_every_function_left_to_ironcalc_is_among_them() -> None:
    used = {node.name for text in BEYOND for node in walk(_tree(text)) if isinstance(node, Call)}
    assert used >= PROVEN


def _tree(formula: str) -> Node:
    tree = parse(formula)
    if tree is None:
        pytest.fail(formula)
    return tree
