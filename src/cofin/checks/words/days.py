"""Days written as text: which day a text means, and what is wrong with it."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class DayFault(StrEnum):
    """What is wrong with a day that is written as text."""

    TEXT = "text"  # a good day, but a text
    SHORT_YEAR = "short_year"
    IMPOSSIBLE = "impossible"  # 31.02.2022


class DayText(NamedTuple):
    """A text that was meant as a day."""

    fault: DayFault
    meant: tuple[date, ...]  # none, one, or two (3/4/2022)


_YEAR_FIRST = re.compile(r"([0-9]{4})([-./])([0-9]{1,2})\2([0-9]{1,2})(?:[T ].*)?")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-./ ])([0-9]{1,2})\2([0-9]{4}|[0-9]{2}|'[0-9]{2})")
_WORDY = re.compile(r"([0-9]{1,2})\.?[ -]([^\W\d_]{3,10})\.?[ -]([0-9]{4}|[0-9]{2})")

_MONTHS = (
    ("jan", "oca"), ("feb", "sub", "şub"), ("mar",), ("apr", "nis"), ("may", "mai"), ("jun", "haz"),
    ("jul", "tem"), ("aug", "agu", "ağu"), ("sep", "eyl"), ("oct", "eki", "okt"), ("nov", "kas"),
    ("dec", "ara", "dez"),
)  # fmt: skip


@lru_cache(maxsize=2048)
def day_text(text: str) -> DayText | None:
    """The day that a text means; ``None`` when it is no day at all.

    >>> day_text("31.02.2022").fault, day_text("3/4/2022").meant
    (<DayFault.IMPOSSIBLE: 'impossible'>, (datetime.date(2022, 4, 3), datetime.date(2022, 3, 4)))
    """
    bare = " ".join(text.split())
    if found := _YEAR_FIRST.fullmatch(bare):
        return _day(found[1], ((found[3], found[4]),))
    if found := _YEAR_LAST.fullmatch(bare):
        day, month = found[1], found[3]
        # nobody writes the month first before a point
        orders = ((month, day), (day, month)) if found[2] in "/-" else ((month, day),)
        return _day(found[4], orders)
    if found := _WORDY.fullmatch(bare):
        start = found[2].casefold()
        number = next((n for n, m in enumerate(_MONTHS, 1) if start.startswith(m)), 0)
        return _day(found[3], ((str(number), found[1]),)) if number else None
    return None


def _day(year: str, months_and_days: tuple[tuple[str, str], ...]) -> DayText:
    is_short = len(year.lstrip("'")) == 2
    full = int(year.lstrip("'")) + (2000 if is_short else 0)
    meant = []
    for month, day in months_and_days:
        try:
            meant.append(date(full, int(month), int(day)))
        except ValueError:
            continue
    unique = tuple(dict.fromkeys(meant))
    if not unique:
        return DayText(DayFault.IMPOSSIBLE, ())
    return DayText(DayFault.SHORT_YEAR if is_short else DayFault.TEXT, unique)
