"""A comparison for a terminal: the money first, then who is concerned, then every change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from cofin.cli.compare_findings import FindingChanges
from cofin.cli.output import Ink, clip, wrap
from cofin.cli.tables import table
from cofin.core.changes import Change, ChangeKind
from cofin.core.compare import Comparison, Effect
from cofin.core.compare_words import Words
from cofin.core.criterion import Criterion
from cofin.text import Lang, money, printable, say

_TONE = {ChangeKind.ADDED: "good", ChangeKind.REMOVED: "bad", ChangeKind.CHANGED: "open"}
_NAME = 24  # characters of a name in a table
MARK = {ChangeKind.ADDED: "+", ChangeKind.REMOVED: "-", ChangeKind.CHANGED: "~"}


def report(
    found: Comparison, findings: FindingChanges, names: tuple[str, str], lang: Lang, ink: Ink
) -> list[str]:
    """The lines of the report."""
    words = Words(found, lang)
    old, new = map(printable, names)
    lines = [ink("strong", say("cli_compare.title", lang, old=old, new=new))]
    if found.is_same and not findings:
        return [*lines, say("cli_compare.same", lang)]
    lines += ["", *_figures(found, words, lang, ink)]
    lines += [*_partners(found, words, lang, ink), *_conditions(found, lang, ink)]
    return [*lines, *_findings(findings, lang, ink), *changes(found, lang, ink)]


def limit(found: Comparison, lang: Lang) -> str:
    """What decides the EU contribution in both versions."""
    old, new = (say(f"cli_figure.limited_by_{each}", lang) for each in found.limited_by)
    key = "limit_same" if old == new else "limit"
    return say(f"cli_compare.{key}", lang, old=old, new=new)


def judged(criterion: Criterion | None, lang: Lang) -> str:
    """How a condition is judged, in words."""
    return criterion.status_label(lang) if criterion else say("cli_compare.not_judged", lang)


def _heading(key: str, lang: Lang, ink: Ink) -> list[str]:
    return [ink("strong", say(f"cli_compare.{key}", lang))]


def _figures(found: Comparison, words: Words, lang: Lang, ink: Ink) -> Iterator[str]:
    yield from _heading("figures", lang, ink)
    titles = [
        say(f"cli_compare.column_{key}", lang) for key in ("figure", "old", "new", "difference")
    ]
    yield from table(
        titles, [[words.figure(e.figure), *_amounts(e, lang, ink)] for e in found.totals], ink=ink
    )
    yield from wrap(limit(found, lang), indent="  ")
    yield ""


def _amounts(effect: Effect, lang: Lang, ink: Ink) -> list[str]:
    shown = signed(effect, lang)
    return [money(effect.old, lang), money(effect.new, lang), ink("strong", shown)]


def signed(effect: Effect, lang: Lang) -> str:
    """A difference with its sign; nothing where there is none."""
    if not effect.difference:
        return ""
    sign = "+" if effect.difference > 0 else ""
    return sign + money(effect.difference, lang)


def _partners(found: Comparison, words: Words, lang: Lang, ink: Ink) -> Iterator[str]:
    changed = [partner for partner in found.partners if partner.is_changed]
    if not changed:
        return
    yield from _heading("partners", lang, ink)
    keys = ("partner", "figure", "old", "new", "difference")
    rows = [
        [clip(f"{p.id} {p.name}", _NAME), words.figure(e.figure), *_amounts(e, lang, ink)]
        for p in changed
        for e in p.effects
        if e.difference
    ]
    yield from table(
        [say(f"cli_compare.column_{key}", lang) for key in keys], rows, left=2, ink=ink
    )
    if same := [partner.id for partner in found.partners if not partner.is_changed]:
        yield from wrap(say("cli_compare.unchanged_partners", lang, partners=same), indent="  ")
    yield ""


def _conditions(found: Comparison, lang: Lang, ink: Ink) -> Iterator[str]:
    if not found.conditions:
        return
    yield from _heading("conditions", lang, ink)
    for each in found.conditions:
        one = each.new or each.old
        if one is not None:
            field, old, new = one.label(lang), judged(each.old, lang), judged(each.new, lang)
            said = say("cli_compare.field", lang, field=field, old=old, new=new)
            yield from wrap(said, indent="  ", hang="  ")
            yield from wrap(one.message(lang), indent="    ")
    yield ""


def _findings(findings: FindingChanges, lang: Lang, ink: Ink) -> Iterator[str]:
    if not findings:
        return
    yield from _heading("findings", lang, ink)
    for key, tone, listed in (("new", "bad", findings.new), ("gone", "good", findings.gone)):
        for each in listed:
            said = say(f"cli_compare.findings_{key}", lang, said=each.said)
            yield from (ink(tone, line) for line in wrap(said, indent="  ", hang="  "))
    yield ""


def changes(found: Comparison, lang: Lang, ink: Ink) -> Iterator[str]:
    """Every change, table by table."""
    words = Words(found, lang)
    if not found.changes:
        yield from wrap(say(f"cli_compare.{found.without_changes}", lang))
        return
    for key, listed in groupby(found.changes, key=lambda change: change.table):
        counts = {kind.value: count for kind, count in found.counts(key).items()}
        head = f"{words.table(key)}: {say('cli_compare.counts', lang, **counts)}"
        yield ink("strong", words.table(key) if key == "project" else head)
        yield from _rows(listed, words, lang, ink)


def _rows(changes: Iterable[Change], words: Words, lang: Lang, ink: Ink) -> Iterator[str]:
    for change in changes:
        row = say("cli_compare.row_new", lang, row=change.new_row or change.old_row)
        place = "" if change.table == "project" else f" ({row})"
        head = f"{MARK[change.kind]} {words.label(change)}{place}"
        yield from (ink(_TONE[change.kind], line) for line in wrap(head, indent="  ", hang="  "))
        for said in words.sentences(change):
            yield from wrap(said, indent="      ", hang="  ")
