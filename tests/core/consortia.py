"""A project that meets every condition of the call of 2020, and ways to spoil one of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from cofin.core.criteria import Criterion, criteria
from cofin.core.model import Exchange, Partner, Platform, Project, Role, WorkPackage
from cofin.rules.load import load_rules
from cofin.rules.profile import CallRules

CALL = "cos-cluster-2020-3-03"


def partner(
    name: str, country: str, region: str = "", role: Role = Role.BENEFICIARY, **more: Any
) -> Partner:
    given: dict[str, Any] = {"platform": Platform.MEMBER} | more
    return Partner(name, name, country, role, region=region, **given)


COORDINATOR = partner("P1", "DE", "DE21", Role.COORDINATOR)
POLISH = partner("P2", "PL", "PL32")
FRENCH = partner("P3", "FR", "FR10")

GOOD = Project(
    call=CALL,
    acronym="GOOD",
    start=date(2022, 2, 1),
    duration_months=24,
    partners=(COORDINATOR, POLISH, FRENCH),
    work_packages=tuple(
        WorkPackage(f"WP{i}", "Work", "P1", 1, 24, activity)
        for i, activity in enumerate(("1a", "1b", "1c", "2", "3"), start=1)
    ),
    exchanges=(
        Exchange("P1", "WP4", 60, "PL", 5, 900, sme_involved=True),
        Exchange("P2", "WP4", 20, "DE", 5, 900, outside_partnership=True),
    ),
)


def with_partners(*partners: Partner) -> Project:
    return replace(GOOD, partners=partners)


def with_exchanges(*rows: Exchange) -> Project:
    return replace(GOOD, exchanges=rows)


def judged(project: Project, key: str, rules: CallRules | None = None) -> Criterion:
    found = criteria(project, rules or load_rules(CALL))
    return next(criterion for criterion in found if criterion.key == key)


def status(project: Project, key: str, rules: CallRules | None = None) -> str:
    return judged(project, key, rules).status.value


def rules_with(**lists: Any) -> CallRules:
    """The call of 2020 with lists or tables of its profile replaced."""
    rules = load_rules(CALL)
    return replace(rules, profile=replace(rules.profile, **lists))


def rules_without(*parameters: str) -> CallRules:
    known = load_rules(CALL).profile.parameters
    return rules_with(parameters={k: v for k, v in known.items() if k not in parameters})
