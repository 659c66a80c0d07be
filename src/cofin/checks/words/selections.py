"""Whether words make a row one of some of the others: of which, without the coordinator.

The words are data (``selections.toml``), in nine languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from cofin.checks.words.headings import any_of, words_in
from cofin.checks.words.sums import fold, without_code

#: Letters with which two words begin that are one: ``Prestations``, ``prestation``.
_BEGIN = 5


@lru_cache(maxsize=4096)  # asked for every row above every total
def says_of_which(folded: str) -> bool:
    """Whether a row is a part of one above it: ``of which travel``, ``davon``, ``w tym``."""
    ways = (folded, without_code(folded))  # "w tym" has no code
    return any(_pattern("of_which").match(each) for each in ways)


def says_without(label: str) -> bool:
    """Whether a label says that something is left out: ``Totale senza capofila``."""
    return _pattern("without").search(fold(label)) is not None


def names_what_is_left_out(label: str, others: Iterable[str]) -> bool:
    """Whether a total says that it is without each of some other rows.

    >>> names_what_is_left_out("Total hors prestations", ["Prestations externes"])
    True
    >>> names_what_is_left_out("Total excl. VAT", ["Travel"])
    False
    """
    own = _begins(fold(label))
    return says_without(label) and all(own & _begins(fold(each)) for each in others)


def _begins(folded: str) -> set[str]:
    words = _pattern("without").sub(" ", folded).split()
    return {word[:_BEGIN] for word in words if len(word) >= _BEGIN}


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(words_in('selections')[key]['words'])})(?!\w)")
