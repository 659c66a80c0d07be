"""The public names of the package: what each takes, gives and raises, and a session with it."""

from __future__ import annotations

import inspect
import tomllib
from dataclasses import is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path

import cofin
import cofin.core.schema
from cofin.text import Lang
from reference.members import docs, fields_of, members_of, signature
from reference.words import document, table, word

_ROWS = {model.__name__ for _, model, _ in cofin.core.schema.TABLES.values()} | {"Project"}


@cache
def told() -> dict[str, dict[str, dict[str, str]]]:
    """The texts of ``python.toml``."""
    text = Path(__file__).with_name("python.toml").read_text("utf-8")
    found: dict[str, dict[str, dict[str, str]]] = tomllib.loads(text)
    return found


def page(lang: Lang) -> str:
    """The page on Python: functions first, then what they take and give."""
    groups: dict[str, list[str]] = {
        key: [] for key in ("functions", "rows", "results", "words", "errors")
    }
    for name in cofin.__all__:
        groups[_group(name)].append(_section(name, lang))
    blocks = [
        block
        for key, sections in groups.items()
        for block in (f"## {word(f'python_{key}', lang)}", *sections)
    ]
    return document(word("python", lang), word("python_intro", lang), *blocks, lang=lang)


def _group(name: str) -> str:
    public = getattr(cofin, name)
    if inspect.isfunction(public):
        return "functions"
    if issubclass(public, Exception):
        return "errors"
    if issubclass(public, Enum):
        return "words"
    return "rows" if name in _ROWS else "results"


def _section(name: str, lang: Lang) -> str:
    public = getattr(cofin, name)
    known = told()["name"][name]
    blocks = [f"### `{name}`"]
    if lang is Lang.TR:
        blocks.append(known["tr"])
    if inspect.isfunction(public):
        blocks.append(f"```python\n{signature(name, public)}\n```")
    blocks.append(docs(public))
    if inspect.isclass(public) and issubclass(public, Enum):
        rows = [[f"`{name}.{each.name}`", f"`{each.value!r}`"] for each in public]
        blocks.append(table([word("head_member", lang), word("head_value", lang)], rows))
    if inspect.isclass(public) and is_dataclass(public):
        heads = [word(f"head_{key}", lang) for key in ("field", "type", "meaning")]
        rows = [
            [f"`{key}`", f"`{kind}`", _meaning(name, key, lang)] for key, kind in fields_of(public)
        ]
        blocks += [f"{word('python_fields', lang)}:", table(heads, rows)]
    if inspect.isclass(public) and (found := members_of(public)):
        blocks += [f"{word('python_methods', lang)}:", found]
    if session := known.get("run"):
        blocks += [f"{word('python_example', lang)}:", f"```pycon\n{session.strip()}\n```"]
    return "\n\n".join(blocks)


def _meaning(name: str, key: str, lang: Lang) -> str:
    """A field in words: a row's as the project file has it, a figure's as its page has it."""
    for table_, (_, model, _) in cofin.core.schema.TABLES.items():
        if model.__name__ == name:
            return word(f"field_{table_}_{key}", lang)
    if name == "Project" and key in ("acronym", "title", "start", "duration_months"):
        return word(f"field_project_{key}", lang)
    own = told()["field"]
    if key in own:
        return own[key][lang.value]
    return word(f"figure_{key}", lang)
