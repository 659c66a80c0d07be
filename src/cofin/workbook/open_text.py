"""A project file as text: TOML or JSON to plain tables, numbers as they are written.

What cannot be read is refused with the line it stands in; nothing is repaired.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from cofin.errors import FileRefused, Problem
from cofin.text import Value
from cofin.toml_text import UTF16, NotToml, line_of, named, tables_of, text_of

_SHOWN = 80

#: What ``json`` says.
_JSON_FAULTS = (
    ("Expecting ','", "json_comma"),
    ("Expecting ':'", "json_colon"),
    ("Expecting property name|trailing comma", "json_name"),
    ("Expecting value", "json_value"),
    ("Unterminated|control character", "json_unclosed"),
    (r"escape", "json_backslash"),
    ("Extra data", "json_extra"),
)


def refused(source: str, code: str, /, **values: Value) -> FileRefused:
    """The exception for a file that is not a project; ``code`` is a key of ``file.toml``."""
    return FileRefused([Problem("", f"file.{code}", values)], source)


def decoded(content: bytes, source: str) -> str:
    """The text of a file in UTF-8, with or without the mark that Windows puts before it."""
    if content.startswith(UTF16):
        raise refused(source, "utf16")
    if content.startswith(b"%PDF"):
        raise refused(source, "pdf")
    if b"\0" in content:
        looks_wide = content[:200].count(0) * 3 > len(content[:200])
        raise refused(source, "utf16" if looks_wide else "binary")
    try:
        text = text_of(content)
    except NotToml as error:
        raise FileRefused([error.problem], source) from None
    start = text.lstrip()
    if not start:
        raise refused(source, "empty")
    if start.startswith("<"):
        raise refused(source, "markup")
    return text


def read_toml(text: str, source: str) -> Mapping[str, object]:
    """The tables of a TOML text; ``FileRefused`` with line and column when it is none."""
    try:
        return tables_of(text, _number)
    except NotToml as error:
        raise FileRefused([error.problem], source) from None


def read_json(text: str, source: str) -> Mapping[str, object]:
    """The object in a JSON text; not-a-number constants are left to the parser to place."""
    try:
        found = json.loads(
            text, parse_float=_number, parse_constant=Decimal, object_pairs_hook=_without_repeats
        )
    except _KeyTwiceError as error:
        raise refused(source, "json_key_twice", key=str(error)) from None
    except json.JSONDecodeError as error:
        raise refused(
            source,
            named(error.msg, _JSON_FAULTS) or "json_syntax",
            line=error.lineno,
            column=error.colno,
            text=line_of(text, error.lineno),
        ) from None
    except RecursionError:
        raise refused(source, "too_deep") from None
    except ValueError:
        raise refused(source, "number_too_long") from None
    if not isinstance(found, dict):
        raise refused(source, "json_no_object")
    return found


class _KeyTwiceError(Exception):
    pass


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _KeyTwiceError(next(key for key in keys if keys.count(key) > 1)[:_SHOWN])
    return found


def _number(text: str) -> Decimal | str:
    """The number exactly; one beyond all bounds stays text, for the parser to refuse."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return text
