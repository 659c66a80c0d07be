"""R10 and R14: income on top of the grant, and money that nobody asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from cofin.checks.figures.counted_once import counted_once
from cofin.checks.figures.derived import derived_faults
from cofin.checks.figures.figures import (
    Group,
    Told,
    groups_of,
    of_groups,
    rules_of,
    rules_without_project,
)
from cofin.checks.figures.limits import limits_of
from cofin.checks.figures.other_currency import is_in_other_currency
from cofin.checks.finding import Finding, Severity
from cofin.checks.registry import check
from cofin.checks.subject import FileKind, Subject
from cofin.checks.tables.cells import added, amount_finding, are_equal, less
from cofin.checks.words.figures import FigureKind
from cofin.money import euro
from cofin.text import Value


@check("R10")
def income_above_cost(subject: Subject) -> Iterator[Finding]:
    """Grant and receipts together above the eligible costs.

    Judged for the action as a whole: in the sheet of one partner it is a note.
    """
    rules = rules_without_project(subject)
    if rules is not None:
        from cofin.checks.budget_rules.stated.income import income_above_costs

        yield from income_above_costs(subject, rules)
    result = subject.whole
    if result is None or not result.totals.surplus:
        return
    totals = result.totals
    project = result.project
    rows = [i for i, s in enumerate(project.funding, 1) if s.source.value == "receipts"]
    place = subject.place("funding", rows[0], "amount") if rows else ("", "")
    amounts = (added((totals.grant, totals.receipts)), totals.eligible)
    values: dict[str, Value] = {"receipts": totals.receipts, "deduction": totals.deduction}
    found = amount_finding(place, project.acronym, amounts, values, "no_profit")
    is_alone = subject.kind is FileKind.PARTNER_SHEET
    yield replace(found, severity=Severity.NOTE if is_alone else None)


@check("R14")
def money_left(subject: Subject) -> Iterator[Finding]:
    """Requests below what the rules allow, which may be meant or not updated."""
    for fault in derived_faults(subject):
        if fault.code == "R14":
            amounts = (fault.found, fault.expected)
            found = amount_finding(fault.place, fault.label, amounts, {}, fault.parameter)
            yield replace(found, severity=Severity.WARNING)
    yield from _requests(subject)
    asked = _asked(subject)
    yield from of_groups(subject, lambda _, group: _left(subject, group, asked))


def _requests(subject: Subject) -> Iterator[Finding]:
    """Partners of the project below their maximum, while the ceiling leaves something."""
    result = subject.whole
    if result is None:
        return
    left = less(result.totals.maximum_grant, result.totals.requested)
    for i, partner in enumerate(result.partners, 1):
        if partner.requested is None:
            continue
        most = min(partner.maximum_contribution, added((partner.requested, left)))
        if partner.requested < most:
            place = subject.place("partner", i, "requested")
            amounts = (partner.requested, most)
            yield amount_finding(place, partner.id, amounts, {}, "reimbursement_rate")


def _asked(subject: Subject) -> dict[tuple[str, int], Decimal]:
    """What the rows of each table ask for together, each within its own maximum."""
    by_table: dict[tuple[str, int], list[Group]] = {}
    for group in groups_of(subject):
        if not group.is_total:
            by_table.setdefault(group.table, []).append(group)
    asked: dict[tuple[str, int], Decimal] = {}
    for table, groups in by_table.items():
        counted = []
        for group in counted_once(groups, FigureKind.REQUESTED):
            requested, most = group.figures[FigureKind.REQUESTED].value, _most(subject, group)
            counted.append(requested if most is None else min(requested, most))
        if counted:
            asked[table] = added(counted)
    return asked


def _left(
    subject: Subject, group: Group, asked: Mapping[tuple[str, int], Decimal]
) -> Iterator[Finding]:
    requested, most = group.figures.get(FigureKind.REQUESTED), _most(subject, group)
    if requested is None or most is None or are_equal(requested.value, most):
        return
    rules = rules_of(subject)
    if rules is not None and not is_in_other_currency(subject, requested):
        others = Decimal(0)
        if any(group.table) and not group.is_total:
            others = max(less(asked[group.table], requested.value), Decimal(0))
        most = min(most, less(euro(rules.maximum_grant), others))
    if requested.parts > 1 and less(most, requested.value) <= euro(requested.parts):
        return  # each part of it was rounded down to the cent
    if 0 < requested.value < most:
        amounts = (requested.value, most)
        yield amount_finding(requested.place, requested.label, amounts, {}, "reimbursement_rate")


def _most(subject: Subject, group: Group) -> Decimal | None:
    """The maximum that the sheet states; else what the rates allow of its costs in any case."""
    stated: Told | None = group.figures.get(FigureKind.MAXIMUM)
    if stated is not None:
        return stated.value
    eligible = group.value(FigureKind.ELIGIBLE)
    limits = None if eligible is None else limits_of(subject, group, eligible)
    return None if limits is None else limits.sure_amount
