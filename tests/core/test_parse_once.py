"""What is wrong again and again is one problem, with all its places."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.core.parse import parse_project
from cofin.errors import InputError, Problem
from cofin.text import Lang
from tests.core.raw_projects import PROFILE, cost, exchange, partner, raw_project, refused


def problems(raw: dict[str, Any]) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        parse_project(raw, PROFILE)
    return caught.value.problems


def test_a_partner_that_is_not_declared_is_one_problem_in_all_tables() -> None:
    raw = raw_project(
        cost=[*[cost(partner="P-1")] * 3, cost()],
        exchange=[exchange(partner="P-1")],
        funding=[{"partner": "P-1", "source": "own", "amount": 1}],
    )
    (problem,) = problems(raw)
    assert (problem.where, problem.code) == ("cost[1].partner", "project.unknown_partner")
    assert problem.also == (
        *("cost[2].partner", "cost[3].partner"),
        *("exchange[1].partner", "funding[1].partner"),
    )
    assert problem.message() == (
        'No partner has the id "P-1". Partners: P1. Did you mean "P1"? '
        "5 times in all; also at cost[2].partner, cost[3].partner, exchange[1].partner and 1 more."
    )
    assert problem.message(Lang.TR).endswith(
        "Toplam 5 kez geçiyor; diğer yerler: "
        "cost[2].partner, cost[3].partner, exchange[1].partner ve 1 yer daha."
    )


def test_few_places_are_all_named() -> None:
    (problem,) = problems(raw_project(cost=[cost(work_package="WP9")] * 2))
    assert problem.message().endswith("2 times in all; also at cost[2].work_package.")


def test_different_words_are_different_problems() -> None:
    raw = raw_project(cost=[cost(partner="P8"), cost(partner="P9"), cost(work_package="P9")])
    assert refused(raw) == [
        ("cost[1].partner", "unknown_partner"),
        ("cost[2].partner", "unknown_partner"),
        ("cost[3].work_package", "unknown_work_package"),
    ]


@pytest.mark.parametrize(
    ("field", "word"),
    [
        ("category", "personel"),
        ("eligible", "yes"),
        ("category", "indirect"),
        ("quantity", "ten"),
        ("share_of_use", 80),
    ],
)
def test_the_same_wrong_word_in_a_column_is_one_problem(field: str, word: object) -> None:
    line = cost(category="equipment", useful_life_months=36, months_used=6) | {field: word}
    if line["category"] != "equipment":
        line = cost(category=word)
    (problem,) = problems(raw_project(cost=[line] * 4))
    assert (problem.where, len(problem.also)) == (f"cost[1].{field}", 3)


def test_the_same_word_in_two_columns_is_two_problems() -> None:
    row = partner(role="boss", legal_form="boss")
    assert refused(raw_project(partner=[row])) == [
        ("partner[1].role", "unknown_choice"),
        ("partner[1].legal_form", "unknown_choice"),
    ]


def test_other_problems_are_not_taken_together() -> None:
    assert len(problems(raw_project(cost=[cost(quantity=-1)] * 3))) == 3


@pytest.mark.parametrize("stray", [{"months_used": 6}, {"eligible": False, "unit_cost": None}])
def test_a_row_with_stray_values_only_is_one_problem(stray: dict[str, Any]) -> None:
    (problem,) = problems(raw_project(cost=[cost(), stray]))
    field = next(iter(stray))
    assert (problem.where, problem.code) == (f"cost[2].{field}", "project.only_some_filled")
    assert problem.message() == (
        f"Of this row only this is filled in: {field}. Fill in the row or clear it."
    )


def test_a_row_with_a_value_it_needs_is_a_row() -> None:
    found = refused(raw_project(cost=[cost(), {"partner": "P1", "unit": "day"}]))
    assert {code for _, code in found} == {"missing"}
