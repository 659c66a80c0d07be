"""The sheet Project: what the action is, when it runs, and under which call."""

from __future__ import annotations

from cofin import __version__
from cofin.workbook.canvas import Canvas, Stored
from cofin.workbook.layout import LAYOUT_VERSION
from cofin.workbook.months import end_of
from cofin.workbook.plan import Plan
from cofin.workbook.table import given

FIRST = 5
IDENTITY_ROWS = 11

#: Identity shown here -> the defined name ``cofin.<name>`` that other programs read.
NAMES = {
    "call_id": "call",
    "layout": "layout",
    "language": "lang",
    "kind": "kind",
    "version": "version",
}
FIELDS = (
    ("acronym", "input_text"),
    ("title", "input_words"),
    ("start", "input_date"),
    ("duration_months", "input_count"),
)


def draw(canvas: Canvas, plan: Plan) -> None:
    """Four inputs, the day the action ends, and the identity of the call."""
    canvas.open([30, 70, 52])
    project, profile = plan.project, plan.profile
    canvas.word(FIRST - 1, 1, "project_sheet.project", "section")
    canvas.put(FIRST - 1, 2, None, "section")
    values: dict[str, Stored] = {
        "acronym": project.acronym,
        "title": project.title,
        "start": project.start,
        "duration_months": project.duration_months or None,
    }
    for i, (field, style) in enumerate(FIELDS):
        row = FIRST + i
        canvas.word(row, 1, f"project_sheet.{field}", "label")
        canvas.put(row, 2, values[field], given(style) if plan.is_given else style)
        canvas.word(row, 3, f"project_sheet.{field}_about", "small")
        canvas.name_cell(f"in.project.{field}", row, 2)
    canvas.sheet.set_row(FIRST + 1, 32)
    _entry_rules(canvas)
    _end(canvas, plan, FIRST + len(FIELDS))
    row = FIRST + len(FIELDS) + 2
    canvas.word(row, 1, "project_sheet.call", "section")
    canvas.put(row, 2, None, "section")
    lang = plan.book.lang.value
    identity: list[tuple[str, Stored]] = [
        ("call_id", profile.id),
        ("call_title", profile.title[lang]),
        ("programme", profile.programme[lang]),
        ("manager", profile.manager),
        ("deadline", profile.deadline),
        ("deadline_time", profile.deadline_time),
        ("rules_on", plan.rules.on),
        ("layout", LAYOUT_VERSION),
        ("language", lang),
        ("kind", plan.kind.value),
        ("version", __version__),
    ]
    for i, (key, value) in enumerate(identity, row + 1):
        canvas.word(i, 1, f"project_sheet.{key}", "label")
        style = "calc_date" if key in ("deadline", "rules_on") else "calc_wrapped"
        style = "calc_left" if key == "layout" else style
        if isinstance(value, str) and len(value) > 66:
            canvas.sheet.set_row(i, 30)
        canvas.put(i, 2, value, style)
        if key in NAMES:
            canvas.name_cell(f"cofin.{NAMES[key]}", i, 2)
    if plan.agreed is not None:
        agreed = row + len(identity) + 3
        canvas.word(agreed, 1, "project_sheet.agreed", "label")
        canvas.put(agreed, 2, plan.agreed, "calc_amount_left")
        canvas.name_cell("cofin.agreed", agreed, 2)
        canvas.word(agreed, 3, "project_sheet.agreed_about", "small")
    canvas.protect()


def sign(canvas: Canvas, plan: Plan) -> None:
    """The fingerprint of all formulas, once every sheet is drawn."""
    row = FIRST + len(FIELDS) + 2 + IDENTITY_ROWS + 1
    canvas.word(row, 1, "project_sheet.fingerprint", "label")
    canvas.put(row, 2, plan.book.fingerprint(), "calc_text")
    canvas.word(row, 3, "project_sheet.fingerprint_about", "small")
    canvas.name_cell("cofin.fingerprint", row, 2)


def _entry_rules(canvas: Canvas) -> None:
    start, duration = f"C{FIRST + 3}", f"C{FIRST + 4}"
    canvas.only(duration, "integer", 1, 120, canvas.book.word("project_sheet.duration_months"))
    canvas.only(start, "decimal", 36526, 73050, canvas.book.word("project_sheet.start"))


def _end(canvas: Canvas, plan: Plan, row: int) -> None:
    start, months = "in.project.start", "in.project.duration_months"
    canvas.word(row, 1, "project_sheet.end", "label")
    formula = f'IF(OR({start}="",{months}=""),"",EDATE({start},{months})-1)'
    canvas.formula(
        row, 2, formula, end_of(plan.project.start, plan.project.duration_months), "calc_date"
    )
    canvas.name_cell("cofin.end", row, 2)
