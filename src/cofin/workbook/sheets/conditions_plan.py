"""Live conditions on what is done and when."""

from __future__ import annotations

from cofin.a1 import to_serial
from cofin.core.criteria import Criterion, CriterionKey
from cofin.core.criteria_plan import START_MILESTONE
from cofin.workbook.plan import Plan
from cofin.workbook.sheets.conditions_consortium import Make, number
from cofin.workbook.sheets.live import LiveCondition, state, unless_unknown

MONTHS = "in.project.duration_months"


def _duration(plan: Plan, found: Criterion) -> LiveCondition:
    sign = ">=" if found.key is CriterionKey.DURATION_MINIMUM else "<="
    judged = state(plan, f"{{found}}{sign}{{required}}")
    return LiveCondition(
        f"N({MONTHS})",
        number(found.found, "months"),
        f"rule.{found.key}",
        number(found.required, "required"),
        unless_unknown(plan, "{found}=0", judged),
    )


def _start(plan: Plan, _: Criterion) -> LiveCondition:
    """Compared with the days of the call's timetable, which stand in the formula."""
    stage = next(s for s in plan.profile.milestones if s.key == START_MILESTONE)
    tests = ["{found}>={required}"]
    if stage.end:
        tests.append(f"{{found}}<={to_serial(stage.end)}")
    inside = f"AND({','.join(tests)})"
    outside = state(plan, inside)
    judged = unless_unknown(plan, f"NOT({inside})", outside) if stage.estimated else outside
    start = plan.project.start
    return LiveCondition(
        'IF(in.project.start="","",in.project.start)',
        start if start else "",
        str(to_serial(stage.start)),
        stage.start,
        unless_unknown(plan, '{found}=""', judged),
        "calc_date",
    )


def _packages(plan: Plan, found: Criterion) -> LiveCondition:
    block = plan.work_packages
    wrong, undated = (f"SUM({block.column(key)})" for key in ("outside", "undated"))
    listed = f'SUMPRODUCT(({block.column("id")}<>"")*1)'
    open_ = f"OR({undated}>0,N({MONTHS})=0,{listed}=0)"
    judged = unless_unknown(plan, open_, state(plan, "TRUE"))
    outside = found.found["outside"]
    return LiveCondition(
        wrong,
        len(outside) if isinstance(outside, list | tuple) else 0,
        "0",
        0,
        f"IF({{found}}>0,{state(plan, 'FALSE')},{judged})",
    )


def _activities(plan: Plan, found: Criterion) -> LiveCondition:
    planned = f"(COUNTIF({plan.work_packages.column('activity')},list.activities)>0)"
    return LiveCondition(
        f"SUMPRODUCT(list.activity_required*{planned})",
        number(found.found, "count"),
        "SUM(list.activity_required)",
        number(found.required, "required"),
        state(plan, "{found}={required}"),
    )


PLAN: dict[CriterionKey, Make] = {
    CriterionKey.DURATION_MINIMUM: _duration,
    CriterionKey.DURATION_MAXIMUM: _duration,
    CriterionKey.PROJECT_START: _start,
    CriterionKey.WORK_PACKAGES_WITHIN_DURATION: _packages,
    CriterionKey.REQUIRED_ACTIVITIES: _activities,
}
