"""Workbooks saved by LibreOffice: clean ones stay clean, planted defects are found."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

import pytest

from tests.libreoffice.soffice import ALWAYS
from tests.whole.seeding.clean import clean, saved_by_libreoffice
from tests.whole.seeding.edited import edited
from tests.whole.seeding.harness import (
    Tally,
    above_note,
    checked,
    codes,
    judge,
    report_on,
    seeds,
    shown,
)

EVERYTHING = os.environ.get("COFIN_SEEDS") == "all"
CLEAN = 48 if EVERYTHING else 8
WAYS = 4 if EVERYTHING else 1

#: Defects that LibreOffice mends or drops when it saves: it reads no broken files, writes
#: no text it cannot parse, calculates what was stale, and merges no filled cells.
MENDED = {"F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08", "F09", "A01", "A09", "A08"}
MENDED |= {"C03", "C13", "M01"}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """The clean workbooks, all saved by one call."""
    contents = [clean(number).content for number in range(CLEAN)]
    return saved_by_libreoffice(contents, tmp_path_factory.mktemp("saved"))


@pytest.mark.parametrize("number", range(CLEAN))
def test_a_clean_workbook_stays_clean(number: int, saved: list[bytes], tmp_path: Path) -> None:
    report = checked(saved[number], "budget.xlsx", tmp_path)
    assert [shown(finding) for finding in above_note(report)] == []


def test_defects_survive_being_calculated_and_saved(tmp_path: Path) -> None:
    chosen = [pair for code in codes() if code not in MENDED for pair in seeds(code, WAYS)]
    contents = [edited(book.content, seed.edits) for book, seed in chosen]
    tallies: dict[str, Tally] = defaultdict(Tally)
    done = saved_by_libreoffice(contents, tmp_path / "office", ALWAYS)
    for (book, seed), content in zip(chosen, done, strict=True):
        judge(book, seed, report_on(seed, content, tmp_path), tallies)
    assert [note for tally in tallies.values() for note in tally.notes] == []
