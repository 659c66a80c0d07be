"""Every planted defect is found, and nothing else; clean workbooks stay clean.

The whole measurement, 20 ways of every code and 200 clean workbooks, takes some minutes:
``COFIN_SEEDS=all python -m pytest tests/whole/seeding``; ``python -m tests.whole.seeding``
prints the table.  Without the variable a sample of it is taken.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cofin.checks.card import cards
from tests.whole.seeding.clean import Clean, clean, large, saved_by_openpyxl
from tests.whole.seeding.edited import edited
from tests.whole.seeding.harness import (
    ALL,
    Tally,
    above_note,
    checked,
    codes,
    judge,
    planted,
    shown,
)

EVERYTHING = os.environ.get("COFIN_SEEDS") == "all"
WAYS = ALL if EVERYTHING else 2
CLEAN = 200 if EVERYTHING else 24
FORMULAS = ("C04", "C05", "C06", "C07", "C08", "A08")


def test_every_code_can_be_planted() -> None:
    assert sorted(codes()) == sorted(cards())


@pytest.mark.parametrize("code", codes())
def test_planted_defects_are_found_and_nothing_else(code: str) -> None:
    tallies = planted([code], WAYS)
    assert tallies[code].planted == WAYS
    assert [note for tally in tallies.values() for note in tally.notes] == []


@pytest.mark.parametrize("number", range(CLEAN))
def test_a_clean_workbook_stays_clean(number: int, tmp_path: Path) -> None:
    """Of the formulas that cofin writes not even a note says anything."""
    book = clean(number)
    report = checked(book.content, "budget.xlsx", tmp_path)
    noted = [f for f in report.findings if book.is_known and f.code in FORMULAS]
    assert [shown(finding) for finding in (*above_note(report), *noted)] == []


@pytest.mark.parametrize("number", range(0, CLEAN, 6))
def test_a_clean_workbook_saved_by_a_script_stays_clean(number: int, tmp_path: Path) -> None:
    assert findings(saved_by_openpyxl(clean(number).content), tmp_path) == []


def test_a_clean_workbook_of_2000_lines_stays_clean(tmp_path: Path) -> None:
    assert findings(large().content, tmp_path) == []


@pytest.mark.parametrize("code", ["C01", "C04"])
def test_defects_among_2000_lines_are_found(code: str, tmp_path: Path) -> None:
    from random import Random

    from tests.whole.seeding.seed import PLANTERS

    book: Clean = large("tr")
    seed = PLANTERS[code][0](book, Random(code))
    assert seed is not None
    report = checked(edited(book.content, seed.edits), seed.file, tmp_path)
    tallies = {each: Tally() for each in {code, *(f.code for f in report.findings)}}
    judge(book, seed, report, tallies)
    assert [note for tally in tallies.values() for note in tally.notes] == []


def findings(content: bytes, folder: Path) -> list[str]:
    """What is found in a file, notes left out."""
    return [shown(finding) for finding in above_note(checked(content, "budget.xlsx", folder))]
