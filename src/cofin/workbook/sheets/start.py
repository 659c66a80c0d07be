"""The sheet Start: the figures that matter, the state of the checks, and the way to each sheet."""

from __future__ import annotations

from cofin.a1 import quoted_sheet
from cofin.money import total
from cofin.rules.profile import Status
from cofin.workbook.canvas import Canvas, Stored
from cofin.workbook.layout import INPUT_SHEETS
from cofin.workbook.plan import Plan, text
from cofin.workbook.sheets.conditions import conditions
from cofin.workbook.sheets.crosschecks import crosschecks
from cofin.workbook.sheets.rules import rule_rows
from cofin.workbook.sheets.step_list import NOTHING

LAST = 7  # column of the last tile
ROW = 17  # points
TILES_ROW, STATE_AREA = 5, "$H$6"


def draw(canvas: Canvas, plan: Plan) -> None:
    """Title, the five figures and what decided them, the state, the index, what all rests on."""
    canvas.open([24, 21, 21, 21, 21, 25, 25])
    word, totals = plan.book.word, plan.result.totals
    canvas.formula(
        0,
        1,
        f'IF(in.project.acronym="",{text(word("sheet.start"))},in.project.acronym)',
        plan.project.acronym or word("sheet.start"),
        "title",
    )
    canvas.formula(
        1, 1, 'IF(in.project.title="","",in.project.title)', plan.project.title, "subtitle"
    )
    canvas.put(2, 1, f"{plan.profile.title[plan.book.lang.value]} · {plan.profile.id}", "plain")
    canvas.height(0, 32)
    tiles: list[tuple[str, str, Stored, str]] = [
        ("eligible", "fig.totals.eligible", totals.eligible, "tile_money"),
        ("eu", "fig.totals.eu_contribution", totals.eu_contribution, "tile_money"),
        ("cofinancing", "fig.totals.co_financing", totals.co_financing, "tile_money"),
        ("effective_rate", "fig.totals.effective_rate", totals.effective_rate, "tile_percent"),
        ("gap", *_gap(plan), "tile_money"),
        ("limited", "calc.limited", _limited(plan), "tile_text"),
        ("state", "cofin.state", word(f"state.{_state(plan)}"), "tile_text"),
    ]
    canvas.height(TILES_ROW - 1, 20)
    canvas.height(TILES_ROW, 42)
    for col, (key, formula, value, style) in enumerate(tiles, 1):
        unit = " (EUR)" if style == "tile_money" else ""
        canvas.put(TILES_ROW - 1, col, word(f"start_sheet.{key}") + unit, "tile_label")
        canvas.formula(TILES_ROW, col, formula, value, style)
    canvas.shade(f"$F${TILES_ROW + 1}", f"=$F${TILES_ROW + 1}<>0", "bad")
    canvas.states(STATE_AREA, [word("state.all_good")], [word("state.open")])
    row = _index(canvas, plan, 8)
    row = _legend(canvas, row + 1)
    _assumptions(canvas, plan, row + 1)
    canvas.protect()


def _gap(plan: Plan) -> tuple[str, Stored]:
    """What no source covers yet, over all partners."""
    block = plan.cofinancing
    missing = total(p.gap for p in plan.result.partners)
    return block.cell("gap", block.rows), missing


def _limited(plan: Plan) -> str:
    """What decided the EU contribution; a dash as long as there are no costs."""
    totals = plan.result.totals
    return plan.book.word(f"limit.{totals.limited_by.value}") if totals.eligible else NOTHING


def _state(plan: Plan) -> str:
    """The overall state as the sheet Checks gives it."""
    keys = [check.state_key for check in (*crosschecks(plan), *conditions(plan))]
    return "look" if "not_met" in keys else "open" if "unknown" in keys else "all_good"


def _index(canvas: Canvas, plan: Plan, row: int) -> int:
    canvas.section(row - 1, "start_sheet.index", LAST)
    for i, key in enumerate(k for k in plan.book.canvases if k != "start"):
        name = plan.book.sheet_name(key)
        canvas.sheet.write_url(
            row + i, 1, f"internal:{quoted_sheet(name)}!A1", plan.book.format("link"), name
        )
        kind = _kind(plan, key)
        look = "calc_text" if kind in ("computed", "given") else "input_shown"
        canvas.word(row + i, 2, f"start_sheet.{kind}", look)
        canvas.word(row + i, 3, f"sheet.{key}_about", "about")
        canvas.height(row + i, ROW)
    return row + len(plan.book.canvases) - 1


def _kind(plan: Plan, key: str) -> str:
    """Who fills a sheet in, as a key of the texts."""
    if plan.is_given and key in ("project", "work_packages"):
        return "given"
    if key == "rules":
        return "if_needed"
    return "fill_in" if key in INPUT_SHEETS else "computed"


def _legend(canvas: Canvas, row: int) -> int:
    canvas.section(row, "start_sheet.legend", LAST)
    for i, (style, key) in enumerate(
        (("input_shown", "fill_in"), ("calc_text", "computed"), ("total_text", "total"))
    ):
        canvas.word(row + 1 + i, 1, f"start_sheet.{key}", style)
        canvas.word(row + 1 + i, 2, f"start_sheet.{key}_about", "about")
        canvas.height(row + 1 + i, ROW)
    return row + 4


def _assumptions(canvas: Canvas, plan: Plan, row: int) -> None:
    """How much of the call's rules is verified, so that nobody takes an assumption for a rule."""
    rows = rule_rows(plan)
    counts = {status: sum(r.used.status is status for r in rows) for status in Status}
    replaced = sum(r.used.original is not None for r in rows)
    canvas.section(row, "start_sheet.basis", LAST)
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
