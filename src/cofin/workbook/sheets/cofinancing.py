"""The sheet Co-financing: from eligible costs to the EU contribution, and who pays the rest."""

from __future__ import annotations

from decimal import Decimal

from cofin.money import total
from cofin.workbook import layout
from cofin.workbook.canvas import Canvas, first_cell
from cofin.workbook.plan import NAME_WIDTH, Plan, cofinancing_columns
from cofin.workbook.sheets import cofinancing_rows, cofinancing_steps
from cofin.workbook.sheets.charts import cofinancing_chart
from cofin.workbook.sums import spare, total_row

CHART_COLUMN = 11  # to the right of the steps


def draw(canvas: Canvas, plan: Plan) -> None:
    """The steps for the project beside a chart, a row per partner slot with its sources."""
    columns = cofinancing_columns()
    canvas.open([c.width for c in columns])
    block = plan.cofinancing
    cofinancing_steps.draw(canvas, plan)
    canvas.header(block, columns, "cofinancing")
    canvas.name_columns(block, columns, "cofinancing")
    looks = {c.key: c.style for c in columns}
    values = cofinancing_rows.values(plan)
    for i in range(block.rows):
        for key, formula in cofinancing_rows.formulas(plan, i).items():
            canvas.formula(block.row(i), block.place[key], formula, values[i][key], looks[key])
        canvas.room_for(block.row(i), [(str(values[i]["name"]), NAME_WIDTH)])
    canvas.group(block.place["exact"], block.place["share"])
    _total(canvas, plan)
    gap = block.local("gap")
    canvas.shade(gap, f"={first_cell(gap)}<>0", "bad")
    spare(canvas, block, "effective_rate", besides="gap")
    cofinancing_chart(canvas, plan, cofinancing_steps.TOP - 1, CHART_COLUMN)
    canvas.sheet.freeze_panes(0, 3)
    last = block.place["effective_rate"]
    canvas.section(block.first - 3, "cofinancing_sheet.partners", last)
    canvas.pages([0, block.first - 3], block.first + block.rows, last)
    canvas.protect()


def _total(canvas: Canvas, plan: Plan) -> None:
    block, totals, partners = plan.cofinancing, plan.result.totals, plan.result.partners
    sums = {
        "eligible": totals.eligible,
        "maximum": totals.by_rate,
        "requested": total(p.requested or Decimal(0) for p in partners),
        "weight": totals.requested,
        "eu": totals.eu_contribution,
        "cofinancing": totals.co_financing,
        "ineligible": totals.ineligible,
        "to_finance": total(p.to_finance for p in partners),
        "gap": total(p.gap for p in partners),
    }
    for kind in layout.FUNDING_KINDS:
        paid = (p.funding.get(kind, Decimal(0)) for p in partners)
        sums[kind.replace("-", "_")] = total(paid)
    shown = {c.key for c in layout.COFINANCING}
    visible = type(block)(
        block.sheet, block.first, block.rows, {k: v for k, v in block.place.items() if k in shown}
    )
    row = total_row(canvas, plan, visible, dict(sums))
    eligible, eu = block.here("eligible", block.rows), block.here("eu", block.rows)
    rate = f"IF({eligible}=0,0,{eu}/{eligible})"
    canvas.formula(row, block.place["effective_rate"], rate, totals.effective_rate, "total_percent")
