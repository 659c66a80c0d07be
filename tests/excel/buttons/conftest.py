"""A workbook of the example, opened, and settings of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import xlwings as xw

from cofin.text import Lang
from cofin.workbook.generate import generate
from cofin.workbook.open import read_with_rules
from tests.excel.buttons.opened import SMALL, Opened
from tests.excel.desk import TestDesk
from tests.excel.engines import over_openpyxl
from tests.narrow import there


@pytest.fixture(scope="module", autouse=True)
def engine() -> Iterator[None]:
    with over_openpyxl.working():
        yield


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COFIN_SETTINGS", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("COFIN_LANG", "en")


@pytest.fixture(scope="module")
def content() -> bytes:
    return generate(*read_with_rules(SMALL), Lang.EN)


@pytest.fixture
def opened(tmp_path: Path, content: bytes) -> Opened:
    """The example's budget, opened; with answers for the dialogs."""
    there(xw.apps.active).impl.books.all.clear()

    def make(*answers: object) -> TestDesk:
        path = tmp_path / "open.xlsx"
        if not path.exists():
            path.write_bytes(content)
        return TestDesk(xw.books.open(str(path)), *answers)

    return make
