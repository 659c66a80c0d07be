"""Run every check that a subject allows; say which were skipped, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from cofin.checks.card import Card, Need, cards, severity_of
from cofin.checks.coverage import Coverage, covered
from cofin.checks.deleted_rows import without_consequences
from cofin.checks.effects import without_effects
from cofin.checks.finding import Finding, Severity
from cofin.checks.lost_blocks import folded
from cofin.checks.own_list import without_list
from cofin.checks.own_sheets import without_own_sheets
from cofin.checks.partly import partly
from cofin.checks.problems import unspoken
from cofin.checks.registry import functions
from cofin.checks.roots import without_echoes
from cofin.checks.subject import Subject
from cofin.errors import Problem, language
from cofin.money import plain_context
from cofin.text import Lang

if TYPE_CHECKING:
    from cofin.checks.accept import Acceptance
    from cofin.checks.outcome import Outcome, Shown

__all__ = ["Report", "Skipped", "run_checks", "severity_of"]


COVERAGE = "M02"
"""The check that says what was judged."""


class Skipped(NamedTuple):
    """A check that could not be run, and what it lacks."""

    code: str
    lacks: Need


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome for one file: findings (worst first, then by place) and what was covered.

    ``used`` and ``unused`` are entries of the list of acceptances that ``cofin.check`` took:
    those that fit a finding, and those that should and do not.
    """

    subject: Subject
    findings: tuple[Finding, ...]
    ran: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    coverage: Coverage
    partly: tuple[str, ...] = ()  # ran, but could not judge what hangs on unread input
    used: frozenset[Acceptance] = frozenset()  # entries of a list of acceptances that fit
    unused: tuple[Problem, ...] = ()  # and those that should fit something here, and do not

    def __repr__(self) -> str:
        """On a line: all that was read of the file hangs on ``subject``."""
        found = [(severity_of(each), each) for each in self.findings]
        return f"<Report {in_short(self.subject.file, self.status, found)}>"

    @property
    def status(self) -> str:
        """``unreadable``, ``findings`` (anything above a note, not accepted) or ``clean``."""
        if self.subject.refusal is not None:
            return "unreadable"
        worst = min((severity_of(f).rank for f in self.findings if not f.accepted), default=9)
        return "findings" if worst < Severity.NOTE.rank else "clean"

    def outcome(self, lang: Lang | str = Lang.EN) -> Outcome:
        """The same in the words of a language, as ``cofin check --format json`` says it."""
        from cofin.checks.outcome import outcome

        return outcome(self, language(lang))


#: Looked for only where no project can be read from a file.
STATED = (Need.DURATION, Need.PARTNERS, Need.INCOME)


def in_short(file: str, status: str, found: Iterable[tuple[Severity, Finding | Shown]]) -> str:
    """A report on a line, the note on what was judged left out."""
    counts = Counter(
        "accepted" if each.accepted else f"{severity.value}s"
        for severity, each in found
        if each.code != COVERAGE
    )
    words = ("errors", "warnings", "notes", "accepted")
    return f"{file!r}: {status}; {', '.join(f'{word} {counts[word]}' for word in words)}"


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
    told = unspoken(replace(seen, problems=problems), findings)
    findings += (finding for finding in told if not only or finding.code in only)
    findings = [replace(each, severity=severity_of(each)) for each in findings]
    findings.sort(key=_worst_first)
    return Report(
        subject, tuple(findings), tuple(ran), tuple(skipped), seen.once(covered), partly(seen, ran)
    )


def _is_as_made(subject: Subject, finding: Finding) -> bool:
    """Whether a formula is called odd among its neighbours that the template itself has there."""
    if finding.code != "C05" or subject.as_made is None:
        return False
    return subject.as_made(finding.sheet, finding.cell)


def lacking(subject: Subject, card: Card) -> Need | None:
    """The first thing that a check lacks; ``None`` when it can be run."""
    is_foreign = subject.layout is None and subject.project is None and subject.refusal is None
    needs = card.elsewhere if is_foreign and card.elsewhere else card.needs
    return next((need for need in sorted(needs) if not has(subject, need)), None)


def has(subject: Subject, need: Need) -> bool:
    """Whether a subject offers what a check needs."""
    if need is Need.FILE:
        return True
    if subject.refusal is not None:
        return False
    if need in STATED:
        from cofin.checks.budget_rules.stated.needs import states

        return states(subject, need)
    return {
        Need.GRID: True,
        Need.LAYOUT: subject.layout is not None,
        Need.CALL: subject.rules is not None or subject.result is not None,
        Need.PROJECT: subject.project is not None and subject.result is not None,
        Need.RECOMPUTED: subject.recomputed is not None,
        Need.MASTER: subject.master is not None,
    }[need]


def _worst_first(finding: Finding) -> tuple[int, str, str, str]:
    return severity_of(finding).rank, finding.code, finding.sheet, finding.cell
