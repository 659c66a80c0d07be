"""Workbooks of calls that somebody wrote: the same figures, and nothing to find in a new one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from cofin.checks.card import severity_of
from cofin.checks.finding import Severity
from cofin.core import figure_keys, tables
from cofin.core.calculate import calculate
from cofin.core.envelopes import call_envelope
from cofin.rules.category_words import is_taken
from cofin.rules.load import content_of, load_rules, starter_text
from cofin.text import Lang
from cofin.workbook import plan
from cofin.workbook.check import check
from cofin.workbook.generate import generate
from cofin.workbook.open import read_project, read_with_rules
from tests.narrow import there

SMALL = Path(__file__).resolve().parents[3] / "examples" / "small" / "project.toml"
CALL = "cos-cluster-2020-3-03"


def test_no_category_can_be_called_like_another_column() -> None:
    """The list that profiles are checked by names every column that is there."""
    rules = load_rules(CALL)
    keys = set(rules.category_keys) | {"indirect"}
    columns = {
        column.key
        for make in (plan.budget_columns, plan.by_work_package_columns, plan.allocation_columns)
        for column in make(rules)
    }
    columns |= {*figure_keys.PARTNER, *figure_keys.WORK_PACKAGE}
    result = calculate(read_project(SMALL), rules)
    for made in (tables.by_partner(result), tables.by_work_package(result)):
        columns |= {*made.columns, str(made.index.name)}
    assert {key for key in columns - keys if not is_taken(key)} == set()


@pytest.mark.parametrize("lang", Lang)
def test_a_new_budget_of_a_new_profile_has_no_error(tmp_path: Path, lang: Lang) -> None:
    """The starter has no table of countries: everybody may take part, and formulas say so."""
    profile = tmp_path / "my-call.toml"
    profile.write_text(starter_text(), "utf-8")
    rules = load_rules(profile)
    assert "countries" not in rules.profile.tables
    project = replace(read_project(SMALL), call=rules.profile.id, exchanges=())
    lines = [line for line in project.costs if line.category in rules.category_keys]
    path = tmp_path / "budget.xlsx"
    path.write_bytes(generate(replace(project, costs=tuple(lines)), rules, lang))
    found = check(path, profile).findings
    errors = [each for each in found if severity_of(each) is Severity.ERROR]
    assert [each for each in errors if each.code in ("A09", "C04", "C05")] == []


def test_the_average_grant_is_that_of_the_core_to_the_cent(tmp_path: Path) -> None:
    """Half a cent of the average goes up, in the bar on Envelopes as everywhere."""
    call, workbook = tmp_path / "call.toml", tmp_path / "budget.xlsx"
    text = content_of(CALL)[0].decode()
    text = text.replace("is = 6000000.00", "is = 6000000.06", 1)
    call.write_text(text.replace(f'id         = "{CALL}"', 'id = "other"'), "utf-8")
    project, rules = read_with_rules(SMALL, call)
    assert there(call_envelope(rules)).per_project == Decimal("500000.01")
    workbook.write_bytes(generate(project, rules, Lang.EN))
    assert [f.place for f in check(workbook, call).findings if f.code == "A09"] == []
