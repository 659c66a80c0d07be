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
        {("partner", 2, "id"): "Q", ("cost", 1, "partner"): "P9"},  # two names that nobody has
        {  # used once: there it may be the slip
            **{("partner", 2, "id"): "P02", ("cost", 2, "partner"): "P1"},
            ("work_package", 2, "lead"): "P1",
        },
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


@pytest.mark.parametrize(
    ("table", "written", "codes"),
    [
        ("partner", ("P01", "P02"), ("id_unused", "id_unused")),  # almost so
        ("partner", ("P02", "P01"), ("id_unused", "id_unused")),  # and put in another order
        ("partner", ("P 1", "P-2"), ("not_an_id", "not_an_id")),
        ("partner", ("TUB", "ITU"), ("id_unused", "id_unused")),  # numbered as the rows are
        ("partner", ("TUB", None), ("id_unused", "missing")),
        ("partner", ("P01", "TUB"), ("id_unused", "id_unused")),  # one almost so, one is left
        ("work_package", ("A", "B"), ("id_unused", "id_unused")),
    ],
)
def test_each_of_several_is_one_problem_at_its_id(
    table: str, written: tuple[str | None, str | None], codes: tuple[str, str]
) -> None:
    raw: dict[str, Any] = deepcopy(GOOD)
    raw["exchange"] *= 2
    for row, id_ in zip(raw[table], written, strict=True):
        row["id"] = id_
    found = parse_tolerantly(raw, PROFILE)
    assert told(found) == [(f"{table}[{n}].id", code) for n, code in enumerate(codes, 1)]
    start = "P" if table == "partner" else "WP"
    order = (2, 1) if written == ("P02", "P01") else (1, 2)
    for number, problem in zip(order, found.problems, strict=True):
        assert all(f'"{start}{number}"' in problem.message(lang) for lang in Lang)
    assert "cost" in unread(found.lost, found.kept).left_out


def with_partners(ids: list[str], used: list[str]) -> list[tuple[str, str]]:
    """What is told of partners of whom some are named, each by two cost lines."""
    raw: dict[str, Any] = deepcopy(GOOD)
    first, second = raw["partner"]
    raw["partner"] = [{**(second if n else first), "id": each} for n, each in enumerate(ids)]
    raw["work_package"][0]["lead"] = ""
    raw["exchange"] = raw["funding"] = []
    raw["cost"] = [{**raw["cost"][0], "partner": each} for each in used for _ in range(2)]
    return told(parse_tolerantly(raw, PROFILE))


@pytest.mark.parametrize(
    ("ids", "used", "at"),
    [
        (["P1", "A", "P3", "B"], ["P1", "P2", "p4"], [2, 4]),
        (["P1", "A", "P3", "B"], ["P2", "P4"], [2, 4]),  # P1 and P3 have no lines as yet
        (["A", "BB", "C"], ["A", "beta", "C"], [2]),  # the only one that nobody uses
        (["A", "P02", "C"], ["A", "P2", "gamma"], [2, 3]),  # and the only one that is left then
        (["X", "P02", "Y"], ["X", "P2"], [2]),  # a partner without lines is not in the way
        (["P1", "A", "B"], ["P1", "P2", "P9"], []),  # A is P2, but what is P9?
        (["P1", "A", "B"], ["P1", "alpha", "beta"], []),
        (["P1", "A", "B"], ["P1", "P2", "Q3"], []),
        (["P1", "A", "B", "C"], ["P1", "P2", "P3"], []),  # is C one of them?
        (["P1", "A", "B"], ["A", "P1", "P2", "P3"], []),  # A is used
        (["P02", "A", "P3"], ["P1", "P2"], []),  # P02 stands first, and is almost P2
        (["P1", "P02", "P002"], ["P1", "P2"], []),
        (["P1", "P2x"], ["P1", "P02", "P2"], []),
    ],
)
def test_several_are_told_only_where_nothing_else_can_be_meant(
    ids: list[str], used: list[str], at: list[int]
) -> None:
    found = with_partners(ids, used)
    assert [where for where, code in found if code == "id_unused"] == [
        f"partner[{number}].id" for number in at
    ]
    assert ("unknown_partner" in {code for _, code in found}) is not bool(at)
