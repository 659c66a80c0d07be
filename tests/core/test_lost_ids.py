"""An id that was typed over is told at the id, not at every line that names the old one."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from cofin.core.parse_tolerant import Parsed, parse_tolerantly
from cofin.core.unread import unread
from cofin.errors import Problem
from cofin.text import Lang
from tests.core.test_parse_tolerant import GOOD, PROFILE


def parsed(change: dict[tuple[str, int, str], object]) -> Parsed:
    """The good project after changes; P2 and WP1 are named twice and more."""
    raw: dict[str, Any] = deepcopy(GOOD)
    raw["work_package"][1]["lead"] = "P2"
    for (table, number, field), value in change.items():
        raw[table][number - 1][field] = value
    return parse_tolerantly(raw, PROFILE)


def told(found: Parsed) -> list[tuple[str, str]]:
    return [(each.where, each.code.removeprefix("project.")) for each in found.problems]


@pytest.mark.parametrize(
    ("table", "number", "written", "code", "meant"),
    [
        ("partner", 2, "P02", "id_unused", "P2"),
        ("partner", 2, "P1", "duplicate_id", "P2"),
        ("partner", 2, None, "missing", "P2"),
        ("partner", 2, "P 2", "not_an_id", "P2"),
        ("work_package", 1, "WP9", "id_unused", "WP1"),
    ],
)
def test_it_is_one_problem_at_the_id(
    table: str, number: int, written: object, code: str, meant: str
) -> None:
    found = parsed({(table, number, "id"): written})
    assert told(found) == [(f"{table}[{number}].id", code)]
    problem: Problem = found.problems[0]
    assert all(f'"{meant}"' in problem.message(lang) for lang in Lang)
    lost = unread(found.lost, found.kept)
    assert "cost" in lost.left_out
    if table == "partner":
        assert ("work_package", 2, "lead") in lost.fields


def test_what_is_said_of_it() -> None:
    (problem,) = parsed({("partner", 2, "id"): "P02"}).problems
    assert problem.message(Lang.EN) == (
        'Nothing uses the id "P02", and 3 places use "P2", which nobody has; the first is '
        'work_package[2].lead. Write "P2" here; correct the other places only where the id is '
        "meant to be a new one."
    )


@pytest.mark.parametrize(
    "change",
    [
        {("cost", 2, "partner"): "P9", ("funding", 1, "partner"): "P9"},  # P2 leads a package
        {("cost", 1, "partner"): "P9"},  # one slip
        {("partner", 2, "id"): "P02", ("cost", 1, "partner"): "P9"},  # two names that nobody has
        {("partner", 1, "id"): "P01", ("partner", 2, "id"): "P02"},
    ],
)
def test_else_it_is_told_where_it_is_used(change: dict[tuple[str, int, str], object]) -> None:
    assert "unknown_partner" in {code for _, code in told(parsed(change))}


def test_of_two_ids_that_are_lost_nobody_knows_which_is_meant() -> None:
    raw: dict[str, Any] = deepcopy(GOOD)
    raw["partner"] += [{**raw["partner"][1], "id": None}] * 2
    raw["funding"] *= 2
    raw["funding"] = [{**each, "partner": "P3"} for each in raw["funding"]]
    codes = [code for _, code in told(parse_tolerantly(raw, PROFILE))]
    assert sorted(codes) == ["missing", "missing", "unknown_partner"]
