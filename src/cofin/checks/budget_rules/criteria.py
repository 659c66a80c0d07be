"""R11 and R12: the call's conditions on the action, one finding for each that is not met.

An error only where the call's own text says so (status verified); a condition that is only
reported or assumed is a warning, and one that cannot be judged a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from cofin.checks.budget_rules.unmet import parameter_of, severity_of
from cofin.checks.figures.figures import rules_without_project
from cofin.checks.finding import Finding
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.checks.tables.cells import less
from cofin.core.criteria import criteria
from cofin.core.criterion import Criterion, CriterionKey, Verdict
from cofin.money import to_step
from cofin.text import Lang, Value

DURATION = (
    CriterionKey.DURATION_MINIMUM,
    CriterionKey.DURATION_MAXIMUM,
    CriterionKey.PROJECT_START,
)
"""Conditions of R11."""

ELSEWHERE = (CriterionKey.WORK_PACKAGES_WITHIN_DURATION, CriterionKey.THIRD_PARTY_MAXIMUM)
"""Conditions that A03 and R09 judge."""

#: Shares are shown to a hundredth of a percent.
_SHOWN = Decimal("0.0001")

_PLACES: dict[CriterionKey, tuple[str | int, ...]] = {
    CriterionKey.DURATION_MINIMUM: ("project", "duration_months"),
    CriterionKey.DURATION_MAXIMUM: ("project", "duration_months"),
    CriterionKey.PROJECT_START: ("project", "start"),
    CriterionKey.SINGLE_COORDINATOR: ("partner", 1, "role"),
    CriterionKey.ELIGIBLE_COUNTRIES: ("partner", 1, "country"),
    CriterionKey.MINIMUM_ENTITIES: ("partner", 1, "role"),
    CriterionKey.MINIMUM_COUNTRIES: ("partner", 1, "country"),
    CriterionKey.MINIMUM_REGIONS: ("partner", 1, "region"),
    CriterionKey.PLATFORM_REQUIRED: ("partner", 1, "platform"),
    CriterionKey.REQUIRED_ACTIVITIES: ("work_package", 1, "activity"),
    CriterionKey.MINIMUM_EXCHANGES: ("exchange", 1, "count"),
    CriterionKey.EXCHANGE_SME_SHARE: ("exchange", 1, "sme_involved"),
    CriterionKey.EXCHANGE_OUTSIDE_SHARE: ("exchange", 1, "outside_partnership"),
    CriterionKey.EXCHANGE_MINIMUM_DAYS: ("exchange", 1, "working_days"),
    CriterionKey.EXCHANGE_MAXIMUM_DAYS: ("exchange", 1, "working_days"),
}


@check("R11")
def duration_outside(subject: Subject) -> Iterator[Finding]:
    """The project's duration or start outside what the call allows."""
    rules = rules_without_project(subject)
    if rules is not None:
        from cofin.checks.budget_rules.stated.conditions import duration_stated

        yield from duration_stated(subject, rules)
    for criterion in _judged(subject):
        if criterion.key in DURATION:
            yield _finding(subject, criterion)


@check("R12")
def condition_not_met(subject: Subject) -> Iterator[Finding]:
    """Entities, countries, regions, platform, activities, exchanges."""
    rules = rules_without_project(subject)
    if rules is not None:
        from cofin.checks.budget_rules.stated.conditions import partners_listed

        yield from partners_listed(subject, rules)
    for criterion in _judged(subject):
        if criterion.key not in (*DURATION, *ELSEWHERE):
            yield _finding(subject, criterion)


def _judged(subject: Subject) -> Iterator[Criterion]:
    """The conditions that are not met or cannot be judged."""
    project, result = subject.project, subject.result
    if project is None or result is None or not (project.partners or project.costs):
        return  # a template nobody has filled in: M01 says so
    for criterion in criteria(project, result.rules):
        if criterion.status is Verdict.MET:
            continue
        if project.is_part and criterion.status is Verdict.UNKNOWN:
            continue  # the consortium's workbook will tell
        if _hangs_on_unread(subject, criterion):
            continue
        yield criterion


def _hangs_on_unread(subject: Subject, criterion: Criterion) -> bool:
    """Whether something that decides a condition could not be read."""
    path = _PLACES.get(criterion.key, ("call",))
    if path[0] == "project":
        return path in subject.unread.fields
    return subject.unread.of(str(path[0]))


def _finding(subject: Subject, criterion: Criterion) -> Finding:
    sheet, cell = _place(subject, criterion)
    found, expected = _compared(subject, criterion)
    are_numbers = isinstance(found, int | Decimal) and isinstance(expected, int | Decimal)
    every = _every_place(subject, criterion) or ((sheet, cell),)
    values: dict[str, Value | Mapping[str, str]] = {
        "condition": {lang.value: criterion.label(lang) for lang in Lang},
        "sentence": {lang.value: criterion.message(lang) for lang in Lang},
        "key": criterion.key.value,
    }
    if len(every) > 1:
        values["place"] = f"{sheet}!{', '.join(place for _, place in every)}"
    return Finding(
        sheet=sheet,
        cell=cell,
        label=criterion.label(Lang(subject.layout.lang) if subject.layout else Lang.EN),
        found=str(found),
        expected=str(expected),
        difference=less(Decimal(str(found)), Decimal(str(expected))) if are_numbers else None,
        values=values,
        parameter=parameter_of(criterion),
        severity=severity_of(criterion),
        also=every[1:],
    )


def _compared(subject: Subject, criterion: Criterion) -> tuple[Value, Value]:
    """What was found and what is required: a share, days, months or a number of something."""
    found, required = criterion.found, next(iter(criterion.required.values()), "-")
    if "share" in found:
        return to_step(Decimal(str(found["share"])), _SHOWN), required
    rows = _rows(criterion)
    if rows and subject.project is not None:
        return subject.project.exchanges[rows[0] - 1].working_days, required
    return next(iter(found.values()), "-"), required


def _rows(criterion: Criterion) -> list[int]:
    """The rows of exchanges (from 1) that fail, where the condition is on each row."""
    rows = criterion.found.get("rows")
    return [int(row) for row in rows] if isinstance(rows, list | tuple) else []


def _place(subject: Subject, criterion: Criterion) -> tuple[str, str]:
    """The first field that decides; of conditions on rows the first row that fails."""
    path = _PLACES.get(criterion.key, ("call",))
    if rows := _rows(criterion):
        path = (path[0], rows[0], path[-1])
    place = subject.place(*path)
    return place if any(place) else subject.place("call")


def _every_place(subject: Subject, criterion: Criterion) -> tuple[tuple[str, str], ...]:
    """The field of each row that fails, where the condition is on each row."""
    table, *_, field = _PLACES.get(criterion.key, ("call",))
    places = (subject.place(table, row, field) for row in _rows(criterion))
    return tuple(place for place in places if all(place))
