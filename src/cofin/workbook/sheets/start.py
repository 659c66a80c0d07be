"""The sheet Start: the figures that matter, the state of the checks, and the way to each sheet."""

from __future__ import annotations

from cofin.rules.profile import Status
from cofin.workbook.block import quoted
from cofin.workbook.canvas import Canvas, Stored
from cofin.workbook.layout import INPUT_SHEETS
from cofin.workbook.plan import Plan
from cofin.workbook.sheets.conditions import conditions
from cofin.workbook.sheets.crosschecks import crosschecks
from cofin.workbook.sheets.rules import rule_rows

TILES = 5


def draw(canvas: Canvas, plan: Plan) -> None:
    """Title, five tiles, index, legend, and what rests on assumptions."""
    canvas.open([30, 22, 22, 22, 22, 26], landscape=True)
    sheet, word, totals = canvas.sheet, plan.book.word, plan.result.totals
    canvas.formula(
        0,
        1,
        f'IF(in.project.acronym="",{_quoted(word("sheet.start"))},in.project.acronym)',
        plan.project.acronym or word("sheet.start"),
        "title",
    )
    canvas.formula(
        1, 1, 'IF(in.project.title="","",in.project.title)', plan.project.title, "subtitle"
    )
    canvas.put(2, 1, f"{plan.profile.title[plan.book.lang.value]} · {plan.profile.id}", "plain")
    sheet.set_row(0, 32)
    tiles: list[tuple[str, str, Stored, str]] = [
        ("eligible", "fig.totals.eligible", totals.eligible, "tile_money"),
        ("eu", "fig.totals.eu_contribution", totals.eu_contribution, "tile_money"),
        ("cofinancing", "fig.totals.co_financing", totals.co_financing, "tile_money"),
        ("effective_rate", "fig.totals.effective_rate", totals.effective_rate, "tile_percent"),
        ("limited", "calc.limited", word(f"limit.{totals.limited_by.value}"), "tile_text"),
        ("state", "cofin.state", word(f"state.{_state(plan)}"), "tile_text"),
    ]
    sheet.set_row(4, 18)
    sheet.set_row(5, 40)
    for col, (key, formula, value, style) in enumerate(tiles, 1):
        canvas.word(4, col, f"start_sheet.{key}", "tile_label")
        canvas.formula(5, col, formula, value, style)
    canvas.states("$G$6", [word("state.all_good")], [word("state.open")])
    row = _index(canvas, plan, 8)
    row = _legend(canvas, row + 1)
    _assumptions(canvas, plan, row + 1)
    canvas.protect()


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


def _state(plan: Plan) -> str:
    """The overall state as the sheet Checks gives it."""
    keys = [check.state_key for check in (*crosschecks(plan), *conditions(plan))]
    return "look" if "not_met" in keys else "open" if "unknown" in keys else "all_good"


def _index(canvas: Canvas, plan: Plan, row: int) -> int:
    canvas.word(row - 1, 1, "start_sheet.index", "section")
    for col in range(2, 7):
        canvas.put(row - 1, col, None, "section")
    for i, key in enumerate(k for k in plan.book.canvases if k != "start"):
        name = plan.book.sheet_name(key)
        canvas.sheet.write_url(
            row + i, 1, f"internal:{quoted(name)}!A1", plan.book.format("link"), name
        )
        kind = "start_sheet.fill_in" if key in INPUT_SHEETS else "start_sheet.computed"
        canvas.word(row + i, 2, kind, "input_words" if key in INPUT_SHEETS else "calc_text")
        canvas.word(row + i, 3, f"sheet.{key}_about", "plain")
    return row + len(plan.book.canvases) - 1


def _legend(canvas: Canvas, row: int) -> int:
    canvas.word(row, 1, "start_sheet.legend", "section")
    for col in range(2, 7):
        canvas.put(row, col, None, "section")
    for i, (style, key) in enumerate(
        (("input_words", "fill_in"), ("calc_text", "computed"), ("total_text", "total"))
    ):
        canvas.word(row + 1 + i, 1, f"start_sheet.{key}", style)
        canvas.word(row + 1 + i, 2, f"start_sheet.{key}_about", "plain")
    return row + 4


def _assumptions(canvas: Canvas, plan: Plan, row: int) -> None:
    """How much of the call's rules is verified, so that nobody takes an assumption for a rule."""
    rows = rule_rows(plan)
    counts = {status: sum(r.used.status is status for r in rows) for status in Status}
    replaced = sum(r.used.original is not None for r in rows)
    canvas.word(row, 1, "start_sheet.basis", "section")
    for col in range(2, 7):
        canvas.put(row, col, None, "section")
    canvas.word(
        row + 1,
        1,
        "start_sheet.basis_about",
        "plain",
        verified=counts[Status.VERIFIED],
        reported=counts[Status.REPORTED],
        assumed=counts[Status.ASSUMED],
        replaced=replaced,
    )
    canvas.word(row + 2, 1, "start_sheet.plain", "plain")
