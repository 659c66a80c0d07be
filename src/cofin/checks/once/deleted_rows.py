"""Where rows that formulas read are deleted, that is told, and not what follows from it."""

from __future__ import annotations

from collections.abc import Iterable

from cofin.a1 import parse_range
from cofin.checks.finding import Finding
from cofin.checks.subject import Subject

#: What the template's formulas have lost, as keys of ``texts/template.toml``.
_DELETED = "template.deleted_"
_TYPED = ("template.deleted_input", "template.deleted_typed_sheet")


def without_consequences(subject: Subject, findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those on formulas of the template that has lost rows or columns.

    Errors and wrong amounts there follow from it, and cannot be mended one by one.  What was
    typed in is judged all the same, and so is every other sheet.
    """
    if not any(problem.code.startswith(_DELETED) for problem in subject.problems):
        return list(findings)
    ours = {name.casefold() for name in subject.layout.sheets.values()} if subject.layout else ()
    return [each for each in findings if not _follows(subject, each, ours)]


def _follows(subject: Subject, finding: Finding, ours: Iterable[str]) -> bool:
    """Whether a finding is about a calculated cell of the template, or about its lost names."""
    if finding.code == "F06":
        return finding.found.endswith("#REF!")
    if finding.code == "M01":  # what was deleted is not found, either
        return any(problem.code in _TYPED for problem in subject.problems)
    sheet, area = subject.grid.sheet(finding.sheet), parse_range(finding.cell)
    if finding.code[:1] not in "AC" or sheet is None or area is None:
        return False
    return sheet.name.casefold() in ours and sheet.cell(*area[:2]).formula is not None
