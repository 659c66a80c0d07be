"""The sheet Project: what the action is, when it runs, and under which call."""

from __future__ import annotations

from cofin import __version__
from cofin.a1 import quoted_sheet, to_serial
from cofin.core.schema import FIRST_DAY, LAST_DAY
from cofin.workbook.canvas import Canvas, Stored
from cofin.workbook.layout import LAYOUT_VERSION
from cofin.workbook.months import end_of
from cofin.workbook.plan import Plan
from cofin.workbook.sheets import call_papers
from cofin.workbook.sheets.step_list import SHARE
from cofin.workbook.state import Test, finer_than, first_problem, no_number, outside
from cofin.workbook.table import given

FIRST = 5
WIDTHS = (30, 70, 34, 52)
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
    ("duration_months", "input_left"),
)


def draw(canvas: Canvas, plan: Plan) -> None:
    """Four inputs, the day the action ends, and the identity of the call."""
    canvas.open(WIDTHS)
    project, profile = plan.project, plan.profile
    canvas.section(FIRST - 1, "project_sheet.project", len(WIDTHS))
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
        canvas.word(row, 4, f"project_sheet.{field}_about", "small")
        canvas.name_cell(f"in.project.{field}", row, 2)
    canvas.room_for(FIRST + 1, [(project.title, WIDTHS[1] - 1)], 32)
    _states(canvas, plan)
    _entry_rules(canvas, plan)
    _end(canvas, plan, FIRST + len(FIELDS))
    row = FIRST + len(FIELDS) + 2
    canvas.section(row, "project_sheet.call", 2)
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
        style = f"calc_{value}" if key in ("language", "kind") else style
        canvas.room_for(i, [(str(value), WIDTHS[1] - 1)])
        canvas.put(i, 2, value, style)
        if key in NAMES:
            canvas.name_cell(f"cofin.{NAMES[key]}", i, 2)
    if plan.agreed is not None:
        agreed = row + len(identity) + 3
        canvas.word(agreed, 1, "project_sheet.agreed", "label")
        canvas.put(agreed, 2, plan.agreed, "calc_amount_left")
        canvas.name_cell("cofin.agreed", agreed, 2)
        about = "agreed_about" if plan.project.share is None else "share_about"
        canvas.word(agreed, 4, f"project_sheet.{about}", "small")
        if plan.project.share is not None:
            canvas.name_cell(SHARE, agreed, 2)
    papers = row + len(identity) + (5 if plan.agreed is not None else 4)
    end = call_papers.draw(canvas, plan, papers)
    canvas.sheet.print_area(0, 0, end, len(WIDTHS))
    canvas.sheet.fit_to_pages(1, 1)
    canvas.protect()


def sign(canvas: Canvas, plan: Plan) -> None:
    """The fingerprint of all formulas, once every sheet is drawn."""
    row = FIRST + len(FIELDS) + 2 + IDENTITY_ROWS + 1
    canvas.word(row, 1, "project_sheet.fingerprint", "label")
    canvas.put(row, 2, plan.book.fingerprint(), "calc_text")
    canvas.word(row, 4, "project_sheet.fingerprint_about", "small")
    canvas.name_cell("cofin.fingerprint", row, 2)


def _states(canvas: Canvas, plan: Plan) -> None:
    """Beside each field what is wrong with it; the sheet Checks counts them."""
    word, good = plan.book.word, plan.book.word("state.good")
    start, months = "in.project.start", "in.project.duration_months"
    whole = f"OR({outside(1, 120, months)},{finer_than(0, months)})"
    day = outside(to_serial(FIRST_DAY), to_serial(LAST_DAY), start)
    project = plan.project
    states: list[tuple[list[Test], bool]] = [
        ([('in.project.acronym=""', word("state.missing"))], bool(project.acronym)),
        ([], True),
        (
            [
                (f'{start}=""', ""),
                (no_number(start), word("state.date")),
                (day, word("state.date")),
                (finer_than(0, start), word("state.day")),
            ],
            project.start is not None,
        ),
        (
            [
                (f'{months}=""', ""),
                (no_number(months), word("state.duration")),
                (whole, word("state.duration")),
            ],
            bool(project.duration_months),
        ),
    ]
    for i, (tests, is_filled) in enumerate(states):
        row = FIRST + i
        if not tests:
            canvas.put(row, 3, None, "calc_state")
            continue
        empty = tests[0][1]
        canvas.formula(
            row, 3, first_problem(plan, tests), good if is_filled else empty, "calc_state"
        )
    area = f"$D${FIRST + 1}:$D${FIRST + len(FIELDS)}"
    canvas.states(area, [good])
    canvas.book.name("out.project.status", f"{quoted_sheet(canvas.name)}!{area}")


def _entry_rules(canvas: Canvas, plan: Plan) -> None:
    start, duration = f"C{FIRST + 3}", f"C{FIRST + 4}"
    word = plan.book.word
    canvas.only(duration, "integer", 1, 120, word("project_sheet.duration_months"))
    canvas.day(start, FIRST_DAY, LAST_DAY, word("project_sheet.start"))


def _end(canvas: Canvas, plan: Plan, row: int) -> None:
    start, months = "in.project.start", "in.project.duration_months"
    canvas.word(row, 1, "project_sheet.end", "label")
    formula = f'IF(COUNT({start},{months})=2,EDATE({start},{months})-1,"")'
    canvas.formula(
        row, 2, formula, end_of(plan.project.start, plan.project.duration_months), "calc_date"
    )
    canvas.name_cell("cofin.end", row, 2)
