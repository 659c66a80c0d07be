"""R01: more EU money than the rate allows, for a partner, a category or the project."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from cofin.checks.arithmetic.cells import amount_finding, to_cents
from cofin.checks.budget_rules.derived import derived_faults
from cofin.checks.budget_rules.figures import Group, highest_rate, of_groups, rate_of, rules_of
from cofin.checks.budget_rules.words import Kind
from cofin.checks.finding import Finding, Severity
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.core.model import THIRD_PARTY_SUPPORT
from cofin.money import BASIS_POINTS, EXACT, euro
from cofin.rules.profile import CallRules
from cofin.text import Value

#: A rate that a sheet states beside the amounts may be their quotient, cut to a percent: only
#: what exceeds it by more than this part of the costs is above it.
STATED = Decimal("0.005")


@check("R01")
def share_above_rate(subject: Subject) -> Iterator[Finding]:
    """Requests and contributions above rate times eligible costs, in whole cents."""
    yield from _requests(subject)
    for fault in derived_faults(subject):
        if fault.code == "R01":
            amounts = (fault.found, fault.expected)
            told = _told(subject)
            yield amount_finding(fault.place, fault.label, amounts, told, fault.parameter)
    yield from of_groups(subject, _group)


def _requests(subject: Subject) -> Iterator[Finding]:
    """Partners of the project that ask for more than their maximum contribution."""
    if subject.result is None:
        return
    for i, partner in enumerate(subject.result.partners, 1):
        if partner.requested is not None and partner.requested > partner.maximum_contribution:
            place = subject.place("partner", i, "requested")
            amounts = (partner.requested, partner.maximum_contribution)
            yield amount_finding(place, partner.id, amounts, _told(subject), "reimbursement_rate")


def _told(subject: Subject, rate: Decimal | None = None) -> dict[str, Value]:
    rules = rules_of(subject)
    ratio = rate if rate is not None or rules is None else highest_rate(rules)
    return {"rate": f"{EXACT.scaleb(ratio or Decimal(0), 2).normalize(EXACT):f}"}


def _group(subject: Subject, group: Group) -> Iterator[Finding]:
    """The largest claim of a group, when it is above the limit."""
    eligible = group.figures.get(Kind.ELIGIBLE) or group.figures.get(Kind.TOTAL)
    rate = rate_of(subject, group)
    if eligible is None or rate is None or eligible.value <= 0:
        return
    claims = [
        group.figures[k] for k in (Kind.REQUESTED, Kind.EU, Kind.MAXIMUM) if k in group.figures
    ]
    rules = rules_of(subject)
    limit = _limit(rules, group, to_cents(eligible.value), rate)
    for claim in claims:
        if to_cents(claim.value) * BASIS_POINTS <= limit:
            continue
        severity = None if rules else Severity.WARNING
        excess = to_cents(claim.value) * BASIS_POINTS - limit
        if rules is None and excess <= limit * STATED:
            continue
        if excess < BASIS_POINTS:
            severity = Severity.WARNING  # rounded up to the cent
        amounts = (claim.value, euro(limit // BASIS_POINTS))
        found = amount_finding(
            claim.place, claim.label, amounts, _told(subject, rate), "reimbursement_rate"
        )
        yield replace(found, severity=severity)
        return


def _limit(rules: CallRules | None, group: Group, eligible: int, rate: Decimal) -> int:
    """Rate times eligible costs in 10,000ths of a cent; support of third parties by its own."""
    support = group.value(Kind.THIRD_PARTY)
    if rules is None or support is None or not 0 <= to_cents(support) <= eligible:
        return int(EXACT.multiply(rate, Decimal(BASIS_POINTS))) * eligible
    own = rules.rate(THIRD_PARTY_SUPPORT) if THIRD_PARTY_SUPPORT in rules.category_keys else 0
    others = max(
        rules.rate(k) for k in ("indirect", *rules.category_keys) if k != THIRD_PARTY_SUPPORT
    )
    return own * to_cents(support) + others * (eligible - to_cents(support))
