"""A checked workbook is gone as soon as nobody holds it: thousands of files are no burden."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from cofin.checks.outcome import outcome
from cofin.text import Lang
from cofin.workbook.check import check

ROOT = Path(__file__).parents[3]


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
    path = ROOT / file
    assert path.exists()
    outcome(check(path), Lang.EN)  # what is remembered for all files is remembered now
    gc.collect()
    gc.disable()
    try:
        outcome(check(path), Lang.EN)
        assert gc.collect() == 0
    finally:
        gc.enable()
