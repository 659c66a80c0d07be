"""Words and formats in English and Turkish.

Every sentence that a person reads stands in ``texts/<namespace>.toml`` with both
languages side by side; code names it by key (``"project.unknown_key"``).  Numbers and
dates inside a sentence are formatted for the language of the sentence.
"""

from __future__ import annotations

import locale
import os
import re
import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TypeAlias

from cofin.money import DIGITS, EXACT, as_shown, in_powers_of_ten, is_written_out, to_step
from cofin.packaged import packaged

Value: TypeAlias = str | int | Decimal | date | tuple[str, ...] | list[str] | Mapping[str, str]
"""What a sentence may mention; a mapping holds the words of each language by its code."""


class Lang(StrEnum):
    """A language that cofin speaks."""

    EN = "en"
    TR = "tr"


def preferred_language(environ: Mapping[str, str] | None = None) -> Lang:
    """The user's language: ``COFIN_LANG``, else the system's, else English."""
    env = os.environ if environ is None else environ
    for name in ("COFIN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if said := env.get(name):
            return Lang.TR if said.lower().startswith("tr") else Lang.EN
    system = locale.getlocale()[0] or ""  # Windows sets no variable: "Turkish_Türkiye"
    return Lang.TR if system.lower().startswith("tr") else Lang.EN


_HEADING = re.compile(r"^\[([\w-]+)\]$", re.MULTILINE)


@cache
def _namespace(name: str) -> dict[str, str]:
    """The sections of a namespace as they are written: a command says few of its sentences."""
    source = packaged("texts", f"{name}.toml")
    _, *parts = _HEADING.split(source.read_text("utf-8"))
    return dict(zip(parts[::2], parts[1::2], strict=True))


@cache
def _sentence(namespace: str, name: str) -> dict[str, str]:
    loaded: dict[str, str] = tomllib.loads(_namespace(namespace)[name])
    return loaded


def raw(key: str, lang: Lang) -> str:
    """The sentence ``key`` with its placeholders unfilled; ``KeyError`` if there is none."""
    namespace, _, name = key.partition(".")
    return _sentence(namespace, name)[lang.value]


def has(key: str) -> bool:
    """Whether there is a sentence with this key."""
    namespace, _, name = key.partition(".")
    try:
        return name in _namespace(namespace)
    except FileNotFoundError:
        return False


def say(key: str, lang: Lang = Lang.EN, /, **values: Value) -> str:
    """The sentence ``key`` in ``lang``; values are formatted for that language."""
    return raw(key, lang).format(**{name: show(value, lang) for name, value in values.items()})


def printable(words: str) -> str:
    """On one line and without control characters: names come from files of other people."""
    return words if words.isprintable() else "".join(c if c.isprintable() else " " for c in words)


def show(value: Value, lang: Lang) -> str:
    """A value as a person of that language writes it."""
    match value:
        case str():
            return value
        case bool():
            return say("word.yes" if value else "word.no", lang)
        case int():
            return str(value)
        case Decimal():
            is_long = len(value.as_tuple().digits) > DIGITS
            return number(as_shown(value) if is_long else value, lang)
        case date():
            return day(value, lang)
        case Mapping():
            return value[lang.value]
        case _:
            return ", ".join(value)


_TURKISH = str.maketrans(",.", ".,")


def number(value: Decimal | int, lang: Lang, places: int | None = None) -> str:
    """``1,234.5`` in English, ``1.234,5`` in Turkish; ``places`` fixes the decimals."""
    shown = Decimal(value)
    if places is not None:
        shown = to_step(shown, EXACT.scaleb(Decimal(1), -places))
    english = f"{shown:,f}" if is_written_out(shown) else in_powers_of_ten(shown)
    return english if lang is Lang.EN else english.translate(_TURKISH)


def money(value: Decimal, lang: Lang) -> str:
    """An amount in EUR with two decimals, without the currency's name."""
    return number(value, lang, 2)


def percent(ratio: Decimal, lang: Lang, places: int = 2) -> str:
    """``71.43 %`` in English, ``%71,43`` in Turkish; trailing zeros of the decimals go."""
    shown = number(EXACT.scaleb(ratio, 2), Lang.EN, places)
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    if lang is Lang.EN:
        return f"{shown} %"
    return "%" + shown.translate(_TURKISH)


_BETWEEN = re.compile(r"( / | … )")
_FIGURE = re.compile(r"([<>]=? )?(-?)([0-9]+)(?:\.([0-9]+))?( %)?")
ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
"""A day as ISO 8601 writes it; whether there is such a day is another question."""


def written(figures: str, lang: Lang, *, grouped: bool = False) -> str:
    """Figures and days as findings hold them, in the notation of a reader.

    In Turkish ``0.75 / 75`` is ``0,75 / 75``, ``75 %`` is ``%75``, ``2022-02-01`` is
    ``01.02.2022``.  ``grouped`` puts thousands marks where there are decimals: a whole number
    may be an id or a year.  What is neither a figure nor a day stays as it is.
    """
    return "".join(_written(part, lang, grouped=grouped) for part in _BETWEEN.split(figures))


def _written(part: str, lang: Lang, *, grouped: bool) -> str:
    if lang is Lang.TR and (found := ISO_DAY.fullmatch(part)):
        return ".".join(reversed(found.groups()))
    found = _FIGURE.fullmatch(part)
    if found is None:
        return part
    sign, minus, whole, decimals, percent_sign = found.groups(default="")
    if grouped and decimals:
        whole = f"{int(whole):,}"
    figure = f"{whole}{'.' if decimals else ''}{decimals}"
    if lang is Lang.EN:
        return f"{sign}{minus}{figure}{percent_sign}"
    return f"{sign}{minus}{'%' if percent_sign else ''}{figure.translate(_TURKISH)}"


def day(value: date, lang: Lang) -> str:
    """``2022-02-01`` in English, ``01.02.2022`` in Turkish."""
    return value.isoformat() if lang is Lang.EN else value.strftime("%d.%m.%Y")
