"""What the reader of a workbook says, as findings: severity, words, no traceback."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from cofin.checks.finding import Severity
from cofin.checks.problems import as_finding, speaker
from cofin.errors import Problem
from cofin.text import Lang
from cofin.workbook.check.subject import subject_of
from tests.workbook.read.filled import SHEETS, SMALL, filled

LINE = SMALL["cost"][0]


def below(book: Any) -> None:
    """Fills the spare rows and one more."""
    sheet = book.get_worksheet_by_name(SHEETS["cost"])
    for row in (4, 5, 6):
        for column, value in enumerate(("P1", "WP1", "travel", "", 1, "", 100), 1):
            sheet.write(row, column, value)


def dated(book: Any) -> None:
    sheet = book.get_worksheet_by_name(SHEETS["cost"])
    sheet.write_number(3, 5, 44684, book.add_format({"num_format": "d.m.yyyy"}))


def problem(path: Path, code: str) -> tuple[Any, Problem]:
    """The subject and its problem of that code."""
    subject = subject_of(path)
    (found,) = [each for each in subject.problems if each.code == code]
    return subject, found


def test_lines_below_the_table_are_a_warning_and_count(tmp_path: Path) -> None:
    path = filled(tmp_path / "b.xlsx", change=below)
    subject, found = problem(path, "workbook_in.below_counted")
    finding = as_finding(found, subject.grid)
    assert (finding.severity, finding.code) == (Severity.WARNING, "F07")
    assert len(subject.project.costs) == 4


def test_a_date_for_a_number_is_an_error(tmp_path: Path) -> None:
    subject, found = problem(
        filled(tmp_path / "b.xlsx", change=dated), "workbook_in.date_for_number"
    )
    finding = as_finding(found, subject.grid)
    assert (finding.severity, finding.cell) == (Severity.ERROR, "F4")
    assert speaker(found) == "C14"


@pytest.mark.parametrize(
    ("lang", "said", "mend"),
    [
        (Lang.EN, '"perhaps" is neither yes nor no. 2 times in all', "Choose from the list"),
        (Lang.TR, "Toplam 2 kez geçiyor", "Hücrenin listesinden seçin."),
    ],
)
def test_findings_speak_the_words_of_the_workbook(
    tmp_path: Path, lang: Lang, said: str, mend: str
) -> None:
    rows = [{**LINE, "eligible": "perhaps"}] * 2
    path = filled(tmp_path / "b.xlsx", {**SMALL, "cost": rows})
    subject, found = problem(path, "project.not_a_flag")
    values: Mapping[str, Any] = as_finding(found, subject.grid).values
    assert said in values["problem"][lang.value]
    assert mend in values["mend"][lang.value]


def test_a_cell_that_cannot_be_read_keeps_every_figure_back(tmp_path: Path) -> None:
    """Nothing is calculated without it: it is not the one thing that is left out."""
    path = filled(tmp_path / "b.xlsx", {**SMALL, "cost": [{**LINE, "category": "Personel"}]})
    subject, found = problem(path, "project.unknown_category")
    finding = as_finding(found, subject.grid)
    mend = finding.values["mend"]
    assert isinstance(mend, dict)
    assert mend["en"].endswith("until then cofin calculates nothing from this workbook.")
    assert mend["tr"].endswith("düzeltilene kadar cofin bu kitaptan hiçbir tutar hesaplamaz.")
    assert (finding.cell, mend["en"][:17]) == ("D4", "Correct this cell")


def test_what_stands_in_no_cell_is_not_called_one(tmp_path: Path) -> None:
    partners = [{**each, "role": "beneficiary"} for each in SMALL["partner"]]
    subject, found = problem(
        filled(tmp_path / "b.xlsx", {**SMALL, "partner": partners}), "project.no_coordinator"
    )
    values: Mapping[str, Any] = as_finding(found, subject.grid).values
    assert values["mend"] == {
        "en": 'Give one partner the role "Coordinator".',
        "tr": 'Bir ortağa "Koordinatör" rolünü verin.',
    }
    nowhere = as_finding(Problem("Partners", "project.not_a_table", {"value": "x"}), subject.grid)
    told = nowhere.values["mend"]
    assert isinstance(told, dict)
    assert told["en"].startswith("Correct this; until then")
