"""R05 and R06: indirect costs at the right rate, of the right base, and nothing beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from cofin.checks.arithmetic.cells import (
    amount_finding,
    are_equal,
    number_at,
    place_of,
    plain,
    shown,
    to_cents,
)
from cofin.checks.arithmetic.figures import figures_of
from cofin.checks.arithmetic.tables import SeenTable, seen_tables
from cofin.checks.arithmetic.words import fold
from cofin.checks.budget_rules.bases import base_of, stated_rate, used
from cofin.checks.budget_rules.derived import derived_faults
from cofin.checks.budget_rules.figures import Group, of_groups, rules_of
from cofin.checks.budget_rules.indirect_seen import seen_indirect
from cofin.checks.finding import Finding, said
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.money import EXACT, euro, rate_cents
from cofin.rules.profile import CallRules
from cofin.text import Value

#: Words of indirect costs; "overhead projector" is a thing.
_INDIRECT = re.compile(
    r"\boverheads?\b"
    r"(?! (projectors?|cranes?|lines?|cables?|cameras?|lights?|lighting|doors?|press|transpar))"
    r"|\bindirect costs?\b|\bgeneral (and )?administrati(on|ve) (costs?|expenses?)\b"
    r"|\bgenel (yonetim )?gider\w*|\bdolayli (maliyet|gider)\w*"
)
#: "without overheads", "genel giderler haric": the line says that they are not in it.
_NOT = re.compile(r"\b(no|without|excl\w*|excluding|haric|dahil degil)\b")


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
    yield from of_groups(subject, _seen)


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
    told = _told(used(to_cents(found), categories, rules))
    yield amount_finding(place, label, (found, expected), told, "indirect_rate")


def _told(key: str) -> dict[str, Value | Mapping[str, str]]:
    return {"reason": said(f"arithmetic.{key}")}


@check("R06")
def costs_beside_flat_rate(subject: Subject) -> Iterator[Finding]:
    """Indirect costs planned as a direct line, where a flat rate covers them already."""
    rules = rules_of(subject)
    project = subject.project
    if project is not None and rules is not None and rules.indirect_rate:
        for i, line in enumerate(project.costs, 1):
            if line.eligible and says_indirect(line.description):
                place = subject.place("cost", i, "description")
                amounts = EXACT.multiply(line.quantity, line.unit_cost)
                yield _beside(place, line.description, amounts)
    for table in seen_tables(subject):
        yield from _beside_flat_rate(table)


def says_indirect(text: str) -> bool:
    """Whether a text names indirect costs, and does not say that they are left out."""
    words = fold(text)
    return bool(_INDIRECT.search(words)) and not _NOT.search(words)


def _beside(place: tuple[str, str], label: str, amount: Decimal) -> Finding:
    return Finding(
        sheet=place[0],
        cell=place[1],
        label=label,
        found=plain(amount),
        expected="0.00",
        difference=shown(amount),
        values={"found": shown(amount)},
        parameter="indirect_rate",
    )


def _beside_flat_rate(table: SeenTable) -> Iterator[Finding]:
    """A table with a flat-rate row and another row of indirect costs above it."""
    rows = [row for row in table.rows if says_indirect(row.label) and not row.is_total]
    flat = [row for row in rows if stated_rate(row.label) is not None]
    if len(flat) != 1:
        return
    for row in rows:
        if row.number < flat[0].number:
            columns = [c for c in row.numbers if table.headings.get(c) and row.numbers[c]]
            column = columns[-1] if columns else max(row.numbers)
            if row.numbers[column]:
                yield _beside(table.place(row, column), row.label, row.numbers[column])
