"""The steps of the Co-financing sheet: what each amount is, as a formula and as a value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cofin.core.result import LimitedBy, Totals
from cofin.rules.profile import NoProfit
from cofin.workbook.canvas import Stored
from cofin.workbook.plan import Plan, text

EU, CEILING, BY_RATE = (
    "fig.totals.eu_contribution",
    "fig.totals.maximum_grant",
    "fig.totals.by_rate",
)

SHARE = "cofin.share"  # of a partner sheet whose partner gets less than it asks for

NOTHING = "–"  # what decides as long as there are no costs


@dataclass(frozen=True, slots=True)
class StepRow:
    """One row: its key, the defined name of its amount, its formula, its value, its look."""

    key: str
    name: str
    formula: str
    value: Stored
    style: str = "calc_money"


def steps(plan: Plan) -> tuple[StepRow, ...]:
    """The steps from the partners' eligible costs to the limit that decided."""
    totals = plan.result.totals
    return (*_to_the_grant(plan, totals), *_to_the_end(plan, totals))


def _to_the_grant(plan: Plan, totals: Totals) -> tuple[StepRow, ...]:
    def column(key: str) -> str:
        return f"ROUND(SUM({plan.cofinancing.local(key)}),2)"

    surplus = "MAX(0,ROUND(calc.grant+calc.receipts-calc.eligible,2))"
    return (
        StepRow("eligible", "calc.eligible", column("eligible"), totals.eligible),
        StepRow("by_rate", BY_RATE, column("maximum"), totals.by_rate),
        StepRow("asked", "calc.asked", column("weight"), totals.requested),
        StepRow("ceiling", CEILING, "rule.maximum_grant", totals.maximum_grant),
        StepRow("grant", "calc.grant", _grant(plan), totals.grant),
        StepRow("receipts", "calc.receipts", column("counted_receipts"), totals.receipts),
        StepRow("surplus", "calc.surplus", surplus, totals.surplus),
    )


def _to_the_end(plan: Plan, totals: Totals) -> tuple[StepRow, ...]:
    limited, bold = totals.limited_by, "calc_money_bold"
    left = f"ROUND(calc.eligible-{EU},2)"
    rate = f"IF(calc.eligible=0,0,{EU}/calc.eligible)"
    said = plan.book.word(f"limit.{limited.value}") if totals.eligible else NOTHING
    return (
        StepRow("deduction", "calc.deduction", _deduction(plan), totals.deduction),
        StepRow("eu", EU, "ROUND(calc.grant-calc.deduction,2)", totals.eu_contribution, bold),
        StepRow("cofinancing", "fig.totals.co_financing", left, totals.co_financing, bold),
        StepRow(
            "effective_rate",
            "fig.totals.effective_rate",
            rate,
            totals.effective_rate,
            "calc_percent",
        ),
        StepRow("limited", "calc.limited", _limited_words(plan), said, "calc_wrapped"),
        StepRow(
            "limited_by", "fig.totals.limited_by", _limited_by(plan), limited.value, "helper_text"
        ),
    )


def _grant(plan: Plan) -> str:
    """What is asked for up to the ceiling; in a partner sheet, up to what is left of it."""
    if plan.project.share is None:
        return f"MIN(calc.asked,{CEILING})"
    return f"MIN(calc.asked,{CEILING},IF(ISNUMBER({SHARE}),MAX(0,ROUND({SHARE},2)),{CEILING}))"


def _deduction(plan: Plan) -> str:
    """What the no-profit rule takes: the surplus, or its share at the grant's rate, rounded up."""
    full = plan.rules.no_profit is NoProfit.FULL
    taken = "calc.surplus" if full else "calc.deduction_cents/100"
    taken = f"MIN({taken},calc.grant)"
    return taken if plan.project.share is None else f"IF(ISNUMBER({SHARE}),0,{taken})"


def _cases(conditions: dict[LimitedBy, str], shown: Callable[[LimitedBy], str]) -> str:
    formula = text(shown(LimitedBy.REIMBURSEMENT_RATE))
    for limit, condition in conditions.items():
        formula = f"IF({condition},{text(shown(limit))},{formula})"
    return formula


def _limited_by(plan: Plan) -> str:
    """The last condition that holds decides: no profit before the ceiling before requests."""
    conditions = {
        LimitedBy.REQUEST: f"calc.asked<{BY_RATE}",
        LimitedBy.MAXIMUM_GRANT: f"calc.asked>{CEILING}",
        LimitedBy.NO_PROFIT: "calc.deduction>0",
    }
    if plan.project.share is not None:
        conditions[LimitedBy.SHARE] = f"calc.grant<MIN(calc.asked,{CEILING})"
    return _cases(conditions, lambda limit: limit.value)


def _limited_words(plan: Plan) -> str:
    limits = [LimitedBy.REQUEST, LimitedBy.MAXIMUM_GRANT, LimitedBy.NO_PROFIT]
    if plan.project.share is not None:
        limits.append(LimitedBy.SHARE)
    words = _cases(
        {limit: f"fig.totals.limited_by={text(limit.value)}" for limit in limits},
        lambda limit: plan.book.word(f"limit.{limit.value}"),
    )
    return f"IF(calc.eligible=0,{text(NOTHING)},{words})"
