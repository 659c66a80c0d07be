"""Whether words name money that stands beside a budget: in kind, ineligible, spent already.

The words are data (``outside.toml``), in nine languages.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cofin.checks.words.figures import FigureKind, kind_of
from cofin.checks.words.headings import any_of, folded, words_in
from cofin.checks.words.selections import says_of_which
from cofin.checks.words.sums import fold

_VERSION = re.compile(r"\bv\d+\b")
_OUTSIDE = (FigureKind.IN_KIND, FigureKind.INELIGIBLE)


@lru_cache(maxsize=4096)
def says_outside(label: str) -> bool:
    """Whether a total may leave out what a label names, and another one count it.

    >>> says_outside("Bénévolat"), says_outside("İndirimsiz KDV"), says_outside("Travel")
    (True, True, False)
    """
    if _pattern("outside").search(folded(label)):
        return True
    words = fold(label)
    return says_of_which(words) or kind_of(words) in _OUTSIDE


@lru_cache(maxsize=4096)
def without_whole(label: str) -> str:
    """The label of a total without words that say that it is of the whole project.

    >>> without_whole("total direct costs"), without_whole("total travel costs")
    ('total costs', 'total travel costs')
    """
    return " ".join(_pattern("whole").sub(" ", folded(label)).split())


@lru_cache(maxsize=4096)
def says_another_time(label: str) -> bool:
    """Whether words tell of what was spent, or planned before: no repetition of this budget.

    >>> says_another_time("Actual costs"), says_another_time("v2"), says_another_time("Costs")
    (True, True, False)
    """
    words = folded(label)
    return bool(_pattern("another_time").search(words) or _VERSION.search(words))


@lru_cache(maxsize=4096)
def says_other_share(label: str) -> bool:
    """Whether a percentage in a label is of time, a tax or the like, and no rate of an amount.

    >>> says_other_share("Anna (50 % of the time)"), says_other_share("State budget (13 %)")
    (True, False)
    """
    return bool(_pattern("other_share").search(folded(label)))


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(words_in('outside')[key]['words'])})(?!\w)")
