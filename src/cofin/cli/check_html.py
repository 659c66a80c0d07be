"""Findings as one page: no server, no network, readable on paper; filters by severity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cofin import __version__
from cofin.checks.finding import Severity, short
from cofin.checks.report.outcome import Outcome, Shown, coverage
from cofin.cli.check_text import accepted, counts, is_unknown
from cofin.cli.output import escaped
from cofin.packaged import packaged
from cofin.text import Lang, say

#: The only script of the page: a box per severity hides or shows its findings.
SCRIPT = """
for (const box of document.querySelectorAll("input[data-severity]"))
  box.addEventListener("change", () =>
    document.body.classList.toggle("no-" + box.dataset.severity, !box.checked));
"""


def page(outcomes: Sequence[Outcome], lang: Lang) -> str:
    """The whole page; every word that comes from a file is escaped."""
    style = packaged("cli", "check_page.css").read_text("utf-8")
    title = escaped(say("check.page_title", lang))
    body = "\n".join(
        [
            f"<h1>{title}</h1>",
            *_summary(outcomes, lang),
            *_filters(lang),
            *(line for i, each in enumerate(outcomes, 1) for line in _file(i, each, lang)),
        ]
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{body}\n"
        f"<script>{SCRIPT}</script>\n</body>\n</html>\n"
    )


def _summary(outcomes: Sequence[Outcome], lang: Lang) -> Iterator[str]:
    yield f'<p class="faint">{escaped(say("check.page_made", lang, version=__version__))}</p>'
    heads = [escaped(say(f"check.{key}", lang)) for key in ("errors", "warnings", "notes")]
    file = escaped(say("check.column_file", lang))
    yield '<table class="summary"><thead><tr>'
    yield f"<th>{file}</th>" + "".join(f"<th>{head}</th>" for head in heads)
    yield "</tr></thead><tbody>"
    for i, each in enumerate(outcomes, 1):
        cells = "".join(f"<td>{each.count(severity)}</td>" for severity in Severity)
        yield f'<tr><td><a href="#f{i}">{escaped(each.file)}</a></td>{cells}</tr>'
    yield "</tbody></table>"


def _filters(lang: Lang) -> Iterator[str]:
    yield f"<fieldset><legend>{escaped(say('check.page_show', lang))}</legend>"
    for severity, key in zip(Severity, ("errors", "warnings", "notes"), strict=True):
        words = escaped(say(f"check.{key}", lang))
        yield f'<label><input type="checkbox" data-severity="{severity}" checked> {words}</label>'
    yield "</fieldset>"


def _file(number: int, outcome: Outcome, lang: Lang) -> Iterator[str]:
    kind = "" if is_unknown(outcome) else f"{say(f'check.kind_{outcome.kind}', lang)}: "
    status = say(f"check.status_{outcome.status}", lang)
    yield f'<section id="f{number}"><h2>{escaped(outcome.file)}</h2>'
    yield f"<p>{escaped(f'{kind}{status}. {counts(outcome, lang)}')}</p>"
    yield from (_finding(each, lang) for each in outcome.listed)
    yield from (f'<p class="faint">{escaped(line)}</p>' for line in coverage(outcome, lang))
    yield "</section>"


def _finding(shown: Shown, lang: Lang) -> str:
    tag = escaped(f"{shown.code} {say(f'check.severity_{shown.severity}', lang)}")
    place = f'<span class="place">{escaped(shown.place)}</span>' if shown.place else ""
    mark = (
        f'<span class="tag good">{escaped(accepted(shown, lang))}</span>' if shown.accepted else ""
    )
    head = f'<h3><span class="tag">{tag}</span>{mark}{escaped(shown.title)} {place}</h3>'
    source = shown.rule.said(lang) if shown.rule else ""
    details = [
        ("column_label", shown.label),
        ("found", shown.said.found),
        ("expected", shown.said.expected),
        ("difference", shown.said.difference),
        ("fix", shown.fix),
        ("rule", source),
        ("accepted", shown.accepted),
    ]
    rows = "".join(
        f"<dt>{escaped(say(f'check.{key}', lang))}</dt><dd>{_folded(words)}</dd>"
        for key, words in details
        if words
    )
    message = f"<p>{escaped(shown.message)}</p>"
    return f'<article class="{shown.severity}">{head}{message}<dl>{rows}</dl></article>'


def _folded(words: str) -> str:
    """A long formula folded behind its beginning, which is what a printed page has of it."""
    if (cut := short(words)) == words:
        return escaped(words)
    return f"<details><summary>{escaped(cut)}</summary>{escaped(words)}</details>"
