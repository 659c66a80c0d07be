"""Conditions as a whole: order, what is left out, words, sources, overrides."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from cofin.core.criteria import CRITERION_KEYS, Criterion, Verdict, criteria
from cofin.core.model import Override, Project
from cofin.rules.load import load_rules
from cofin.text import Lang, has
from tests.core.consortia import CALL, GOOD, judged, rules_with, rules_without
from tests.strategies import random_project

EMPTY = Project(call=CALL, acronym="EMPTY")
PARAMETERS = sorted(set(CRITERION_KEYS) & set(load_rules(CALL).profile.parameters))


def all_criteria() -> list[Criterion]:
    projects = [GOOD, EMPTY, *(random_project(seed) for seed in range(5))]
    return [found for each in projects for found in criteria(each, load_rules(CALL))]


def test_a_good_project_meets_every_condition() -> None:
    found = criteria(GOOD, load_rules(CALL))
    assert {c.key.value: c.status for c in found} == dict.fromkeys(CRITERION_KEYS, Verdict.MET)


def test_conditions_come_in_the_order_of_their_keys() -> None:
    found = [c.key.value for c in criteria(GOOD, load_rules(CALL))]
    assert found == [key for key in CRITERION_KEYS if key in found]


@pytest.mark.parametrize("parameter", PARAMETERS)
def test_a_condition_without_its_parameter_is_left_out(parameter: str) -> None:
    found = [c.key.value for c in criteria(GOOD, rules_without(parameter))]
    assert parameter not in found


def test_conditions_without_their_table_or_list_are_left_out() -> None:
    rules = rules_with(tables={"exchanges": "clusterxchange"}, activities=(), milestones=())
    found = {c.key.value for c in criteria(GOOD, rules)}
    assert {"eligible_countries", "required_activities", "project_start"} & found == set()
    assert "minimum_countries" in found


@pytest.mark.parametrize("lang", Lang)
def test_every_condition_has_its_words(lang: Lang) -> None:
    for criterion in all_criteria():
        assert criterion.label(lang)
        assert criterion.status_label(lang)
        assert criterion.message(lang)
        assert "{" not in criterion.message(lang)


@pytest.mark.parametrize("key", CRITERION_KEYS)
def test_every_condition_can_be_met_and_not_met(key: str) -> None:
    assert has(f"criterion.{key}")
    assert has(f"criterion.{key}_met")
    assert has(f"criterion.{key}_not_met")


def test_every_condition_cites_a_source() -> None:
    for criterion in criteria(GOOD, load_rules(CALL)):
        assert criterion.citations
        assert all(c.dated.source.title for c in criterion.citations)
        assert all("Rule" in c.sentence(Lang.EN) for c in criterion.citations)


def test_a_condition_as_json_has_values_as_texts() -> None:
    found: dict[str, Any] = judged(GOOD, "exchange_sme_share").to_json()
    assert found["found"] == {"count": "60", "total": "80", "share": "0.75"}
    assert found["required"] == {"required_share": "0.50"}
    assert (found["key"], found["status"]) == ("exchange_sme_share", "met")
    assert found["message"] == judged(GOOD, "exchange_sme_share").message(Lang.EN)
    assert found["rules"][0]["key"] == "exchange_sme_share"


def test_lists_stay_lists_in_json() -> None:
    written: dict[str, Any] = judged(GOOD, "minimum_countries").to_json()
    assert written["found"]["countries"] == ["DE", "FR", "PL"]


def test_an_override_of_the_project_is_applied_and_shown() -> None:
    override = Override("exchange_minimum_days", Decimal(6), "agreed with the agency")
    project = replace(GOOD, overrides=(override,))
    criterion = judged(project, "exchange_minimum_days")
    assert criterion.status is Verdict.NOT_MET
    [cited] = criterion.citations
    assert "call's value 3 days: agreed with the agency" in cited.sentence(Lang.EN)
    assert cited.to_json()["original"] == "3"
    assert cited.to_json()["override_reason"] == "agreed with the agency"
