"""R10 and R14: income on top of the grant, and money that nobody asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from cofin.checks.arithmetic.cells import added, amount_finding, are_equal
from cofin.checks.budget_rules.derived import derived_faults
from cofin.checks.budget_rules.figures import Group, Told, of_groups, rate_of
from cofin.checks.budget_rules.words import Kind
from cofin.checks.finding import Finding, Severity
from cofin.checks.registry import check
from cofin.checks.subject import FileKind, Subject
from cofin.money import EXACT
from cofin.text import Value


@check("R10")
def income_above_cost(subject: Subject) -> Iterator[Finding]:
    """Grant and receipts together above the eligible costs.

    Judged for the action as a whole: in the sheet of one partner it is a note.
    """
    result = subject.result
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
    if subject.result is not None:
        for i, partner in enumerate(subject.result.partners, 1):
            requested, most = partner.requested, partner.maximum_contribution
            if requested is not None and requested < most:
                place = subject.place("partner", i, "requested")
                yield amount_finding(place, partner.id, (requested, most), {}, "reimbursement_rate")
    yield from of_groups(subject, _left)


def _left(subject: Subject, group: Group) -> Iterator[Finding]:
    requested, most = group.figures.get(Kind.REQUESTED), _most(subject, group)
    if requested is None or most is None or are_equal(requested.value, most):
        return
    if 0 < requested.value < most:
        amounts = (requested.value, most)
        yield amount_finding(requested.place, requested.label, amounts, {}, "reimbursement_rate")


def _most(subject: Subject, group: Group) -> Decimal | None:
    """The maximum that the sheet states; else the rate times its eligible costs."""
    stated: Told | None = group.figures.get(Kind.MAXIMUM)
    if stated is not None:
        return stated.value
    rate, eligible = rate_of(subject, group), group.value(Kind.ELIGIBLE)
    if rate is None or eligible is None:
        return None
    exact = EXACT.multiply(rate, eligible)
    return EXACT.scaleb(Decimal(int(EXACT.scaleb(exact, 2))), -2)
