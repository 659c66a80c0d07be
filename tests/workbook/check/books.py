"""Workbooks to check: made by cofin, then changed by hand as people do."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.workbook.workbook import Workbook

from cofin.text import Lang
from cofin.workbook.split import partner_sheets
from tests.workbook.generate.books import built, example


@cache
def sheets(lang: Lang = Lang.EN) -> dict[str, bytes]:
    """The partner sheets of the small example."""
    return partner_sheets(*example("small"), lang)


def content(kind: str, lang: Lang = Lang.EN) -> bytes:
    """A workbook of the small example: the consortium's, or that of one partner."""
    return built("small", lang) if kind == "consortium" else sheets(lang)[kind]


def edited(
    path: Path, change: Callable[[Workbook], object], kind: str = "P2", lang: Lang = Lang.EN
) -> Path:
    """The workbook after a change, saved by openpyxl: without stored results."""
    book = openpyxl.load_workbook(BytesIO(content(kind, lang)))
    change(book)
    book.save(path)
    return path
