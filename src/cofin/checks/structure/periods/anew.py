"""Where a row of running totals may begin anew: with another year, and where it does so often.

``P1, P2, P3, P4`` go on counting.  A row that begins anew at P3 only has lost what P1 and P2
came to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cofin.checks.words.headings import folded

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER = re.compile(r"\d+")
#: Half years: two of them are a year, wherever their count goes on.
_HALF = re.compile(r"\b(?:h|s|sem\w*|half\w*|halbjahr\w*|yari ?yil\w*|polroc\w*)\b")
#: Quarters and months of a year, and of several.
_QUARTERS = 4


def years_in(heading: str) -> frozenset[str]:
    """The years that a heading names."""
    return frozenset(_YEAR.findall(heading))


def is_new_count(headings: Sequence[str], at: int, starts: Sequence[int]) -> bool:
    """Whether a place may begin anew; ``starts`` are all that show their own amount alone."""
    before, here = headings[at - 1], headings[at]
    if list(starts) != [at] or at % _QUARTERS == 0 or years_in(before) != years_in(here):
        return True
    if at % 2 == 0 and _HALF.search(_NUMBER.sub(" ", folded(here))):
        return True
    one, other = (_NUMBER.findall(_YEAR.sub(" ", each)) for each in (before, here))
    return not (len(one) == len(other) == 1 and int(other[0]) == int(one[0]) + 1)
