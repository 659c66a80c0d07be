"""The outcome for one file: what was found, and how much of the file could be judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cofin.checks.card import Need, severity_of
from cofin.checks.coverage import Coverage
from cofin.checks.finding import Finding, Severity
from cofin.checks.subject import Subject
from cofin.errors import Problem, language
from cofin.text import Lang

if TYPE_CHECKING:
    from cofin.checks.report.accept import Acceptance
    from cofin.checks.report.outcome import Outcome, Shown

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
        from cofin.checks.report.outcome import outcome

        return outcome(self, language(lang))


def in_short(file: str, status: str, found: Iterable[tuple[Severity, Finding | Shown]]) -> str:
    """A report on a line, the note on what was judged left out."""
    counts = Counter(
        "accepted" if each.accepted else f"{severity.value}s"
        for severity, each in found
        if each.code != COVERAGE
    )
    words = ("errors", "warnings", "notes", "accepted")
    return f"{file!r}: {status}; {', '.join(f'{word} {counts[word]}' for word in words)}"
