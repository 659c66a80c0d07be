"""What a formula shows of a name that looks like an error or an escape, in another program."""

from __future__ import annotations

from pathlib import Path

import pytest

import cofin
from cofin.grid import Grid
from cofin.text import Lang
from cofin.workbook.read import read_grid
from tests.libreoffice.soffice import Office
from tests.random_project import CALL
from tests.workbook.generate.test_texts_of_formulas import named


def texts(grid: Grid) -> dict[tuple[str, int, int], object]:
    """The texts that formulas give."""
    return {
        (sheet.name, *at): cell.value
        for sheet in grid.sheets
        for at, cell in sheet.cells.items()
        if cell.formula is not None and isinstance(cell.value, str) and cell.value
    }


@pytest.mark.parametrize("name", ["_x000D_", "#N/A"])
def test_the_name_is_shown_as_it_is(
    name: str, office: Office, desk: Office, tmp_path: Path
) -> None:
    file = tmp_path / "budget.xlsx"
    file.write_bytes(cofin.generate(named(name), cofin.load_rules(CALL), Lang.EN))
    wanted = texts(read_grid(file))
    assert name in wanted.values()
    for program, folder in ((office, "calculated"), (desk, "stored")):
        (saved,) = program.convert([file], tmp_path / folder)
        assert texts(read_grid(saved)) == wanted
