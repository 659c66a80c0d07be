"""What a single field of a profile may hold: one judgement per kind, no memory.

A judgement returns ``None`` or the text key of what is wrong (``profile.not_...``) with the
values that the sentence needs besides ``found``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias, TypeGuard

from cofin.errors import Problem
from cofin.money import to_step
from cofin.rules.document import bare, problem_at, written
from cofin.text import Lang, Value

Wrong: TypeAlias = tuple[str, Mapping[str, Value]] | None

LONGEST_TEXT = 2000
MOST_EURO = Decimal(1_000_000_000_000)
_CENT = Decimal("0.01")
_BASIS_POINT = Decimal("0.0001")
_RESERVED = frozenset({"true", "false"})  # spreadsheets read these as values, not as words


class Kind(StrEnum):
    """The kinds of fields in a profile file."""

    TEXT = "text"
    URL = "url"
    LABELS = "labels"
    PASSAGE = "passage"  # text, or labels
    DATE = "date"
    FLAG = "flag"
    RATIO = "ratio"
    MONEY = "money"
    SCALAR = "scalar"
    CALL_ID = "call_id"
    KEY = "key"
    ACTIVITY_ID = "activity_id"
    NUMBER_OR_LIST = "number_or_list"
    LIST = "list"
    TABLE = "table"


def problem_of(kind: Kind, value: object, where: str) -> Problem | None:
    """What is wrong with a value of this kind, if anything."""
    wrong = _JUDGEMENTS[kind](value)
    if wrong is None:
        return None
    code, values = wrong
    return problem_at(where, code, **{"found": written(value), **values})


def as_number(value: object) -> Decimal | None:
    """A finite number as ``Decimal``; ``None`` for anything else (a flag is no number)."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    number = Decimal(value)
    return number if number.is_finite() else None


def is_ratio(value: object) -> bool:
    """Whether it lies between 0 and 1 and is a whole number of basis points."""
    number = as_number(value)
    return number is not None and number <= 1 and _is_multiple(number, _BASIS_POINT)


def is_money(value: object) -> bool:
    """Whether it is an amount in EUR: not negative, at most two decimals."""
    number = as_number(value)
    return number is not None and number <= MOST_EURO and _is_multiple(number, _CENT)


def is_scalar(value: object) -> bool:
    """Whether it is one value: a number (finite or not), a text or a flag."""
    return isinstance(value, str | int | Decimal)


def is_day(value: object) -> TypeGuard[date]:
    """Whether it is a day without a time."""
    return type(value) is date


def _is_multiple(number: Decimal, step: Decimal) -> bool:
    """Whether a number that is not large is not negative and has no more decimals than step."""
    return number >= 0 and to_step(number, step) == number


def _text(value: object) -> Wrong:
    if not isinstance(value, str):
        return "profile.not_text", {}
    if not value.strip():
        return "profile.empty_text", {}
    if not value.isprintable():
        return "profile.unprintable", {}
    return ("profile.long_text", {"limit": LONGEST_TEXT}) if len(value) > LONGEST_TEXT else None


def _url(value: object) -> Wrong:
    text = _text(value)
    if text is None and not re.match(r"https?://[^\s<>\"]+\Z", str(value)):
        return "profile.not_url", {}
    return text


def _labels(value: object) -> Wrong:
    if not isinstance(value, Mapping):
        return "profile.not_labels", {}
    for lang in Lang:
        if lang not in value:
            return "profile.no_language", {"language": lang.value}
        if _text(value[lang]) is not None:
            words = {"language": lang.value, "found": written(value[lang])}
            return "profile.bad_label", {**words, "limit": LONGEST_TEXT}
    unknown = [str(language) for language in value if language not in tuple(Lang)]
    return ("profile.other_language", {"language": bare(unknown[0])}) if unknown else None


def _pattern(pattern: str, code: str) -> Callable[[object], Wrong]:
    def judge(value: object) -> Wrong:
        fits = isinstance(value, str) and re.fullmatch(pattern, value)
        return None if fits and value not in _RESERVED else (code, {})

    return judge


def _if(is_good: Callable[[object], bool], code: str) -> Callable[[object], Wrong]:
    return lambda value: None if is_good(value) else (code, {})


_JUDGEMENTS: Mapping[Kind, Callable[[object], Wrong]] = MappingProxyType(
    {
        Kind.TEXT: _text,
        Kind.URL: _url,
        Kind.LABELS: _labels,
        Kind.PASSAGE: lambda value: (_labels if isinstance(value, Mapping) else _text)(value),
        Kind.DATE: _if(is_day, "profile.not_date"),
        Kind.FLAG: _if(lambda value: isinstance(value, bool), "profile.not_flag"),
        Kind.RATIO: _if(is_ratio, "profile.not_ratio"),
        Kind.MONEY: _if(is_money, "profile.not_money"),
        Kind.SCALAR: _if(is_scalar, "profile.not_scalar"),
        Kind.CALL_ID: _pattern(r"[a-z0-9][a-z0-9.-]{0,59}", "profile.not_call_id"),
        Kind.KEY: _pattern(r"[a-z][a-z0-9_]{0,39}", "profile.not_key"),
        Kind.ACTIVITY_ID: _pattern(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}", "profile.not_activity_id"),
        Kind.NUMBER_OR_LIST: _if(
            lambda value: isinstance(value, list) or is_money(value), "profile.not_money"
        ),
        Kind.LIST: _if(
            lambda value: isinstance(value, list) and all(isinstance(v, Mapping) for v in value),
            "profile.not_list",
        ),
        Kind.TABLE: _if(lambda value: isinstance(value, Mapping), "profile.not_table"),
    }
)
