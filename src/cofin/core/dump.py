"""A project as text: TOML for people, JSON for programs.

Canonical: one project has one text.  Fields stand in the order of ``core.schema``, values
equal to their default are left out, lines end in a line feed.  ``parse_project`` reads both
back to an equal project.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from cofin.core.model import Project
from cofin.core.schema import PROJECT, TABLES, Field, Kind
from cofin.errors import must_be

_TOML_ESCAPES = re.compile(r'["\\\x00-\x1f\x7f]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_AT_LEAST = {Kind.MONEY: 2, Kind.PRICE: 2}
"""Decimals that amounts always show."""


def to_toml(project: Project) -> str:
    """The project as the text of a ``project.toml``.

    Values equal to their default are left out; ``read_project`` and ``parse_project`` read the
    text back to an equal project.  What the project holds is written as it is: ``problems_of``
    says whether it would be read.  A file cannot say that it is one partner's part, nor hold
    its share; its partner sheet does.

    Raises ``InputError`` for what is no project, or holds rows that are none.
    """
    must_be("project", project, Project)
    for _, model, attribute in TABLES.values():
        must_be(f"project.{attribute}", rows := getattr(project, attribute), tuple)
        for number, row in enumerate(rows):
            must_be(f"project.{attribute}[{number}]", row, model)
    blocks = [f"call = {_toml(project.call)}", _block("[project]", PROJECT, project)]
    blocks += [
        _block(f"[[{key}]]", fields, row)
        for key, (fields, _, attribute) in TABLES.items()
        for row in getattr(project, attribute)
    ]
    return "\n\n".join(blocks) + "\n"


def _block(heading: str, fields: Sequence[Field], row: object) -> str:
    given = [f"{key} = {text}" for key, text in _given(fields, row, _toml)]
    return "\n".join([heading, *given])


def to_json(project: Project) -> str:
    """The project as JSON, with the names of the TOML file; dates are ISO text."""
    parts = [f'  "call": {_json(project.call)}', f'  "project": {_object(PROJECT, project, 2)}']
    for key, (fields, _, attribute) in TABLES.items():
        rows = [f"    {_object(fields, row, 4)}" for row in getattr(project, attribute)]
        if rows:
            parts.append(f'  "{key}": [\n' + ",\n".join(rows) + "\n  ]")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _object(fields: Sequence[Field], row: object, indent: int) -> str:
    inner, outer = " " * (indent + 2), " " * indent
    pairs = [f'{inner}"{key}": {text}' for key, text in _given(fields, row, _json)]
    return "{\n" + ",\n".join(pairs) + f"\n{outer}}}"


def _given(
    fields: Sequence[Field], row: object, word: Callable[[object], str]
) -> Iterator[tuple[str, str]]:
    """Keys of a row with their values as text, defaults left out."""
    for field in fields:
        value = getattr(row, field.key)
        if field.required or value != field.default:
            if isinstance(value, Decimal):
                yield field.key, _decimal(value, _AT_LEAST.get(field.kind, 0))
            else:
                yield field.key, word(value)


def _decimal(value: Decimal, places: int) -> str:
    """All digits, no exponent, no zeros at the end beyond ``places`` decimals."""
    whole, _, decimals = f"{value:f}".partition(".")
    decimals = decimals.rstrip("0").ljust(places, "0")
    return f"{whole}.{decimals}" if decimals else whole


def _toml(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case str():
            return toml_text(value)
        case _:
            return str(value)


def toml_text(text: str) -> str:
    """A text as TOML writes it, in quotes."""
    return f'"{_TOML_ESCAPES.sub(_escaped, text)}"'


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    return _SHORT.get(character) or f"\\u{ord(character):04x}"


def _json(value: object) -> str:
    if isinstance(value, date):
        return f'"{value.isoformat()}"'
    return json.dumps(value, ensure_ascii=False)
