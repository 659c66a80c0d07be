"""A checked workbook is gone as soon as nobody holds it: thousands of files are no burden."""

from __future__ import annotations

import gc
from pathlib import Path

import openpyxl
import pytest

from cofin.checks.report.outcome import outcome
from cofin.text import Lang
from cofin.workbook.check import check

ROOT = Path(__file__).parents[3]


def left_behind(path: Path) -> int:
    """Objects that only the garbage collector frees after a check."""
    outcome(check(path), Lang.EN)  # what is remembered for all files is remembered now
    gc.collect()
    gc.disable()
    try:
        outcome(check(path), Lang.EN)
        return gc.collect()
    finally:
        gc.enable()


@pytest.mark.parametrize(
    "file",
    [
        "examples/small/budget.xlsx",
        "templates/partner-sheet.tr.xlsx",
        "templates/estimated-budget.en.xlsx",
        "README.md",
    ],
)
def test_nothing_waits_for_the_garbage_collector(file: str) -> None:
    assert (ROOT / file).exists()
    assert left_behind(ROOT / file) == 0


def test_nor_does_it_where_formulas_were_typed_over_and_lost(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(ROOT / "examples/small/budget.xlsx")
    book["Cost lines"]["M8"] = 12.5
    book["Cost lines"]["N8"] = "=#REF!+nobody"
    book.save(tmp_path / "typed.xlsx")
    codes = {finding.code for finding in check(tmp_path / "typed.xlsx").findings}
    assert "C04" in codes
    assert left_behind(tmp_path / "typed.xlsx") == 0
