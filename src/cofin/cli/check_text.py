"""Findings for a terminal: file by file, the worst first, then what was and was not judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from cofin.checks.finding import Severity
from cofin.checks.report.outcome import Outcome, Shown, coverage
from cofin.checks.subject import FileKind
from cofin.cli.output import Ink, wrap
from cofin.text import Lang, printable, say

TONES = {Severity.ERROR: "bad", Severity.WARNING: "open", Severity.NOTE: "faint"}
_TITLES = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.NOTE: "notes"}
_STATUS = {"clean": "good", "findings": "bad", "unreadable": "bad"}


def report(outcomes: Sequence[Outcome], lang: Lang, ink: Ink) -> list[str]:
    """The lines of the report; with several files a summary at the end."""
    lines: list[str] = []
    for each in outcomes:
        lines += [*_file(each, lang, ink), ""]
    if len(outcomes) > 1:
        lines += [*_summary(outcomes, lang, ink)]
    elif lines:
        lines.pop()
    return lines


def _file(outcome: Outcome, lang: Lang, ink: Ink) -> Iterator[str]:
    status = headline(outcome, lang)
    file = ink("strong", printable(outcome.file))
    kind = "" if is_unknown(outcome) else f" ({say(f'check.kind_{outcome.kind}', lang)})"
    yield f"{file}{kind}: {ink(_STATUS[outcome.status], status)}"
    for severity, found in groupby(outcome.listed, key=lambda each: each.severity):
        yield ""
        yield f"  {ink('strong', say(f'check.{_TITLES[severity]}', lang))}"
        for each in found:
            yield from _finding(each, lang, ink)
    yield ""
    yield from _coverage(outcome, lang)


def _finding(shown: Shown, lang: Lang, ink: Ink) -> Iterator[str]:
    place = f" {shown.place}" if shown.place else ""
    label = f" ({shown.label})" if shown.label else ""
    head = f"{shown.code}{place}{label}: {shown.title}"
    first, *more = wrap(head, indent="    ", hang="  ")
    yield ink(TONES[shown.severity], first)
    yield from more
    yield from wrap(shown.message, indent="      ")
    if shown.fix:
        yield from wrap(f"→ {shown.fix}", indent="      ", hang="  ")
    if shown.rule:
        words = f"{say('check.rule', lang)}: {shown.rule.said(lang)}"
        yield from (ink("faint", line) for line in wrap(words, indent="      ", hang="  "))
    if shown.accepted:
        words = f"{accepted(shown, lang)}: {shown.accepted}"
        yield from (ink("good", line) for line in wrap(words, indent="      ", hang="  "))


def is_unknown(outcome: Outcome) -> bool:
    """Whether nobody saw what kind of file it is: it is missing, or is no workbook."""
    return outcome.status == "unreadable" and outcome.kind == FileKind.OTHER


def headline(outcome: Outcome, lang: Lang) -> str:
    """How the file is, in a few words; what was accepted is never nothing."""
    said = say(f"check.status_{outcome.status}", lang)
    count = sum(bool(each.accepted) for each in outcome.listed)
    if not count or outcome.status != "clean":
        return said
    return f"{said}, {say('check.accepted_count', lang, count=count)}"


def accepted(shown: Shown, lang: Lang) -> str:
    """Before the reason: that it was accepted, and where that is written."""
    return say("check.accepted_inside" if shown.accepted_inside else "check.accepted", lang)


def counts(outcome: Outcome, lang: Lang) -> str:
    """How many of each severity, and how many were accepted."""
    said = say(
        "check.counts",
        lang,
        errors=outcome.count(Severity.ERROR),
        warnings=outcome.count(Severity.WARNING),
        notes=outcome.count(Severity.NOTE),
    )
    count = sum(bool(each.accepted) for each in outcome.listed)
    if not count:
        return said
    return f"{said}, {say('check.accepted_count', lang, count=count)}"


def _coverage(outcome: Outcome, lang: Lang) -> Iterator[str]:
    yield from wrap(counts(outcome, lang), indent="  ")
    for line in coverage(outcome, lang):
        yield from wrap(line, indent="  ", hang="  ")


def _summary(outcomes: Sequence[Outcome], lang: Lang, ink: Ink) -> Iterator[str]:
    for each in outcomes:
        tone = "good" if each.status == "clean" else "bad"
        said = (
            say("check.status_unreadable", lang)
            if each.status == "unreadable"
            else counts(each, lang)
        )
        yield f"{ink(tone, printable(each.file))}: {said}"
    number = {
        key: sum(each.status == key for each in outcomes)
        for key in ("clean", "findings", "unreadable")
    }
    yield from wrap(say("check.summary", lang, files=len(outcomes), **number))
