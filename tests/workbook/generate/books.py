"""Workbooks for the tests of this folder, generated once, and how to look into them."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook.workbook import Workbook

from cofin.core.calculate import calculate
from cofin.core.figures import figures
from cofin.core.model import Project
from cofin.rules.load import load_rules
from cofin.rules.profile import CallRules
from cofin.text import Lang
from cofin.workbook.generate import generate
from cofin.workbook.open import read_with_rules

CALL = "cos-cluster-2020-3-03"
EXAMPLES = Path(__file__).parents[3] / "examples"


@cache
def example(name: str = "bluehub") -> tuple[Project, CallRules]:
    """A shipped example with the rules of its call."""
    return read_with_rules(EXAMPLES / name / "project.toml")


@cache
def built(name: str = "bluehub", lang: Lang = Lang.EN) -> bytes:
    """Its workbook."""
    return generate(*example(name), lang)


def empty(**spare: Any) -> bytes:
    """The workbook of a project that has nothing yet."""
    return generate(Project(CALL, ""), load_rules(CALL), Lang.EN, **spare)


def opened(content: bytes, *, values: bool = False) -> Workbook:
    """The workbook as openpyxl reads it: formulas, or stored values."""
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


def area(book: Workbook, name: str) -> tuple[str, str]:
    """Sheet and range of a defined name."""
    ((sheet, cells),) = book.defined_names[name].destinations
    return sheet, cells.replace("$", "")


def value(book: Workbook, name: str) -> object:
    """The stored value of a named cell."""
    sheet, cell = area(book, name)
    return book[sheet][cell].value


def expected(name: str = "bluehub") -> dict[str, object]:
    """Every figure of an example."""
    return dict(figures(calculate(*example(name))))
