"""A comparison as one page: no server, no network, readable on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from cofin import __version__
from cofin.cli.compare_findings import FindingChanges
from cofin.cli.compare_text import MARK, judged, limit, signed
from cofin.cli.output import escaped
from cofin.core.changes import Change, ChangeKind
from cofin.core.compare import Comparison, Effect
from cofin.core.compare_words import Words
from cofin.packaged import packaged
from cofin.text import Lang, money, say


def page(found: Comparison, findings: FindingChanges, names: tuple[str, str], lang: Lang) -> str:
    """The whole page; every word that comes from a file is escaped."""
    style = "".join(
        packaged("cli", f"{name}_page.css").read_text("utf-8") for name in ("check", "compare")
    )
    title = escaped(say("cli_compare.title", lang, old=names[0], new=names[1]))
    words = Words(found, lang)
    parts = [f"<h1>{title}</h1>", _made(lang)]
    if found.is_same and not findings:
        parts.append(f"<p>{_say('same', lang)}</p>")
    else:
        parts += [
            *_figures(found, words, lang),
            *_partners(found, words, lang),
            *_conditions(found, lang),
            *_findings(findings, lang),
            *_changes(found, words, lang),
        ]
    body = "\n".join(parts)
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{body}\n"
        "</body>\n</html>\n"
    )


def _say(key: str, lang: Lang, **values: str) -> str:
    return escaped(say(f"cli_compare.{key}", lang, **values))


def _made(lang: Lang) -> str:
    return f'<p class="faint">{_say("page_made", lang, version=__version__)}</p>'


def _table(
    keys: Sequence[str], rows: Iterable[Sequence[str]], left: int, lang: Lang
) -> Iterator[str]:
    """A table whose first ``left`` columns are words."""
    yield '<table class="figures"><thead><tr>'
    yield "".join(
        f"<th{_side(i, left)}>{_say(f'column_{k}', lang)}</th>" for i, k in enumerate(keys)
    )
    yield "</tr></thead><tbody>"
    for row in rows:
        cells = "".join(f"<td{_side(i, left)}>{escaped(c)}</td>" for i, c in enumerate(row))
        yield f"<tr>{cells}</tr>"
    yield "</tbody></table>"


def _side(column: int, left: int) -> str:
    return ' class="words"' if column < left else ""


def _amounts(effect: Effect, lang: Lang) -> list[str]:
    return [money(effect.old, lang), money(effect.new, lang), signed(effect, lang)]


def _figures(found: Comparison, words: Words, lang: Lang) -> Iterator[str]:
    yield f"<h2>{_say('figures', lang)}</h2>"
    rows = [[words.figure(each.figure), *_amounts(each, lang)] for each in found.totals]
    yield from _table(("figure", "old", "new", "difference"), rows, 1, lang)
    yield f"<p>{escaped(limit(found, lang))}</p>"


def _partners(found: Comparison, words: Words, lang: Lang) -> Iterator[str]:
    changed = [partner for partner in found.partners if partner.is_changed]
    if not changed:
        return
    yield f"<h2>{_say('partners', lang)}</h2>"
    rows = [
        [f"{p.id} {p.name}", words.figure(e.figure), *_amounts(e, lang)]
        for p in changed
        for e in p.effects
        if e.difference
    ]
    yield from _table(("partner", "figure", "old", "new", "difference"), rows, 2, lang)


def _conditions(found: Comparison, lang: Lang) -> Iterator[str]:
    if not found.conditions:
        return
    yield f"<h2>{_say('conditions', lang)}</h2>"
    for each in found.conditions:
        one = each.new or each.old
        if one is not None:
            values = {"old": judged(each.old, lang), "new": judged(each.new, lang)}
            said = _say("field", lang, field=one.label(lang), **values)
            yield f"<p><strong>{said}</strong><br>{escaped(one.message(lang))}</p>"


def _findings(findings: FindingChanges, lang: Lang) -> Iterator[str]:
    if not findings:
        return
    yield f"<h2>{_say('findings', lang)}</h2><ul>"
    for key, listed in (("new", findings.new), ("gone", findings.gone)):
        for each in listed:
            yield f'<li class="{key}">{_say(f"findings_{key}", lang, said=each.said)}</li>'
    yield "</ul>"


def _changes(found: Comparison, words: Words, lang: Lang) -> Iterator[str]:
    if not found.changes:
        yield f"<p>{_say(found.without_changes, lang)}</p>"
    for key, listed in groupby(found.changes, key=lambda change: change.table):
        yield f"<h2>{escaped(words.table(key))}</h2>"
        if key != "project":
            counts = {kind.value: count for kind, count in found.counts(key).items()}
            yield f'<p class="faint">{escaped(say("cli_compare.counts", lang, **counts))}</p>'
        for change in listed:
            yield from _change(change, words, lang)


def _change(change: Change, words: Words, lang: Lang) -> Iterator[str]:
    kind = _say(change.kind.value, lang)
    head = f"{MARK[change.kind]} {kind}</span> {escaped(words.label(change))}"
    row = escaped(say("cli_compare.row_new", lang, row=change.new_row or change.old_row))
    place = "" if change.table == "project" else f' <span class="place">{row}</span>'
    yield f'<article class="{change.kind}"><h3><span class="tag">{head}{place}</h3>'
    yield '<table class="fields"><tbody>'
    for name, value in words.given(change) if change.kind is not ChangeKind.CHANGED else ():
        yield f"<tr><th>{escaped(name)}</th><td>{escaped(value)}</td></tr>"
    for each in change.fields if change.kind is ChangeKind.CHANGED else ():
        old, new = (words.value(change.table, each.key, value) for value in (each.old, each.new))
        name = words.field(change.table, each.key)
        yield f"<tr><th>{escaped(name)}</th><td>{escaped(old)}</td><td>→ {escaped(new)}</td></tr>"
    yield "</tbody></table></article>"
