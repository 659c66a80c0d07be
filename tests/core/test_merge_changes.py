"""Whatever partners do to their parts, the merged project has it, and the changes say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cofin.core.changes import ChangeKind, changes
from cofin.core.merge import merge
from cofin.core.model import CostLine, Project
from cofin.workbook.split import part_of
from tests.random_project import random_project

ACTS = st.sampled_from(["keep", "keep", "keep", "change", "remove", "add"])


@dataclass
class Done:
    """What was done, by the descriptions of the lines."""

    changed: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    added: set[str] = field(default_factory=set)


def named(project: Project) -> Project:
    """The project with a description of its own for every line."""
    costs = (replace(c, description=f"Satır {i}") for i, c in enumerate(project.costs))
    return replace(project, costs=tuple(costs))


def edited(lines: Sequence[CostLine], acts: Sequence[str], done: Done) -> list[CostLine]:
    found = []
    for line, act in zip(lines, acts, strict=False):
        match act:
            case "change":
                found.append(replace(line, quantity=line.quantity + 1, unit_cost=Decimal("9.99")))
                done.changed.add(line.description)
            case "remove":
                done.removed.add(line.description)
            case "add":
                new = replace(line, description=f"{line.description} (yeni)", quantity=Decimal(77))
                found += [line, new]
                done.added.add(new.description)
            case _:
                found.append(line)
    return found + list(lines[len(acts) :])


@given(st.integers(0, 10_000), st.data())
def test_the_changes_are_what_the_partners_did(seed: int, data: st.DataObject) -> None:
    master = named(random_project(seed, partners=4, lines=24))
    done, parts = Done(), {}
    for partner in master.partners:
        part = part_of(master, partner.id)
        acts = data.draw(st.lists(ACTS, max_size=len(part.costs)))
        parts[partner.id] = replace(part, costs=tuple(edited(part.costs, acts, done)))
    merged = merge(parts, master)
    for own, part in parts.items():
        assert part_of(merged, own) == part
    told = Done()
    for change in changes(master, merged):
        assert change.table == "cost"
        where = {
            ChangeKind.CHANGED: told.changed,
            ChangeKind.REMOVED: told.removed,
            ChangeKind.ADDED: told.added,
        }
        where[change.kind].add(change.label[-1])
        if change.kind is ChangeKind.CHANGED:
            assert {each.key for each in change.fields} <= {"quantity", "unit_cost"}
    assert told == done


@given(st.integers(0, 10_000), st.data())
def test_lines_that_stayed_keep_their_order_among_all_partners(
    seed: int, data: st.DataObject
) -> None:
    master = named(random_project(seed, partners=4, lines=24))
    done, parts = Done(), {}
    for partner in master.partners:
        part = part_of(master, partner.id)
        acts = data.draw(st.lists(ACTS, max_size=len(part.costs)))
        parts[partner.id] = replace(part, costs=tuple(edited(part.costs, acts, done)))
    merged = [line.description for line in merge(parts, master).costs]
    stayed = [c.description for c in master.costs if c.description not in done.removed]
    assert [each for each in merged if each not in done.added] == stayed
    for new in done.added:
        before = merged[merged.index(new) - 1]
        assert before == new.removesuffix(" (yeni)")


@given(st.integers(0, 10_000))
def test_merging_twice_changes_nothing_more(seed: int) -> None:
    master = named(random_project(seed, partners=4, lines=24))
    part = part_of(master, master.partners[0].id)
    parts = {"a": replace(part, costs=part.costs[1::2] + part.costs[::2])}
    once = merge(parts, master)
    assert merge(parts, once) == once
