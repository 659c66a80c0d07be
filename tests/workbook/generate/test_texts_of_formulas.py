"""Names that look like something else stay texts where formulas repeat them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import cofin
from cofin.core.model import Project
from cofin.grid import CellError
from cofin.text import Lang
from cofin.workbook.read import read_grid
from tests.random_project import CALL, random_project

NAMES = ("_x000D_", "#N/A", "#REF!", "_x0041_", "TRUE", "007", "=1+1", "&amp; <b>")


def named(name: str) -> Project:
    """Partners, work packages and a project with that name."""
    project = random_project(3, partners=2, work_packages=2, lines=6)
    return replace(
        project,
        title=name,
        partners=tuple(replace(each, name=name, short_name=name) for each in project.partners),
        work_packages=tuple(replace(each, title=name) for each in project.work_packages),
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_workbook_of_such_names_is_right(name: str, tmp_path: Path) -> None:
    project, file = named(name), tmp_path / "budget.xlsx"
    file.write_bytes(cofin.generate(project, cofin.load_rules(CALL), Lang.EN))
    assert cofin.read_project(file) == project
    cells = [cell for sheet in read_grid(file).sheets for cell in sheet.cells.values()]
    assert not [cell for cell in cells if isinstance(cell.value, CellError)]
    shown = [cell.value for cell in cells if cell.formula is not None and cell.value == name]
    assert len(shown) > 1
    codes = {finding.code for finding in cofin.check(file).findings}
    assert not codes & {"A09", "C03"}
