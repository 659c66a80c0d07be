"""The sheet Funding: where the money that the EU does not pay comes from."""

from __future__ import annotations

from cofin.money import total
from cofin.workbook import layout
from cofin.workbook.canvas import Canvas, Stored
from cofin.workbook.plan import Plan
from cofin.workbook.state import LARGEST, all_empty, finer_than, first_problem, outside, unknown
from cofin.workbook.table import Computed, DrawnTable, draw_table, this_row

NAME = "tblFunding"


def draw(canvas: Canvas, plan: Plan) -> None:
    """One row per source and partner; the Co-financing sheet adds them up."""
    canvas.open([c.width for c in layout.FUNDING], landscape=False)
    block, heading = plan.funding, canvas.heading
    rows = _rows(plan)
    good = plan.book.word("state.good")
    formula = _status(canvas, plan)
    computed = {"status": Computed(lambda _: formula, lambda i: good if i < len(rows) else "")}
    draw_table(
        canvas, DrawnTable(NAME, "funding", block, layout.FUNDING, rows, computed), calculated=True
    )
    canvas.choose(block.local("partner"), "list.partners", heading("funding", "partner"))
    canvas.choose(block.local("source"), "list.funding_kinds", heading("funding", "source"))
    canvas.only(block.local("amount"), "decimal", 0, 999_999_999.99, heading("funding", "amount"))
    canvas.states(block.local("status"), [good])
    row = block.first - 2
    canvas.word(row, block.place["name"], "column.total_shown", "total_text")
    paid = total(f.amount for f in plan.project.funding)
    canvas.formula(
        row,
        block.place["amount"],
        f"ROUND(SUBTOTAL(109,{block.local('amount')}),2)",
        paid,
        "total_money",
    )
    canvas.protect()


def _rows(plan: Plan) -> list[dict[str, Stored]]:
    return [
        {"partner": f.partner, "source": plan.choice(f.source), "name": f.name, "amount": f.amount}
        for f in plan.project.funding
    ]


def _status(canvas: Canvas, plan: Plan) -> str:
    def cell(key: str) -> str:
        return this_row(canvas, "funding", NAME, key)

    def said(problem: str, key: str) -> str:
        return f"{canvas.heading('funding', key)}: {plan.book.word(f'state.{problem}')}"

    amount = cell("amount")
    return first_problem(
        plan,
        [
            (all_empty([cell(c.key) for c in layout.FUNDING if c.is_input]), ""),
            (unknown(cell("partner"), plan.partners.column("id")), said("listed", "partner")),
            (unknown(cell("source"), "list.funding_kinds"), said("listed", "source")),
            (f"COUNT({amount})=0", said("number", "amount")),
            (outside(0, LARGEST, amount), said("size", "amount")),
            (finer_than(2, amount), said("decimals_2", "amount")),
        ],
    )
