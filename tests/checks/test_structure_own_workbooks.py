"""cofin's own workbooks, as built and as a script saves them, have no finding on formulas."""

from __future__ import annotations

import io
from pathlib import Path
from random import Random

import openpyxl
import pytest

from cofin.checks.run import run_checks
from cofin.checks.subject import Subject
from cofin.rules.profile import CallRules
from cofin.text import Lang
from cofin.workbook.generate import generate
from cofin.workbook.read import read_grid
from tests.random_project import default_profile, random_project

ROOT = Path(__file__).resolve().parents[2]
BUILT = sorted([*ROOT.glob("examples/*/budget*.xlsx"), *ROOT.glob("templates/*.xlsx")])
CODES = ("C04", "C05", "C06", "C07", "C08", "A08")


def findings(path: Path, rules: CallRules) -> list[tuple[str, str, str, str]]:
    report = run_checks(Subject(path.name, grid=read_grid(path), rules=rules), only=CODES)
    assert set(report.ran) == set(CODES)
    return [(f.code, f.place, f.found, f.expected) for f in report.findings]


@pytest.fixture(scope="module")
def rules() -> CallRules:
    profile = default_profile()
    return CallRules(profile, profile.deadline)


@pytest.mark.parametrize("path", BUILT, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_examples_and_templates(path: Path, rules: CallRules, tmp_path: Path) -> None:
    assert findings(path, rules) == []
    saved = tmp_path / path.name
    openpyxl.load_workbook(path).save(saved)
    assert findings(saved, rules) == []


@pytest.mark.parametrize("seed", range(8))
def test_random_projects(seed: int, rules: CallRules, tmp_path: Path) -> None:
    r = Random(f"formulas {seed}")
    sizes = {"partners": r.randint(1, 14), "work_packages": r.randint(1, 9)}
    project = random_project(seed, lines=r.randint(0, 120), **sizes)
    path = tmp_path / "budget.xlsx"
    path.write_bytes(generate(project, rules, (Lang.EN, Lang.TR)[seed % 2]))
    assert findings(path, rules) == []


def test_a_workbook_without_formulas(rules: CallRules, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Item", 1, 2])
    target = io.BytesIO()
    book.save(target)
    path = tmp_path / "values.xlsx"
    path.write_bytes(target.getvalue())
    assert findings(path, rules) == []
