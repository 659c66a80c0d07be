"""References: to ids of the project, to the call's lists, to its tables."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cofin.core.model import CostLine, Exchange
from cofin.core.parse_problems import Vocabulary
from tests.core.raw_projects import (
    PROFILE,
    cost,
    exchange,
    parsed,
    partner,
    raw_project,
    refused,
    refused_with,
)

OTHER = {"role": "beneficiary"}


@pytest.mark.parametrize(
    ("field", "said", "meant"),
    [
        ("partner", "P2", ""),
        ("partner", "P-1", "P1"),
        ("partner", "Kume", "P1"),
        ("work_package", "WP-1", "WP1"),
        ("work_package", "Work", "WP1"),
        ("category", "Travel", "travel"),
        ("category", "third party", "third_party_support"),
        ("category", "sub-contracting", "subcontracting"),
    ],
)
def test_a_word_that_is_not_known_comes_with_the_nearest(field: str, said: str, meant: str) -> None:
    ((where, code, values),) = refused_with(raw_project(cost=[cost(**{field: said})]))
    assert (where, code, values["suggestion"]) == (f"cost[1].{field}", f"unknown_{field}", meant)


def test_an_id_that_cannot_be_one_is_told_once_and_proposed_to_nobody() -> None:
    """Its own row says so; the lines that name the right id are not sent to the wrong one."""
    partners = [partner(), partner(id="P 2", **OTHER), partner(id="P3", **OTHER)]
    lines = [cost(partner="P 2"), cost(partner="P2"), cost(partner="P9")]
    told = refused_with(raw_project(partner=partners, cost=lines))
    assert [(where, code) for where, code, _ in told] == [
        ("partner[2].id", "not_an_id"),
        ("cost[2].partner", "unknown_partner"),
        ("cost[3].partner", "unknown_partner"),
    ]
    assert {values["words"] for _, _, values in told[1:]} == {("P1", "P3")}
    assert all("P 2" not in values["suggestion"] for _, _, values in told[1:])


def test_indirect_costs_are_not_typed() -> None:
    raw = raw_project(cost=[cost(category="indirect")])
    assert refused(raw) == [("cost[1].category", "indirect_is_computed")]


def test_activities_are_on_the_calls_list() -> None:
    row = {"id": "WP1", "title": "Work", "activity": "1a"}
    assert parsed(raw_project(work_package=[row])).work_packages[0].activity == "1a"
    ((_, code, values),) = refused_with(raw_project(work_package=[row | {"activity": "visits"}]))
    assert (code, values["suggestion"]) == ("unknown_activity", "1a")


def test_any_short_text_is_an_activity_of_a_call_that_lists_none() -> None:
    profile = replace(PROFILE, activities=())

    def said(activity: object) -> dict[str, Any]:
        return raw_project(work_package=[{"id": "WP1", "title": "Work", "activity": activity}])

    assert parsed(said(" Study visits "), profile).work_packages[0].activity == "Study visits"
    assert parsed(said("A" * 100), profile).work_packages[0].activity == "A" * 100
    for activity, code in (("A" * 101, "too_long"), ("a\nb", "not_one_line"), (1, "not_text")):
        assert refused(said(activity), profile) == [("work_package[1].activity", code)]


def test_optional_references_may_be_empty() -> None:
    row = {"id": "WP1", "title": "Work", "activity": "", "lead": ""}
    assert parsed(raw_project(work_package=[row])).work_packages[0].lead == ""


def test_a_refused_id_still_counts_as_declared() -> None:
    raw = raw_project(
        work_package=[{"id": "İP1", "title": "Work"}],
        cost=[cost(work_package="İP1")] * 3,
        exchange=[],
    )
    assert refused(raw) == [("work_package[1].id", "not_an_id")]


def test_no_partner_is_one_problem_not_one_per_line() -> None:
    raw = raw_project(partner=[], cost=[cost()] * 3)
    assert refused(raw) == [("partner", "no_partners")]


def test_no_work_package_is_one_problem_when_something_needs_one() -> None:
    assert refused(raw_project(work_package=[])) == [("work_package", "no_work_packages")]
    assert parsed(raw_project(work_package=[], cost=[], exchange=[])).work_packages == ()


def test_ids_are_unique_without_regard_to_case() -> None:
    rows = [partner(), partner(id="p1", **OTHER), partner(id="P1", **OTHER)]
    found = refused_with(raw_project(partner=rows))
    assert [(where, code, values["first"]) for where, code, values in found] == [
        ("partner[2].id", "duplicate_id", "partner[1].id"),
        ("partner[3].id", "duplicate_id", "partner[1].id"),
    ]


@pytest.mark.parametrize("typed", ["p1", " P1 ", "P1\n"])
def test_an_id_counts_in_any_capitals_and_without_blanks(typed: str) -> None:
    raw = raw_project(
        work_package=[{"id": " WP1", "title": "Work", "lead": typed}],
        cost=[cost(partner=typed, work_package="wp1")],
        exchange=[exchange(partner=typed, work_package="Wp1 ")],
        funding=[{"partner": typed, "source": "own", "amount": 1}],
    )
    project = parsed(raw)
    found: list[CostLine | Exchange] = [*project.costs, *project.exchanges]
    assert {(each.partner, each.work_package) for each in found} == {("P1", "WP1")}
    assert (project.funding[0].partner, project.work_packages[0].lead) == ("P1", "P1")
    assert project.work_packages[0].id == "WP1"


def test_blanks_around_an_id_do_not_make_it_another() -> None:
    rows = [partner(), partner(id="p1 ", **OTHER)]
    assert refused(raw_project(partner=rows)) == [("partner[2].id", "duplicate_id")]


def test_refused_ids_are_compared_as_well() -> None:
    rows = [partner(id="Ö1"), partner(id="Ö1", **OTHER), partner(id=7, **OTHER)]
    assert refused(raw_project(partner=rows, cost=[], exchange=[], funding=[])) == [
        ("partner[1].id", "not_an_id"),
        ("partner[2].id", "not_an_id"),
        ("partner[2].id", "duplicate_id"),
        ("partner[3].id", "not_text"),
    ]


def test_one_coordinator() -> None:
    second = raw_project(partner=[partner(), partner(id="P2")])
    assert refused(second) == [("partner[2].role", "two_coordinators")]
    none = raw_project(partner=[partner(**OTHER)])
    assert refused(none) == [("partner", "no_coordinator")]


def test_a_role_that_is_refused_may_have_been_the_coordinators() -> None:
    assert refused(raw_project(partner=[partner(role="lead")])) == [
        ("partner[1].role", "unknown_choice")
    ]


@pytest.mark.parametrize(
    ("country", "region", "code"),
    [
        ("ES", "ES11", ""),
        ("ES", "es11", ""),
        ("EL", "EL30", ""),
        ("EL", "GR30", ""),  # NUTS 2006
        ("UK", "UKK3", ""),
        ("TR", "TR51", ""),  # not in the table: its shape must do
        ("ES", "", ""),
        ("ES", "ES99", "unknown_region"),
        ("ES", "FR10", "region_elsewhere"),
        ("ES", "ES1", "not_a_region"),
        ("ES", "ES111", "not_a_region"),
        ("ES", "eş11", "not_a_region"),
        ("ES", 11, "not_text"),
    ],
)
def test_regions(country: str, region: Any, code: str) -> None:
    raw = raw_project(partner=[partner(country=country, region=region)])
    if code:
        assert refused(raw) == [("partner[1].region", code)]
    else:
        assert parsed(raw).partners[0].region == region.upper()


def test_a_region_by_name_is_refused_with_its_shape_first() -> None:
    ((_, code, values),) = refused_with(raw_project(partner=[partner(country="ES", region="ES1X")]))
    assert (code, values["words"][0]) == ("unknown_region", "ES11")


def test_a_call_without_tables_takes_any_shape() -> None:
    profile = replace(PROFILE, tables={})
    row = partner(country="ES", region="ES99")
    assert parsed(raw_project(partner=[row], exchange=[]), profile).partners[0].region == "ES99"
    assert refused(raw_project(partner=[partner(country="Spain")], exchange=[]), profile) == [
        ("partner[1].country", "unknown_country")
    ]


def test_a_call_without_lump_sums_pays_no_exchanges() -> None:
    profile = replace(PROFILE, tables={})
    assert refused(raw_project(), profile) == [("exchange[1].host_country", "no_lump_sums")]


def test_a_call_without_third_party_support_pays_no_exchanges() -> None:
    profile = replace(PROFILE, categories=PROFILE.categories[:1])
    assert refused(raw_project(exchange=[exchange()] * 2), profile) == [
        ("exchange", "exchanges_not_foreseen")
    ]


def test_suggestions_end_when_a_file_is_full_of_nonsense() -> None:
    words = Vocabulary(["quantity"])
    assert [words.nearest(f"quantity{n}") for n in range(501)].count("quantity") == 500


def test_where_no_id_can_be_one_they_are_listed_all_the_same() -> None:
    raw = raw_project(cost=[cost(partner="Zed"), cost(partner="Yak")])
    raw["partner"] = [{**raw["partner"][0], "id": "7 W"}]
    told = {values["value"]: values.get("words") for _, _, values in refused_with(raw)}
    every = dict.fromkeys(('"P1"', '"Zed"', '"Yak"'), ("7 W",))
    assert told == {'"7 W"': None, **every}
