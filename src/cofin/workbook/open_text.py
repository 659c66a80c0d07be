"""A project file as text: TOML or JSON to plain tables, numbers as they are written.

What cannot be read is refused with the line it stands in; nothing is repaired.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from cofin.errors import FileRefused, Problem
from cofin.text import Value

_SHOWN = 80
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_POSITION = re.compile(r"(?s)(.*) \(at (?:line (\d+), column (\d+)|end of document)\)")

#: What ``tomllib`` says, as a text's key; the first that fits.
_TOML_FAULTS = (
    ("Unescaped", "toml_backslash"),
    ("twice|overwrite|Duplicate|mutate", "toml_twice"),
    ("Unterminated|Unclosed|Illegal character '\\\\n'|Expected \"'\"", "toml_unclosed"),
    ("Expected '='", "toml_no_equals"),
    ("Invalid date", "toml_date"),
)
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
_NUMBER = re.compile(r"=\s*[-+]?[0-9][0-9.,' ]*[%€]?\s*(?:EUR|TL)?\s*(?:#.*)?$")
_CURLY = re.compile("=\\s*[\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}«„]")
_NO_QUOTES = re.compile(r"=\s*[^\W\d_]")


def refused(source: str, code: str, /, **values: Value) -> FileRefused:
    """The exception for a file that is not a project; ``code`` is a key of ``file.toml``."""
    return FileRefused([Problem("", f"file.{code}", values)], source)


def decoded(content: bytes, source: str) -> str:
    """The text of a file in UTF-8, with or without the mark that Windows puts before it."""
    if content.startswith(_UTF16):
        raise refused(source, "utf16")
    if content.startswith(b"%PDF"):
        raise refused(source, "pdf")
    if b"\0" in content:
        looks_wide = content[:200].count(0) * 3 > len(content[:200])
        raise refused(source, "utf16" if looks_wide else "binary")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise refused(source, "not_utf8", line=line, byte=f"{content[error.start]:#04x}") from None
    start = text.lstrip()
    if not start:
        raise refused(source, "empty")
    if start.startswith("<"):
        raise refused(source, "markup")
    return text


def read_toml(text: str, source: str) -> Mapping[str, object]:
    """The tables of a TOML text; ``FileRefused`` with line and column when it is none."""
    try:
        return tomllib.loads(text, parse_float=_number)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(str(error), text, source) from None
    except RecursionError:
        raise refused(source, "too_deep") from None
    except ValueError:  # whole numbers of thousands of digits
        raise refused(source, "number_too_long") from None


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
            _fault(error.msg, _JSON_FAULTS) or "json_syntax",
            line=error.lineno,
            column=error.colno,
            detail=error.msg,
            text=_line(text, error.lineno),
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


def _not_toml(said: str, text: str, source: str) -> FileRefused:
    match = _POSITION.fullmatch(said)
    detail, line, column = match.groups() if match else (said, None, None)
    number = int(line) if line else text.count("\n") + 1
    shown = _line(text, number)
    return refused(
        source,
        _toml_fault(detail, shown),
        line=number,
        column=int(column) if column else len(shown) + 1,
        detail=detail,
        text=shown,
    )


def _toml_fault(detail: str, line: str) -> str:
    if known := _fault(detail, _TOML_FAULTS):
        return known
    if _NUMBER.search(line):
        return "toml_number"
    if _CURLY.search(line):
        return "toml_curly_quotes"
    if _NO_QUOTES.search(line):
        return "toml_no_quotes"
    return "toml_value" if detail == "Invalid value" else "toml_syntax"


def _fault(said: str, faults: tuple[tuple[str, str], ...]) -> str:
    """The key of the text for what a parser says; nothing when it is not among them."""
    return next((code for pattern, code in faults if re.search(pattern, said)), "")


def _line(text: str, number: int) -> str:
    """One line of a text for a message: without control characters, cut when long."""
    lines = text.split("\n", number)
    line = lines[number - 1].strip() if number <= len(lines) else ""
    kept = line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
    return "".join(character if character.isprintable() else " " for character in kept)
