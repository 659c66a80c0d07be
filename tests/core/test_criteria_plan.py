"""Conditions on duration, start, work packages and activities."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cofin.core.model import WorkPackage
from cofin.rules.load import load_rules
from cofin.text import Lang
from tests.core.consortia import CALL, GOOD, judged, rules_with, status


@pytest.mark.parametrize(
    ("months", "minimum", "maximum"),
    [
        (0, "unknown", "unknown"),
        (19, "not_met", "met"),
        (20, "met", "met"),
        (24, "met", "met"),
        (25, "met", "not_met"),
    ],
)
def test_duration_lies_in_the_range(months: int, minimum: str, maximum: str) -> None:
    project = replace(GOOD, duration_months=months)
    assert status(project, "duration_minimum") == minimum
    assert status(project, "duration_maximum") == maximum


def test_the_message_says_by_how_much() -> None:
    message = judged(replace(GOOD, duration_months=17), "duration_minimum").message()
    assert "in months: 17; required: at least 20." in message
    assert "Too short by 3." in message


@pytest.mark.parametrize(
    ("start", "estimated", "fixed"),
    [
        (None, "unknown", "unknown"),
        (date(2022, 1, 31), "unknown", "not_met"),
        (date(2022, 2, 1), "met", "met"),
        (date(2022, 2, 28), "met", "met"),
        (date(2022, 3, 1), "unknown", "not_met"),
    ],
)
def test_the_start_is_held_against_the_timetable(
    start: date | None, estimated: str, fixed: str
) -> None:
    project = replace(GOOD, start=start)
    stages = [replace(stage, estimated=False) for stage in load_rules(CALL).profile.milestones]
    assert status(project, "project_start") == estimated
    assert status(project, "project_start", rules_with(milestones=tuple(stages))) == fixed


def test_an_estimated_date_is_said_to_be_one() -> None:
    found = judged(GOOD, "project_start")
    assert found.message() == (
        "The project starts on 2022-02-01; the timetable says 2022-02-01 to 2022-02-28. "
        "The call marks this date as an estimate."
    )
    assert found.required == {"earliest": date(2022, 2, 1), "latest": date(2022, 2, 28)}
    stages = [replace(stage, estimated=False) for stage in load_rules(CALL).profile.milestones]
    fixed = judged(GOOD, "project_start", rules_with(milestones=tuple(stages)))
    assert "an estimate" not in fixed.message()


def test_a_start_that_is_missing_is_not_given() -> None:
    assert (
        "Start of the project: not given."
        in judged(replace(GOOD, start=None), "project_start").message()
    )


def test_a_stage_without_an_end_has_no_latest_day() -> None:
    stages = [
        replace(s, end=None, estimated=False, citation=None)
        for s in load_rules(CALL).profile.milestones
    ]
    project, rules = replace(GOOD, start=date(2023, 1, 1)), rules_with(milestones=tuple(stages))
    assert status(project, "project_start", rules) == "met"
    found = judged(project, "project_start", rules)
    assert found.citations == ()
    assert "2022-02-01 to …" in found.message()


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (1, 24, "met"),
        (24, 24, "met"),
        (1, 25, "not_met"),
        (25, None, "not_met"),
        (5, 4, "not_met"),
        (None, 24, "unknown"),
        (1, None, "unknown"),
    ],
)
def test_work_packages_lie_within_the_duration(
    start: int | None, end: int | None, expected: str
) -> None:
    packages = (*GOOD.work_packages, WorkPackage("WP6", "Late", "P1", start, end))
    found = judged(replace(GOOD, work_packages=packages), "work_packages_within_duration")
    assert found.status == expected
    assert ("WP6" in found.message()) is (expected != "met")


def test_without_work_packages_or_duration_nothing_is_known_of_them() -> None:
    key = "work_packages_within_duration"
    assert status(replace(GOOD, work_packages=()), key) == "unknown"
    undecided = judged(replace(GOOD, duration_months=0), key)
    assert undecided.status == "unknown"
    assert "without start or end month: -." in undecided.message()


def test_that_costs_arise_during_the_action_is_assumed() -> None:
    [cited] = judged(GOOD, "work_packages_within_duration").citations
    assert cited.sentence(Lang.EN).endswith(" - Multi-beneficiary grant agreement (assumed).")


def test_a_required_activity_without_a_work_package_is_named() -> None:
    found = judged(replace(GOOD, work_packages=GOOD.work_packages[1:]), "required_activities")
    assert found.status == "not_met"
    assert found.found["missing"] == ["1a"]
    assert "4 of 5" in found.message()


def test_an_activity_that_is_not_required_may_be_left_out() -> None:
    first, *others = load_rules(CALL).profile.activities
    rules = rules_with(activities=(replace(first, required=False), *others))
    found = judged(
        replace(GOOD, work_packages=GOOD.work_packages[1:]), "required_activities", rules
    )
    assert found.status == "met"
    assert "all 4 (1b, 1c, 2, 3)" in found.message()
