"""``project.toml``: every table and every field, from ``core.schema``."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from cofin.core import schema
from cofin.text import Lang
from reference.words import document, table, word

TABLES = {"project": schema.PROJECT} | {name: what[0] for name, what in schema.TABLES.items()}


def page(lang: Lang) -> str:
    """The page on the project file."""
    return document(
        word("fields", lang),
        word("fields_intro", lang),
        *(_section(name, lang) for name in TABLES),
        lang=lang,
    )


def _section(name: str, lang: Lang) -> str:
    title = f"[{name}]" if name == "project" else f"[[{name}]]"
    headings = [word(f"head_{key}", lang) for key in ("field", "holds", "default", "meaning")]
    rows = [
        [
            f"`{field.key}`",
            _holds(field, lang),
            _default(field, lang),
            word(f"field_{name}_{field.key}", lang),
        ]
        for field in TABLES[name]
    ]
    return f"## `{title}`\n\n{word(f'table_{name}', lang)}\n\n{table(headings, rows)}"


def _holds(field: schema.Field, lang: Lang) -> str:
    if field.choices:
        return ", ".join(f"`{choice.value}`" for choice in field.choices)
    return word(f"kind_{field.kind}", lang)


def _default(field: schema.Field, lang: Lang) -> str:
    if field.required:
        return f"**{word('required', lang)}**"
    match field.default:
        case None | "":
            return word("empty", lang)
        case bool() as flag:
            return f"`{str(flag).lower()}`"
        case StrEnum() as choice:
            return f"`{choice.value}`"
        case int() | Decimal() as number:
            return f"`{number}`"
        case other:
            raise TypeError(f"{field.key}: {other!r}")
