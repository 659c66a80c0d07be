"""What a project is divided into: years, months, other periods, work packages, partners.

The words are data (``divisions.toml``), the one list of them for all checks.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache

from cofin.checks.words.headings import any_of, folded, word_lists


class Division(StrEnum):
    """A kind of parts that a budget numbers."""

    YEAR = "year"
    MONTH = "month"
    PART_OF_YEAR = "part_of_year"  # a quarter, a semester
    PERIOD = "period"
    LETTER = "letter"  # P1 and A1 may be periods, and much else
    WORK_PACKAGE = "work_package"
    PARTNER = "partner"
    AFFILIATED = "affiliated"


PERIODS = (Division.YEAR, Division.MONTH, Division.PART_OF_YEAR, Division.PERIOD)
_NUMBERED = ("words", "before")
_NAMED = ("words", "forms")
_WORD_AND_NUMBER = re.compile(r"(\D+?) ?(\d{1,4})\b")
_NUMBER_AND_WORD = re.compile(r"(\d{1,4})(?:st|nd|rd|th|ere?|re|eme|[eoa])? (\D+)")  # 1st, 2eme, 1o
_MOST = 99  # a larger number is one of the calendar, or no part of a project
_CALENDAR = range(2000, 2100)
_LONGEST = len("2023")
_MONTHS_OF_A_YEAR = 12


def any_of_divisions(*divisions: Division, keys: tuple[str, ...] = _NUMBERED) -> str:
    """An expression for any word that these lists have for divisions, in folded texts."""
    return any_of(word for each in divisions for key in keys for word in word_lists(each)[key])


@cache
def _words(division: Division, *keys: str) -> frozenset[str]:
    return frozenset(folded(word) for key in keys for word in word_lists(division)[key])


@lru_cache(maxsize=4096)
def _begins(text: str, division: Division) -> tuple[int, bool] | None:
    """The number of a part that a folded text names at its beginning, and whether no more."""
    found = _WORD_AND_NUMBER.match(text)
    if found is not None and found[1] in _words(division, *_NUMBERED):
        return int(found[2]), found.end() == len(text)
    found = _NUMBER_AND_WORD.fullmatch(text)
    if found is not None and found[2] in _words(division, "words"):
        return int(found[1]), True
    return None


def _number(text: str, division: Division) -> int | None:
    found = _begins(text, division)
    return found[0] if found is not None and found[1] else None


def package_of(text: str) -> int | None:
    """The number of the work package with which a folded text begins.

    >>> package_of("arbeitspaket 4 ausgaben"), package_of("2 is paketi"), package_of("wp")
    (4, 2, None)
    """
    found = _begins(text, Division.WORK_PACKAGE)
    return found[0] if found is not None and found[0] <= _MOST else None


def is_package(text: str) -> bool:
    """Whether a folded text begins with the number of a work package."""
    return package_of(text) is not None


def is_period(text: str) -> bool:
    """Whether a folded text is the number of a year, month or other period, and no more.

    >>> is_period("jahr 2"), is_period("1er trimestre"), is_period("2023"), is_period("2")
    (True, True, True, False)
    """
    if text.isdecimal():
        return len(text) <= _LONGEST and int(text) in _CALENDAR
    numbers = (_number(text, each) for each in PERIODS)
    return any(n is not None and (n <= _MOST or n in _CALENDAR) for n in numbers)


@lru_cache(maxsize=4096)
def period(heading: str) -> int | None:
    """The number of a period: 3 of ``P3``, ``Month 3``, ``3. dönem``; 2023 of ``2023``.

    A heading of nothing but a number has it, too: those beside it decide what it is.
    """
    text = folded(heading)
    if text.isdecimal() and len(text) <= _LONGEST:
        return int(text)
    numbers = (_number(text, each) for each in (*PERIODS, Division.LETTER))
    return next((number for number in numbers if number is not None), None)


def months_of(text: str) -> range | None:
    """The months of the project that a folded text names: ``Year 3`` has 25 to 36."""
    for division, length in ((Division.MONTH, 1), (Division.YEAR, _MONTHS_OF_A_YEAR)):
        number = _number(text, division)
        if number is not None and number <= _MOST:
            return range((number - 1) * length + 1, number * length + 1)
    return None


@cache
def _named(*divisions: Division) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of_divisions(*divisions, keys=_NAMED)})(?!\w)")


def names_period(text: str) -> bool:
    """Whether a folded text speaks of years, months or other periods: ``Project year``."""
    return _named(*PERIODS).search(text) is not None


def names_part_of_project(text: str) -> bool:
    """Whether a folded text names partners or work packages."""
    return _named(Division.PARTNER, Division.WORK_PACKAGE).search(text) is not None


@cache
def _duration(*keys: str) -> re.Pattern[str]:
    words = (word for key in keys for word in word_lists("duration")[key])
    return re.compile(rf"(?:{any_of(words)})\b")


@lru_cache(maxsize=4096)
def says_duration(text: str) -> bool:
    """Whether a folded text names the duration of the project in months."""
    if _named(Division.YEAR).search(text):
        return False
    if _duration("whole").match(text):
        return True
    return bool(_duration("words", "labels").match(text) and _named(Division.MONTH).search(text))
