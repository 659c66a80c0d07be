"""The table of the proposal form, section 3: columns A to O (domain facts: 2014-2020 form)."""

from __future__ import annotations

from decimal import Decimal

from cofin.core.form_table import COSTS, LETTERS, form_row
from cofin.money import ratio, total
from cofin.workbook.block import block
from cofin.workbook.canvas import Canvas, Stored
from cofin.workbook.plan import NAME_WIDTH, Plan
from cofin.workbook.sums import spare

STYLES = {"id": "calc_id", "name": "calc_wrapped", "I": "calc_percent"}


def draw(canvas: Canvas, plan: Plan, top: int) -> int:
    """Draw the table from row ``top`` on; gives the row after it."""
    canvas.section(top, "budget_sheet.form", 2 + len(LETTERS))
    canvas.word(top + 1, 1, "budget_sheet.form_about", "subtitle")
    header = top + 3
    table = block(canvas.name, header + 1, plan.budget.rows, ("id", "name", *LETTERS))
    canvas.height(header, 62)
    canvas.word(header, table.place["id"], "column.budget_id", "header")
    canvas.word(header, table.place["name"], "column.budget_name", "header")
    for letter in LETTERS:
        words = plan.book.word(f"form.{letter.lower()}")
        canvas.put(header, table.place[letter], f"{letter}\n{words}", "header")
    for i in range(table.rows):
        _row(canvas, plan, table.row(i), i)
    last = table.first + table.rows
    _totals(canvas, plan, last)
    spare(canvas, table, LETTERS[-1])
    return last + 1


def _columns(plan: Plan, letter: str) -> list[str]:
    keys = [c.key for c in plan.category_list if c.form_column == letter]
    return [*keys, "indirect"] if plan.profile.indirect.form_column == letter else keys


def _formulas(plan: Plan, i: int) -> dict[str, str]:
    here = plan.budget.here
    formulas = {"id": here("id", i), "name": here("name", i)}
    for letter in COSTS:
        cells = [here(key, i) for key in _columns(plan, letter)]
        formulas[letter] = f"ROUND({'+'.join(cells)},2)" if cells else "0"
    return formulas | {
        "H": here("eligible", i),
        "I": f"IF({here('eligible', i)}=0,0,{here('maximum', i)}/{here('eligible', i)})",
        "J": here("maximum", i),
        "K": "0",
        "L": "0",
        "M": here("eligible", i),
        "N": here("maximum", i),
        "O": here("eu", i),
    }


def _values(plan: Plan, i: int) -> dict[str, Stored]:
    known = plan.partner(i)
    if known is None:
        return {"id": "", "name": ""} | dict.fromkeys(LETTERS, 0)
    partner, figures = known
    row = form_row(plan.result, figures)
    return {"id": partner.id, "name": partner.short_name or partner.name, **row}


def _row(canvas: Canvas, plan: Plan, row: int, i: int) -> None:
    values = _values(plan, i)
    for col, (key, formula) in enumerate(_formulas(plan, i).items(), 1):
        canvas.formula(row, col, formula, values[key], STYLES.get(key, "calc_money"))
    canvas.room_for(row, [(str(values["name"]), NAME_WIDTH)])


def _totals(canvas: Canvas, plan: Plan, row: int) -> None:
    table = block(canvas.name, row - plan.budget.rows, plan.budget.rows, ("id", "name", *LETTERS))
    rows = [_values(plan, i) for i in range(table.rows)]
    canvas.word(row, table.place["id"], "column.total", "total_text")
    canvas.put(row, table.place["name"], None, "total_text")
    sums: dict[str, Decimal] = {}
    for letter in LETTERS:
        if letter != "I":
            sums[letter] = total(Decimal(str(r[letter])) for r in rows)
            formula = f"ROUND(SUM({table.local(letter)}),2)"
            canvas.formula(row, table.place[letter], formula, sums[letter], "total_money")
    h, j = table.here("H", table.rows), table.here("J", table.rows)
    rate = ratio(sums["J"], sums["H"]) if sums["H"] else 0
    canvas.formula(row, table.place["I"], f"IF({h}=0,0,{j}/{h})", rate, "total_percent")
