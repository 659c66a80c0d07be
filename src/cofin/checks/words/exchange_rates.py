"""Which numbers are exchange rates, by the words beside or above them.

The words are data (``words/exchange.toml``).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cofin.checks.words.currencies import courses
from cofin.checks.words.headings import any_of, folded, words_in
from cofin.checks.words.labels import column_label, row_label
from cofin.grid import Position, SheetGrid
from cofin.letters import plain

#: Between the two currencies of a rate.
_BETWEEN = r"\s*(?:[/:=→\-]|\bper\b|\bto\b|\bpro\b|\bpar\b|\bpor\b|\bza\b)\s*"


def is_exchange_rate(sheet: SheetGrid, position: Position) -> bool:
    """Whether a number is what one currency costs in another."""
    above, beside = column_label(sheet, *position), row_label(sheet, *position)
    return bool(
        says_exchange_rate(above)
        or says_exchange_rate(beside)
        or _patterns()["course"].match(folded(above))
    )


@lru_cache(maxsize=4096)
def says_exchange_rate(text: str) -> bool:
    """Whether words name an exchange rate.  "Kurs" alone may be a course.

    >>> says_exchange_rate("EUR/TRY kuru"), says_exchange_rate("Kurs euro")
    (True, True)
    >>> says_exchange_rate("Kurs 2: budgeting"), says_exchange_rate("Cost per trip (EUR)")
    (False, False)
    """
    words, known = folded(text), _patterns()
    if known["exchange"].search(words) or known["pair"].search(plain(text)):
        return True
    return bool(known["course"].search(words) and known["currency"].search(words))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    shapes = {key: any_of(lists["words"]) for key, lists in words_in("exchange").items()}
    shapes["currency"] = courses()
    found = {key: re.compile(rf"(?<!\w)(?:{shape})(?!\w)") for key, shape in shapes.items()}
    currency = rf"(?<!\w)(?:{shapes['currency']})(?!\w)"
    found["pair"] = re.compile(rf"{currency}{_BETWEEN}{currency}")
    return found
