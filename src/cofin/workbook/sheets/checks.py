"""The sheet Checks: the arithmetic and the call's conditions, live, met or not met, in words."""

from __future__ import annotations

from cofin.workbook.block import letters
from cofin.workbook.canvas import Canvas
from cofin.workbook.paper import SMALL
from cofin.workbook.plan import Plan, text
from cofin.workbook.sheets.conditions import conditions
from cofin.workbook.sheets.crosschecks import crosschecks
from cofin.workbook.sheets.live import Check

TOP, FIRST = 4, 10
FOUND, REQUIRED, STATE = 3, 4, 5
WIDTHS = (5, 54, 15, 15, 13, 54, 46, 11)
LAST = len(WIDTHS)
#: All numbers stand at the right, and a zero is shown: it is a result like any other.
LOOKS = {
    "calc_count": "calc_right",
    "calc_money": "calc_money_full",
    "calc_percent": "calc_percent_right",
    "calc_date": "calc_date_right",
}


def draw(canvas: Canvas, plan: Plan) -> None:
    """The overall state, then the figures' own checks, then the conditions of the call."""
    canvas.open(WIDTHS)
    numbers, call = crosschecks(plan), conditions(plan)
    row = FIRST
    canvas.section(row - 1, "checks_sheet.numbers", LAST)
    row = _rows(canvas, plan, row, numbers, 1)
    canvas.section(row + 1, "checks_sheet.call", LAST)
    last = _rows(canvas, plan, row + 2, call, len(numbers) + 1)
    canvas.pages([0, row + 1], last - 1, LAST)
    _overall(canvas, plan, [*numbers, *call], last)
    canvas.sheet.freeze_panes(FIRST - 2, 0)
    canvas.sheet.repeat_rows(FIRST - 3)
    canvas.protect()


def _rows(canvas: Canvas, plan: Plan, top: int, checks: list[Check], number: int) -> int:
    for i, check in enumerate(checks):
        row = top + i
        canvas.put(row, 1, number + i, "calc_count")
        canvas.put(row, 2, check.label, "label")
        look = LOOKS.get(check.style, check.style)
        canvas.formula(row, FOUND, check.found, check.found_value, look)
        canvas.formula(row, REQUIRED, check.required, check.required_value, look)
        cells = {
            "found": f"${letters(FOUND)}{row + 1}",
            "required": f"${letters(REQUIRED)}{row + 1}",
        }
        state = f"IFERROR({check.state.format(**cells)},{text(plan.book.word('state.not_met'))})"
        canvas.formula(row, STATE, state, plan.book.word(f"state.{check.state_key}"), "state")
        canvas.put(row, 6, check.about, "small")
        canvas.put(row, 7, check.source, "small")
        canvas.put(row, 8, check.status, "small")
        small = (check.about, WIDTHS[5] * SMALL - 1), (check.source, WIDTHS[6] * SMALL - 1)
        canvas.room_for(row, [(check.label, WIDTHS[1] - 1), *small], 18)
    return top + len(checks)


def _overall(canvas: Canvas, plan: Plan, checks: list[Check], last: int) -> None:
    word = plan.book.word
    for col, key in (
        (1, "number"),
        (2, "check"),
        (3, "found"),
        (4, "required"),
        (5, "state"),
        (6, "about"),
        (7, "source"),
        (8, "status"),
    ):
        canvas.word(FIRST - 3, col, f"column.checks_{key}", "header")
    column = letters(STATE)
    states = f"${column}${FIRST + 1}:${column}${last}"
    canvas.states(states, [word("state.met")], [word("state.unknown")])
    counts = {}
    for i, key in enumerate(("not_met", "unknown")):
        row = TOP + i
        count = sum(check.state_key == key for check in checks)
        counts[key] = count
        canvas.word(row, 2, f"checks_sheet.{key}", "label")
        counted = f"COUNTIF({states},{text(word('state.unknown'))})"
        if key == "not_met":  # an error is not met either: count what is neither met nor unknown
            counted = f"{len(checks)}-COUNTIF({states},{text(word('state.met'))})-{counted}"
        canvas.formula(row, 3, counted, count, "calc_right")
        canvas.name_cell(f"check.{key}", row, 3)
    look, open_, good = (text(word(f"state.{key}")) for key in ("look", "open", "all_good"))
    formula = f"IF(check.not_met>0,{look},IF(check.unknown>0,{open_},{good}))"
    state = "look" if counts["not_met"] else "open" if counts["unknown"] else "all_good"
    canvas.formula(TOP, 6, formula, word(f"state.{state}"), "state")
    canvas.name_cell("cofin.state", TOP, 6)
    canvas.states(f"$G${TOP + 1}", [word("state.all_good")], [word("state.open")])
