"""After the ribbon's Calculate, LibreOffice recalculates the workbook to cofin's figures."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import xlwings as xw

from cofin.core.calculate import calculate
from cofin.core.figures import figures
from cofin.excel import on_budgets
from cofin.excel.settings import Settings
from cofin.text import Lang, say
from cofin.workbook.generate import generate
from cofin.workbook.open import read_with_rules
from cofin.workbook.read import read_grid
from tests.excel.desk import TestDesk
from tests.excel.engines import over_openpyxl
from tests.libreoffice.soffice import Office

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("lang", Lang)
def test_figures_and_tables_after_calculate(office: Office, tmp_path: Path, lang: Lang) -> None:
    path = tmp_path / "budget.xlsx"
    project, rules = read_with_rules(ROOT / "examples" / "small" / "project.toml")
    path.write_bytes(generate(project, rules, lang))
    with over_openpyxl.working():
        book = xw.books.open(str(path))
        book.sheets[say("sheet.costs", lang)].range("G7").value = 7.25
        desk = TestDesk(book)
        on_budgets.calculate(desk, Settings(lang))
        book.impl.held.save(path)
        book.impl.app.books.all.clear()
    (saved,) = office.convert([path], tmp_path / "saved")
    grid = read_grid(saved)
    result = calculate(*read_with_rules(saved))
    assert result.project.costs[0].quantity == Decimal("7.25")
    for name, expected in figures(result).items():
        known = grid.name(name)
        if known is None or known.area is None or not isinstance(expected, Decimal):
            continue
        found = grid.cell(known.area).value
        assert isinstance(found, Decimal), name
        assert abs(found - expected) < Decimal("0.0001"), name
    tables = grid.sheet(say("action.tables_sheet", lang))
    assert tables is not None
    values = {cell.value for cell in tables.cells.values()}
    assert {result.totals.eligible, result.totals.eu_contribution} <= values
