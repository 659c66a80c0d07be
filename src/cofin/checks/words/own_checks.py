"""What checks that a sheet makes of itself are called and say; the words are data.

They stand in ``own_checks.toml``, in nine languages.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cofin.checks.words.headings import any_of, words_in
from cofin.checks.words.sums import fold

_MARKS = frozenset("✓✔☑")


@lru_cache(maxsize=1 << 10)
def says_bad(text: str) -> bool:
    """Whether a state says that something is wrong: ``ERROR``, ``Bitte prüfen!``."""
    return _begins("bad").fullmatch(fold(text)) is not None


@lru_cache(maxsize=1 << 10)
def says_good(text: str) -> bool:
    """Whether a state says that all is well: ``OK``, ``✓``."""
    return bool(_MARKS & set(text)) or _begins("good").fullmatch(fold(text)) is not None


@lru_cache(maxsize=1 << 10)
def names_check(label: str) -> bool:
    """Whether a row or a column holds checks: ``Total check``, ``Difference to list``."""
    return _label().fullmatch(fold(label)) is not None


@lru_cache(maxsize=1 << 10)
def names_gap(label: str) -> bool:
    """Whether a heading says no more than that something is missing: ``Gap``, ``Fark (EUR)``."""
    return _gap().fullmatch(fold(label)) is not None


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('gap')})(?: (?:eur|euro|0))?")


@lru_cache(maxsize=1 << 12)
def may_name_check(text: str) -> bool:
    """Whether a text has one of the words at all; most have none, and need no closer look."""
    return len(text) <= _LONGEST and _hint().search(fold(text)) is not None


#: Longer texts are remarks.
_LONGEST = 80


@cache
def _begins(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_any(key)})\b.*")


@cache
def _hint() -> re.Pattern[str]:
    return re.compile("|".join(map(_any, ("check", "difference", "zero"))))


@cache
def _label() -> re.Pattern[str]:
    of, check, difference = map(_any, ("of", "check", "difference"))
    to, the, lists, sources, uses = (
        _any("difference", each) for each in ("to", "articles", "lists", "sources", "uses")
    )
    sides = "|".join(
        rf"(?:{one}) (?:(?:{to}|{the}) )*(?:{other})"
        for one, other in ((sources, uses), (uses, sources))
    )
    return re.compile(
        rf"(?:(?:{of}) )*(?:{check})(?: (?:{of}))*(?: 0)?"
        rf"|(?:{difference}) (?:{to}) (?:(?:{the}) )?(?:{lists})"
        rf"|(?:{difference}) (?:(?:{to}|{the}) )*(?:{sides})"
        rf"|(?:{sides}) (?:{difference})"
        rf"|.*\b(?:{_any('zero')})\b.*"
    )


def _any(section: str, key: str = "words") -> str:
    return any_of(words_in("own_checks")[section][key])
