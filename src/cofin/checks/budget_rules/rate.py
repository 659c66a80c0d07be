"""R01: more EU money than the rate allows, for a partner, a category or the project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from cofin.checks.figures.derived import DerivedFault, derived_faults
from cofin.checks.figures.figures import Group, of_groups, rules_of
from cofin.checks.figures.limits import INDIRECT, limits_of, one_rate, percent
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.checks.tables.cells import amount_finding, to_cents
from cofin.checks.words.figures import FigureKind
from cofin.core.result import PartnerResult
from cofin.money import BASIS_POINTS, EXACT, euro
from cofin.rules.profile import CallRules

#: A rate that a sheet states beside the amounts may be their quotient, cut to a percent: only
#: what exceeds it by more than this part of the costs is above it.
STATED = Decimal("0.005")

#: A cent, and what rounding to whole euros adds at the most, in 10,000ths of a cent.
CENT, HALF_EURO = BASIS_POINTS, 50 * BASIS_POINTS


@check("R01")
def share_above_rate(subject: Subject) -> Iterator[Finding]:
    """Requests and contributions above rate times eligible costs, in whole cents."""
    yield from _requests(subject)
    for fault in derived_faults(subject):
        if fault.code == "R01":
            amounts = (fault.found, fault.expected)
            if fault.is_rule:  # typed over, or that of another version of the call
                told = {
                    "basis": said("arithmetic.by_call"),
                    "advice": said("arithmetic.build_anew"),
                }
            else:
                told = {"basis": _basis_of(subject, fault), "advice": said("arithmetic.ask_less")}
            yield amount_finding(fault.place, fault.label, amounts, told, fault.parameter)
    yield from of_groups(subject, _group)


def _requests(subject: Subject) -> Iterator[Finding]:
    """Partners of the project that ask for more than their maximum contribution."""
    result = subject.whole
    if result is None:
        return
    for i, partner in enumerate(result.partners, 1):
        if partner.requested is not None and partner.requested > partner.maximum_contribution:
            place = subject.place("partner", i, "requested")
            amounts = (partner.requested, partner.maximum_contribution)
            basis = _basis(_rate_of_partner(result.rules, partner))
            told = {"basis": basis, "advice": said("arithmetic.ask_less")}
            yield amount_finding(place, partner.id, amounts, told, "reimbursement_rate")


def _basis(rate: Decimal | None) -> Mapping[str, str]:
    """What an amount follows from: one rate (percent), or those of the categories."""
    if rate is None:
        return said("arithmetic.at_rates")
    return said("arithmetic.at_rate", rate=Decimal(f"{rate:f}"))


def _rate_of_partner(rules: CallRules, partner: PartnerResult) -> Decimal | None:
    """The rate of all its costs, if they have one."""
    categories = [key for key, amount in partner.categories.items() if amount]
    return one_rate(rules, [*categories, *([INDIRECT] if partner.indirect else [])])


def _basis_of(subject: Subject, fault: DerivedFault) -> Mapping[str, str]:
    """What a figure of a partner follows from: its categories, or the whole grant."""
    if fault.is_share:
        return said("arithmetic.at_share")
    result = subject.result
    partners = [p for p in result.partners if p.id == fault.owner] if result else []
    return _basis(_rate_of_partner(result.rules, partners[0]) if result and partners else None)


def _group(subject: Subject, group: Group) -> Iterator[Finding]:
    """The largest claim of a group, when it is above the limit."""
    eligible = group.figures.get(FigureKind.ELIGIBLE) or group.figures.get(FigureKind.TOTAL)
    limits = None if eligible is None else limits_of(subject, group, eligible.value)
    if eligible is None or limits is None or eligible.value <= 0:
        return
    claims = [
        group.figures[k]
        for k in (FigureKind.REQUESTED, FigureKind.EU, FigureKind.MAXIMUM)
        if k in group.figures
    ]
    rules = rules_of(subject)
    limit = limits.most
    for claim in claims:
        excess = to_cents(claim.value) * BASIS_POINTS - limit
        if excess <= 0:
            continue
        severity = None if rules else Severity.WARNING
        if rules is None and excess <= limit * STATED:
            continue
        advice = "ask_less"
        if excess < CENT * claim.parts:
            severity, advice = Severity.WARNING, "round_down"  # to the cent, each part of it
        elif _is_whole(claim.value) and excess <= HALF_EURO * claim.parts:
            advice = "round_down_euro"
        amounts = (claim.value, euro(limit // BASIS_POINTS))
        basis = _basis(_rate_of_limit(rules, limit, to_cents(eligible.value)))
        told = {"basis": basis, "advice": said(f"arithmetic.{advice}")}
        found = amount_finding(claim.place, claim.label, amounts, told, "reimbursement_rate")
        yield replace(found, severity=severity)
        return


def _is_whole(amount: Decimal) -> bool:
    return amount == EXACT.to_integral_value(amount)


def _rate_of_limit(rules: CallRules | None, limit: int, eligible: int) -> Decimal | None:
    """The rate that gives the limit of the whole of the costs, if the call has that rate."""
    if rules is None:
        return percent(limit, BASIS_POINTS * eligible)
    rates = {rules.rate(key) for key in (*rules.category_keys, INDIRECT)}
    return next((percent(r, BASIS_POINTS) for r in rates if r * eligible == limit), None)
