"""What cofin itself writes is clean, alone and against its master, whoever saved it last.

Random budgets are with the planted defects (``seeding``): there they are the clean ones.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import openpyxl
import pytest

from cofin.checks.card import severity_of
from cofin.checks.finding import Finding, Severity
from cofin.checks.run import run_checks
from cofin.checks.subject import Subject
from cofin.text import Lang
from cofin.workbook.check.subject import subject_of
from cofin.workbook.generate import generate
from cofin.workbook.open import read_with_rules
from cofin.workbook.split import partner_sheets
from tests.checks.budgets_of_others import CLEAN
from tests.checks.card_examples import subject_of_example
from tests.workbook.generate.books import built

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
WRITTEN = sorted([*EXAMPLES.glob("*/budget*.xlsx"), *ROOT.glob("templates/*.xlsx")])

#: Nothing at all is to be said of our own formulas, not even in a note.
FORMULAS = ("C04", "C05", "C06", "C07", "C08", "A08")
CELLS = ("C01", "C02", "C03", "C09", "C10", "C11", "C12", "C13", "C14", "C15")
FILES = ("F05", "F06", "F08", "F09")


def faults(subject: Subject, only: Collection[str] = ()) -> list[Finding]:
    """What a person must act on, and anything about a formula."""
    report = run_checks(subject, only)
    assert set(FORMULAS) <= set(report.ran)
    return [f for f in report.findings if f.code in FORMULAS or severity_of(f) is not Severity.NOTE]


def written(content: bytes, folder: Path, master: Subject | None = None) -> Subject:
    path = folder / "budget.xlsx"
    path.write_bytes(content)
    return subject_of(path, master=master)


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_examples_and_templates(path: Path, tmp_path: Path) -> None:
    """Of an empty budget the acronym is asked; no cell of it is wrong."""
    is_empty = path.stem.startswith(("consortium", "partner-sheet"))
    asked = [("C12", "C6")] if is_empty else []
    saved = tmp_path / path.name
    openpyxl.load_workbook(path).save(saved)
    for each in (path, saved):
        found = faults(subject_of(each), (*FORMULAS, *CELLS, *FILES))
        assert [(f.code, f.cell) for f in found] == asked


@pytest.mark.parametrize(
    ("name", "lang"), [("bluehub", Lang.EN), ("small", Lang.TR), ("turkce", Lang.TR)]
)
def test_budgets_and_the_sheets_of_their_partners(name: str, lang: Lang, tmp_path: Path) -> None:
    project, rules = read_with_rules(EXAMPLES / name / "project.toml", None)
    master = written(generate(project, rules, lang), tmp_path)
    assert faults(master) == []
    sheets = list(partner_sheets(project, rules, lang).values())
    for sheet in (sheets[0], sheets[-1]):
        assert faults(written(sheet, tmp_path, master)) == []


def test_a_sheet_in_the_other_language_than_the_masters(tmp_path: Path) -> None:
    project, rules = read_with_rules(EXAMPLES / "small" / "project.toml", None)
    master = written(generate(project, rules, Lang.EN), tmp_path)
    sheet = partner_sheets(project, rules, Lang.TR)["P2"]
    assert run_checks(written(sheet, tmp_path, master), only=["P06", "P10"]).findings == ()


@pytest.mark.parametrize("name", CLEAN)
def test_budgets_of_others(name: str) -> None:
    assert faults(subject_of_example({"sheet": CLEAN[name]})) == []


def test_a_workbook_without_formulas(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Item", 1, 2])
    book.save(tmp_path / "values.xlsx")
    assert faults(subject_of(tmp_path / "values.xlsx"), FORMULAS) == []


def test_a_sheet_that_a_partner_added_is_judged(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    path.write_bytes(built("small"))
    book = openpyxl.load_workbook(path)
    for row in (["Item", "Amount"], ["a", "1.000,00"], ["b", 5]):
        if "Mine" not in book.sheetnames:
            book.create_sheet("Mine")
        book["Mine"].append(row)
    book["Cost lines"]["G7"] = "12,5"
    book.save(path)
    places = {f.place for f in faults(subject_of(path)) if f.code == "C01"}
    assert "Mine!B2" in places
    assert any(place.startswith("Cost lines!") for place in places)
