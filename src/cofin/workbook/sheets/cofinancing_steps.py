"""The steps at the head of the Co-financing sheet: rate, request, ceiling, no-profit, result.

Named cells ``calc.*`` hold the intermediate amounts, ``fig.totals.*`` the figures.
"""

from __future__ import annotations

from cofin.money import cents
from cofin.workbook.arithmetic import STEPS, as_cents, division_formulas, division_values
from cofin.workbook.block import letters
from cofin.workbook.canvas import Canvas
from cofin.workbook.plan import Plan
from cofin.workbook.sheets.step_list import steps

TOP = 5
LABEL, VALUE, ABOUT = 2, 3, 4
LABEL_WIDTH, VALUE_WIDTH = 23, 12  # without their indents
LAST = 9  # column up to which the explanations reach
DIVIDE = tuple(f"{letter}{step}" for step in range(STEPS) for letter in "xqr")


def draw(canvas: Canvas, plan: Plan) -> None:
    """One step a row: label, amount, and in words how it comes about."""
    listed = steps(plan)
    canvas.section(TOP - 1, "cofinancing_sheet.steps", LAST)
    for i, step in enumerate(listed):
        row = TOP + i
        is_key = step.key == "limited_by"
        label = "helper_text" if is_key else "label"
        if not is_key:
            canvas.put(row, 1, i + 1, "label_number")
        canvas.word(row, LABEL, f"step.{step.key}", label)
        said = plan.book.word(f"step.{step.key}")
        value = str(step.value) if step.key == "limited" else ""
        canvas.room_for(row, [(said, LABEL_WIDTH), (value, VALUE_WIDTH)])
        canvas.formula(row, VALUE, step.formula, step.value, step.style)
        about = f"step.{step.key}_about"
        if step.key == "deduction":
            about = f"step.deduction_{plan.rules.no_profit.value}"
        elif step.key == "by_rate":
            about = f"step.by_rate_{plan.rules.rate_scope.value}"
        if step.key in ("grant", "deduction") and plan.project.share is not None:
            about = f"step.{step.key}_share"
        canvas.word(row, ABOUT, about, "about")
        canvas.name_cell(step.name, row, VALUE)
    row = TOP + len(listed)
    canvas.word(row, 1, "step.largest", "plain")
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
        "total": as_cents("calc.surplus"),
        "weight": as_cents("fig.totals.by_rate"),
        "whole": as_cents("calc.eligible"),
        **division_formulas(at["total"], at["weight"], at["whole"], at),
        "up": f"{at['floor']}+IF({at['r2']}>0,1,0)",
    }
    stored = division_stored(surplus, by_rate, eligible)
    for key, formula in formulas.items():
        canvas.word(row - 1, place[key], f"division.{key}", "header_helper")
        canvas.formula(row, place[key], formula, stored[key], "helper")
    canvas.name_cell("calc.deduction_cents", row, place["up"])


def division_stored(surplus: int, by_rate: int, eligible: int) -> dict[str, int]:
    """What the helper cells hold."""
    values = division_values(surplus, by_rate, eligible)
    values |= {"total": surplus, "weight": by_rate, "whole": eligible}
    values["up"] = values["floor"] + (1 if values["r2"] > 0 else 0)
    return values
