"""What cofin itself writes gives nothing above a note, alone and against its master."""

from __future__ import annotations

from pathlib import Path

import pytest

from cofin.checks.finding import Finding, Severity
from cofin.checks.run import run_checks, severity_of
from cofin.checks.subject import Subject
from cofin.text import Lang
from cofin.workbook.check.subject import subject_of
from cofin.workbook.generate import generate
from cofin.workbook.open import read_with_rules
from cofin.workbook.split import partner_sheets
from tests.checks.budgets_of_others import CLEAN
from tests.checks.card_examples import subject_of_example
from tests.checks.seeding.clean import clean

EXAMPLES = Path(__file__).parents[3] / "examples"
CODES = [f"P{number:02}" for number in range(1, 11)]


def above_a_note(subject: Subject) -> list[Finding]:
    report = run_checks(subject, only=CODES)
    return [f for f in report.findings if severity_of(f) is not Severity.NOTE]


def written(content: bytes, folder: Path, master: Subject | None = None) -> Subject:
    path = folder / "budget.xlsx"
    path.write_bytes(content)
    return subject_of(path, master=master)


@pytest.mark.parametrize(
    ("name", "lang"), [("bluehub", Lang.EN), ("small", Lang.TR), ("turkce", Lang.TR)]
)
def test_examples_and_their_partner_sheets(name: str, lang: Lang, tmp_path: Path) -> None:
    project, rules = read_with_rules(EXAMPLES / name / "project.toml", None)
    master = written(generate(project, rules, lang), tmp_path)
    assert above_a_note(master) == []
    sheets = list(partner_sheets(project, rules, lang).values())
    for sheet in (sheets[0], sheets[-1]):
        assert above_a_note(written(sheet, tmp_path, master)) == []


@pytest.mark.parametrize("number", range(8))
def test_random_clean_workbooks(number: int, tmp_path: Path) -> None:
    assert above_a_note(written(clean(number).content, tmp_path)) == []


@pytest.mark.parametrize("name", CLEAN)
def test_budgets_of_others(name: str) -> None:
    assert above_a_note(subject_of_example({"sheet": CLEAN[name]})) == []


def test_a_sheet_in_the_other_language_than_the_masters(tmp_path: Path) -> None:
    project, rules = read_with_rules(EXAMPLES / "small" / "project.toml", None)
    master = written(generate(project, rules, Lang.EN), tmp_path)
    sheet = partner_sheets(project, rules, Lang.TR)["P2"]
    assert run_checks(written(sheet, tmp_path, master), only=["P06", "P10"]).findings == ()
