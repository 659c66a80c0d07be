"""Whether a line names a cost that no grant agreement pays, and not a service about one."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cofin.checks.words.costs import any_whole, is_about, means_else, pattern_of, says, words_of
from cofin.checks.words.headings import folded

#: Kinds of costs that no grant agreement pays, in the order in which they are looked for.
NEVER_ELIGIBLE = ("vat", "bank", "fines", "interest", "contingency", "exchange", "debts")

#: Characters of a cell that names a cost.  Of a longer one, a comment, only what stands before
#: its first mark is the name.
LONGEST_NAME = 100

#: Rows of other tables have their cells joined by this.
_CELLS = " / "
_MARKS = re.compile(r"[,;:.()\[\]]+(?=\s|$)|[(\[]|\s[-–—]\s")
#: "Fine for late delivery", "VAT on catering"; "transfer fees for speakers" are a journey.
_WITH_OBJECT = ("vat", "fines", "interest", "contingency")
_OBJECT = re.compile(r" (?:on|for|from) .*")
_AMOUNT = re.compile(r"(?<!\w)[\d.,]+ ?%?|%")


@lru_cache(maxsize=8192)
def never_eligible(text: str) -> str:
    """The kind of cost that is never eligible and that a text names; empty when it names none.

    >>> never_eligible("Bank charges (transfers)"), never_eligible("Seminar on bank charges")
    ('bank', '')
    >>> never_eligible("VAT (20 %)"), never_eligible("Laptops, VAT included")
    ('vat', '')
    >>> never_eligible("VAT (not recoverable)")
    ''
    """
    if not _any_beginning().search(folded(text)):
        return ""  # nearly all lines: one look instead of one for each kind
    for cell in text.split(_CELLS):
        names = [part for part in _MARKS.split(cell) if part.strip()] or [""]
        if len(cell) > LONGEST_NAME:
            names = names[:1]
        for kind in NEVER_ELIGIBLE:
            if _is_whole(kind, names[0]) and not means_else(kind, cell):
                return kind
            if says(kind, text) and any(_names(kind, name) for name in names):
                return kind
    return ""


def _names(kind: str, name: str) -> bool:
    """Whether one part of a cell names such a cost."""
    words = folded(name)
    return any(not is_about(words, found) for found in pattern_of(kind).finditer(words))


def _is_whole(kind: str, name: str) -> bool:
    """Whether a name is nothing but a word that means more in company: "Interest", "VAT"."""
    words = folded(_AMOUNT.sub("", name))
    if kind in _WITH_OBJECT:
        words = _OBJECT.sub("", words)
    return pattern_of(f"{kind}_alone").fullmatch(words) is not None


@cache
def _any_beginning() -> re.Pattern[str]:
    """The first word of every entry of every list: a tenth of what all of it takes to compile."""
    kinds = (*NEVER_ELIGIBLE, *(f"{kind}_alone" for kind in NEVER_ELIGIBLE))
    return re.compile(any_whole({words.split()[0] for kind in kinds for words in words_of(kind)}))
