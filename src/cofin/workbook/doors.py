"""The way in for Python code to the workbook: what is given is judged, then drawn."""

from __future__ import annotations

from cofin.core.judged import judged
from cofin.core.model import Project
from cofin.errors import language
from cofin.rules.profile import CallRules
from cofin.text import Lang
from cofin.workbook import generate as drawing


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

    Raises ``InputError`` where ``calculate`` does, for a language cofin does not speak, and
    when the project is larger than a workbook holds (60 partners, 40 work packages, 10,000
    cost lines).
    """
    return drawing.generate(
        judged(project, rules),
        rules,
        language(lang),
        spare_partners=spare_partners,
        spare_work_packages=spare_work_packages,
        spare_lines=spare_lines,
    )
