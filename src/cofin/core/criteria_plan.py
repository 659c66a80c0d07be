"""What is done and when: duration, start, work packages, activities."""

from __future__ import annotations

from itertools import chain

from cofin.core.citation import cite, cite_listed, cite_row
from cofin.core.criteria_standing import Application
from cofin.core.criterion import Criterion, CriterionKey, Verdict, verdict
from cofin.core.model import WorkPackage
from cofin.rules.profile import Status

START_MILESTONE = "start"
"""Key of the timetable's stage in which activities start."""


def duration_minimum(application: Application) -> Criterion | None:
    """``duration_months`` >= the minimum; unknown when it is 0."""
    return _duration(application, CriterionKey.DURATION_MINIMUM, sign=1)


def duration_maximum(application: Application) -> Criterion | None:
    """``duration_months`` <= the maximum; unknown when it is 0."""
    return _duration(application, CriterionKey.DURATION_MAXIMUM, sign=-1)


def _duration(application: Application, key: CriterionKey, *, sign: int) -> Criterion | None:
    cited = cite(application.rules, key)
    if not cited:
        return None
    months, limit = application.project.duration_months, application.rules.count(key)
    status = verdict(sign * months >= sign * limit) if months else Verdict.UNKNOWN
    difference = abs(months - limit)
    found = {"months": months, "difference": difference}
    return Criterion(key, status, found, {"required": limit}, cited)


def project_start(application: Application) -> Criterion | None:
    """``start`` >= first day of the milestone, and <= its last day where it has one.

    Unknown without a start date, and outside the milestone when the call says that its
    dates are estimated.  Left out without such a milestone.
    """
    known = {stage.key: stage for stage in application.rules.profile.milestones}
    stage = known.get(START_MILESTONE)
    if stage is None:
        return None
    start = application.project.start
    if start is None:
        status = Verdict.UNKNOWN
    elif stage.start <= start and (stage.end is None or start <= stage.end):
        status = Verdict.MET
    else:
        status = Verdict.UNKNOWN if stage.estimated else Verdict.NOT_MET
    return Criterion(
        CriterionKey.PROJECT_START,
        status,
        {"start": start or "-"},
        {"earliest": stage.start, "latest": stage.end or "…"},
        cite_listed("milestones", stage.start, application.rules.on, stage.citation),
        ("criterion.estimated_timetable",) if stage.estimated else (),
    )


def work_packages_within_duration(application: Application) -> Criterion:
    """No work package with start_month > end_month, or end_month > ``duration_months``.

    Unknown when a month or the duration is missing, or when there is no work package.  Costs
    are eligible during the action only: cited as assumed.
    """
    project = application.project
    months = project.duration_months
    wrong = [wp.id for wp in project.work_packages if months and _is_outside(wp, months)]
    undated = [wp.id for wp in project.work_packages if not (wp.start_month and wp.end_month)]
    if wrong:
        status = Verdict.NOT_MET
    elif undated or not months or not project.work_packages:
        status = Verdict.UNKNOWN
    else:
        status = Verdict.MET
    cited = cite_row(
        "action_period",
        "",
        application.rules.on,
        source="Multi-beneficiary grant agreement",
        status=Status.ASSUMED,
    )
    return Criterion(
        CriterionKey.WORK_PACKAGES_WITHIN_DURATION,
        status,
        {"outside": wrong, "undated": undated or ["-"], "count": len(project.work_packages)},
        {"months": months},
        (cited,),
    )


def _is_outside(work_package: WorkPackage, months: int) -> bool:
    start, end = work_package.start_month, work_package.end_month
    known = [month for month in (start, end) if month is not None]
    return any(month > months for month in known) or sorted(known) != known


def required_activities(application: Application) -> Criterion | None:
    """Every required activity of the call is the ``activity`` of at least one work package.

    Left out when the call requires none.
    """
    profile = application.rules.profile
    required = [activity for activity in profile.activities if activity.required]
    if not required:
        return None
    planned = {wp.activity for wp in application.project.work_packages}
    missing = [activity.id for activity in required if activity.id not in planned]
    on = application.rules.on
    cited = (cite_listed("activities", each.id, on, each.citation) for each in required)
    return Criterion(
        CriterionKey.REQUIRED_ACTIVITIES,
        verdict(not missing),
        {"count": len(required) - len(missing), "missing": missing},
        {"required": len(required), "activities": [activity.id for activity in required]},
        tuple(chain.from_iterable(cited)),
    )
