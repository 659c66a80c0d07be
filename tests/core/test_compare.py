"""What differs between two versions of a budget, and what that does to the money."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cofin.core.calculate import calculate
from cofin.core.changes import ChangeKind, changes
from cofin.core.compare import PARTNER_FIGURES, Comparison, compare
from cofin.core.criterion import Verdict
from cofin.core.model import Override, Project
from cofin.core.schema import TABLES
from cofin.rules.load import load_rules
from tests.narrow import there
from tests.random_project import CALL, random_project

RULES = load_rules(CALL)


def comparison(old: Project, new: Project) -> Comparison:
    return compare((old, RULES), (new, RULES))


@given(st.integers(0, 10_000))
def test_a_project_is_the_same_as_itself(seed: int) -> None:
    project = random_project(seed, lines=20)
    assert comparison(project, project).is_same


@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_rows_that_moved_are_no_change(seed: int, random: Random) -> None:
    project = random_project(seed, lines=20)
    costs = list(project.costs)
    random.shuffle(costs)
    assert not list(changes(project, replace(project, costs=tuple(costs))))


@given(st.integers(0, 10_000), st.data())
def test_an_edited_line_is_the_only_change_with_its_fields(seed: int, data: st.DataObject) -> None:
    project = random_project(seed, lines=20)
    at = data.draw(st.integers(0, len(project.costs) - 1))
    line = project.costs[at]
    edited = replace(line, quantity=line.quantity + 1, justification=line.justification + " new")
    new = replace(project, costs=(*project.costs[:at], edited, *project.costs[at + 1 :]))
    (found,) = changes(project, new)
    assert (found.table, found.kind) == ("cost", ChangeKind.CHANGED)
    assert [(f.key, f.old, f.new) for f in found.fields] == [
        ("quantity", line.quantity, edited.quantity),
        ("justification", line.justification, edited.justification),
    ]
    assert found.new_row == at + 1
    assert project.costs[found.old_row - 1] == line


@given(st.integers(0, 10_000), st.data())
def test_removing_a_line_and_adding_it_back_are_opposites(seed: int, data: st.DataObject) -> None:
    project = random_project(seed, lines=20)
    at = data.draw(st.integers(0, len(project.costs) - 1))
    less = replace(project, costs=(*project.costs[:at], *project.costs[at + 1 :]))
    (gone,) = changes(project, less)
    (back,) = changes(less, project)
    assert (gone.kind, gone.new_row) == (ChangeKind.REMOVED, 0)
    assert (back.kind, back.old_row) == (ChangeKind.ADDED, 0)
    assert gone.label == back.label
    assert {f.key: f.old for f in gone.fields} == {f.key: f.new for f in back.fields}
    assert project.costs[gone.old_row - 1] == project.costs[at]


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_the_effects_are_the_differences_of_the_two_calculations(first: int, second: int) -> None:
    old, new = random_project(first, lines=15), random_project(second, partners=7, lines=25)
    found = comparison(old, new)
    was = {p.id: p for p in calculate(old, RULES).partners}
    now = {p.id: p for p in calculate(new, RULES).partners}
    assert {p.id for p in found.partners} == set(was) | set(now)
    for partner in found.partners:
        for effect in partner.effects:
            before, after = was.get(partner.id), now.get(partner.id)
            assert effect.old == (getattr(before, effect.figure) if before else 0)
            assert effect.new == (getattr(after, effect.figure) if after else 0)
            assert effect.difference == effect.new - effect.old
        assert tuple(e.figure for e in partner.effects) == PARTNER_FIGURES
    for effect in found.totals:
        if effect.figure in ("eligible", "eu_contribution", "co_financing"):
            parts = [e for p in found.partners for e in p.effects if e.figure == effect.figure]
            assert effect.difference == sum((e.difference for e in parts), Decimal(0))


def test_a_partner_is_told_by_its_short_name_where_it_has_one() -> None:
    project = random_project(1)
    first, second, *others = project.partners
    named = replace(first, short_name="ACME"), replace(second, short_name="")
    found = comparison(project, replace(project, partners=(*named, *others)))
    assert [each.name for each in found.partners[:2]] == ["ACME", second.name]


def test_headroom_is_what_the_ceiling_leaves() -> None:
    project = random_project(1)
    effect = next(e for e in comparison(project, project).totals if e.figure == "headroom")
    totals = calculate(project, RULES).totals
    assert effect.old == totals.maximum_grant - totals.by_rate


def test_what_decides_the_contribution_is_told_for_both() -> None:
    project = random_project(1)
    cheap = replace(
        project,
        costs=tuple(
            replace(c, unit_cost=c.unit_cost.quantize(Decimal(1)) * 0) for c in project.costs
        ),
    )
    dear = replace(
        project, costs=tuple(replace(c, quantity=c.quantity * 50) for c in project.costs)
    )
    assert comparison(cheap, dear).limited_by[1] == "maximum_grant"


def test_a_condition_that_is_judged_otherwise_is_told() -> None:
    project = replace(random_project(2), duration_months=22)
    longer = replace(project, duration_months=240)
    (found,) = [
        c for c in comparison(project, longer).conditions if there(c.new).key == "duration_maximum"
    ]
    assert there(found.old).status is not Verdict.NOT_MET
    assert there(found.new).status is Verdict.NOT_MET


def test_the_projects_own_fields_are_one_change() -> None:
    project = random_project(3)
    new = replace(project, title=project.title + "!", duration_months=1, call="other-call")
    (found,) = [c for c in changes(project, new) if c.table == "project"]
    assert [f.key for f in found.fields] == ["call", "title", "duration_months"]


@pytest.mark.parametrize("table", [*TABLES])
def test_every_table_is_compared(table: str) -> None:
    rows, model, attribute = TABLES[table]
    project = random_project(4, lines=10, exchanges=3)
    override = Override("indirect_rate", Decimal("0.05"), "Because")
    project = replace(project, overrides=(override,))
    first, *others = getattr(project, attribute)
    without: dict[str, Any] = {attribute: tuple(others)}
    less = replace(project, **without)
    found = [c for c in changes(project, less) if c.table == table]
    assert [c.kind for c in found] == [ChangeKind.REMOVED]
    assert found[0].label
    assert {f.key for f in rows} == {f.name for f in fields(model)}
    assert compare((project, RULES), (project, RULES)).is_same
    assert first not in others


def test_where_no_row_differs_it_is_known_why_figures_do() -> None:
    project = random_project(7, lines=20)
    assert comparison(project, project).without_changes == "same_figures"
    less = replace(project, share=Decimal(1))
    assert comparison(project, less).without_changes == "same_lines_share"
    stricter = RULES.with_override("reimbursement_rate", Decimal("0.5"), "example")
    by_rules = compare((project, RULES), (project, stricter))
    assert by_rules.without_changes == "same_lines"
