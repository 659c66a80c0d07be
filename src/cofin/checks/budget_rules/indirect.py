"""R05: indirect costs at the right rate, of the right base."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from cofin.checks.budget_rules.indirect_seen import seen_indirect
from cofin.checks.figures.bases import base_of, used
from cofin.checks.figures.derived import derived_faults
from cofin.checks.figures.figures import Group, of_groups, rules_of
from cofin.checks.figures.own import figures_of
from cofin.checks.finding import Finding, said
from cofin.checks.registry import check
from cofin.checks.structure.links.link import links_of
from cofin.checks.subject import Subject
from cofin.checks.tables.cells import (
    amount_finding,
    are_equal,
    number_at,
    place_of,
    reason,
    to_cents,
)
from cofin.money import euro, rate_cents
from cofin.rules.profile import CallRules


@check("R05")
def indirect_differs(subject: Subject) -> Iterator[Finding]:
    """Indirect costs that are not the flat rate of the base; says which base gives them."""
    for fault in derived_faults(subject):
        if fault.code == "R05":
            amounts = (fault.found, fault.expected)
            told = {"reason": said("arithmetic.rate_typed")}
            yield amount_finding(fault.place, fault.label, amounts, told, fault.parameter)
    rules = rules_of(subject)
    if any(fault.code == "R05" for fault in derived_faults(subject)):
        return  # the amounts are wrong with the rate
    if subject.layout is not None and rules is not None:
        yield from _known(subject, rules)
    found = list(of_groups(subject, _seen))
    links = _links(subject) if len(found) > 1 else {}
    places = {finding.place for finding in found}
    yield from (finding for finding in found if links.get(finding.place) not in places)


def _links(subject: Subject) -> Mapping[str, str]:
    """The cells that only repeat another one, with that one."""
    return {"!".join(place_of(a)): "!".join(place_of(b)) for a, b in links_of(subject)}


def _seen(subject: Subject, group: Group) -> Iterator[Finding]:
    yield from seen_indirect(group, rules_of(subject))


def _known(subject: Subject, rules: CallRules) -> Iterator[Finding]:
    figures = figures_of(subject)
    for partner in figures.owners("partners"):
        key = figures.key("partners", partner, "indirect")
        found = number_at(subject, key)
        categories = {}
        for category in rules.category_keys:
            value = figures.value("partners", partner, "categories", category)
            if value is not None:
                categories[category] = to_cents(value)
        if (
            key is None
            or found is None
            or figures.is_calculated(found, "partners", partner, "indirect")
        ):
            continue
        if len(categories) < len(rules.category_keys):
            continue
        yield from _judged(place_of(key), figures.label(key), found, categories, rules)


def _judged(
    place: tuple[str, str],
    label: str,
    found: Decimal,
    categories: Mapping[str, int],
    rules: CallRules,
) -> Iterator[Finding]:
    base = base_of(rules, categories)
    expected = euro(rate_cents(base, rules.indirect_rate, rules.derived_rounding))
    if are_equal(found, expected):
        return
    told = reason(used(to_cents(found), categories, rules))
    yield amount_finding(place, label, (found, expected), told, "indirect_rate")
