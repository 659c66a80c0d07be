from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from cofin.checks.problems import REFUSALS
from cofin.errors import FileRefused
from cofin.grid import SheetGrid
from cofin.workbook.check import check
from cofin.workbook.read import read_grid
from tests.workbook.read.packed import ReadCell, ReadSheet, Refusal, packed, parts

Parts = Mapping[str, str | bytes]


@pytest.fixture
def only_sheet(tmp_path: Path) -> ReadSheet:
    """Reads a workbook with one sheet: its rows as XML, and other parts."""

    def read(rows: str = "", *, after: str = "", before: str = "", **_: object) -> SheetGrid:
        path = packed(tmp_path / "data.xlsx", parts(rows, after, before))
        return read_grid(path).sheets[0]

    return read


@pytest.fixture
def refusal(tmp_path: Path) -> Refusal:
    """Reads a file that must be refused; gives the reason's key without its namespace."""

    def read(content: bytes | Parts, name: str = "budget.xlsx") -> str:
        path = tmp_path / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            packed(path, content)
        with pytest.raises(FileRefused) as refused:
            read_grid(path)
        (problem,) = refused.value.problems
        assert problem.message()
        report = check(path)  # the same file in a report: unreadable, and one finding says why
        assert report.status == "unreadable"
        assert [finding.code for finding in report.findings] == [REFUSALS[problem.code]]
        return problem.code.removeprefix("workbook_in.")

    return read


@pytest.fixture
def first_cell(only_sheet: ReadSheet) -> ReadCell:
    """The cell A1 of a sheet given as XML."""
    return lambda rows: only_sheet(rows).cell(1, 1)
