"""Whether words name what a period takes over from the one before, or leaves to the next one.

The words are data (``carried.toml``), in nine languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from cofin.checks.words.headings import folded, words_in


@lru_cache(maxsize=4096)
def says_opening(text: str) -> bool:
    """Whether the words name what there was before: ``Opening balance``, ``Devir``."""
    return _pattern("opening").search(text) is not None


@lru_cache(maxsize=4096)
def says_closing(text: str) -> bool:
    """Whether the words name what is left at an end: ``Closing balance``, ``Endbestand``."""
    return _pattern("closing").search(text) is not None


@cache
def _pattern(key: str) -> re.Pattern[str]:
    """An expression for the words of one moment, alone or behind those for a balance."""
    lists = words_in("carried")
    balance, times = (_any(words) for words in (lists["balance"]["words"], lists[key]["times"]))
    return re.compile(rf"(?<!\w)(?:{_any(lists[key]['words'])}|(?:{balance}) (?:{times}))(?!\w)")


def _any(words: Iterable[str]) -> str:
    return "|".join(map(_shape, words))


def _shape(word: str) -> str:
    """An expression for a word: ``*`` is any ending or beginning, or one word between two."""
    pieces = [re.escape(folded(piece)) for piece in word.split(" * ")]
    begins, ends = (r"\w*" if each else "" for each in (word[0] == "*", word[-1] == "*"))
    return begins + r" (?:\w+ )?".join(pieces) + ends
