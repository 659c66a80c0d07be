"""What the reimbursement rates allow: one rate for all costs, or one per category."""

from __future__ import annotations

from decimal import Decimal

from cofin.core.citation import Citation, both, cite, distinct
from cofin.core.explain_scope import Inquiry, Scope, category_label
from cofin.core.explain_shares import left_over
from cofin.core.explain_sums import named_sum
from cofin.core.steps import Operation, Step, StepValue, Unit
from cofin.money import BASIS_POINTS, EXACT, cents
from cofin.rules.profile import RateScope


def maximum_contribution(inquiry: Inquiry, scope: Scope) -> Step:
    """The most the rates allow a partner."""
    if inquiry.result.rules.rate_scope is RateScope.PARTNER:
        return _rounded(inquiry, scope, "maximum_contribution")
    return _with_left_over_cent(inquiry, scope)


def by_rate(inquiry: Inquiry, scope: Scope) -> Step:
    """What the rates allow all partners: the sum of their maxima, or rounded once."""
    if inquiry.result.rules.rate_scope is RateScope.PROJECT:
        return _rounded(inquiry, scope, "by_rate")
    parts = [
        inquiry.step(each, "maximum_contribution")
        for each in inquiry.partners()
        if inquiry.amount(each, "maximum_contribution")
    ]
    cited = cite(inquiry.result.rules, "rate_scope")
    return named_sum(inquiry, scope, "by_rate", parts, citations=cited)


def _rounded(inquiry: Inquiry, scope: Scope, key: str) -> Step:
    """Rate x eligible costs, rounded once; with several rates category by category."""
    rates = _rates(inquiry, scope)
    values = {**inquiry.labels(scope, key), **_rounding(inquiry)}
    operation, text = Operation.ROUNDED_SUM, "explain.sum_of_rates"
    if len(set(rates.values())) == 1:
        operation, text = Operation.RATE, "explain.rate"
        values["rate"] = next(iter(rates.values()))
        values["eligible"] = inquiry.amount(scope, "eligible")
        children: tuple[Step, ...] = (inquiry.step(scope, "eligible"),)
    else:
        children = _exact_rates(inquiry, scope, rates)
    return Step(
        name=f"{scope.prefix}.{key}",
        operation=operation,
        amount=inquiry.amount(scope, key),
        label="explain.label_of",
        text=text,
        values=values,
        children=children,
        citations=_cited(inquiry, rates),
    )


def _with_left_over_cent(inquiry: Inquiry, scope: Scope) -> Step:
    """The floor of a partner's exact amount, and perhaps a cent of what the project has left."""
    rates = _rates(inquiry, scope)
    partners = list(inquiry.partners())
    exact = [_exact_points(inquiry, each) for each in partners]
    total = cents(inquiry.amount(Scope(), "by_rate"))
    asked = [None if p.requested is None else cents(p.requested) for p in inquiry.result.partners]
    place = left_over(total, exact, BASIS_POINTS, partners.index(scope), asked)
    return Step(
        name=f"{scope.prefix}.maximum_contribution",
        operation=Operation.LEFT_OVER_CENT,
        amount=inquiry.amount(scope, "maximum_contribution"),
        label="explain.label_of",
        text="explain.left_over_cent",
        values={
            **inquiry.labels(scope, "maximum_contribution"),
            **place.values(),
            "by_rate": inquiry.amount(Scope(), "by_rate"),
        },
        children=(
            *_exact_rates(inquiry, scope, rates),
            inquiry.step(Scope(), "by_rate"),
        ),
        citations=_cited(inquiry, rates),
        detail=place.text,
    )


def _rates(inquiry: Inquiry, scope: Scope) -> dict[str, Decimal]:
    """The rate (ratio) of each category with costs, by the category's figure."""
    rules = inquiry.result.rules
    keys = {f"categories.{key}": key for key in rules.category_keys} | {"indirect": "indirect"}
    found = {
        figure: rules.decimal("reimbursement_rate", category)
        for figure, category in keys.items()
        if inquiry.amount(scope, figure)
    }
    return found or {"indirect": rules.decimal("reimbursement_rate", "indirect")}


def _exact_points(inquiry: Inquiry, scope: Scope) -> int:
    """Rate x eligible costs in ten-thousandths of a cent."""
    rules = inquiry.result.rules
    holder = inquiry.holders[scope]
    amounts = {**holder.categories, "indirect": holder.indirect}
    return sum(rules.rate(key) * cents(amount) for key, amount in amounts.items())


def _exact_rates(inquiry: Inquiry, scope: Scope, rates: dict[str, Decimal]) -> tuple[Step, ...]:
    return tuple(_exact_rate(inquiry, scope, figure, rate) for figure, rate in rates.items())


def _exact_rate(inquiry: Inquiry, scope: Scope, figure: str, rate: Decimal) -> Step:
    """Rate x one category, with its fractions of a cent."""
    base = inquiry.amount(scope, figure)
    category = figure.removeprefix("categories.")
    what = (
        both("explain.fig_indirect")
        if category == "indirect"
        else category_label(inquiry.result, category)
    )
    return Step(
        name="",
        operation=Operation.EXACT_RATE,
        amount=EXACT.multiply(rate, base),
        label="explain.label_rate",
        text="explain.exact_rate",
        values={"what": what, "whose": scope.whose, "rate": rate, "base": base},
        children=(inquiry.step(scope, figure),),
        unit=Unit.EXACT_EUR,
    )


def _rounding(inquiry: Inquiry) -> dict[str, StepValue]:
    rounding = inquiry.result.rules.derived_rounding
    return {"rounding_rule": rounding.value, "rounding": both(f"explain.rounding_{rounding}")}


def _cited(inquiry: Inquiry, rates: dict[str, Decimal]) -> tuple[Citation, ...]:
    rules = inquiry.result.rules
    found: list[Citation] = []
    for figure in rates:
        found += cite(rules, "reimbursement_rate", figure.removeprefix("categories."))
    return distinct([*found, *cite(rules, "derived_rounding"), *cite(rules, "rate_scope")])
