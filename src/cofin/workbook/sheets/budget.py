"""The sheet Budget: partner x category, and the same in the columns of the grant form."""

from __future__ import annotations

from decimal import Decimal

from cofin.core.result import PartnerResult
from cofin.money import BASIS_POINTS, ratio, total
from cofin.workbook.arithmetic import as_cents, rounded_quotient
from cofin.workbook.canvas import Canvas, Stored
from cofin.workbook.plan import NAME_WIDTH, Plan, budget_columns
from cofin.workbook.sheets import grant_form
from cofin.workbook.sheets.charts import by_category
from cofin.workbook.sums import category_sum, ineligible_sum, spare, total_row, when_there

#: Keys of ``PartnerResult`` shown under another, shorter column key.
RESULT_KEYS = {
    "maximum": "maximum_contribution",
    "eu": "eu_contribution",
    "cofinancing": "co_financing",
}


def draw(canvas: Canvas, plan: Plan) -> None:
    """Rates and base of each category, a row per partner slot, totals, the form's table."""
    columns = budget_columns(plan.rules)
    canvas.open([c.width for c in columns])
    _rates(canvas, plan)
    canvas.header(plan.budget, columns, "budget", plan.category_headings())
    canvas.name_columns(plan.budget, columns, "budget")
    for i in range(plan.budget.rows):
        _row(canvas, plan, i)
    _total(canvas, plan)
    chart = plan.budget.first + plan.budget.rows + 3
    form = by_category(canvas, plan, chart) + 2
    end = grant_form.draw(canvas, plan, form)
    canvas.sheet.freeze_panes(plan.budget.first, 3)
    spare(canvas, plan.budget, columns[-1].key)
    canvas.pages([0, chart, form], end, plan.budget.place[columns[-1].key], own=form)
    canvas.protect()


def _rates(canvas: Canvas, plan: Plan) -> None:
    """The rate of each category and whether it is in the base of the indirect costs."""
    block = plan.budget
    rate_row, base_row = block.first - 3, block.first - 2
    for row, key in ((rate_row, "rate"), (base_row, "base")):
        canvas.word(row, 1, f"budget_sheet.{key}", "label_open")
        canvas.put(row, 2, None, "label_end")
    keys = [*plan.rules.category_keys, "indirect"]
    for i, key in enumerate(keys):
        rate = ratio(plan.rules.rate(key), BASIS_POINTS)
        col = block.place[key]
        canvas.formula(rate_row, col, plan.categories.cell("rate", i), rate, "calc_percent")
        if key != "indirect":
            known = plan.category_list[i].in_indirect_base
            canvas.formula(
                base_row, col, plan.categories.cell("in_base", i), int(known), "calc_flag"
            )


def _row(canvas: Canvas, plan: Plan, i: int) -> None:
    block, known = plan.budget, plan.partner(i)
    figures = known[1] if known else None
    canvas.room_for(block.row(i), [(str(_value("name", plan, i)), NAME_WIDTH)])
    for key, formula in _formulas(plan, i).items():
        canvas.formula(
            block.row(i), block.place[key], formula, _value(key, plan, i), _style(plan, key)
        )
    for key in ("eligible", "eu", "cofinancing"):
        name = RESULT_KEYS.get(key, key)
        canvas.name_cell(f"slot.partner.{i + 1}.{name}", block.row(i), block.place[key])
    if figures:
        _names(canvas, plan, i, figures)


def _style(plan: Plan, key: str) -> str:
    return next(c.style for c in budget_columns(plan.rules) if c.key == key)


def _names(canvas: Canvas, plan: Plan, i: int, figures: PartnerResult) -> None:
    block = plan.budget
    prefix = f"fig.partners.{figures.id}"
    for category in plan.rules.category_keys:
        canvas.name_cell(f"{prefix}.categories.{category}", block.row(i), block.place[category])
    for key in ("direct", "indirect", "eligible", "ineligible", "maximum", "eu", "cofinancing"):
        canvas.name_cell(f"{prefix}.{RESULT_KEYS.get(key, key)}", block.row(i), block.place[key])


def _formulas(plan: Plan, i: int) -> dict[str, str]:
    block, partners, co = plan.budget, plan.partners, plan.cofinancing
    identity = block.here("id", i)
    slot, name, short = (partners.cell(k, i) for k in ("id", "name", "short_name"))
    first, last = plan.rules.category_keys[0], plan.rules.category_keys[-1]
    formulas = {
        "id": when_there(f'IF({slot}="","",{slot})'),
        "name": when_there(f'IF({slot}="","",IF({short}="",{name},{short}))'),
    }
    for n, key in enumerate(plan.rules.category_keys):
        formulas[key] = category_sum(plan, n, [("partner", identity)])
    in_base = block.fixed(first, last, -2)
    base = f"SUMPRODUCT({block.across(first, last, i)},{in_base})"
    numerator = f"{as_cents(base)}*ROUND(10000*rule.indirect_rate,0)"
    formulas["direct"] = f"ROUND(SUM({block.across(first, last, i)}),2)"
    formulas["indirect"] = (
        f"{rounded_quotient(numerator, '10000', plan.rules.derived_rounding)}/100"
    )
    formulas["eligible"] = f"ROUND({block.here('direct', i)}+{block.here('indirect', i)},2)"
    formulas["ineligible"] = ineligible_sum(plan, [("partner", identity)])
    for key in ("maximum", "requested", "eu", "cofinancing", "effective_rate"):
        formulas[key] = co.cell(key, i)
    return formulas


def _value(key: str, plan: Plan, i: int) -> Stored:
    known = plan.partner(i)
    if known is None:
        return "" if key in ("id", "name", "requested") else 0
    partner, figures = known
    if key == "id":
        return partner.id
    if key == "name":
        return partner.short_name or partner.name
    if key in figures.categories:
        return figures.categories[key]
    if key == "effective_rate":
        return ratio(figures.eu_contribution, figures.eligible) if figures.eligible else 0
    value: Stored = getattr(figures, RESULT_KEYS.get(key, key))
    return "" if value is None else value


def _total(canvas: Canvas, plan: Plan) -> None:
    block, totals, rules = plan.budget, plan.result.totals, plan.rules
    values: dict[str, Stored] = {key: totals.categories[key] for key in rules.category_keys}
    values |= {
        "direct": totals.direct,
        "indirect": totals.indirect,
        "eligible": totals.eligible,
        "ineligible": totals.ineligible,
        "maximum": totals.by_rate,
        "requested": total(p.requested or Decimal(0) for p in plan.result.partners),
        "eu": totals.eu_contribution,
        "cofinancing": totals.co_financing,
    }
    row = total_row(canvas, plan, block, values)
    eligible, eu = block.here("eligible", block.rows), block.here("eu", block.rows)
    rate = f"IF({eligible}=0,0,{eu}/{eligible})"
    col = block.place["effective_rate"]
    canvas.formula(row, col, rate, totals.effective_rate, "total_percent")
    for key in ("direct", "indirect", "eligible", "ineligible"):
        canvas.name_cell(f"fig.totals.{key}", row, block.place[key])
