"""The sheet Work packages, with a bar for each over the months of the project."""

from __future__ import annotations

from cofin.workbook import layout
from cofin.workbook.block import letters
from cofin.workbook.canvas import Canvas, Stored
from cofin.workbook.plan import Plan
from cofin.workbook.state import (
    all_empty,
    any_empty,
    finer_than,
    first_problem,
    listed,
    no_number,
    not_listed,
    outside,
)
from cofin.workbook.sums import spare
from cofin.workbook.table import Computed, DrawnTable, draw_table

NAME = "tblWorkPackages"
LEAST_MONTHS, MOST_MONTHS = 24, 60
MONTH_WIDTH = 2.3


def draw(canvas: Canvas, plan: Plan) -> None:
    """Inputs, eligible costs of each work package, and its bar."""
    canvas.open([c.width for c in layout.WORK_PACKAGES])
    block = plan.work_packages
    columns = layout.WORK_PACKAGES
    draw_table(
        canvas,
        DrawnTable(
            NAME,
            "work_package",
            block,
            columns,
            _rows(plan),
            _computed(plan),
            given=plan.is_given,
        ),
        calculated=False,
    )
    heading = canvas.heading
    if not plan.is_partner_sheet:
        canvas.choose(block.local("lead"), "list.partners", heading("work_package", "lead"))
    if plan.profile.activities:  # without a list any short text is an activity
        title = heading("work_package", "activity")
        canvas.choose(block.local("activity"), "list.activities", title)
    for key in ("start_month", "end_month"):
        canvas.only(block.local(key), "integer", 1, 120, heading("work_package", key))
    canvas.states(block.local("status"), [plan.book.word("state.good")])
    _bars(canvas, plan)
    spare(canvas, block, "eligible")
    canvas.group(block.place["outside"], block.place["undated"], 9)
    canvas.protect()


def _rows(plan: Plan) -> list[dict[str, Stored]]:
    return [
        {
            "id": wp.id,
            "title": wp.title,
            "lead": wp.lead,
            "start_month": wp.start_month,
            "end_month": wp.end_month,
            "activity": wp.activity,
        }
        for wp in plan.project.work_packages
    ]


def _computed(plan: Plan) -> dict[str, Computed]:
    used = plan.result.work_packages
    good, late = plan.book.word("state.good"), plan.book.word("state.wp_late")
    return {
        "eligible": Computed(
            lambda i: plan.by_work_package.cell("eligible", i),
            lambda i: used[i].eligible if i < len(used) else 0,
        ),
        "status": Computed(
            lambda i: _status(plan, i),
            lambda i: (late if is_late(plan, i) else good) if i < len(used) else "",
        ),
        "outside": Computed(lambda i: _outside(plan, i), lambda i: int(is_late(plan, i))),
        "undated": Computed(lambda i: _undated(plan, i), lambda i: undated(plan, i)),
    }


def months_shown(plan: Plan) -> int:
    """As many months as the project has, within reason."""
    ends = [wp.end_month or 0 for wp in plan.project.work_packages]
    return min(MOST_MONTHS, max(LEAST_MONTHS, plan.project.duration_months, *ends, 0))


def is_late(plan: Plan, i: int) -> bool:
    """Whether a work package reaches beyond the project; none is read that ends too early."""
    if i >= len(plan.project.work_packages) or not plan.project.duration_months:
        return False
    package = plan.project.work_packages[i]
    last = max(package.start_month or 0, package.end_month or 0)
    return last > plan.project.duration_months


def undated(plan: Plan, i: int) -> int:
    """1 for a work package without both its months."""
    if i >= len(plan.project.work_packages):
        return 0
    wp = plan.project.work_packages[i]
    return 0 if wp.start_month and wp.end_month else 1


def _undated(plan: Plan, i: int) -> str:
    here = plan.work_packages.here
    return (
        f'IF({here("id", i)}="",0,IF(COUNT({here("start_month", i)},{here("end_month", i)})=2,0,1))'
    )


def _outside(plan: Plan, i: int) -> str:
    """1 for a work package that ends before it starts or reaches beyond the project."""
    here = plan.work_packages.here
    start, end, months = here("start_month", i), here("end_month", i), "in.project.duration_months"
    backwards = f"AND(COUNT({start},{end})=2,{end}<{start})"
    late = f"AND(COUNT({months})=1,MAX({start},{end})>{months})"
    return f'IF({here("id", i)}="",0,IF(OR({backwards},{late}),1,0))'


def _status(plan: Plan, i: int) -> str:
    block, word = plan.work_packages, plan.book.word

    def said(problem: str, *keys: str) -> str:
        headings = ", ".join(word(f"column.work_package_{key}") for key in keys)
        return f"{headings}: {word(f'state.{problem}')}"

    here = {c.key: block.here(c.key, i) for c in layout.WORK_PACKAGES if c.is_input}
    start, end, duration = here["start_month"], here["end_month"], "in.project.duration_months"
    both = f"COUNT({start},{end})=2"
    tests = [
        (all_empty(list(here.values())), ""),
        (any_empty([here["id"], here["title"]]), word("state.wp_incomplete")),
        (f"LEN({here['id']})>20", said("id", "id")),
        (f"{listed(here['id'], block.local('id'))}>1", said("twice", "id")),
        (no_number(start, end), said("number", "start_month", "end_month")),
        (
            f"OR({outside(1, 600, start, end)},{finer_than(0, start, end)})",
            said("months", "start_month", "end_month"),
        ),
        (f"AND({both},{end}<{start})", word("state.wp_end")),
        (f"AND(COUNT({duration})=1,MAX({start},{end})>{duration})", word("state.wp_late")),
    ]
    if not plan.is_partner_sheet:  # in a partner sheet another partner may lead
        tests.append((not_listed(here["lead"], plan.partners.column("id")), said("listed", "lead")))
    if plan.profile.activities:
        tests.append((not_listed(here["activity"], "list.activities"), said("listed", "activity")))
    return first_problem(plan, tests)


def _bars(canvas: Canvas, plan: Plan) -> None:
    """Month numbers to the right of the table, coloured where a work package runs."""
    block = plan.work_packages
    left = max(block.place.values()) + 3
    shown = months_shown(plan)
    canvas.sheet.set_column(left, left + shown - 1, MONTH_WIDTH)
    for month in range(1, shown + 1):
        canvas.put(block.first - 1, left + month - 1, month, "month")
    first, last = block.first + 1, block.first + block.rows
    start, end = block.here("start_month", 0), block.here("end_month", 0)
    heading = f"{letters(left)}${block.first}"
    area = f"{letters(left)}{first}:{letters(left + shown - 1)}{last}"
    running = f'=AND({start}<>"",{end}<>"",{heading}>={start},{heading}<={end})'
    canvas.sheet.conditional_format(
        area, {"type": "formula", "criteria": running, "format": plan.book.format("bar")}
    )
