"""What cofin generates and people save again reads back as the same project."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from cofin.core.dump import to_toml
from cofin.core.model import Partner, Project, Role, WorkPackage
from cofin.rules.load import load_rules
from cofin.text import Lang
from cofin.workbook.generate import generate
from cofin.workbook.open import read_with_rules

COORDINATOR = Partner("P1", "Mavi Küme", country="TR", role=Role.COORDINATOR)
EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*/project.toml"))


def test_there_are_examples() -> None:
    assert EXAMPLES


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.parent.name)
def test_a_generated_workbook_holds_the_whole_project(
    tmp_path: Path, example: Path, lang: Lang
) -> None:
    project, rules = read_with_rules(example)
    path = tmp_path / "budget.xlsx"
    path.write_bytes(generate(project, rules, lang))
    again, _ = read_with_rules(path)
    assert again == project
    assert to_toml(again) == to_toml(project)


def test_a_workbook_saved_by_openpyxl_reads_the_same(tmp_path: Path) -> None:
    project, rules = read_with_rules(EXAMPLES[0])
    path = tmp_path / "budget.xlsx"
    path.write_bytes(generate(project, rules, Lang.TR))
    book = openpyxl.load_workbook(path)
    book.save(path)
    assert read_with_rules(path)[0] == project


@pytest.mark.parametrize(
    ("call", "activity", "drop_downs"),
    [("cos-cluster-2018-3-02", "Study visits", 0), ("cos-cluster-2020-3-03", "1a", 1)],
)
def test_an_activity_is_kept_whether_or_not_the_call_lists_any(
    tmp_path: Path, call: str, activity: str, drop_downs: int
) -> None:
    package = WorkPackage("WP1", "Work", activity=activity)
    project = Project(call, "ACTIVE", partners=(COORDINATOR,), work_packages=(package,))
    path = tmp_path / "budget.xlsx"
    path.write_bytes(generate(project, load_rules(call), Lang.EN))
    assert read_with_rules(path)[0] == project
    rules = openpyxl.load_workbook(path)["Work packages"].data_validations.dataValidation
    assert [rule.formula1 for rule in rules].count("list.activities") == drop_downs
