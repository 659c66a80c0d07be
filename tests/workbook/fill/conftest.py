from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from cofin.core.calculate import calculate
from cofin.core.result import BudgetResult
from cofin.rules.load import load_rules
from cofin.workbook.patch import Template, open_template
from tests.random_project import CALL, random_project

Draw = Callable[[xlsxwriter.Workbook, xlsxwriter.worksheet.Worksheet], None]


def budget(seed: int = 1, **sizes: Any) -> BudgetResult:
    """A random budget, calculated."""
    return calculate(random_project(seed, **sizes), load_rules(CALL))


@pytest.fixture
def made(tmp_path: Path) -> Callable[[Draw], Template]:
    """A template drawn on one sheet named Form, opened."""

    def make(draw: Draw) -> Template:
        path = tmp_path / "template.xlsx"
        with xlsxwriter.Workbook(str(path)) as book:
            draw(book, book.add_worksheet("Form"))
        return open_template(path)

    return make
