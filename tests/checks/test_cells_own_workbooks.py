"""What cofin itself writes is clean for the checks on cells, whoever saved it last."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from cofin.checks.finding import Finding, Severity
from cofin.checks.run import run_checks, severity_of
from cofin.rules.load import load_rules
from cofin.text import Lang
from cofin.workbook.check.subject import subject_of
from cofin.workbook.generate import generate
from cofin.workbook.split import partner_sheets
from tests.random_project import CALL, random_project
from tests.workbook.generate.books import built

CODES = [
    "C01",
    "C02",
    "C03",
    "C09",
    "C10",
    "C11",
    "C12",
    "C13",
    "C14",
    "C15",
    "F05",
    "F06",
    "F08",
    "F09",
]


def above_a_note(path: Path) -> list[Finding]:
    """Errors and warnings; not those that come from reading the project."""
    report = run_checks(subject_of(path), only=CODES)
    assert set(report.ran) == set(CODES)
    return [f for f in report.findings if severity_of(f) is not Severity.NOTE]


@pytest.mark.parametrize(("name", "lang"), [("bluehub", Lang.EN), ("turkce", Lang.TR)])
def test_examples(name: str, lang: Lang, tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    path.write_bytes(built(name, lang))
    assert above_a_note(path) == []


@pytest.mark.parametrize("seed", range(2))
def test_random_projects_also_when_openpyxl_saved_them(seed: int, tmp_path: Path) -> None:
    project, path = random_project(seed, lines=25), tmp_path / "b.xlsx"
    path.write_bytes(generate(project, load_rules(CALL), list(Lang)[seed % 2]))
    assert above_a_note(path) == []
    openpyxl.load_workbook(path).save(path)
    assert above_a_note(path) == []


@pytest.mark.parametrize("lang", Lang)
def test_partner_sheets(lang: Lang, tmp_path: Path) -> None:
    sheets = partner_sheets(random_project(7, partners=3), load_rules(CALL), lang)
    for partner, content in sheets.items():
        path = tmp_path / f"{partner}.xlsx"
        path.write_bytes(content)
        assert above_a_note(path) == []


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
    places = {f.place for f in above_a_note(path) if f.code == "C01"}
    assert "Mine!B2" in places
    assert any(place.startswith("Cost lines!") for place in places)
