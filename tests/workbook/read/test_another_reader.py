"""Every cell of a generated workbook reads as openpyxl reads it in its two loads."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

import openpyxl
import pytest
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.formula import ArrayFormula

from cofin.grid import CellError, CellValue
from cofin.text import Lang
from cofin.workbook.generate import generate
from cofin.workbook.open import read_with_rules
from cofin.workbook.read import read_grid
from tests.narrow import of_kind

Place: TypeAlias = tuple[str, int, int]  # sheet, row and column

EXAMPLE = Path(__file__).parents[3] / "examples" / "small" / "project.toml"


@pytest.fixture(scope="module")
def budget(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project, rules = read_with_rules(EXAMPLE)
    path: Path = tmp_path_factory.mktemp("another") / "budget.xlsx"
    path.write_bytes(generate(project, rules, Lang.TR))
    return path


def plain(value: object) -> object:
    """A value of ours or of openpyxl's in one common form."""
    match value:
        case CellError(text=text):
            return text
        case datetime():
            return Decimal(format(to_excel(value), ".15g"))
        case bool() | str() | None:
            return None if value == "" else value
        case ArrayFormula(text=text):
            return text
        case Decimal():
            return value
    return Decimal(format(value, ".15g"))


def theirs(path: Path, **options: bool) -> dict[Place, Any]:
    """What openpyxl finds, by sheet and place; nothing for blank cells."""
    book = openpyxl.load_workbook(path, **options)
    return {
        (sheet.title, cell.row, cell.column): cell
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def ours(path: Path) -> dict[Place, CellValue]:
    return {
        (sheet.name, *place): cell
        for sheet in read_grid(path).sheets
        for place, cell in sheet.cells.items()
    }


def test_values(budget: Path) -> None:
    found = {place: plain(cell.value) for place, cell in ours(budget).items()}
    expected = {place: plain(cell.value) for place, cell in theirs(budget, data_only=True).items()}
    assert {place: value for place, value in found.items() if value is not None} == {
        place: value for place, value in expected.items() if value is not None
    }


def test_formulas_formats_and_locks(budget: Path) -> None:
    expected = theirs(budget)
    found = ours(budget)
    assert found.keys() == expected.keys()
    for place, cell in found.items():
        other = expected[place]
        formula = of_kind(str, plain(other.value)) if other.data_type == "f" else None
        assert cell.formula == (formula.removeprefix("=") if formula else None), place
        assert cell.style.locked == other.protection.locked, place
        assert cell.style.number_format == other.number_format, place
        assert cell.style.is_date == is_date_format(other.number_format), place


def test_hidden_state_merges_and_validations(budget: Path) -> None:
    book = openpyxl.load_workbook(budget)
    for sheet in read_grid(budget).sheets:
        other = book[sheet.name]
        assert {str(area) for area in sheet.merges} == {
            str(area) for area in other.merged_cells.ranges
        }
        rules = {(rule.type, rule.formula1) for rule in sheet.validations}
        theirs = other.data_validations.dataValidation
        assert rules == {(rule.type, rule.formula1) for rule in theirs}
        assert (sheet.protection is not None) == other.protection.sheet
        hidden = {n for n, row in other.row_dimensions.items() if row.hidden}
        assert sheet.hidden_rows == hidden
