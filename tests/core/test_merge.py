"""Splitting a project and merging the parts: nothing changes; and what an edit changes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cofin.core.align import align
from cofin.core.merge import merge, natural
from cofin.core.model import Project
from cofin.errors import InputError
from cofin.workbook.split import part_of
from tests.random_project import random_project


def parts_of(project: Project) -> dict[str, Project]:
    return {f"{p.id}.xlsx": part_of(project, p.id) for p in project.partners}


def grouped(project: Project) -> Project:
    """The same project with the partners by id and the rows of each together."""
    order = {p.id: i for i, p in enumerate(sorted(project.partners, key=lambda p: natural(p.id)))}
    rows: dict[str, Any] = {
        name: tuple(sorted(getattr(project, name), key=lambda row: order[row.partner]))
        for name in ("costs", "exchanges", "funding")
    }
    partners = tuple(sorted(project.partners, key=lambda p: order[p.id]))
    return replace(project, partners=partners, **rows)


def codes(error: pytest.ExceptionInfo[InputError]) -> set[str]:
    return {problem.code for problem in error.value.problems}


@given(st.integers(0, 10_000), st.integers(1, 8), st.integers(0, 60))
def test_merging_the_parts_of_a_project_gives_the_project(
    seed: int, partners: int, lines: int
) -> None:
    project = random_project(seed, partners=partners, lines=lines)
    assert merge(parts_of(project), project) == project
    assert merge(parts_of(project)) == grouped(project)


@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_the_order_of_the_parts_does_not_matter(seed: int, random: Random) -> None:
    project = random_project(seed, lines=20)
    parts = list(parts_of(project).items())
    random.shuffle(parts)
    assert merge(dict(parts), project) == project
    assert merge(dict(parts)) == grouped(project)


@given(st.integers(0, 10_000))
def test_partners_without_a_part_keep_what_they_have(seed: int) -> None:
    project = random_project(seed, lines=20)
    kept = project.partners[0].id
    parts = {s: p for s, p in parts_of(project).items() if p.partners[0].id != kept}
    assert merge(parts, project) == project


@given(st.integers(0, 10_000), st.data())
def test_an_edit_in_a_part_is_the_only_change(seed: int, data: st.DataObject) -> None:
    project = random_project(seed, lines=20)
    at = data.draw(st.integers(0, len(project.costs) - 1))
    edited = replace(project.costs[at], quantity=Decimal("77.5"), reason="edited")
    costs = (*project.costs[:at], edited, *project.costs[at + 1 :])
    expected = replace(project, costs=costs)
    assert merge(parts_of(expected), project) == expected


@given(st.integers(0, 10_000), st.data())
def test_a_new_row_follows_the_row_it_follows_in_the_part(seed: int, data: st.DataObject) -> None:
    project = random_project(seed, lines=20)
    at = data.draw(st.integers(0, len(project.costs) - 1))
    after = project.costs[at]
    added = replace(after, description="Something new", quantity=Decimal("3.25"))
    changed = replace(project, costs=(*project.costs[: at + 1], added, *project.costs[at + 1 :]))
    merged = merge(parts_of(changed), project)
    mine = [line for line in merged.costs if line.partner == after.partner]
    assert mine == [line for line in changed.costs if line.partner == after.partner]
    others = [line for line in project.costs if line.partner != after.partner]
    assert [line for line in merged.costs if line.partner != after.partner] == others
    assert merged.costs.index(added) == at + 1 or project.costs.count(after) > 1


def test_rows_that_a_partner_sorted_anew_stay_as_the_partner_has_them() -> None:
    project = random_project(3, lines=30)
    parts = parts_of(project)
    source, part = next((s, p) for s, p in parts.items() if len(p.costs) > 3)
    parts[source] = replace(part, costs=part.costs[::-1])
    merged = merge(parts, project)
    mine = [line for line in merged.costs if line.partner == part.partners[0].id]
    assert mine == list(part.costs[::-1])


@pytest.mark.parametrize("behind", [2, 3])
def test_a_row_that_was_moved_down_leaves_the_others_in_their_places(behind: int) -> None:
    project = random_project(3, partners=2, lines=0)
    here, there = (partner.id for partner in project.partners)
    line = random_project(3, lines=1).costs[0]
    first, *kept = (
        replace(line, partner=here, description=f"Own {i}", quantity=Decimal(i + 1))
        for i in range(4)
    )
    others = [replace(line, partner=there, description=f"Other {i}") for i in range(4)]
    a, b, c = kept
    master = replace(project, costs=(first, others[0], a, others[1], b, others[2], c, others[3]))
    parts = parts_of(master)
    own = [*kept[:behind], first, *kept[behind:]]
    parts[f"{here}.xlsx"] = replace(parts[f"{here}.xlsx"], costs=tuple(own))
    expected = [others[0], a, others[1], b, others[2], c, others[3]]
    expected.insert(2 * behind, first)  # right after the row it follows
    assert merge(parts, master).costs == tuple(expected)


def test_what_a_partner_says_of_itself_replaces_what_the_master_said() -> None:
    project = random_project(4, partners=3)
    part = part_of(project, project.partners[1].id)
    asking = replace(part.partners[0], name="Another name", requested=Decimal("10.00"))
    merged = merge({"a.xlsx": replace(part, partners=(asking,))}, project)
    assert merged.partners == (project.partners[0], asking, project.partners[2])
    assert merged.costs == project.costs


def test_a_new_partner_comes_last_with_its_rows() -> None:
    project = random_project(4, partners=4, lines=20)
    last = project.partners[-1].id
    master = replace(
        project,
        partners=project.partners[:-1],
        costs=tuple(line for line in project.costs if line.partner != last),
        exchanges=tuple(row for row in project.exchanges if row.partner != last),
        funding=tuple(row for row in project.funding if row.partner != last),
    )
    parts = {"new.xlsx": part_of(project, last)}
    with pytest.raises(InputError) as error:
        merge(parts, master)
    assert codes(error) == {"merge.unknown_partner"}
    merged = merge(parts, master, new=[last])
    assert merged.partners == project.partners
    own = part_of(project, last).costs
    assert merged.costs == (*master.costs, *own)


def test_two_parts_of_one_partner_are_refused() -> None:
    project = random_project(5)
    parts = parts_of(project)
    parts["copy.xlsx"] = part_of(project, project.partners[0].id)
    with pytest.raises(InputError) as error:
        merge(parts, project)
    assert codes(error) == {"merge.twice"}
    assert project.partners[0].id in str(error.value)
    assert "copy.xlsx" in str(error.value)


def test_an_id_spelled_otherwise_is_no_other_partner() -> None:
    project = random_project(5)
    own = project.partners[0].id
    part = part_of(project, own)
    small = replace(part, partners=(replace(part.partners[0], id=own.swapcase()),))
    with pytest.raises(InputError) as error:
        merge({"a.xlsx": part, "b.xlsx": small})
    assert codes(error) == {"merge.twice"}
    assert error.value.problems[0].values["partner"] == own
    with pytest.raises(InputError) as error:
        merge({"b.xlsx": small}, project, new=[own.swapcase()])
    assert codes(error) == {"merge.unknown_partner"}
    assert f'"{own}"' in str(error.value) or own in str(error.value)


def test_partners_in_another_alphabet_are_not_taken_for_each_other() -> None:
    project = random_project(5)
    first, *others = project.partners
    master = replace(project, partners=(replace(first, name="Μονάδα"), *others))
    part = part_of(project, first.id)
    part = replace(part, partners=(replace(part.partners[0], id="N9", name="Ίδρυμα"),))
    part = replace(part, costs=(), exchanges=(), funding=())
    with pytest.raises(InputError) as error:
        merge({"a.xlsx": part}, master)
    (problem,) = [each for each in error.value.problems if each.code == "merge.unknown_partner"]
    assert problem.values["suggestion"] == ""


def test_a_new_partner_needs_a_part() -> None:
    project = random_project(5)
    with pytest.raises(InputError) as error:
        merge(parts_of(project), project, new=["P99"])
    assert codes(error) == {"merge.new_without_sheet"}


def test_a_whole_budget_is_no_part() -> None:
    project = random_project(5)
    with pytest.raises(InputError) as error:
        merge({"whole.xlsx": project})
    assert codes(error) == {"merge.not_one_partner"}


def test_nothing_to_merge_is_said() -> None:
    with pytest.raises(InputError) as error:
        merge({})
    assert codes(error) == {"merge.nothing"}


@pytest.mark.parametrize(("field", "code"), [("acronym", "other_acronym"), ("call", "other_call")])
def test_a_part_of_another_project_is_refused(field: str, code: str) -> None:
    project = random_project(6)
    named_otherwise: dict[str, Any] = {field: "other"}
    other = replace(part_of(project, project.partners[0].id), **named_otherwise)
    for master in (project, None):
        with pytest.raises(InputError) as error:
            merge({**parts_of(project), "other.xlsx": other}, master)
        assert f"merge.{code}" in codes(error)


def test_without_a_master_the_parts_must_agree_on_the_project() -> None:
    project = random_project(7)
    parts = parts_of(project)
    source = list(parts)[-1]
    parts[source] = replace(parts[source], title="Another title", duration_months=3)
    with pytest.raises(InputError) as error:
        merge(parts)
    assert codes(error) == {"merge.differs_title", "merge.differs_duration_months"}
    assert '"Another title"' in str(error.value)
    assert "duration in months is 3" in str(error.value)
    assert merge(parts, project) == project


def test_work_packages_that_differ_are_named() -> None:
    project = random_project(7)
    parts = parts_of(project)
    source, first = list(parts)[-1], project.work_packages[0]
    own = replace(first, title="Başka bir başlık")
    parts[source] = replace(parts[source], work_packages=(own, *project.work_packages[1:]))
    with pytest.raises(InputError) as error:
        merge(parts)
    (problem,) = error.value.problems
    assert problem.where == source
    assert problem.values["found"] == [f"{first.id} Başka bir başlık"]
    assert problem.values["expected"] == [f"{first.id} {first.title}"]


@given(st.integers(0, 10_000))
def test_aligning_names_every_row_once(seed: int) -> None:
    old, new = random_project(seed, lines=15).costs, random_project(seed + 1, lines=15).costs
    pairs = align("cost", old, new)
    assert sorted(i for i, _ in pairs if i is not None) == list(range(len(old)))
    assert [j for _, j in pairs if j is not None] == list(range(len(new)))


def test_a_line_is_known_by_what_it_is() -> None:
    line = random_project(8, lines=5).costs[0]
    line = replace(line, description="İş Planı  ŞIRNAK")
    same_words = replace(line, description="iş planı şırnak", quantity=Decimal(9))
    other_package = replace(line, work_package="WP99")
    other_words = replace(line, description="Something else")
    assert align("cost", [line], [same_words]) == [(0, 0)]
    assert align("cost", [line], [other_package]) == [(0, 0)]
    assert align("cost", [line], [other_words]) == [(0, 0)]
    assert align("cost", [line], [replace(other_words, quantity=Decimal(9))]) == [
        (None, 0),
        (0, None),
    ]


def test_what_one_part_does_not_give_is_said_and_no_dash() -> None:
    """``starts on -``; rows of a table that are in one part alone are missing in the other."""
    parts = parts_of(random_project(7, partners=2, lines=4))
    second = list(parts)[-1]
    parts[second] = replace(parts[second], start=None, work_packages=())
    with pytest.raises(InputError) as error:
        merge(parts)
    told = {problem.code: problem.message("tr") for problem in error.value.problems}
    assert "Projenin başlangıcı girilmemiş;" in told["merge.differs_start"]
    assert "burada girilmemiş;" in told["merge.differs_work_package"]
