"""Any TOML that somebody wrote (projects, maps, profiles, accepted findings) to plain tables.

What cannot be read is one problem: the line, and what is wrong with it in each language.  The
words of Python's parser are English and are never shown.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from typing import Any

from cofin.errors import Problem
from cofin.text import Value

UTF16 = (b"\xff\xfe", b"\xfe\xff")
"""How a text begins that Windows calls "Unicode"."""

_SHOWN = 80
_POSITION = re.compile(r"(?s)(.*) \(at (?:line (\d+), column (\d+)|end of document)\)")
#: Forty names joined by dots: no file has such a key, and reading it takes tomllib for ever.
_DEEP_KEY = re.compile(r"(?<![\w.\"'-])(?:[\w\"'-]++[ \t]*+\.[ \t]*+){40}")

#: What ``tomllib`` says, as a text's key; the first that fits.
_FAULTS = (
    ("Unescaped", "toml_backslash"),
    ("hex value|scalar value", "toml_escape"),
    ("twice|overwrite|redefine|Duplicate|mutate", "toml_twice"),
    (r"Unterminated|Unclosed|Illegal character '\\n'|Expected \"'", "toml_unclosed"),
    ("character '", "toml_character"),
    ("Expected '='", "toml_no_equals"),
    ("Expected '\\]", "toml_heading"),
    ("Invalid date", "toml_date"),
    ("Invalid statement|initial character", "toml_name"),
)
#: What a line looks like whose value was not understood.
_LOOKS = (
    (re.compile(r"=\s*[-+]?[0-9][0-9.,' ]*[%€]?\s*(?:EUR|TL)?\s*(?:#.*)?$"), "toml_number"),
    (
        re.compile("=\\s*[\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}«„]"),
        "toml_curly_quotes",
    ),
    (re.compile(r"=\s*[^\W\d_]"), "toml_no_quotes"),
)
#: What else it may be.
_OTHERS = (("Invalid value", "toml_value"), ("Expected newline", "toml_after"))


class NotToml(Exception):
    """A text that is no TOML; ``problem`` says where and why."""

    def __init__(self, code: str, **values: Value) -> None:
        self.problem = Problem("", f"file.{code}", values)
        super().__init__(code)


def text_of(content: bytes) -> str:
    """A text in UTF-8, without the mark that Windows puts before it; ``NotToml`` for others."""
    if content.startswith(UTF16):
        raise NotToml("utf16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, byte = content.count(b"\n", 0, error.start) + 1, content[error.start]
        raise NotToml("not_utf8", line=line, byte=f"{byte:#04x}") from None


def tables_of(text: str, number: Callable[[str], object] = float) -> dict[str, Any]:
    """The tables of a text; ``number`` makes decimals of what is written.  ``NotToml``."""
    if text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}"):
        raise NotToml("two_marks")
    if _DEEP_KEY.search(text):
        raise NotToml("too_deep")
    try:
        return tomllib.loads(text, parse_float=number)
    except tomllib.TOMLDecodeError as error:
        raise _fault(str(error), text.replace("\r\n", "\n")) from None
    except RecursionError:
        raise NotToml("too_deep") from None
    except ValueError:  # whole numbers of thousands of digits
        raise NotToml("number_too_long") from None


def named(said: str, faults: tuple[tuple[str, str], ...]) -> str:
    """The key of the text for what a parser says; nothing when it is not among them."""
    return next((code for pattern, code in faults if re.search(pattern, said)), "")


def line_of(text: str, number: int) -> str:
    """One line of a text for a message: without control characters, cut when long."""
    lines = text.split("\n", number)
    line = lines[number - 1].strip() if number <= len(lines) else ""
    kept = line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
    return "".join(character if character.isprintable() else " " for character in kept)


def _fault(said: str, text: str) -> NotToml:
    found = _POSITION.fullmatch(said)
    detail, line, column = found.groups() if found else (said, None, None)
    number = int(line) if line else text.count("\n") + 1
    shown = line_of(text, number)
    values: Mapping[str, Value] = {
        "line": number,
        "column": int(column) if column else len(shown) + 1,
        "text": shown,
    }
    if "\r" in text:
        return NotToml("toml_line_ends", **values)
    return NotToml(_code(detail, shown), **values)


def _code(detail: str, line: str) -> str:
    looks = (code for pattern, code in _LOOKS if pattern.search(line))
    return named(detail, _FAULTS) or next(looks, "") or named(detail, _OTHERS) or "toml_syntax"
