"""What the tests of the buttons begin with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import xlwings as xw

from cofin.excel.settings import Settings
from cofin.text import Lang
from tests.excel.desk import TestDesk

ROOT = Path(__file__).resolve().parents[3]
SMALL = ROOT / "examples" / "small" / "project.toml"
EN = Settings(Lang.EN)
Opened = Callable[..., TestDesk]


def cells(book: xw.Book) -> dict[tuple[str, str], object]:
    held = book.impl.held
    return {
        (sheet.title, cell.coordinate): (cell.value, cell.comment and cell.comment.text)
        for sheet in held.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None or cell.comment
    }
