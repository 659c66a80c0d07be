"""F09 over several sheets: a file that nobody calculated is one finding."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from cofin.checks.card import severity_of
from cofin.checks.finding import Finding, Severity
from cofin.checks.report.outcome import shown
from cofin.checks.run import run_checks
from cofin.checks.subject import Subject
from cofin.text import Lang
from cofin.workbook.check.subject import subject_of

SHEETS = {"Staff": ["=1+1", "=1+2"], "Travel": ["=2+2"], "Notes": ["no formula"]}


def saved_by_a_script(folder: Path, sheets: dict[str, list[str]]) -> Subject:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, column in sheets.items():
        sheet = book.create_sheet(name)
        for text in ["Amount", *column]:
            sheet.append([text])
    path = folder / "budget.xlsx"
    book.save(path)
    return subject_of(path)


def never_calculated(subject: Subject) -> tuple[Finding, ...]:
    return run_checks(subject, only=("F09",)).findings


def test_one_note_for_the_file(tmp_path: Path) -> None:
    subject = saved_by_a_script(tmp_path, SHEETS)
    (found,) = never_calculated(subject)
    assert (found.sheet, found.cell, found.found) == ("", "", "=1+1")
    assert found.values["count"] == 3
    assert severity_of(found) is Severity.NOTE
    assert "3 formulas on 2 sheets" in shown(found, subject, Lang.EN).message
    assert "2 sayfadaki 3 formül" in shown(found, subject, Lang.TR).message


def test_a_warning_as_soon_as_one_formula_cannot_be_recomputed(tmp_path: Path) -> None:
    unknown = {**SHEETS, "Travel": ['=CELL("filename")']}
    (found,) = never_calculated(saved_by_a_script(tmp_path, unknown))
    assert (found.sheet, severity_of(found)) == ("", Severity.WARNING)


def test_the_sheet_is_named_where_only_one_has_formulas(tmp_path: Path) -> None:
    (found,) = never_calculated(saved_by_a_script(tmp_path, {"Staff": ["=1+1"], "Notes": ["x"]}))
    assert (found.sheet, found.cell) == ("Staff", "A2")


@pytest.mark.parametrize("lang", list(Lang))
def test_a_budget_saved_by_a_script_has_one_note(lang: Lang, tmp_path: Path) -> None:
    from tests.whole.seeding.clean import clean, saved_by_openpyxl

    book = next(book for number in range(48) if (book := clean(number)).is_known)
    path = tmp_path / "budget.xlsx"
    path.write_bytes(saved_by_openpyxl(book.content))
    found = never_calculated(subject := subject_of(path))
    assert [severity_of(f) for f in found] == [Severity.NOTE]
    assert str(found[0].values["count"]) in shown(found[0], subject, lang).message
