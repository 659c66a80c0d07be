"""Eligibility of the action itself: every condition of the call on one project.

Each function of the ``criteria_*`` modules says in its docstring how it counts, from plain
columns of the project, so that a workbook can count the same way with live formulas.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from cofin.core import criteria_consortium as consortium
from cofin.core import criteria_exchanges as exchanges
from cofin.core import criteria_plan as plan
from cofin.core.criteria_standing import Application, application
from cofin.core.criterion import (
    CRITERION_KEYS,
    OF_THE_WHOLE,
    Criterion,
    CriterionKey,
    Verdict,
)
from cofin.core.model import Project
from cofin.rules.profile import CallRules

__all__ = ["CRITERION_KEYS", "Criterion", "CriterionKey", "Verdict", "criteria"]

Judge: TypeAlias = Callable[[Application], Criterion | None]

_JUDGES: tuple[Judge, ...] = (
    consortium.single_coordinator,
    consortium.eligible_countries,
    consortium.minimum_entities,
    consortium.minimum_countries,
    consortium.minimum_regions,
    consortium.platform_required,
    plan.duration_minimum,
    plan.duration_maximum,
    plan.project_start,
    plan.work_packages_within_duration,
    plan.required_activities,
    exchanges.minimum_exchanges,
    exchanges.exchange_sme_share,
    exchanges.exchange_outside_share,
    exchanges.exchange_minimum_days,
    exchanges.exchange_maximum_days,
    exchanges.third_party_maximum,
)


def criteria(project: Project, rules: CallRules) -> tuple[Criterion, ...]:
    """The call's conditions, judged, in the order of ``CRITERION_KEYS``.

    A condition whose parameter, table or list the call does not have is left out, and of one
    partner's part (``Project.is_part``) every condition that only the whole can meet.  The
    project's overrides are applied.  A criterion never stops a calculation.
    """
    judged = application(project, rules)
    found = (judge(judged) for judge in _JUDGES)
    others = OF_THE_WHOLE if project.is_part else frozenset()
    return tuple(each for each in found if each is not None and each.key not in others)
