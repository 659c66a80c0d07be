"""A report in words of one language: plain data for every way of showing it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from cofin.checks.card import cards, severity_of
from cofin.checks.finding import Finding, Severity, places_of
from cofin.checks.report.report import COVERAGE, Report, in_short
from cofin.checks.subject import Subject
from cofin.errors import Problem
from cofin.money import with_cents
from cofin.rules.profile import passage
from cofin.text import Lang, say, show, written

if TYPE_CHECKING:
    from cofin.checks.report.accept import Acceptance

NOTHING = "M01"
"""The check that says that nothing was."""


@dataclass(frozen=True, slots=True)
class Rule:
    """The call's parameter that decides, and where it is written."""

    parameter: str
    source: str
    where: str
    status: str

    def said(self, lang: Lang) -> str:
        """Where the rule is written, and how well that is founded."""
        status = say(f"explain.status_{self.status}", lang)
        return f"{self.source}, {passage(self.where, lang)} ({status})"


class Said(NamedTuple):
    """What was found and expected, and the difference, in the notation of the reader."""

    found: str
    expected: str
    difference: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One finding in words.

    ``found``, ``expected`` and ``difference`` (or empty) are the same in every language,
    numbers with a point; ``said`` has them as a person reads them.
    """

    code: str
    severity: Severity
    sheet: str
    cell: str
    label: str
    found: str
    expected: str
    difference: str
    title: str
    message: str
    fix: str
    rule: Rule | None
    accepted: str
    said: Said
    also: tuple[tuple[str, str], ...] = ()  # sheet and cell of every further place
    areas: tuple[str, ...] = ()  # the parts of ``cell`` that are meant, where not all of it is
    accepted_inside: bool = False  # by the list in the workbook itself

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """Sheet and cells of every place that is meant."""
        return places_of(self.sheet, self.cell, self.areas, self.also)

    @property
    def place(self) -> str:
        """Sheet and cell, or only one of them."""
        return "!".join(part for part in (self.sheet, self.cell) if part)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the checks say of one file."""

    file: str
    kind: str
    status: str  # clean | findings | unreadable
    sheets: int
    amount_cells_seen: int
    amount_cells_judged: int
    checks_run: int
    skipped: tuple[tuple[str, str], ...]  # code, why
    findings: tuple[Shown, ...]
    unmarked: Problem | None = None  # why there is no marked copy, where one was wanted
    partly: tuple[str, ...] = ()  # codes of checks that judged a part of it
    defect: str = ""  # what failed in cofin itself, so that the file was not judged
    used: frozenset[Acceptance] = frozenset()  # entries of a list of acceptances that fit

    def __repr__(self) -> str:
        """On a line, as its report."""
        found = [(each.severity, each) for each in self.findings]
        return f"<Outcome {in_short(self.file, self.status, found)}>"

    @property
    def listed(self) -> tuple[Shown, ...]:
        """The findings without the one on coverage, for reports that say it in a line."""
        return tuple(each for each in self.findings if each.code != COVERAGE)

    @property
    def has_nothing(self) -> bool:
        """Whether nothing was recognised that could be judged, and nobody accepted that."""
        return any(each.code == NOTHING and not each.accepted for each in self.findings)

    def count(self, severity: Severity) -> int:
        """Findings of a severity that nobody has accepted, the one on coverage left out."""
        return sum(f.severity is severity and not f.accepted for f in self.listed)

    def to_json(self) -> dict[str, Any]:
        """The object of ``check --format json`` (one per file)."""
        return {
            "file": self.file,
            "kind": self.kind,
            "status": self.status,
            "coverage": {
                "sheets": self.sheets,
                "amount_cells_seen": self.amount_cells_seen,
                "amount_cells_judged": self.amount_cells_judged,
                "checks_run": self.checks_run,
                "checks_skipped": [{"code": code, "why": why} for code, why in self.skipped],
                **({"checks_partly": list(self.partly)} if self.partly else {}),
            },
            "findings": [_finding(each) for each in self.findings],
        }


def _finding(shown: Shown) -> dict[str, Any]:
    rule = shown.rule
    found: dict[str, Any] = {
        "code": shown.code,
        "severity": shown.severity.value,
        "sheet": shown.sheet,
        "cell": shown.cell,
        "label": shown.label,
        "found": shown.found,
        "expected": shown.expected,
        "difference": shown.difference or None,
        "message": shown.message,
        "fix": shown.fix,
        "rule": asdict(rule) if rule else {"parameter": None, "source": None, "where": None},
    }
    if shown.accepted:
        found["accepted"] = shown.accepted
        found["accepted_in"] = "workbook" if shown.accepted_inside else "file"
    if shown.also or shown.areas:  # not all of ``cell``, or more than that
        found["places"] = [{"sheet": sheet, "cell": cell} for sheet, cell in shown.places]
    return found


def outcome(report: Report, lang: Lang) -> Outcome:
    """A report in the words of a language."""
    subject, coverage = report.subject, report.coverage
    return Outcome(
        file=subject.file,
        kind=subject.kind.value,
        status=report.status,
        sheets=coverage.sheets,
        amount_cells_seen=coverage.amount_cells_seen,
        amount_cells_judged=coverage.amount_cells_judged,
        checks_run=len(report.ran),
        skipped=tuple(
            (each.code, say(f"check.lacks_{each.lacks.value}", lang)) for each in report.skipped
        ),
        findings=tuple(shown(finding, subject, lang) for finding in report.findings),
        partly=report.partly,
        used=report.used,
    )


def shown(finding: Finding, subject: Subject, lang: Lang) -> Shown:
    """One finding in words, with the rule of the call behind it."""
    card = cards()[finding.code]
    difference = _difference(finding)
    return Shown(
        code=finding.code,
        severity=severity_of(finding),
        sheet=finding.sheet,
        cell=finding.cell,
        label=finding.label,
        found=finding.found,
        expected=finding.expected,
        difference="" if difference is None else show(difference, Lang.EN).replace(",", ""),
        title=card.words[lang].title,
        message=card.message(finding, lang),
        fix=card.fix(finding, lang),
        rule=_rule(finding.parameter or card.parameter, subject),
        accepted=finding.accepted,
        accepted_inside=finding.accepted_inside,
        said=_said(finding, lang),
        also=finding.also,
        areas=finding.areas,
    )


def _difference(finding: Finding) -> Decimal | None:
    """As people write an amount, ``11390.00``; what has no decimals may be months."""
    difference = finding.difference
    if difference is None or "." not in f"{difference:f}":
        return difference
    return with_cents(difference)


def _said(finding: Finding, lang: Lang) -> Said:
    difference = _difference(finding)
    literal = finding.values.get("found")  # a text of the file, not ours to write otherwise
    return Said(
        literal if isinstance(literal, str) else _written(finding, "found", lang),
        _written(finding, "expected", lang),
        "" if difference is None else show(difference, lang),
    )


def _written(finding: Finding, key: str, lang: Lang) -> str:
    """What was found or expected, as its message has it: a whole number may be an id or a year."""
    figures, value = getattr(finding, key), finding.values.get(key)
    if isinstance(value, Decimal) and figures == f"{value:f}":
        return show(value, lang)
    return written(figures, lang, grouped=True)


def _rule(parameter: str, subject: Subject) -> Rule | None:
    known = subject.rules.find(parameter) if parameter and subject.rules else None
    if known is None:
        return None
    return Rule(parameter, known.source.title, known.where, known.status.value)


def coverage(outcome: Outcome, lang: Lang) -> list[str]:
    """What was judged, and the checks that were not run, by what was missing."""
    if outcome.status == "unreadable":
        return []
    lines = [
        say(
            "check.coverage",
            lang,
            judged=outcome.amount_cells_judged,
            seen=outcome.amount_cells_seen,
            sheets=outcome.sheets,
            run=outcome.checks_run,
        )
    ]
    by_reason: dict[str, list[str]] = {}
    for code, why in outcome.skipped:
        by_reason.setdefault(why, []).append(code)
    if outcome.partly:
        lines.append(say("check.partly", lang, codes=outcome.partly))
    return [
        *lines,
        *(say("check.skipped", lang, codes=codes, why=why) for why, codes in by_reason.items()),
    ]
