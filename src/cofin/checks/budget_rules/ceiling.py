"""R02, R09 and R13: limits in EUR for the project, a category and a third party."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from cofin.a1 import parse_range
from cofin.checks.figures.derived import derived_faults
from cofin.checks.figures.figures import Told, groups_of, rules_of
from cofin.checks.figures.other_currency import is_in_other_currency
from cofin.checks.figures.own import figures_of
from cofin.checks.figures.together import above_together
from cofin.checks.finding import Finding, Severity
from cofin.checks.registry import check
from cofin.checks.subject import FileKind, Subject
from cofin.checks.tables.cells import added, amount_finding, are_equal, number_at, place_of
from cofin.checks.words.figures import FigureKind
from cofin.checks.words.labels import label_of
from cofin.core.criteria import criteria
from cofin.core.criteria_exchanges import third_party_amounts
from cofin.core.criteria_standing import application
from cofin.core.criterion import CriterionKey, Verdict
from cofin.core.result import BudgetResult
from cofin.money import EXACT, euro


@check("R02")
def above_ceiling(subject: Subject) -> Iterator[Finding]:
    """EU money of the whole project above the call's maximum grant."""
    for fault in derived_faults(subject):
        if fault.code == "R02":
            amounts = (fault.found, fault.expected)
            yield amount_finding(fault.place, fault.label, amounts, {}, "maximum_grant")
    if subject.kind is FileKind.PARTNER_SHEET:
        return
    yield from _requests(subject)
    yield from _stated(subject)
    rules = rules_of(subject)
    if rules is not None and subject.layout is None:
        ceiling = euro(rules.maximum_grant)
        claims = [
            told
            for told in _claims(subject)
            if told.value > ceiling and not is_in_other_currency(subject, told)
        ]
        if claims:
            most = max(claims, key=lambda told: told.value)
            amounts = (most.value, ceiling)
            yield amount_finding(most.place, most.label, amounts, {}, "maximum_grant")
        else:
            yield from above_together(subject, ceiling)


def _stated(subject: Subject) -> Iterator[Finding]:
    """An EU contribution above the ceiling where cofin's own layout works it out."""
    rules = rules_of(subject)
    figures = figures_of(subject)
    key = figures.key("totals", "eu_contribution")
    found = number_at(subject, key)
    if rules is not None and key is not None and found is not None:
        ceiling = euro(rules.maximum_grant)
        told = {fault.place for fault in derived_faults(subject) if fault.code == "R02"}
        if found > ceiling and place_of(key) not in told:
            label = figures.label(key)
            yield amount_finding(place_of(key), label, (found, ceiling), {}, "maximum_grant")


def _claims(subject: Subject) -> Iterator[Told]:
    for group in groups_of(subject):
        for kind in (FigureKind.REQUESTED, FigureKind.EU):
            if kind in group.figures:
                yield group.figures[kind]


def _requests(subject: Subject) -> Iterator[Finding]:
    """Requests of all partners, within what the rates allow each, above the ceiling.

    The workbook shares out the ceiling all the same: a warning, where every partner asks
    for an amount of its own.
    """
    result = subject.whole
    if result is None or any(p.requested is None for p in result.partners):
        return
    asked = added(partner.weight for partner in result.partners)
    if asked > result.totals.maximum_grant:
        place = subject.place("partner", 1, "requested")
        amounts = (asked, result.totals.maximum_grant)
        found = amount_finding(place, result.project.acronym, amounts, {}, "maximum_grant")
        yield replace(found, severity=Severity.WARNING)


@check("R09")
def category_above_limit(subject: Subject) -> Iterator[Finding]:
    """A category above its share of the eligible costs, a third party above its maximum."""
    result = subject.whole
    if result is None or not result.partners:
        return
    rules = result.rules
    for partner in result.partners:
        for category, amount in partner.categories.items():
            limit = rules.find("category_maximum_share", category)
            if limit is None or not partner.eligible:
                continue
            most = EXACT.multiply(Decimal(str(limit.value)), partner.eligible)
            if amount > most:
                place = _place(subject, partner.id, category)
                label = _label(subject, place, partner.id)
                cut = euro(int(EXACT.scaleb(most, 2)))
                yield amount_finding(place, label, (amount, cut), {}, "category_maximum_share")
    yield from _third_party(subject, result)


def _place(subject: Subject, partner: str, category: str) -> tuple[str, str]:
    """The figure of the category; else its first cost line."""
    key = figures_of(subject).key("partners", partner, "categories", category)
    if key is not None:
        return place_of(key)
    for i, line in enumerate(subject.project.costs if subject.project else (), 1):
        if (line.partner, line.category) == (partner, category):
            return subject.place("cost", i, "category")
    return "", ""


def _label(subject: Subject, place: tuple[str, str], other: str) -> str:
    """The words around a place; another name where there are none."""
    sheet, area = subject.grid.sheet(place[0]), parse_range(place[1])
    words = label_of(sheet, *area[:2]) if sheet is not None and area is not None else ""
    return words or other


def _third_party(subject: Subject, result: BudgetResult) -> Iterator[Finding]:
    """The criterion on the most one third party gets, at the first row with that amount."""
    judged = {each.key: each for each in criteria(result.project, result.rules)}
    criterion = judged.get(CriterionKey.THIRD_PARTY_MAXIMUM)
    if criterion is None or criterion.status is Verdict.MET:
        return
    found, limit = criterion.found["amount"], criterion.required["required_amount"]
    amounts = (Decimal(str(found)), Decimal(str(limit)))
    rows = third_party_amounts(application(result.project, result.rules))
    field = {"exchange": "host_country", "cost": "unit_cost"}
    places = (subject.place(r.table, r.row, field[r.table]) for r in rows if r.amount == amounts[0])
    place = next(places, ("", ""))
    label = _label(subject, place, result.project.acronym)
    finding = amount_finding(place, label, amounts, {}, "third_party_maximum")
    is_sure = criterion.status is Verdict.NOT_MET
    yield finding if is_sure else replace(finding, severity=Severity.WARNING)


@check("R13")
def total_not_lump_sum(subject: Subject) -> Iterator[Finding]:
    """Eligible costs that differ from the fixed total of a call that has one."""
    result = subject.whole
    if result is None or subject.kind is FileKind.PARTNER_SHEET:
        return
    fixed = result.rules.find("fixed_total")
    if fixed is None:
        return
    expected = Decimal(str(fixed.value))
    if not are_equal(result.totals.eligible, expected):
        key = figures_of(subject).key("totals", "eligible")
        place = place_of(key) if key else subject.place("project", "acronym")
        amounts = (result.totals.eligible, expected)
        yield amount_finding(place, result.project.acronym, amounts, {}, "fixed_total")
