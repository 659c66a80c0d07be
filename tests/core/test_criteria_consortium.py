"""Conditions on who takes part."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cofin.core.criteria import criteria
from cofin.core.model import Platform, Role
from cofin.rules.profile import Status
from cofin.text import Lang
from tests.core.consortia import (
    COORDINATOR,
    FRENCH,
    GOOD,
    POLISH,
    judged,
    partner,
    rules_with,
    rules_without,
    status,
    with_partners,
)
from tests.core.rules_for_tests import dated

BRITISH = partner("P9", "UK", "UKD1")
TURKISH = partner("P8", "TR", "TR51")
AMERICAN = partner("P7", "US")
NOT_APPLYING = (Role.AFFILIATED_ENTITY, Role.ASSOCIATED_PARTNER)


@pytest.mark.parametrize("coordinators", [0, 2])
def test_there_is_one_coordinator(coordinators: int) -> None:
    roles = [Role.COORDINATOR] * coordinators + [Role.BENEFICIARY] * (3 - coordinators)
    several = [
        replace(p, role=r) for p, r in zip((COORDINATOR, POLISH, FRENCH), roles, strict=True)
    ]
    found = judged(with_partners(*several), "single_coordinator")
    assert found.status == "not_met"
    assert f"coordinator: {coordinators}; required: exactly 1." in found.message()
    [cited] = found.citations  # of no call: what every multi-beneficiary agreement says
    assert cited.sentence(Lang.EN).endswith(" - Multi-beneficiary grant agreement (assumed).")


def test_a_country_outside_the_list_is_named() -> None:
    found = judged(with_partners(COORDINATOR, AMERICAN), "eligible_countries")
    assert found.status == "not_met"
    assert "P7 (US)" in found.message()


def test_an_associated_partner_may_come_from_anywhere() -> None:
    guest = replace(AMERICAN, role=Role.ASSOCIATED_PARTNER)
    assert status(with_partners(COORDINATOR, guest), "eligible_countries") == "met"


def test_an_affiliated_entity_may_not() -> None:
    affiliated = replace(AMERICAN, role=Role.AFFILIATED_ENTITY)
    assert status(with_partners(COORDINATOR, affiliated), "eligible_countries") == "not_met"


def test_a_presumed_country_is_met_and_said_to_be_presumed() -> None:
    found = judged(with_partners(COORDINATOR, TURKISH), "eligible_countries")
    assert found.status == "met"
    assert "Presumed eligible" in found.message()
    assert found.message().endswith("participating countries: P8 (TR).")
    assert Status.ASSUMED in {c.dated.status for c in found.citations}
    note = "date of entry into the programme not read"
    assert note in found.citations[-1].sentence(Lang.EN)
    assert "Presumed" not in judged(with_partners(COORDINATOR), "eligible_countries").message()


def test_the_united_kingdom_is_unknown() -> None:
    found = judged(with_partners(COORDINATOR, BRITISH), "eligible_countries")
    assert found.status == "unknown"
    assert "P9 (UK)" in found.message()


def test_organisations_are_counted_by_what_is_known_of_their_country() -> None:
    found = judged(with_partners(COORDINATOR, TURKISH, BRITISH), "eligible_countries")
    assert "certainly from eligible countries: 2 of 3. Not settled: P9 (UK);" in found.message()
    all_three = with_partners(COORDINATOR, POLISH, BRITISH, AMERICAN)
    assert judged(all_three, "eligible_countries").found == {
        "count": 2,
        "outside": ["P7 (US)"],
        "unsettled": ["P9 (UK)"],
        "presumed": [],
    }
    settled = judged(with_partners(COORDINATOR), "eligible_countries").found
    assert settled["unsettled"] == ["-"]


def test_without_partners_nothing_is_known_of_countries() -> None:
    assert status(with_partners(), "eligible_countries") == "unknown"


@pytest.mark.parametrize("key", ["minimum_entities", "minimum_countries"])
@pytest.mark.parametrize("role", NOT_APPLYING)
def test_only_applicants_count(key: str, role: Role) -> None:
    others = with_partners(COORDINATOR, POLISH, replace(FRENCH, role=role))
    assert status(others, key) == "not_met"


@pytest.mark.parametrize("key", ["minimum_entities", "minimum_countries"])
def test_what_only_the_united_kingdom_makes_up_is_unknown(key: str) -> None:
    found = judged(with_partners(COORDINATOR, POLISH, BRITISH), key)
    assert found.status == "unknown"
    assert ": 2; up to 3 if P9 may apply; required: at least 3." in found.message()
    assert status(with_partners(COORDINATOR, POLISH, AMERICAN), key) == "not_met"
    no_such_code = replace(POLISH, region="PL99")  # settled as a country, not as a region
    found = judged(with_partners(COORDINATOR, no_such_code, BRITISH), key)
    assert found.found["unsettled"] == ["P9"]


def test_the_countries_that_are_named_are_those_that_count() -> None:
    found = judged(with_partners(COORDINATOR, POLISH, FRENCH, AMERICAN), "minimum_countries")
    assert "3 (DE, FR, PL); required" in found.message()


def test_who_may_come_from_a_supported_region_is_named_with_what_is_not_settled() -> None:
    coded = partner("P2", "PL", "PL99")
    message = judged(with_partners(COORDINATOR, BRITISH, coded), "minimum_regions").message()
    assert "region: 0; required: at least 1. Not settled (no known NUTS 2 code, or" in message
    assert message.endswith(": P9, P2.")  # the country of one, the code of the other
    settled = judged(with_partners(COORDINATOR, POLISH), "minimum_regions")
    assert settled.found["unsettled"] == []


def test_two_entities_of_one_country_are_one_country() -> None:
    twice = with_partners(COORDINATOR, POLISH, replace(POLISH, id="P3"))
    assert status(twice, "minimum_entities") == "met"
    assert status(twice, "minimum_countries") == "not_met"


def test_without_a_table_every_country_counts() -> None:
    rules = rules_with(tables={"exchanges": "clusterxchange"})
    elsewhere = with_partners(COORDINATOR, POLISH, AMERICAN)
    assert status(elsewhere, "minimum_countries", rules) == "met"


@pytest.mark.parametrize(
    ("country", "region", "expected"),
    [
        ("PL", "PL32", "met"),  # less developed
        ("AT", "AT11", "met"),  # transition
        ("FR", "FR10", "not_met"),  # more developed
        ("EL", "GR11", "met"),  # code of NUTS 2006
        ("EL", "EL51", "met"),  # the same region in NUTS 2013
        ("PL", "PL99", "unknown"),  # no such code
        ("PL", "", "unknown"),
        ("PL", "DE40", "unknown"),  # a region of another country
        ("TR", "TR51", "not_met"),  # outside the EU map
        ("UK", "UKK3", "unknown"),  # the country is not settled
    ],
)
def test_the_region_is_judged_by_its_code(country: str, region: str, expected: str) -> None:
    project = with_partners(COORDINATOR, partner("P2", country, region))
    assert status(project, "minimum_regions") == expected


@pytest.mark.parametrize("role", NOT_APPLYING)
def test_the_region_is_that_of_an_applicant(role: Role) -> None:
    project = with_partners(COORDINATOR, replace(POLISH, role=role))
    assert status(project, "minimum_regions") == "not_met"


def test_the_region_that_counts_is_cited() -> None:
    found = judged(with_partners(COORDINATOR, POLISH), "minimum_regions")
    assert [c.key for c in found.citations] == ["minimum_regions", "regions"]
    assert "PL32" in found.citations[1].sentence(Lang.TR)
    assert "Podkarpackie" in found.citations[1].sentence(Lang.EN)
    entities = judged(with_partners(COORDINATOR, POLISH), "minimum_entities")
    assert [c.key for c in entities.citations] == ["minimum_entities"]


def test_every_applicant_is_on_the_platform_or_has_applied() -> None:
    applied = replace(POLISH, platform=Platform.APPLIED)
    absent = replace(FRENCH, platform=Platform.NONE)
    assert status(with_partners(COORDINATOR, applied), "platform_required") == "met"
    found = judged(with_partners(COORDINATOR, applied, absent), "platform_required")
    assert found.status == "not_met"
    assert "applied: 2 of 3. Missing: P3." in found.message()


def test_a_call_may_leave_the_platform_to_the_applicants() -> None:
    known = rules_with().profile.parameters
    free = replace(known["platform_required"], values=(dated(value=False),))
    found = criteria(GOOD, rules_with(parameters={**known, "platform_required": free}))
    assert "platform_required" not in {each.key for each in found}


def test_who_does_not_apply_need_not_be_on_the_platform() -> None:
    guest = replace(FRENCH, role=Role.ASSOCIATED_PARTNER, platform=Platform.NONE)
    assert status(with_partners(COORDINATOR, guest), "platform_required") == "met"
    assert status(with_partners(), "platform_required") == "unknown"


def test_no_regions_are_asked_for_without_the_parameter() -> None:
    rules = rules_without("minimum_regions")
    assert status(with_partners(COORDINATOR), "minimum_countries", rules) == "not_met"
