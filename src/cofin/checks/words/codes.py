"""Codes of an accounting system: digits that are no amounts, whatever their heading speaks of.

The words are data (``codes.toml``), in nine languages.
"""

from __future__ import annotations

import re
from functools import cache

from cofin.checks.words.headings import any_of, folded, whole, words_in


def is_code(heading: str, text: str) -> bool:
    """Whether a text is such a code: whole digits below a heading that says nothing but so.

    >>> is_code("Cost element", "620000"), is_code("Konto", "6210"), is_code("Cost", "6210")
    (True, True, False)
    >>> is_code("Account", "6,210.00"), is_code("Account balance", "6210")
    (False, False)
    """
    return text.strip().isdigit() and _codes().fullmatch(folded(heading)) is not None


def says_number(heading: str) -> bool:
    """Whether some word of a heading speaks of money, of how many or how long.

    >>> says_number("Valor do escalão"), says_number("Number of rooms"), says_number("Ziffer")
    (True, True, False)
    """
    return whole("codes.numbers.words").search(folded(heading)) is not None


@cache
def _codes() -> re.Pattern[str]:
    return re.compile(any_of(words_in("codes")["codes"]["words"]))
