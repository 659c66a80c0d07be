"""Whether words name a total, and of what: the one place that knows the words for it.

The lists are data (``[totals]`` of ``headings.toml``).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cofin.checks.words.currencies import beside
from cofin.checks.words.headings import any_of, folded, heading_meaning, word_lists

_CODES = re.compile(r"(?:(?:[a-z]|[0-9]{1,4})\b ?)*")
_WORD = re.compile(r"\w+")


@cache
def _pattern() -> re.Pattern[str]:
    """Any word for a total; those of parts and those for some places have groups of their own."""
    part, edge, word = (any_of(word_lists("totals")[key]) for key in ("parts", "edges", "words"))
    return re.compile(rf"(?<!\w)(?:(?P<part>{part})|{word}|(?P<edge>{edge}))(?!\w)")


@cache
def _asides() -> re.Pattern[str]:
    """What may stand behind a total and says nothing of what it adds up: a currency, a year."""
    return re.compile(rf"(?: ?(?:\([^()]*\)|(?:{beside()}|[0-9]{{1,4}})(?!\w)))*")


@cache
def _folded_words(key: str) -> frozenset[str]:
    return frozenset(folded(word) for word in word_lists("totals")[key])


def total_in(text: str) -> re.Match[str] | None:
    """The word for a total of any kind in a folded text, with its place; ``None`` for none."""
    return next((each for each in _pattern().finditer(text) if _counts(each, text)), None)


def _counts(found: re.Match[str], text: str) -> bool:
    """Whether a word that means a total in some places only stands in such a place."""
    if found["edge"] is None:
        return True
    before, after = text[: found.start()].strip(), text[found.end() :].strip()
    if (after.split() or [""])[0] in _folded_words("not_before"):
        return False
    if (before.split() or [""])[-1] in _folded_words("not_after"):
        return False
    if _CODES.fullmatch(before) or _asides().fullmatch(after):
        return True
    return any(_is_money(each) for each in (before, after))


def _is_money(words: str) -> bool:
    told = heading_meaning(words)
    return told.is_money or (told.role is not None and told.role.is_money)


@lru_cache(maxsize=4096)
def is_total(label: str) -> bool:
    """Whether a label names a total or sub-total: ``Ara toplam``, ``TOTAL personnel``."""
    return total_in(folded(label)) is not None


@lru_cache(maxsize=4096)
def is_total_alone(label: str) -> bool:
    """Whether a label names a total and says nothing that could be somebody's name."""
    return is_total(label) and _others(label) <= _folded_words("beside") | _folded_words("of")


@lru_cache(maxsize=4096)
def is_of_everything(label: str) -> bool:
    """Whether a label names a total and says no more: ``Total costs``, ``GENEL TOPLAM``.

    ``Total travel`` and ``Sub-total`` say that they are of a part.
    """
    found = list(_pattern().finditer(folded(label)))
    is_whole = is_total(label) and not any(each["part"] for each in found)
    return is_whole and _others(label) <= _folded_words("beside")


@lru_cache(maxsize=4096)
def summed_up(label: str) -> frozenset[str]:
    """What the words beside those for a total say that it is of.

    >>> sorted(summed_up("Sub-total A. Staff")), sorted(summed_up("TOTAL COSTS"))
    (['a', 'staff'], [])
    """
    return _others(label) - _folded_words("beside") - _folded_words("of")


def _others(label: str) -> frozenset[str]:
    """The words of a label beside those for a total."""
    return frozenset(_WORD.findall(_pattern().sub(" ", folded(label))))
