"""Every figure can be explained, and each step's arithmetic gives its amount."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cofin.core.calculate import calculate
from cofin.core.explain import explain
from cofin.core.explain_json import to_json
from cofin.core.explain_scope import names
from cofin.core.explain_text import render_steps
from cofin.core.figures import figures
from cofin.core.model import Project
from cofin.core.result import BudgetResult
from cofin.core.steps import Operation, Step
from cofin.rules.load import load_rules
from cofin.rules.profile import CallRules
from cofin.text import Lang
from tests.core.recomputed import recomputed
from tests.core.situations import CASES, calculated, read_case
from tests.strategies import any_rules, projects, random_project

SITUATIONS = sorted(CASES.glob("*.toml"))
ATOMS = (Operation.GIVEN, Operation.FIGURE, Operation.DECISION)


def assert_explained(result: BudgetResult) -> None:
    """Names of figures say what the calculation says; all else follows from what is below."""
    wanted = figures(result)
    explained = {name: explain(result, name) for name in names(result)}
    assert {name: explained[name].amount for name in wanted} == wanted
    for root in explained.values():
        for step in root.walk():
            assert_follows(step, explained)


def assert_follows(step: Step, explained: dict[str, Step]) -> None:
    if step.operation not in ATOMS:
        assert recomputed(step) == Fraction(step.amount), step
    if step.name in explained:
        assert step.amount == explained[step.name].amount
    if step.operation is Operation.FIGURE:
        assert step.name in explained


@pytest.mark.parametrize("path", SITUATIONS, ids=lambda path: path.stem)
def test_every_step_of_a_situation_follows_from_its_parts(path: Path) -> None:
    assert_explained(calculated(read_case(path)))


@given(projects(), any_rules())
def test_every_step_of_any_budget_follows_from_its_parts(
    project: Project, rules: CallRules
) -> None:
    assert_explained(calculate(project, rules))


@pytest.mark.parametrize("seed", range(3))
def test_every_step_of_a_real_looking_budget_follows_from_its_parts(seed: int) -> None:
    project = random_project(seed, lines=25)
    assert_explained(calculate(project, load_rules(project.call)))


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("path", SITUATIONS, ids=lambda path: path.stem)
def test_every_figure_can_be_said_in_words(path: Path, lang: Lang) -> None:
    result = calculated(read_case(path))
    for name in names(result):
        text = render_steps(explain(result, name), lang)
        assert "{" not in text
        assert to_json(explain(result, name), lang)["name"] == name


@given(projects(), any_rules(), st.data())
def test_the_lines_below_a_figure_are_the_lines_that_it_is_made_of(
    project: Project, rules: CallRules, data: st.DataObject
) -> None:
    result = calculate(project, rules)
    partner = data.draw(st.sampled_from(result.partners))
    step = explain(result, f"fig.partners.{partner.id}.direct")
    found = {s.name: s.amount for s in step.walk() if s.name.startswith("fig.lines.")}
    expected = {
        f"fig.lines.{i}": Decimal(line.eligible).scaleb(-2)
        for i, (cost, line) in enumerate(zip(project.costs, result.lines, strict=True), start=1)
        if cost.partner == partner.id and line.eligible
    }
    assert found == expected


@given(projects(), any_rules())
def test_what_decided_is_what_the_calculation_says(project: Project, rules: CallRules) -> None:
    result = calculate(project, rules)
    step = explain(result, "fig.totals.limited_by")
    by_name = {child.name: child.amount for child in step.children}
    assert step.amount == result.totals.limited_by.value
    assert by_name["fig.totals.by_rate"] == result.totals.by_rate
    assert by_name["fig.totals.maximum_grant"] == rules.decimal("maximum_grant")
