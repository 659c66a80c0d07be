"""The sheet Cost lines: the one place where costs are typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from cofin.core.model import CostLine
from cofin.money import Rounding, euro
from cofin.workbook import layout
from cofin.workbook.arithmetic import as_cents, quotient
from cofin.workbook.canvas import Canvas, Stored, first_cell
from cofin.workbook.plan import Plan, text
from cofin.workbook.state import (
    LARGEST,
    all_empty,
    finer_than,
    first_problem,
    is_associated,
    no_number,
    outside,
    unknown,
)
from cofin.workbook.table import Computed, DrawnTable, draw_table, this_row, unused

NAME = "tblCosts"

_Cell: TypeAlias = Callable[[str], str]


def draw(canvas: Canvas, plan: Plan) -> None:
    """Inputs, amounts, and for each line what is missing in it."""
    canvas.open([c.width for c in layout.COSTS])
    table = DrawnTable(NAME, "cost", plan.costs, layout.COSTS, _rows(plan), _computed(canvas, plan))
    draw_table(canvas, table, calculated=True)
    _rules_of_entry(canvas, plan)
    _totals(canvas, plan)
    canvas.protect()


def _rows(plan: Plan) -> list[dict[str, Stored]]:
    return [_row(plan, line) for line in plan.project.costs]


def _row(plan: Plan, line: CostLine) -> dict[str, Stored]:
    return {
        "partner": line.partner,
        "work_package": line.work_package,
        "category": plan.label(line.category),
        "description": line.description,
        "quantity": line.quantity,
        "unit": line.unit,
        "unit_cost": line.unit_cost,
        "eligible": plan.flag(line.eligible),
        "reason": line.reason,
        "justification": line.justification,
        "useful_life_months": line.useful_life_months,
        "months_used": line.months_used,
        "share_of_use": line.share_of_use,
    }


def _computed(canvas: Canvas, plan: Plan) -> dict[str, Computed]:
    formulas = _formulas(canvas, plan)
    lines, used = plan.result.lines, len(plan.project.costs)
    good = plan.book.word("state.good")

    def constant(key: str) -> Computed:
        def value(i: int) -> Stored:
            if i >= used:
                return "" if key == "status" else 0
            line = lines[i]
            amounts = {
                "amount": line.amount,
                "eligible_amount": line.eligible,
                "ineligible_amount": line.ineligible,
            }
            return good if key == "status" else euro(amounts[key])

        return Computed(lambda _: formulas[key], value)

    return {key: constant(key) for key in formulas}


def _formulas(canvas: Canvas, plan: Plan) -> dict[str, str]:
    def cell(key: str) -> str:
        return this_row(canvas, "cost", NAME, key)

    good, no = text(plan.book.word("state.good")), text(plan.flag(False))
    quantity, price, life = cell("quantity"), cell("unit_cost"), cell("useful_life_months")
    rounded = "ROUND" if plan.rules.line_rounding is Rounding.HALF_UP else "ROUNDDOWN"
    associated = is_associated(plan, cell("partner"))
    charged = f'IF({life}="",{cell("amount")},{_depreciation(cell)})'
    left_out = f"OR({cell('eligible')}={no},{associated})"
    rest = f"ROUND({cell('amount')}-{cell('eligible_amount')},2)"
    not_good = f"{cell('status')}<>{good}"
    return {
        "amount": f"IF(COUNT({quantity},{price})=2,{rounded}({quantity}*{price},2),0)",
        "eligible_amount": f"IF({not_good},0,IF({left_out},0,{charged}))",
        "ineligible_amount": f"IF({not_good},0,{rest})",
        "status": _status(canvas, plan, cell),
    }


def _depreciation(cell: _Cell) -> str:
    """Months used over useful life, times the share of use, in whole cents."""
    months, life, share = cell("months_used"), cell("useful_life_months"), cell("share_of_use")
    used = f'MIN(IF({months}="",in.project.duration_months,{months}),{life})'
    percent = f'IF({share}="",100,ROUND(100*{share},0))'
    numerator = f"{as_cents(cell('amount'))}*{used}*{percent}"
    return f"{quotient(numerator, f'{life}*100')}/100"


def _status(canvas: Canvas, plan: Plan, cell: _Cell) -> str:
    def said(problem: str, *keys: str) -> str:
        headings = ", ".join(canvas.heading("cost", key) for key in keys)
        return f"{headings}: {plan.book.word(f'state.{problem}')}"

    inputs = [cell(c.key) for c in layout.COSTS if c.is_input]
    yes, no = text(plan.flag(True)), text(plan.flag(False))
    quantity, price, flag = cell("quantity"), cell("unit_cost"), cell("eligible")
    life, months, share = (cell(k) for k in ("useful_life_months", "months_used", "share_of_use"))
    equipment = plan.label("equipment") if "equipment" in plan.rules.category_keys else "-"
    misused = (
        f"AND(COUNTA({life},{months},{share})>0,"
        f"OR({cell('category')}<>{text(equipment)},COUNT({life})=0))"
    )
    return first_problem(
        plan,
        [
            (all_empty(inputs), ""),
            (unknown(cell("partner"), plan.partners.column("id")), said("listed", "partner")),
            (
                unknown(cell("work_package"), plan.work_packages.column("id")),
                said("listed", "work_package"),
            ),
            (unknown(cell("category"), "list.categories"), said("listed", "category")),
            (f"COUNT({quantity},{price})<2", said("number", "quantity", "unit_cost")),
            (
                outside(0, LARGEST, quantity, price, cell("amount")),
                said("size", "quantity", "unit_cost"),
            ),
            (finer_than(4, quantity, price), said("decimals_4", "quantity", "unit_cost")),
            (f'AND({flag}<>"",{flag}<>{yes},{flag}<>{no})', said("flag", "eligible")),
            (f'AND({flag}={no},{cell("reason")}="")', said("missing", "reason")),
            (misused, said("equipment", "useful_life_months")),
            (no_number(months, share), said("number", "months_used", "share_of_use")),
            (
                f'AND({life}<>"",OR({outside(1, 600, life)},{finer_than(0, life)}))',
                said("months", "useful_life_months"),
            ),
            (
                f"OR({outside(0, 600, months)},{finer_than(0, months)})",
                said("months", "months_used"),
            ),
            (f"OR({outside(0, 1, share)},{finer_than(2, share)})", said("share", "share_of_use")),
        ],
    )


def _rules_of_entry(canvas: Canvas, plan: Plan) -> None:
    block, heading = plan.costs, canvas.heading
    for key, names in (
        ("partner", "list.partners"),
        ("work_package", "list.work_packages"),
        ("category", "list.categories"),
        ("eligible", "list.yes_no"),
    ):
        canvas.choose(block.local(key), names, heading("cost", key))
    for key in ("quantity", "unit_cost"):
        canvas.only(block.local(key), "decimal", 0, 999_999_999.99, heading("cost", key))
    canvas.only(
        block.local("useful_life_months"), "integer", 1, 600, heading("cost", "useful_life_months")
    )
    canvas.only(block.local("months_used"), "integer", 0, 600, heading("cost", "months_used"))
    canvas.only(block.local("share_of_use"), "decimal", 0, 1, heading("cost", "share_of_use"))
    canvas.states(block.local("status"), [plan.book.word("state.good")])
    unused(canvas, block)
    flag = block.local("eligible")
    canvas.shade(flag, f"={first_cell(flag)}={text(plan.flag(False))}", "unsure")


def _totals(canvas: Canvas, plan: Plan) -> None:
    """What the lines shown add up to (filters count), above the headings."""
    block, row = plan.costs, plan.costs.first - 2
    lines = plan.result.lines
    canvas.word(row, block.place["description"], "column.total_shown", "total_text")
    for key in ("quantity", "unit", "unit_cost", "eligible", "reason"):
        canvas.put(row, block.place[key], None, "total_text")
    for key, values in (
        ("amount", [line.amount for line in lines]),
        ("eligible_amount", [line.eligible for line in lines]),
        ("ineligible_amount", [line.ineligible for line in lines]),
    ):
        formula = f"ROUND(SUBTOTAL(109,{block.local(key)}),2)"
        canvas.formula(row, block.place[key], formula, euro(sum(values)), "total_money")
