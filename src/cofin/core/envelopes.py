"""The programme's and the call's money, and this project's place in it: context, no limit.

What was funded in the end may exceed a call's envelope, so nothing here judges a project.
Amounts are EUR with two decimals; what is divided is rounded half-up to the cent.  Ratios
are quotients of ``money.EXACT`` (60 digits), rounded only where they are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from types import NoneType

from cofin.core.citation import Citation, cite
from cofin.core.result import BudgetResult
from cofin.errors import must_be
from cofin.money import BASIS_POINTS, EXACT, Rounding, cents, euro, less, ratio_cents, total
from cofin.rules.profile import CallRules, DatedValue, Labels


@dataclass(frozen=True, slots=True)
class ActionEnvelope:
    """A main action of the programme: its share (ratio) and what that comes to in EUR."""

    key: str
    label: Labels
    share: DatedValue
    amount: Decimal


@dataclass(frozen=True, slots=True)
class ProgrammeEnvelope:
    """The programme: EUR in all, on average per year, and by main action.

    ``rest`` is what no main action has (support, administration), ``rest_share`` its ratio;
    both are the whole when the call names no main action.
    """

    amount: Decimal
    years: int | None
    per_year: Decimal | None
    actions: tuple[ActionEnvelope, ...]
    rest: Decimal
    rest_share: Decimal
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class CallEnvelope:
    """The call: EUR in all and per expected project; ``of_programme`` is a ratio."""

    amount: Decimal
    expected_projects: int | None
    per_project: Decimal | None
    of_programme: Decimal | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ProjectPlace:
    """One project's EU contribution (EUR) against the envelopes (ratios).

    ``fits``: how many projects of this size the call's envelope pays for, whole ones; None
    without an EU contribution.  Each ratio is None where the call does not say the amount.
    """

    eu_contribution: Decimal
    of_call: Decimal | None
    of_programme: Decimal | None
    of_average_grant: Decimal | None
    fits: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was really funded: projects, EUR, EUR on average, and the ratio to the envelope."""

    projects: int | None
    amount: Decimal | None
    average: Decimal | None
    of_call: Decimal | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Envelopes:
    """Everything that is known; None for what the call does not say."""

    programme: ProgrammeEnvelope | None
    call: CallEnvelope | None
    project: ProjectPlace | None  # None without a result
    outcome: Outcome | None


def envelopes(rules: CallRules, result: BudgetResult | None = None) -> Envelopes:
    """The envelopes of a call and, with a result, the project's place in them.

    With a result its own rules are used: they hold the project's overrides.
    """
    must_be("rules", rules, CallRules)
    must_be("result", result, BudgetResult, NoneType)
    rules = rules if result is None else result.rules
    programme, call = programme_envelope(rules), call_envelope(rules)
    place = None if result is None else project_place(result, programme, call)
    return Envelopes(programme, call, place, outcome(rules))


def programme_envelope(rules: CallRules) -> ProgrammeEnvelope | None:
    """The programme's money over its years (an even average) and main actions."""
    if rules.find("programme_envelope") is None:
        return None
    whole = cents(rules.decimal("programme_envelope"))
    years = _count(rules, "programme_years")
    actions = tuple(
        ActionEnvelope(action.key, action.label, action.share, _part(whole, action.share))
        for action in rules.profile.programme_actions
    )
    rest = whole - sum(cents(action.amount) for action in actions)
    return ProgrammeEnvelope(
        amount=euro(whole),
        years=years,
        per_year=_average(whole, years),
        actions=actions,
        rest=euro(rest),
        rest_share=less(Decimal(1), total(_ratio_of(action.share) for action in actions)),
        citations=(*cite(rules, "programme_envelope"), *cite(rules, "programme_years")),
    )


def call_envelope(rules: CallRules) -> CallEnvelope | None:
    """The call's money, and how much of it there is for each project it expects."""
    if rules.find("call_envelope") is None:
        return None
    whole = cents(rules.decimal("call_envelope"))
    expected = _count(rules, "expected_projects")
    return CallEnvelope(
        amount=euro(whole),
        expected_projects=expected,
        per_project=_average(whole, expected),
        of_programme=_share(euro(whole), _amount(rules, "programme_envelope")),
        citations=(*cite(rules, "call_envelope"), *cite(rules, "expected_projects")),
    )


def project_place(
    result: BudgetResult, programme: ProgrammeEnvelope | None, call: CallEnvelope | None
) -> ProjectPlace:
    """The EU contribution of a project beside each envelope."""
    eu = result.totals.eu_contribution
    return ProjectPlace(
        eu_contribution=eu,
        of_call=_share(eu, call.amount if call else None),
        of_programme=_share(eu, programme.amount if programme else None),
        of_average_grant=_share(eu, call.per_project if call else None),
        fits=cents(call.amount) // cents(eu) if call and eu else None,
    )


def outcome(rules: CallRules) -> Outcome | None:
    """What the call led to, as far as the profile reports it."""
    projects, amount = _count(rules, "funded_projects"), _amount(rules, "funded_amount")
    if projects is None and amount is None:
        return None
    return Outcome(
        projects=projects,
        amount=amount,
        average=None if amount is None else _average(cents(amount), projects),
        of_call=_share(amount, _amount(rules, "call_envelope")),
        citations=(*cite(rules, "funded_projects"), *cite(rules, "funded_amount")),
    )


def _ratio_of(dated: DatedValue) -> Decimal:
    return Decimal(str(dated.value))


def _part(whole: int, share: DatedValue) -> Decimal:
    """``share`` of a whole in cents, as EUR, half-up."""
    scaled = int(EXACT.multiply(_ratio_of(share), BASIS_POINTS * BASIS_POINTS))
    return euro(ratio_cents(whole * scaled, BASIS_POINTS * BASIS_POINTS, Rounding.HALF_UP))


def _average(whole: int, parts: int | None) -> Decimal | None:
    return euro(ratio_cents(whole, parts, Rounding.HALF_UP)) if parts else None


def _share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    return EXACT.divide(part, whole) if part is not None and whole else None


def _count(rules: CallRules, parameter: str) -> int | None:
    return None if rules.find(parameter) is None else rules.count(parameter)


def _amount(rules: CallRules, parameter: str) -> Decimal | None:
    found = rules.find(parameter)
    return None if found is None else euro(cents(rules.decimal(parameter)))
