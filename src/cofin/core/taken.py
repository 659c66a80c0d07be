"""What Python code gives for the fields of a project's rows, made what they hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache

from cofin.core.parse_numbers import exact, flag
from cofin.core.parse_problems import Refused, shown
from cofin.core.parse_words import choice
from cofin.core.schema import TABLES, Field, Kind
from cofin.errors import InputError, Problem

_NUMBERS = {Kind.MONEY, Kind.PRICE, Kind.QUANTITY, Kind.PERCENT, Kind.NUMBER}
_WHOLE = {Kind.COUNT, Kind.MONTH}
_DIGITS = 18
"""Of a whole number; no count of anything has more."""


def taken(row: object) -> Mapping[str, object]:
    """The words and numbers of a row as its fields hold them.

    A word is that of a project file (``"associated-partner"``).  A number is exact: a float
    counts with the 15 digits that a spreadsheet shows, text is never one.  ``InputError``
    names every field that cannot be had.  Whole numbers, true and false stay what they are
    where they are none: who judges the project says it.
    """
    found: dict[str, object] = {}
    problems = []
    table = next(key for key, (_, model, _) in TABLES.items() if isinstance(row, model))
    for field, rule in _rules(table):
        value = getattr(row, field.key)
        if value is None and not field.required:
            continue
        try:
            found[field.key] = rule(value)
        except Refused as refused:
            code = f"project.{refused.code}"
            problems.append(Problem(f"{type(row).__name__}.{field.key}", code, refused.values))
    if problems:
        raise InputError(problems, _named(row))
    return found


@cache
def _rules(table: str) -> tuple[tuple[Field, Callable[[object], object]], ...]:
    """The fields of a table that hold no text, with their rules."""
    found = TABLES[table][0]
    words = [(field, choice(field)) for field in found if field.kind is Kind.CHOICE]
    return (
        *words,
        *((field, exact) for field in found if field.kind in _NUMBERS),
        *((field, as_whole) for field in found if field.kind in _WHOLE),
        *((field, as_flag) for field in found if field.kind is Kind.FLAG),
    )


def as_whole(value: object) -> object:
    """A whole number of any kind as an ``int``, anything else as it is."""
    try:
        number = exact(value)
    except Refused:
        return value
    is_whole = number.adjusted() < _DIGITS and number == int(number)
    return int(number) if is_whole else value


def as_flag(value: object) -> object:
    """True and false of any kind as those of Python, anything else as it is."""
    try:
        return flag(value)
    except Refused:
        return value


def _named(row: object) -> str:
    """The row by its first two fields, as somebody would look for it."""
    first = [shown(getattr(row, field.name)) for field in fields(row)[:2]]  # type: ignore[arg-type]
    return f"{type(row).__name__}({', '.join(first)}, ...)"
