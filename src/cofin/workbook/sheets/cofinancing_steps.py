"""The steps at the head of the Co-financing sheet: rate, request, ceiling, no-profit, result.

Named cells ``step.*`` hold the intermediate amounts, ``fig.totals.*`` the figures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cofin.core.result import LimitedBy
from cofin.money import cents
from cofin.rules.profile import NoProfit
from cofin.workbook.arithmetic import STEPS, as_cents, division_formulas, division_values
from cofin.workbook.block import letters
from cofin.workbook.canvas import Canvas, Stored
from cofin.workbook.plan import Plan, text

TOP = 4
LABEL, VALUE, ABOUT = 2, 3, 4
DIVIDE = tuple(f"{letter}{step}" for step in range(STEPS) for letter in "xqr")


@dataclass(frozen=True, slots=True)
class _Step:
    key: str
    name: str
    formula: Callable[[Plan], str]
    value: Callable[[Plan], Stored]
    style: str = "calc_money"


def _column(key: str) -> Callable[[Plan], str]:
    return lambda plan: f"ROUND(SUM({plan.cofinancing.local(key)}),2)"


def _deduction(plan: Plan) -> str:
    """What the no-profit rule takes: the surplus, or its share at the grant's rate, rounded up."""
    if plan.rules.no_profit is NoProfit.FULL:
        return "MIN(step.surplus,step.grant)"
    return "MIN(step.deduction_cents/100,step.grant)"


def _limited_by(plan: Plan) -> str:
    names = [text(limit.value) for limit in (LimitedBy.NO_PROFIT, LimitedBy.MAXIMUM_GRANT, LimitedBy.REQUEST, LimitedBy.REIMBURSEMENT_RATE)]  # fmt: skip
    return (
        f"IF(step.deduction>0,{names[0]},IF(step.asked>fig.totals.maximum_grant,{names[1]},"
        f"IF(step.asked<fig.totals.by_rate,{names[2]},{names[3]})))"
    )


def _limited_words(plan: Plan) -> str:
    """The same in words."""
    formula = text(plan.book.word("limit.reimbursement_rate"))
    for limit in (LimitedBy.REQUEST, LimitedBy.MAXIMUM_GRANT, LimitedBy.NO_PROFIT):
        said = text(plan.book.word(f"limit.{limit.value}"))
        formula = f"IF(fig.totals.limited_by={text(limit.value)},{said},{formula})"
    return formula


_STEPS = (
    _Step("eligible", "step.eligible", _column("eligible"), lambda p: p.result.totals.eligible),
    _Step("by_rate", "fig.totals.by_rate", _column("maximum"), lambda p: p.result.totals.by_rate),
    _Step("asked", "step.asked", _column("weight"), lambda p: p.result.totals.requested),
    _Step("ceiling", "fig.totals.maximum_grant", lambda _: "rule.maximum_grant", lambda p: p.result.totals.maximum_grant),
    _Step("grant", "step.grant", lambda _: "MIN(step.asked,fig.totals.maximum_grant)", lambda p: p.result.totals.grant),
    _Step("receipts", "step.receipts", _column("counted_receipts"), lambda p: p.result.totals.receipts),
    _Step("surplus", "step.surplus", lambda _: "MAX(0,ROUND(step.grant+step.receipts-step.eligible,2))", lambda p: p.result.totals.surplus),
    _Step("deduction", "step.deduction", _deduction, lambda p: p.result.totals.deduction),
    _Step("eu", "fig.totals.eu_contribution", lambda _: "ROUND(step.grant-step.deduction,2)", lambda p: p.result.totals.eu_contribution, "calc_money_bold"),
    _Step("cofinancing", "fig.totals.co_financing", lambda _: "ROUND(step.eligible-fig.totals.eu_contribution,2)", lambda p: p.result.totals.co_financing, "calc_money_bold"),
    _Step("effective_rate", "fig.totals.effective_rate", lambda _: "IF(step.eligible=0,0,fig.totals.eu_contribution/step.eligible)", lambda p: p.result.totals.effective_rate, "calc_percent"),
    _Step("limited", "step.limited", _limited_words, lambda p: p.book.word(f"limit.{p.result.totals.limited_by.value}"), "calc_fitted"),
    _Step("limited_by", "fig.totals.limited_by", _limited_by, lambda p: p.result.totals.limited_by.value, "helper_text"),
)  # fmt: skip


def draw(canvas: Canvas, plan: Plan) -> None:
    """One step a row: label, amount, and in words how it comes about."""
    canvas.word(TOP - 1, LABEL, "cofinancing_sheet.steps", "section")
    for col in (VALUE, ABOUT, ABOUT + 1, ABOUT + 2, ABOUT + 3):
        canvas.put(TOP - 1, col, None, "section")
    for i, step in enumerate(_STEPS):
        row = TOP + i
        label = "helper_text" if step.key == "limited_by" else "label"
        canvas.put(row, 1, None if step.key == "limited_by" else str(i + 1), "helper_text")
        canvas.word(row, LABEL, f"step.{step.key}", label)
        canvas.formula(row, VALUE, step.formula(plan), step.value(plan), step.style)
        about = f"step.{step.key}_about"
        if step.key == "deduction":
            about = f"step.deduction_{plan.rules.no_profit.value}"
        elif step.key == "by_rate":
            about = f"step.by_rate_{plan.rules.rate_scope.value}"
        canvas.word(row, ABOUT, about, "about")
        canvas.name_cell(step.name, row, VALUE)
    row = TOP + len(_STEPS)
    canvas.word(row, LABEL, "step.largest", "plain")
    canvas.word(TOP + len(_STEPS) + 3, 1, "cofinancing_sheet.partners", "section")
    for col in range(2, ABOUT + 4):
        canvas.put(TOP + len(_STEPS) + 3, col, None, "section")
    _deduction_helpers(canvas, plan)


def _deduction_helpers(canvas: Canvas, plan: Plan) -> None:
    """Surplus x by_rate / eligible by long division, beside the helpers of the shares."""
    row, left = TOP + 1, plan.cofinancing.place["exact"]
    totals = plan.result.totals
    surplus, by_rate, eligible = (
        cents(totals.surplus),
        cents(totals.by_rate),
        cents(totals.eligible),
    )
    keys = ("total", "weight", "whole", *DIVIDE, "floor")
    place = {key: left + i for i, key in enumerate((*keys, "up"))}
    at = {key: f"${letters(col)}${row + 1}" for key, col in place.items()}
    formulas = {
        "total": as_cents("step.surplus"),
        "weight": as_cents("fig.totals.by_rate"),
        "whole": as_cents("step.eligible"),
        **division_formulas(at["total"], at["weight"], at["whole"], at),
        "up": f"{at['floor']}+IF({at['r2']}>0,1,0)",
    }
    stored = division_stored(surplus, by_rate, eligible)
    for key, formula in formulas.items():
        canvas.word(row - 1, place[key], f"division.{key}", "header_helper")
        canvas.formula(row, place[key], formula, stored[key], "helper")
    canvas.name_cell("step.deduction_cents", row, place["up"])


def division_stored(surplus: int, by_rate: int, eligible: int) -> dict[str, int]:
    """What the helper cells hold."""
    values = division_values(surplus, by_rate, eligible)
    values |= {"total": surplus, "weight": by_rate, "whole": eligible}
    values["up"] = values["floor"] + (1 if values["r2"] > 0 else 0)
    return values
