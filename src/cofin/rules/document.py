"""A profile file as TOML gives it, read without trust: first pass, syntax.

A file may come from anywhere.  Size, encoding and nesting are bounded before anything is
looked at; what the later passes find is reported with paths such as
``parameter.reimbursement_rate.value[1].is`` (counted from 1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, DecimalException
from difflib import get_close_matches
from pathlib import Path
from typing import TypeAlias

from cofin.errors import Problem, ProfileError
from cofin.files import read_file
from cofin.system import reason
from cofin.text import Value
from cofin.toml_text import NotToml, tables_of, text_of

Table: TypeAlias = Mapping[str, object]

LARGEST_FILE = 1_000_000
"""Bytes; the built-in profiles have 25,000."""

MOST_ENTRIES = 300
"""Entries of a list that are looked at; a longer list is a problem of its own."""

MOST_NAMED = 100
"""Known words that a message lists and a suggestion is sought among."""

_BARE = re.compile(r"[A-Za-z0-9_-]{1,60}")


@dataclass(frozen=True, slots=True)
class Document:
    """The tables of a profile file, and what to call it."""

    source: str
    raw: Table


def read_bytes(path: Path) -> bytes:
    """The content of a file of acceptable size; ``ProfileError`` when it cannot be had."""
    try:
        if not path.exists() and not path.is_symlink():
            raise _refusal(path, "profile.no_file")
        if path.exists() and not path.is_file():  # a folder; a pipe could be read once only
            raise _refusal(path, "profile.no_plain_file")
        content = read_file(path, LARGEST_FILE)
    except OSError as error:
        raise _refusal(path, "profile.unreadable", why=reason(error)) from None
    if len(content) > LARGEST_FILE:
        raise _refusal(path, "profile.too_large", limit=LARGEST_FILE)
    return content


def parse(content: bytes, source: str) -> Document:
    """The first pass; ``ProfileError`` with the line and column when it is not TOML."""
    try:
        return Document(source, tables_of(text_of(content), _decimal))
    except NotToml as error:
        raise ProfileError([error.problem], source) from None


def table(parent: object, key: str) -> Table:
    """The table ``key`` of a table; an empty one when it is missing or no table."""
    found = parent.get(key) if isinstance(parent, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def tables(parent: object, key: str) -> Iterator[tuple[str, Table]]:
    """Name and content of the tables within the table ``key``."""
    for name, content in table(parent, key).items():
        if isinstance(content, Mapping):
            yield name, content


def rows(parent: object, key: str) -> Iterator[tuple[int, Table]]:
    """Number (from 1) and content of the tables in the list ``key``, ``MOST_ENTRIES`` of them."""
    found = parent.get(key) if isinstance(parent, Mapping) else None
    entries = found[:MOST_ENTRIES] if isinstance(found, list) else []
    for number, content in enumerate(entries, start=1):
        if isinstance(content, Mapping):
            yield number, content


def suggestion(said: object, known: tuple[str, ...]) -> str:
    """The known word that was probably meant; empty when none is near."""
    near = get_close_matches(str(said)[:80], known, n=1, cutoff=0.6)
    return near[0] if near else ""


def written(value: object) -> str:
    """A value as the file has it, short enough for a message."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in value)
            return f'"{shown[:60]}…"' if len(shown) > 60 else f'"{shown}"'
        case list():
            return "[…]" if value else "[]"
        case Mapping():
            return "{…}" if value else "{}"
        case int() if value.bit_length() > 128:  # writing it out could take for ever
            return "…"
        case _:
            return str(value)[:60]


def problem_at(where: str, code: str, **values: Value) -> Problem:
    """A problem with its place and the values of its sentence."""
    return Problem(where, code, values)


def not_among(where: str, code: str, said: object, known: tuple[str, ...]) -> Problem:
    """A word that is none of the known ones, with the one that was probably meant."""
    known = known[:MOST_NAMED]
    return problem_at(
        where, code, found=written(said), choices=known, suggestion=suggestion(said, known)
    )


def bare(name: str) -> str:
    """A key as it may stand in a path: quoted, and made printable, unless it is a plain word."""
    return name if _BARE.fullmatch(name) else written(name)


def _decimal(said: str) -> Decimal:
    try:
        return Decimal(said)
    except DecimalException:  # an exponent beyond what the decimal module holds
        return Decimal("NaN")


def _refusal(path: Path, code: str, **values: Value) -> ProfileError:
    return ProfileError([Problem("", code, values)], str(path))
