"""A project and the rules of its call -> the consortium workbook, as bytes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from cofin import __version__
from cofin.core.calculate import calculate
from cofin.core.model import Project
from cofin.errors import InputError, Problem
from cofin.rules.profile import CallRules
from cofin.text import Lang
from cofin.workbook import sheets
from cofin.workbook.canvas import Book
from cofin.workbook.layout import PARTNER_SHEETS, RECORD_SHEET, SHEETS, BookKind
from cofin.workbook.plan import (
    MAX_LINES,
    MAX_PARTNERS,
    MAX_WORK_PACKAGES,
    Plan,
    Spare,
    make_plan,
)
from cofin.workbook.record import Record


def generate(
    project: Project,
    rules: CallRules,
    lang: Lang,
    *,
    spare_partners: int | None = None,
    spare_work_packages: int | None = None,
    spare_lines: int | None = None,
    record: Record | None = None,
) -> bytes:
    """The workbook of a parsed project: live formulas, each with the value cofin calculated.

    One partner's part becomes a partner sheet.  ``spare_*`` empty rows are kept for what is
    still to come; ``record`` says which partner sheets the project was merged from.  The same
    arguments give the same bytes.
    ``InputError`` when the project is larger than a workbook holds (60 partners, 40 work
    packages, 10,000 cost lines).
    """
    if project.is_part:
        return generate_partner_sheet(
            project, rules, lang, agreed=project.share, spare_lines=spare_lines
        )
    _refuse_too_large(project)
    spare = Spare(spare_partners, spare_work_packages, spare_lines)
    return drawn(_consortium(project, rules, lang, spare, record=record is not None), record)


def empty_plan(rules: CallRules, lang: Lang, *, is_part: bool) -> Plan:
    """The plan of a workbook in which nobody has typed, as small as there is one."""
    empty = Project(call=rules.profile.id, acronym="")
    if is_part:
        return _partner_sheet(empty, rules, lang, Decimal(0), 1)
    return _consortium(empty, rules, lang, Spare(1, 1, 1))


def _consortium(
    project: Project, rules: CallRules, lang: Lang, spare: Spare, *, record: bool = False
) -> Plan:
    keys = (*SHEETS, RECORD_SHEET) if record else SHEETS
    book = Book(lang, rules.profile.checked_on, keys)
    project = replace(project, share=None)  # a whole has all of it
    return make_plan(book, calculate(project, rules), spare)


def generate_partner_sheet(
    project: Project,
    rules: CallRules,
    lang: Lang,
    *,
    agreed: Decimal | None = None,
    spare_lines: int | None = None,
) -> bytes:
    """The sheet of the one partner of ``project``: its lines, exchanges, funding, its figures.

    Work packages and the project's own data are shown and locked; ``agreed`` (EUR) is the
    partner's EU contribution in the consortium's budget.  An empty partner sheet has no
    partner yet.
    """
    _refuse_too_large(project)
    return drawn(_partner_sheet(project, rules, lang, agreed, spare_lines))


def _partner_sheet(
    project: Project,
    rules: CallRules,
    lang: Lang,
    agreed: Decimal | None,
    spare_lines: int | None,
) -> Plan:
    book = Book(lang, rules.profile.checked_on, PARTNER_SHEETS)
    room = 1 - len(project.partners)
    packages = 0 if project.work_packages else None
    return make_plan(
        book,
        calculate(replace(project, is_part=True), rules),
        Spare(room, packages, spare_lines),
        BookKind.PARTNER_SHEET,
        agreed,
    )


def drawn(plan: Plan, record: Record | None = None) -> bytes:
    """Every sheet of a plan, the record if there is one, then the finished file."""
    book, project, profile = plan.book, plan.project, plan.profile
    draw_sheets(plan)
    if record:
        sheets.record.draw(book.canvases[RECORD_SHEET], record)
    if "lists" in book.canvases:
        sheets.lists.record(book.canvases["lists"], plan)
    sheets.project.sign(book.canvases["project"], plan)
    book.canvases["start"].sheet.activate()
    return book.close(
        {
            "title": project.acronym or profile.id,
            "subject": profile.title[book.lang.value],
            "comments": f"cofin {__version__}",
            "keywords": profile.id,
        }
    )


def draw_sheets(plan: Plan) -> None:
    """Every sheet of a plan, without what is said of them once all are there."""
    book = plan.book
    book.running_title = plan.project.acronym or plan.profile.id
    for key, draw in sheets.DRAW.items():
        if key in book.canvases:
            draw(book.canvases[key], plan)


def _refuse_too_large(project: Project) -> None:
    problems = [
        Problem(place, "workbook_out.too_many", {"count": count, "most": most})
        for place, count, most in (
            ("partner", len(project.partners), MAX_PARTNERS),
            ("work_package", len(project.work_packages), MAX_WORK_PACKAGES),
            ("cost", len(project.costs), MAX_LINES),
        )
        if count > most
    ]
    if problems:
        raise InputError(problems)
