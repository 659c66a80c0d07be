"""One page per check, and their index: all from the cards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from cofin.checks.card import FAMILIES, Card, cards
from cofin.checks.report.samples import sample
from cofin.text import Lang, day, say
from reference.words import document, keys, table, word

_SHEET = "Budget"

#: Keys of examples that are told with their value; ``card_examples`` knows what they mean.
_TOLD = (
    *("kind", "file", "refusal", "hidden_rows", "hidden_columns", "hidden_sheets"),
    *("very_hidden_sheets", "merges", "formats", "names", "local_names", "notes", "cells"),
    *("recomputed", "columns", "scalars", "problems", "rules", "protected", "validations"),
)


def pages() -> Mapping[str, str]:
    """Path inside ``docs/reference`` -> text of the page."""
    made = {f"checks/index.{lang}.md": index(lang) for lang in Lang}
    for code in cards():
        made |= {f"checks/{code}.{lang}.md": page(code, lang) for lang in Lang}
    return made


def index(lang: Lang) -> str:
    """All checks by family."""
    heads = [word(f"head_{head}", lang) for head in ("code", "finding", "severity", "name")]
    sections = []
    for family, name in FAMILIES.items():
        rows = [
            [
                f"[{card.code}]({card.code}.{lang}.md)",
                card.words[lang].title,
                _severity(card, lang),
                f"`{card.name}`",
            ]
            for card in cards().values()
            if card.code.startswith(family)
        ]
        if rows:
            sections.append(f"## {word(f'checks_{name}', lang)}\n\n{table(heads, rows)}")
    return document(word("checks", lang), word("checks_intro", lang), *sections, lang=lang)


def page(code: str, lang: Lang) -> str:
    """The page on one check."""
    card = cards()[code]
    words, said = card.words[lang], sample(code, lang)
    blocks = [
        f"**{_severity(card, lang)}** · `{card.name}` · {_needs(card, lang)}",
        words.why,
        _titled("checks_says", _quoted(said.message), lang),
        _titled("checks_fix", _quoted(said.fix), lang),
    ]
    if card.parameter:
        blocks.append(word("checks_parameter", lang, key=f"`{card.parameter}`"))
    blocks += [f"## {word('checks_examples', lang)}", *_examples(card, lang)]
    blocks.append(f"[{word('checks_all', lang)}](index.{lang}.md)")
    return document(f"{code} · {words.title}", *blocks, lang=lang)


def _severity(card: Card, lang: Lang) -> str:
    return word(f"severity_{card.severity}", lang)


def _needs(card: Card, lang: Lang) -> str:
    needs, elsewhere = (
        ", ".join(word(f"need_{need}", lang) for need in sorted(each))
        for each in (card.needs, card.elsewhere)
    )
    if not elsewhere:
        return needs
    return word("need_elsewhere", lang, needs=needs, elsewhere=elsewhere)


def _titled(key: str, text: str, lang: Lang) -> str:
    return f"## {word(key, lang)}\n\n{text}"


def _quoted(text: str) -> str:
    return "> " + text.replace("<", "&lt;").replace("*", "\\*")


def _examples(card: Card, lang: Lang) -> Iterator[str]:
    for number, example in enumerate(card.examples, 1):
        name = example.get("name", "") if lang is Lang.EN else ""  # cards name them in English
        yield f"### {word('checks_example', lang, number=number)} {name}".rstrip(": ")
        for name, rows in _sheets(example):
            if len(rows) > 0:
                yield f"{name}:\n\n{_cells(rows, lang)}"
        told = [f"* `{key}`: {_code(example[key])}" for key in _TOLD if key in example]
        told += [f"* {_change(change, lang)}" for change in example.get("change", ())]
        if example.get("change") == []:
            told.append(f"* {word('checks_unchanged', lang)}")
        told += [
            f"* {word('checks_master', lang)} {_change(change, lang)}"
            for change in example.get("master_change", ())
        ]
        if told:
            yield "\n".join(told)
        yield _outcome(example, lang)


def _sheets(example: Mapping[str, Any]) -> Iterator[tuple[str, Sequence[Sequence[Any]]]]:
    if "sheet" in example:
        yield _SHEET, example["sheet"]
    yield from example.get("sheets", {}).items()


def _cells(rows: Sequence[Sequence[Any]], lang: Lang) -> str:
    """Rows as a table with the letters of the columns and the numbers of the rows."""
    width = max(len(row) for row in rows)
    letters = [chr(65 + i) if i < 26 else "A" + chr(39 + i) for i in range(width)]
    lines = [
        [f"**{number}**", *(_cell(value, lang) for value in row), *[""] * (width - len(row))]
        for number, row in enumerate(rows, 1)
    ]
    return table(["", *letters], lines)


def _cell(value: object, lang: Lang) -> str:
    if isinstance(value, date):
        return day(value, lang)
    if isinstance(value, bool):
        return say("word.yes" if value else "word.no", lang)
    text = str(value)
    return f"`{text}`" if text.startswith(("=", "'", "#", "@", "+")) or "*" in text else text


def _code(value: object) -> str:
    match value:
        case Mapping():
            return ", ".join(f"`{key}` = {_code(each)}" for key, each in value.items())
        case list() | tuple():
            return "; ".join(_code(each) for each in value)
        case _:
            return f"`{value}`"


def _change(change: Mapping[str, Any], lang: Lang) -> str:
    at = ".".join(
        f"{step}[{change['at'][i + 1]}]"
        if i + 1 < len(change["at"]) and isinstance(change["at"][i + 1], int)
        else str(step)
        for i, step in enumerate(change["at"])
        if not isinstance(step, int)
    )
    if change.get("delete"):
        return word("checks_deleted", lang, at=f"`{at}`")
    if "add" in change:
        return word("checks_added", lang, at=f"`{at}`", what=_code(change["add"]))
    return f"`{at}` = {_code(change['is'])}"


def _outcome(example: Mapping[str, Any], lang: Lang) -> str:
    if not example["findings"]:
        return f"→ {word('checks_none', lang)}"
    return "→ " + "; ".join(
        ", ".join(f"{_key(key, lang)} `{value}`" for key, value in finding.items() if value != "")
        or word("checks_one", lang)
        for finding in example["findings"]
    )


def _key(key: str, lang: Lang) -> str:
    return word(f"key_{key}", lang) if key in keys("key_") else key
