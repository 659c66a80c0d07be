"""Run every check that a subject allows; say which were skipped, and why."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from decimal import Decimal

from cofin.a1 import Range, parse_range
from cofin.checks.card import cards, severity_of
from cofin.checks.coverage import covered
from cofin.checks.finding import Finding
from cofin.checks.needs import lacking
from cofin.checks.once.deleted_rows import without_consequences
from cofin.checks.once.effects import without_effects
from cofin.checks.once.lost_blocks import folded
from cofin.checks.once.own_list import without_list
from cofin.checks.once.own_sheets import without_own_sheets
from cofin.checks.once.roots import without_echoes
from cofin.checks.partly import partly
from cofin.checks.problems import with_problems
from cofin.checks.registry import functions
from cofin.checks.report.report import Report, Skipped
from cofin.checks.subject import Subject
from cofin.money import DIGITS, as_shown, plain_context

_NOWHERE = Range(0, 0, 0, 0)


def run_checks(subject: Subject, only: Collection[str] = ()) -> Report:
    """Every check of the catalogue (or only some codes) on one subject.

    What could not be read and no check names is added under the code that speaks for it;
    of two findings that say the same about a cell, the one that names the cause stays.
    """
    with plain_context():  # the checks compute with operators
        return _run(subject, only)


def _run(subject: Subject, only: Collection[str]) -> Report:
    ran: list[str] = []
    skipped: list[Skipped] = []
    findings: list[Finding] = []
    known = functions()
    seen = without_own_sheets(without_list(subject))
    for code, card in cards().items():
        if code not in known or (only and code not in only):
            continue
        lacks = lacking(seen, card)
        if lacks is not None:
            skipped.append(Skipped(code, lacks))
            continue
        ran.append(code)
        findings.extend(replace(finding, code=code) for finding in known[code](seen))
    findings = without_echoes(each for each in findings if not _is_as_made(seen, each))
    findings = without_effects(seen, findings)
    findings, problems = folded(seen, without_consequences(seen, findings))
    told = with_problems(replace(seen, problems=problems), findings)
    told = [each for each in told if not only or each.code in only]
    findings = [
        replace(each, severity=severity_of(each), difference=_as_seen(each.difference))
        for each in told
    ]
    findings.sort(key=_worst_first(subject))
    return Report(
        subject, tuple(findings), tuple(ran), tuple(skipped), seen.once(covered), partly(seen, ran)
    )


def _as_seen(difference: Decimal | None) -> Decimal | None:
    """A difference with no more digits than a spreadsheet shows: a third has no end."""
    if difference is None or len(difference.as_tuple().digits) <= DIGITS:
        return difference
    return as_shown(difference)


def _is_as_made(subject: Subject, finding: Finding) -> bool:
    """Whether a formula is called odd among its neighbours that the template itself has there."""
    if finding.code != "C05" or subject.as_made is None:
        return False
    return subject.as_made(finding.sheet, finding.cell)


def _worst_first(subject: Subject) -> Callable[[Finding], tuple[int, str, int, int, int, str]]:
    """Errors before notes, then by check, and by place: sheets, rows and columns in their order."""
    order = {sheet.name: at for at, sheet in enumerate(subject.grid.sheets)}

    def place(finding: Finding) -> tuple[int, str, int, int, int, str]:
        row, column = (parse_range(finding.cell) or _NOWHERE)[:2]
        at = order.get(finding.sheet, -1)
        return severity_of(finding).rank, finding.code, at, row, column, finding.cell

    return place
