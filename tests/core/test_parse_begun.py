"""A text alone in a row is one problem, not one for each field that a row needs."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from cofin.core.parse_tolerant import parse_tolerantly
from cofin.text import Lang
from tests.core.test_parse_tolerant import GOOD, PROFILE


def told(table: str, row: dict[str, Any]) -> list[tuple[str, str]]:
    raw: dict[str, Any] = deepcopy(GOOD)
    raw[table].append(row)
    return [
        (each.where, each.code.removeprefix("project."))
        for each in parse_tolerantly(raw, PROFILE).problems
    ]


@pytest.mark.parametrize(
    ("table", "field", "said"),
    [
        ("cost", "description", "Ask Ayşe"),
        ("cost", "description", "Travel"),
        ("cost", "partner", "Ask Ayşe"),
        ("cost", "category", "Travel: still open"),
        ("cost", "quantity", "to be done"),
        ("partner", "name", "Uni Bologna"),
        ("partner", "id", "Ask Ayşe"),
        ("work_package", "title", "More work"),
        ("funding", "amount", "it comes later"),
    ],
)
def test_it_is_a_note_or_an_entry_that_was_begun(table: str, field: str, said: str) -> None:
    place = f"{table}[{len(GOOD[table]) + 1}].{field}"
    assert told(table, {field: said}) == [(place, "stands_alone")]
    assert told(table, {field: said, "unit": None} if table == "cost" else {field: said})


def test_what_is_said_of_it() -> None:
    raw: dict[str, Any] = deepcopy(GOOD)
    raw["funding"].append({"name": "Ask Ayşe"})
    (problem,) = parse_tolerantly(raw, PROFILE).problems
    assert problem.message(Lang.EN) == (
        '"Ask Ayşe" (name) is all that is given of this row: a note, or an entry that was begun. '
        "A note: take it out, or keep it as a comment of the file. "
        "An entry: give the rest as well: partner, source, amount."
    )
    assert "bir not ya da yarım kalmış bir girdi" in problem.message(Lang.TR)


@pytest.mark.parametrize(
    ("table", "row", "codes"),
    [
        ("cost", {"partner": "P1"}, {"missing"}),  # an entry, beyond doubt
        ("cost", {"category": "travvel"}, {"missing", "unknown_category"}),
        ("cost", {"description": "Ask", "justification": "Ayşe"}, {"only_some_filled"}),
        ("cost", {"description": "  "}, {"only_some_filled"}),
        ("cost", {"months_used": 6}, {"only_some_filled"}),
        ("cost", {"description": "Ask", "partner": "P1"}, {"missing"}),
        ("cost", {"remark": "Ask Ayşe"}, {"unknown_key", "missing"}),
        ("cost", {}, {"missing"}),
        ("cost", {"quantity": "1 234,5"}, {"missing", "number_as_text"}),
    ],
)
def test_else_all_is_told(table: str, row: dict[str, Any], codes: set[str]) -> None:
    assert {code for _, code in told(table, row)} == codes


def test_a_note_in_the_column_of_ids_is_no_id_that_was_lost() -> None:
    raw: dict[str, Any] = deepcopy(GOOD)
    raw["partner"][1]["id"] = "P02"
    raw["partner"].append({"id": "Ask Ayşe about the others"})
    found = [(each.where, each.code) for each in parse_tolerantly(raw, PROFILE).problems]
    assert found == [
        ("partner[2].id", "project.id_unused"),
        ("partner[3].id", "project.stands_alone"),
    ]


def test_own_words_are_what_an_activity_holds_where_the_call_lists_none() -> None:
    raw: dict[str, Any] = deepcopy(GOOD)
    raw["work_package"].append({"activity": "Joint trips"})
    free = replace(PROFILE, activities=())
    (problem,) = parse_tolerantly(raw, free).problems
    assert problem.code == "project.only_some_filled"
