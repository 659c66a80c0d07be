"""Figures of cofin's layout that a rule derives, against the cells they are derived from.

As with sums, each figure is judged by what stands beside it in the sheet, so that one typed
cell is one finding: maximum contributions by the stated categories, shares of the grant only
while all maxima are what the calculation gives.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from cofin.checks.figures.figures import rules_of
from cofin.checks.figures.own import Figures, figures_of
from cofin.checks.subject import FileKind, Subject, once
from cofin.checks.tables.cells import (
    are_equal,
    less,
    number_at,
    place_of,
    to_cents,
)
from cofin.core.result import BudgetResult
from cofin.money import BASIS_POINTS, euro, ratio_cents
from cofin.rules.profile import CallRules, RateScope


@dataclass(frozen=True, slots=True)
class DerivedFault:
    """A figure that differs from what the rule gives (EUR)."""

    code: str
    place: tuple[str, str]
    label: str
    found: Decimal
    expected: Decimal
    parameter: str
    is_rule: bool = False  # the cell of a rule, not of an amount
    owner: str = ""  # id of the partner whose maximum it is
    is_share: bool = False  # what is expected is a part of the grant, not the rate's


def _faults(subject: Subject) -> tuple[DerivedFault, ...]:
    rules, result = rules_of(subject), subject.result
    if subject.layout is None or rules is None or result is None:
        return ()
    figures = figures_of(subject)
    found = list(_rule_cells(figures, rules))
    typed = {fault.code for fault in found}
    if "R02" not in typed:
        ceiling = figures.key("totals", "maximum_grant")
        expected = euro(rules.maximum_grant)
        found += _compared(figures, "R02", ceiling, expected, "maximum_grant")
    found += _own_shares(figures)
    maxima = [fault for p in result.partners for fault in _maximum(figures, p.id, rules)]
    found += maxima if "R01" not in typed else []
    whole = subject.whole
    if not maxima and whole is not None and _has_calculated_maxima(figures, whole):
        found += _shares(figures, whole)
    return tuple(found)


#: Derived figures that differ, each with the check that reports it.
derived_faults = once(_faults)

_RULES = (("reimbursement_rate", "R01"), ("maximum_grant", "R02"), ("indirect_rate", "R05"))


def _rule_cells(figures: Figures, rules: CallRules) -> Iterator[DerivedFault]:
    """Cells that hold a limit of the call, typed over on the sheet of rules."""
    for name, key in figures.subject.layout.scalars.items() if figures.subject.layout else ():
        head, _, rest = name.partition(".")
        parameter, _, category = rest.partition(".")
        code = dict(_RULES).get(parameter)
        found = number_at(figures.subject, key) if head == "rule" and code else None
        if found is None or code is None or rules.find(parameter, category) is None:
            continue
        expected = rules.decimal(parameter, category)
        if found != expected:
            label = figures.label(key)
            place = place_of(key)
            yield DerivedFault(code, place, label, found, expected, parameter, is_rule=True)


def _compared(
    figures: Figures, code: str, key: tuple[str, int, int] | None, expected: Decimal, parameter: str
) -> Iterator[DerivedFault]:
    found = number_at(figures.subject, key)
    if key is not None and found is not None and not are_equal(found, expected):
        label = figures.label(key)
        yield DerivedFault(code, place_of(key), label, found, expected, parameter)


def _own_shares(figures: Figures) -> Iterator[DerivedFault]:
    """Co-financing is what the EU does not pay of the eligible costs."""
    for prefix in (("totals",), *(("partners", p) for p in figures.owners("partners"))):
        eligible = figures.value(*prefix, "eligible")
        eu = figures.value(*prefix, "eu_contribution")
        if eligible is not None and eu is not None:
            key = figures.key(*prefix, "co_financing")
            found = number_at(figures.subject, key)
            if found is not None and figures.is_calculated(found, *prefix, "co_financing"):
                continue
            yield from _compared(figures, "R03", key, less(eligible, eu), "")


def stated_limit(figures: Figures, partner: str, rules: CallRules) -> int | None:
    """Rate times eligible costs as the sheet states them, in 10,000ths of a cent."""
    exact = 0
    for category in (*rules.category_keys, "indirect"):
        name = (category,) if category == "indirect" else ("categories", category)
        value = figures.value("partners", partner, *name)
        if value is None:
            return None
        exact += rules.rate(category) * to_cents(value)
    return exact


def _maximum(figures: Figures, partner: str, rules: CallRules) -> Iterator[DerivedFault]:
    exact = stated_limit(figures, partner, rules)
    key = figures.key("partners", partner, "maximum_contribution")
    found = number_at(figures.subject, key)
    if exact is None or found is None or key is None:
        return
    if figures.is_calculated(found, "partners", partner, "maximum_contribution"):
        return
    allowed = {ratio_cents(exact, BASIS_POINTS, rules.derived_rounding)}
    if rules.rate_scope is RateScope.PROJECT:
        allowed = {exact // BASIS_POINTS, exact // BASIS_POINTS + 1}
    if not any(are_equal(found, euro(each)) for each in allowed):
        expected = euro(min(allowed))
        code = "R01" if found > expected else "R14"
        yield DerivedFault(
            code,
            place_of(key),
            figures.label(key),
            found,
            expected,
            "reimbursement_rate",
            owner=partner,
        )


def _has_calculated_maxima(figures: Figures, result: BudgetResult) -> bool:
    """Whether every partner's maximum in the sheet is the calculated one."""
    for partner in result.partners:
        stated = figures.value("partners", partner.id, "maximum_contribution")
        if stated is None or not are_equal(stated, partner.maximum_contribution):
            return False
    return True


def _shares(figures: Figures, result: BudgetResult) -> Iterator[DerivedFault]:
    """What each partner and the project get; a partner sheet cannot know the others."""
    if figures.subject.kind is FileKind.PARTNER_SHEET:
        return
    totals = result.totals
    rows: list[tuple[tuple[str, ...], Decimal, Decimal]] = [
        (("partners", p.id), p.eu_contribution, p.maximum_contribution) for p in result.partners
    ]
    rows.insert(0, (("totals",), totals.eu_contribution, totals.by_rate))
    for prefix, expected, maximum in rows:
        key = figures.key(*prefix, "eu_contribution")
        for fault in _compared(figures, "A02", key, expected, "reimbursement_rate"):
            code, parameter = fault.code, fault.parameter
            if prefix == ("totals",) and fault.found > totals.maximum_grant:
                code, parameter = "R02", "maximum_grant"
            elif fault.found > maximum:
                code = "R01"
            yield replace(fault, code=code, parameter=parameter, is_share=True)
            if prefix == ("totals",):
                return  # the partners' shares are wrong with it
