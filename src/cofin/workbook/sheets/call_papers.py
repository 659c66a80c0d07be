"""The call's timetable and the documents its rules are taken from, on the sheet Project."""

from __future__ import annotations

from cofin.workbook.canvas import Canvas
from cofin.workbook.plan import Plan

LABEL_WIDTH, TITLE_WIDTH = 29, 69  # without their indents
LAST = 4


def draw(canvas: Canvas, plan: Plan, top: int) -> int:
    """Both tables, the timetable first; gives the last row."""
    return _documents(canvas, plan, _timetable(canvas, plan, top))


def _timetable(canvas: Canvas, plan: Plan, top: int) -> int:
    """A row per stage; gives the row of the next block."""
    if not plan.profile.milestones:
        return top
    canvas.section(top, "project_sheet.timetable", LAST)
    lang, word = plan.book.lang.value, plan.book.word
    for row, stage in enumerate(plan.profile.milestones, top + 1):
        label = stage.label[lang]
        canvas.put(row, 1, label, "label")
        period = (
            word("project_sheet.from_to", first=stage.start, last=stage.end)
            if stage.end
            else word("project_sheet.on", day=stage.start)
        )
        canvas.put(row, 2, f"{period}, {stage.time}" if stage.time else period, "calc_wrapped")
        if stage.estimated:
            canvas.word(row, 3, "project_sheet.estimated", "small")
        canvas.room_for(row, [(label, LABEL_WIDTH)])
    return top + len(plan.profile.milestones) + 2


def _documents(canvas: Canvas, plan: Plan, top: int) -> int:
    """A row per document: when it was published, its title, language, address; the last row."""
    canvas.section(top, "project_sheet.documents", LAST)
    for row, source in enumerate(plan.profile.sources.values(), top + 1):
        canvas.put(row, 1, source.published or plan.book.word("project_sheet.undated"), "calc_date")
        canvas.put(row, 2, source.title, "calc_wrapped")
        canvas.put(row, 3, source.language.upper(), "calc_wrapped")
        canvas.put(row, 4, source.url, "about")
        canvas.room_for(row, [(source.title, TITLE_WIDTH)])
    return top + len(plan.profile.sources)
