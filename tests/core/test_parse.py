"""The shape of a project: parts, rows, fields; all problems at once, in reading order."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cofin.core.model import CostLine, LegalForm, Platform, Project, Role
from cofin.core.parse import MOST_ROWS, parse_project
from cofin.errors import MOST_SHOWN, InputError
from cofin.text import Lang
from tests.core.raw_projects import PROFILE, cost, parsed, partner, raw_project, refused


def test_a_project_keeps_what_is_written() -> None:
    project = parsed(raw_project())
    assert (project.call, project.acronym, project.duration_months) == ("test-call", "BLUEHUB", 24)
    assert project.costs[0].unit_cost == Decimal(4200)
    assert project.exchanges[0].host_country == "DE"
    assert project.funding[0].amount == Decimal(12000)


def test_what_is_not_given_has_its_default() -> None:
    project = parsed({"project": {"acronym": "A"}, "partner": [partner()]})
    assert project.partners[0].legal_form is LegalForm.OTHER
    assert project.partners[0].platform is Platform.NONE
    assert project.partners[0].role is Role.COORDINATOR
    assert (project.title, project.start, project.duration_months) == ("", None, 0)
    assert parsed(raw_project()).costs[0] == CostLine(
        "P1", "WP1", "personnel", "", Decimal(10), Decimal(4200)
    )


def test_without_a_call_it_is_the_profiles() -> None:
    raw = raw_project()
    del raw["call"]
    assert parsed(raw).call == "test-call"


def test_a_call_named_by_a_path_stays_as_it_is() -> None:
    assert parsed(raw_project(call="calls/mine.toml")).call == "calls/mine.toml"


def test_a_call_is_text() -> None:
    assert refused(raw_project(call=7)) == [("call", "not_text")]


def test_nothing_at_all_is_two_problems() -> None:
    assert refused({}) == [("project", "missing_table"), ("partner", "no_partners")]


def test_null_counts_as_not_given() -> None:
    assert parsed(raw_project(partner=[partner(requested=None)])).partners[0].requested is None
    assert refused(raw_project(partner=[partner(name=None)])) == [("partner[1].name", "missing")]


def test_a_part_that_is_no_list() -> None:
    assert refused(raw_project(funding={"partner": "P1"})) == [("funding", "not_a_list")]
    assert refused(raw_project(partner="P1")) == [("partner", "not_a_list")]


def test_a_project_that_is_no_table() -> None:
    assert refused(raw_project(project=[])) == [("project", "not_a_table")]


def test_a_row_that_is_no_table_keeps_the_numbers_of_the_others() -> None:
    rows = ["P1", partner(role="boss")]
    assert refused(raw_project(partner=rows)) == [
        ("partner[1]", "not_a_table"),
        ("partner[2].role", "unknown_choice"),
    ]


def test_a_row_without_its_name_is_still_known_by_its_id() -> None:
    packages = [{"id": "WP1"}, {"id": "WP2", "title": "More work"}]
    rows = raw_project(work_package=packages)  # its costs and exchanges are in WP1
    assert refused(rows) == [("work_package[1].title", "missing")]


def test_a_misspelt_field_is_not_missing_as_well() -> None:
    row = cost()
    row["quantty"] = row.pop("quantity")
    assert refused(raw_project(cost=[row])) == [("cost[1].quantty", "unknown_key")]


def test_strange_keys_are_quoted_in_their_place() -> None:
    raw = raw_project(cost=[cost(**{"unit cost\n": 1})], **{"über": []})
    assert refused(raw) == [
        ('cost[1]."unit cost"', "unknown_key"),
        ('"über"', "unknown_table"),
    ]


def test_problems_come_in_reading_order() -> None:
    raw = raw_project(
        funding=[{"partner": "P9", "source": "own", "amount": 1}],
        cost=[cost(), cost(eligible=False), cost(category="x"), cost(eligible=False)],
        partner=[partner(role="beneficiary", country="??")],
    )
    assert [where for where, _ in refused(raw)] == [
        "partner",
        "partner[1].country",
        "cost[2].reason",
        "cost[3].category",
        "cost[4].reason",
        "funding[1].partner",
    ]


def test_places_are_worded_by_the_caller() -> None:
    with pytest.raises(InputError) as caught:
        parse_project(
            raw_project(cost=[cost(quantity=-1)]), PROFILE, lambda path: "/".join(map(str, path))
        )
    assert [problem.where for problem in caught.value.problems] == ["cost/1/quantity"]


@pytest.mark.parametrize("table", [key for key, most in MOST_ROWS.items() if most < 50_000])
def test_too_many_rows_are_refused_before_any_work(table: str) -> None:
    rows: list[dict[str, object]] = [{}] * (MOST_ROWS[table] + 1)
    assert refused(raw_project(**{table: rows})) == [(table, "too_many")]


def test_the_most_rows_are_still_read() -> None:
    rows = [partner(id=f"P{n}", role="beneficiary") for n in range(1, MOST_ROWS["partner"])]
    assert (
        len(
            parsed(
                raw_project(partner=[partner(id="C"), *rows], cost=[], exchange=[], funding=[])
            ).partners
        )
        == 60
    )


def test_a_message_shows_the_first_problems_and_counts_the_rest() -> None:
    raw = raw_project(cost=[cost(quantity=-1)] * (MOST_SHOWN + 7))
    with pytest.raises(InputError) as caught:
        parsed(raw)
    assert len(caught.value.problems) == MOST_SHOWN + 7
    for lang, words in ((Lang.EN, "and 7 more"), (Lang.TR, "7 sorun daha")):
        message = caught.value.render(lang)
        assert message.count("cost[") == MOST_SHOWN
        assert words in message


def test_a_project_is_plain_data() -> None:
    assert isinstance(parsed(raw_project()), Project)
    assert hash(parsed(raw_project())) == hash(parsed(raw_project()))
