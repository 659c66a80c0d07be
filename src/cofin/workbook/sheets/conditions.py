"""The call's conditions as live formulas, each counting as ``core.criteria`` says it counts."""

from __future__ import annotations

from cofin.core.criteria import Criterion, CriterionKey, criteria
from cofin.core.criteria_plan import START_MILESTONE
from cofin.rules.profile import passage
from cofin.workbook.plan import Plan
from cofin.workbook.sheets.conditions_consortium import CONSORTIUM
from cofin.workbook.sheets.conditions_exchanges import EXCHANGES
from cofin.workbook.sheets.conditions_plan import PLAN
from cofin.workbook.sheets.live import Check, LiveCondition

LIVE = {**CONSORTIUM, **PLAN, **EXCHANGES}
"""Criterion key -> its live formulas."""


def conditions(plan: Plan) -> list[Check]:
    """Every condition that the call has, in the order of ``core.criteria``."""
    found = criteria(plan.project, plan.rules)
    return [_check(plan, each, LIVE[each.key](plan, each)) for each in found]


def _check(plan: Plan, criterion: Criterion, live: LiveCondition) -> Check:
    lang = plan.book.lang
    cited = criterion.citations[0].dated if criterion.citations else None
    where = f", {passage(cited.where, lang)}" if cited and cited.where else ""
    return Check(
        label=criterion.label(lang),
        found=live.found,
        found_value=live.found_value,
        required=live.required,
        required_value=live.required_value,
        state=live.state,
        state_key=criterion.status.value,
        style=live.style,
        about=_about(plan, criterion),
        source=f"{cited.source.title}{where}" if cited else "",
        status=plan.book.word(f"standing.{cited.status.value}") if cited else "",
    )


def _about(plan: Plan, criterion: Criterion) -> str:
    """How a condition counts; for the start, the days of the call's timetable too."""
    about = plan.book.word(f"condition.{criterion.key}")
    if criterion.key is not CriterionKey.PROJECT_START:
        return about
    stage = next(s for s in plan.profile.milestones if s.key == START_MILESTONE)
    if stage.end is None:
        return about
    days = plan.book.word("condition.project_start_days", first=stage.start, last=stage.end)
    return f"{days} {about}"
