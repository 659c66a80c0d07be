"""A budget and its partner sheets, as the tests of ``cofin merge`` begin with them."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from cofin.cli.main import main
from tests.cli.conftest import SMALL


@pytest.fixture(scope="module")
def split(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the budget ``budget.xlsx`` and the folder ``sheets`` split from it."""
    folder = tmp_path_factory.mktemp("split")
    assert main(["build", str(SMALL), "-o", str(folder / "budget.xlsx"), "--quiet"]) == 0
    sheets = str(folder / "sheets")
    assert main(["split", str(folder / "budget.xlsx"), "-o", sheets, "--quiet"]) == 0
    return folder


@pytest.fixture
def given(split: Path, tmp_path: Path) -> Path:
    shutil.copytree(split, tmp_path / "given")
    return tmp_path / "given"


def edit(path: Path, **cells: object) -> None:
    """Type into cells of the sheet Cost lines, as a partner does."""
    book = openpyxl.load_workbook(path)
    for cell, value in cells.items():
        book["Cost lines"][cell] = value
    book.save(path)


def renamed(given: Path) -> Path:
    """The sheet of P3, made that of P9, whom the master does not know."""
    path = given / "sheets" / "woodlink-P3.xlsx"
    book = openpyxl.load_workbook(path)
    for sheet in ("Partners", "Cost lines", "Exchanges", "Funding"):
        for row in book[sheet].iter_rows(min_row=7):
            for cell in row:
                if cell.value == "P3":
                    cell.value = "P9"
    book["Partners"]["C7"] = "İğdır Ahşap Kümesi"
    book.save(path)
    return path
