"""Live conditions on who takes part: counts of the helper columns on the Partners sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from cofin.core.criteria import Criterion, CriterionKey
from cofin.core.model import Platform, Role
from cofin.workbook.plan import Plan
from cofin.workbook.sheets.live import LiveCondition, state, unless_unknown

Make: TypeAlias = Callable[[Plan, Criterion], LiveCondition]


def number(values: Mapping[str, object], key: str) -> int:
    """A whole number that a criterion found or requires."""
    return int(str(values[key]))


def _count(plan: Plan, **tests: str) -> str:
    """Partners whose columns fulfil every test."""
    parts = ",".join(f"{plan.partners.column(key)},{test}" for key, test in tests.items())
    return f"COUNTIFS({parts})"


def _at_least(plan: Plan, found: Criterion, certain: str, possible: str) -> LiveCondition:
    met = state(plan, "{found}>={required}")
    could = f"AND({{found}}<{{required}},{possible}>={{required}})"
    return LiveCondition(
        certain,
        number(found.found, "count"),
        f"rule.{found.key}",
        number(found.required, "required"),
        unless_unknown(plan, could, met),
    )


def _single_coordinator(plan: Plan, found: Criterion) -> LiveCondition:
    return LiveCondition(
        _count(plan, role=plan.quoted_choice(Role.COORDINATOR)),
        number(found.found, "count"),
        "1",
        1,
        state(plan, "{found}={required}"),
    )


def _eligible_countries(plan: Plan, found: Criterion) -> LiveCondition:
    outside = _count(plan, paid="1", in_country="0")
    open_ = _count(plan, paid="1", in_country="1")
    judged = unless_unknown(plan, f"OR({open_}>0,{{required}}=0)", state(plan, "TRUE"))
    no = state(plan, "FALSE")
    return LiveCondition(
        _count(plan, paid="1", in_country="2"),
        number(found.found, "count"),
        f"SUM({plan.partners.column('paid')})",
        number(found.required, "required"),
        f"IF({outside}>0,{no},{judged})",
    )


def _entities(plan: Plan, found: Criterion) -> LiveCondition:
    certain = _count(plan, applicant="1", in_country="2")
    return _at_least(plan, found, certain, _count(plan, applicant="1", in_country='">0"'))


def _countries(plan: Plan, found: Criterion) -> LiveCondition:
    certain = _count(plan, new_country="1", in_country="2")
    return _at_least(plan, found, certain, _count(plan, new_country="1", in_country='">0"'))


def _regions(plan: Plan, found: Criterion) -> LiveCondition:
    certain = _count(plan, applicant="1", in_region="2")
    return _at_least(plan, found, certain, _count(plan, applicant="1", in_region='">0"'))


def _platform(plan: Plan, found: Criterion) -> LiveCondition:
    applicants = f"SUM({plan.partners.column('applicant')})"
    none = _count(plan, applicant="1", platform=plan.quoted_choice(Platform.NONE))
    empty = _count(plan, applicant="1", platform='""')
    return LiveCondition(
        f"{applicants}-{none}-{empty}",
        number(found.found, "count"),
        applicants,
        number(found.required, "required"),
        unless_unknown(plan, "{required}=0", state(plan, "{found}={required}")),
    )


CONSORTIUM: dict[CriterionKey, Make] = {
    CriterionKey.SINGLE_COORDINATOR: _single_coordinator,
    CriterionKey.ELIGIBLE_COUNTRIES: _eligible_countries,
    CriterionKey.MINIMUM_ENTITIES: _entities,
    CriterionKey.MINIMUM_COUNTRIES: _countries,
    CriterionKey.MINIMUM_REGIONS: _regions,
    CriterionKey.PLATFORM_REQUIRED: _platform,
}
