"""A project and the rules of its call -> the consortium workbook, as bytes."""

from __future__ import annotations

from cofin import __version__
from cofin.core.calculate import calculate
from cofin.core.model import Project
from cofin.errors import InputError, Problem
from cofin.rules.profile import CallRules
from cofin.text import Lang
from cofin.workbook import sheets
from cofin.workbook.canvas import Book
from cofin.workbook.plan import MAX_LINES, MAX_PARTNERS, MAX_WORK_PACKAGES, Spare, make_plan


def generate(
    project: Project,
    rules: CallRules,
    lang: Lang,
    *,
    spare_partners: int | None = None,
    spare_work_packages: int | None = None,
    spare_lines: int | None = None,
) -> bytes:
    """The workbook of a parsed project: live formulas, each with the value cofin calculated.

    ``spare_*`` empty rows are kept for what is still to come.  The same arguments give the
    same bytes.  ``InputError`` when the project is larger than a workbook holds (60 partners,
    40 work packages, 10,000 cost lines).
    """
    _refuse_too_large(project)
    result = calculate(project, rules)
    book = Book(lang, rules.profile.checked_on)
    book.running_title = project.acronym or rules.profile.id
    plan = make_plan(book, result, Spare(spare_partners, spare_work_packages, spare_lines))
    for key, draw in sheets.DRAW.items():
        draw(book.canvases[key], plan)
    book.canvases["start"].sheet.activate()
    return book.close(
        {
            "title": project.acronym or rules.profile.id,
            "subject": rules.profile.title[lang.value],
            "comments": f"cofin {__version__}",
            "keywords": rules.profile.id,
        }
    )


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
