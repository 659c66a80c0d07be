"""A workbook reads the same whichever program saved it last."""

from __future__ import annotations

from pathlib import Path

import pytest

from cofin.text import Lang
from cofin.workbook.generate import generate
from cofin.workbook.open import read_with_rules
from cofin.workbook.read import read_consortium, read_grid
from tests.libreoffice.soffice import Office
from tests.workbook.read.filled import filled

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/project.toml"))


def test_typed_input_reads_the_same_from_libreoffice(office: Office, tmp_path: Path) -> None:
    original = filled(tmp_path / "typed.xlsx")
    (saved,) = office.convert([original], tmp_path / "saved")
    assert read_consortium(saved)[0] == read_consortium(original)[0]


@pytest.mark.parametrize("lang", Lang)
def test_generated_workbooks_read_the_same_from_libreoffice(
    office: Office, tmp_path: Path, lang: Lang
) -> None:
    projects, files = [], []
    for example in EXAMPLES:
        project, rules = read_with_rules(example)
        files.append(tmp_path / f"{example.parent.name}.xlsx")
        files[-1].write_bytes(generate(project, rules, lang))
        projects.append(project)
    saved = office.convert(files, tmp_path / "saved")
    assert projects
    assert [read_with_rules(path)[0] for path in saved] == projects


def test_cells_formulas_and_tables_come_through(office: Office, tmp_path: Path) -> None:
    project, rules = read_with_rules(EXAMPLES[0])
    original = tmp_path / "b.xlsx"
    original.write_bytes(generate(project, rules, Lang.EN))
    (saved,) = office.convert([original], tmp_path / "saved")
    before, after = read_grid(original), read_grid(saved)
    assert [sheet.name for sheet in after.sheets] == [sheet.name for sheet in before.sheets]
    assert {table.name: table.range for table in after.tables} == {
        table.name: table.range for table in before.tables
    }
    for sheet in before.sheets:
        formulas = {place for place, cell in sheet.cells.items() if cell.formula is not None}
        found = after.sheet(sheet.name)
        assert found is not None
        assert formulas == {p for p, cell in found.cells.items() if cell.formula is not None}
