"""The way in for Python code to the workbook: what is given is judged, then drawn."""

from __future__ import annotations

from cofin.core.judged import judged
from cofin.core.model import Project
from cofin.core.parse_numbers import whole
from cofin.core.parse_problems import Refused
from cofin.errors import InputError, Problem, language
from cofin.rules.profile import CallRules
from cofin.text import Lang
from cofin.workbook import generate as drawing
from cofin.workbook.plan import MAX_LINES, MAX_PARTNERS, MAX_SPARE_LINES, MAX_WORK_PACKAGES


def generate(
    project: Project,
    rules: CallRules,
    lang: Lang | str = Lang.EN,
    *,
    spare_partners: int | None = None,
    spare_work_packages: int | None = None,
    spare_lines: int | None = None,
) -> bytes:
    """The workbook of a project, as the bytes of an ``.xlsx`` file.

    One partner's part (``Project.is_part``) becomes a partner sheet, anything else the
    consortium workbook.

    Its formulas are live, each with the value cofin calculated.  ``spare_partners``,
    ``spare_work_packages`` and ``spare_lines`` are how many empty rows are kept for what is
    still to come (by default as many as fit the project; a partner sheet has its one partner
    and the work packages it was given).  The same arguments give the same bytes.

    Raises ``InputError`` where ``calculate`` does, for a language cofin does not speak, when
    the project is larger than a workbook holds (60 partners, 40 work packages, 10,000 cost
    lines), and for spare rows that are no whole number or more than fit beside the project.
    """
    lang, project = language(lang), judged(project, rules)
    partners, packages, lines = _spare(
        ("spare_partners", spare_partners, MAX_PARTNERS - len(project.partners)),
        (
            "spare_work_packages",
            spare_work_packages,
            MAX_WORK_PACKAGES - len(project.work_packages),
        ),
        ("spare_lines", spare_lines, MAX_LINES + MAX_SPARE_LINES - len(project.costs)),
    )
    return drawing.generate(
        project,
        rules,
        lang,
        spare_partners=partners,
        spare_work_packages=packages,
        spare_lines=lines,
    )


def _spare(*given: tuple[str, int | None, int]) -> list[int | None]:
    """The numbers of spare rows, given by their names, each at most what is left of a sheet."""
    found: list[int | None] = []
    problems = []
    for name, count, most in given:
        try:
            found.append(None if count is None else whole(0, max(0, most))(count))
        except Refused as refused:
            problems.append(Problem(name, f"project.{refused.code}", refused.values))
    if problems:
        raise InputError(problems, "generate")
    return found
