"""What XlsxWriter keeps on the disk while it writes is gone afterwards, also after Ctrl-C."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

import pytest
import xlsxwriter.workbook

from cofin.text import Lang
from cofin.workbook.generate import generate
from tests.workbook.generate.books import example


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_nothing_stays_when_a_workbook_is_made(scratch: Path) -> None:
    generate(*example("small"), Lang.EN)
    assert list(scratch.iterdir()) == []


def test_nothing_stays_after_an_interrupt(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    class Interrupted(zipfile.ZipFile):
        def write(self, *_: object, **__: object) -> None:
            seen.append(len(list(scratch.rglob("*"))))
            raise KeyboardInterrupt

        writestr = write

    monkeypatch.setattr(xlsxwriter.workbook, "ZipFile", Interrupted)
    with pytest.raises(KeyboardInterrupt):
        generate(*example("small"), Lang.EN)
    assert seen
    assert seen[0] > 0  # the parts of the workbook were on the disk
    assert list(scratch.iterdir()) == []
