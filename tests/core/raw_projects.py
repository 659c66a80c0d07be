"""Small projects as plain tables, and what the parser says of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from cofin.core.model import Project
from cofin.core.parse import parse_project
from cofin.errors import InputError
from cofin.rules.profile import Activity, CallProfile
from tests.core.rules_for_tests import make_rules

PROFILE: CallProfile = replace(
    make_rules().profile,
    tables={"regions": "nuts2-2014-2020", "countries": "cosme-2020", "exchanges": "clusterxchange"},
    activities=(Activity("1a", {"en": "Visits", "tr": "Ziyaretler"}, required=True),),
)


def raw_project(**tables: Any) -> dict[str, Any]:
    """A valid project with one of each but overrides; keywords replace whole tables."""
    return {
        "call": "test-call",
        "project": {"acronym": "BLUEHUB", "duration_months": 24},
        "partner": [{"id": "P1", "name": "Küme", "country": "TR", "role": "coordinator"}],
        "work_package": [{"id": "WP1", "title": "Work"}],
        "cost": [cost()],
        "exchange": [exchange()],
        "funding": [{"partner": "P1", "source": "own", "amount": Decimal("12000.00")}],
    } | tables


def cost(**fields: Any) -> dict[str, Any]:
    return {
        "partner": "P1",
        "work_package": "WP1",
        "category": "personnel",
        "quantity": 10,
        "unit_cost": Decimal("4200.00"),
    } | fields


def exchange(**fields: Any) -> dict[str, Any]:
    return {
        "partner": "P1",
        "work_package": "WP1",
        "count": 5,
        "host_country": "DE",
        "working_days": 5,
        "distance_km": 900,
    } | fields


def partner(**fields: Any) -> dict[str, Any]:
    return {"id": "P1", "name": "Küme", "country": "TR", "role": "coordinator"} | fields


def parsed(raw: Any, profile: CallProfile = PROFILE) -> Project:
    return parse_project(raw, profile)


def refused(raw: Any, profile: CallProfile = PROFILE) -> list[tuple[str, str]]:
    """Place and code of every problem; fails when there is none."""
    return [(where, code) for where, code, _ in refused_with(raw, profile)]


def refused_with(raw: Any, profile: CallProfile = PROFILE) -> list[tuple[str, str, dict[str, Any]]]:
    """The same with the values that the message shows."""
    with pytest.raises(InputError) as caught:
        parse_project(raw, profile)
    return [
        (problem.where, problem.code.removeprefix("project."), dict(problem.values))
        for problem in caught.value.problems
    ]
