"""What follows from the EU contribution: shares, co-financing, its sources, the rate in effect."""

from __future__ import annotations

from cofin import money
from cofin.core.explain_grant import eu_total, figure, source_step
from cofin.core.explain_scope import Inquiry, Scope
from cofin.core.explain_shares import share_step
from cofin.core.explain_sums import named_sum
from cofin.core.result import LimitedBy
from cofin.core.steps import Operation, Step, StepValue, Unit


def eu_contribution(inquiry: Inquiry, scope: Scope) -> Step:
    """The grant of the project, a partner's share of it, a cell's share of the partner's."""
    if scope.kind == "totals":
        return eu_total(inquiry, scope)
    if scope.kind == "partners":
        return share_step(inquiry, scope, "eu_contribution", (Scope(), "eu_contribution"), "weight")
    if scope.kind == "cells":
        whole = (Scope(scope.partner), "eu_contribution")
        return share_step(inquiry, scope, "eu_contribution", whole, "eligible")
    parts = [
        inquiry.step(cell, "eu_contribution")
        for cell in inquiry.cells(scope)
        if inquiry.amount(cell, "eu_contribution")
    ]
    return named_sum(inquiry, scope, "eu_contribution", parts)


def co_financing(inquiry: Inquiry, scope: Scope) -> Step:
    """Eligible costs that the EU does not pay."""
    parts = (inquiry.step(scope, "eligible"), inquiry.step(scope, "eu_contribution"))
    values: dict[str, StepValue] = {"eligible": parts[0].amount, "grant": parts[1].amount}
    text, operation = "explain.co_financing", Operation.DIFFERENCE
    return figure(
        inquiry, scope, "co_financing", operation, text=text, values=values, children=parts
    )


def to_finance(inquiry: Inquiry, scope: Scope) -> Step:
    """All costs of a partner, ineligible ones included, that the EU does not pay."""
    costs = [inquiry.step(scope, key) for key in ("eligible", "ineligible")]
    all_costs = Step(
        name="",
        operation=Operation.SUM,
        amount=money.total(inquiry.amount(scope, key) for key in ("eligible", "ineligible")),
        label="explain.label_total_costs",
        text="explain.sum",
        values={"whose": scope.whose, "count": len(costs)},
        children=tuple(costs),
    )
    parts = (all_costs, inquiry.step(scope, "eu_contribution"))
    values: dict[str, StepValue] = {"price": all_costs.amount, "grant": parts[1].amount}
    text, operation = "explain.to_finance", Operation.DIFFERENCE
    return figure(inquiry, scope, "to_finance", operation, text=text, values=values, children=parts)


def gap(inquiry: Inquiry, scope: Scope) -> Step:
    """What the funding sources of a partner leave open; negative when they are too many."""
    sources = [s for s in inquiry.result.project.funding if s.partner == scope.partner]
    parts = (inquiry.step(scope, "to_finance"), *map(source_step, sources))
    text, operation = "explain.gap", Operation.DIFFERENCE
    values: dict[str, StepValue] = {"count": len(sources)}
    return figure(inquiry, scope, "gap", operation, text=text, values=values, children=parts)


def effective_rate(inquiry: Inquiry, scope: Scope) -> Step:
    """EU contribution over eligible costs; 0 without costs."""
    parts = (inquiry.step(scope, "eu_contribution"), inquiry.step(scope, "eligible"))
    return Step(
        name=f"{scope.prefix}.effective_rate",
        operation=Operation.RATIO,
        amount=inquiry.result.totals.effective_rate,
        label="explain.label_of",
        text="explain.ratio",
        values={
            **inquiry.labels(scope, "effective_rate"),
            "grant": parts[0].amount,
            "eligible": parts[1].amount,
        },
        children=parts,
        unit=Unit.RATIO,
    )


def limited_by(inquiry: Inquiry, scope: Scope) -> Step:
    """Which rule decided the EU contribution: the last one that lowered it."""
    totals = inquiry.result.totals
    keys = ["by_rate", "requested", "maximum_grant"]
    if totals.limited_by is LimitedBy.NO_PROFIT:
        keys.append("deduction")
    return Step(
        name=f"{scope.prefix}.limited_by",
        operation=Operation.DECISION,
        amount=totals.limited_by.value,
        label="explain.label_of",
        text=f"explain.limited_by_{totals.limited_by}",
        values={
            **inquiry.labels(scope, "limited_by"),
            "by_rate": totals.by_rate,
            "request": totals.requested,
            "ceiling": totals.maximum_grant,
            "deduction": totals.deduction,
        },
        children=tuple(inquiry.step(scope, key) for key in keys),
        unit=Unit.WORD,
    )
