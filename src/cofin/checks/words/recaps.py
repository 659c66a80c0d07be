"""Whether words leave it open that a sum is of some rows only, beside the complete total."""

from __future__ import annotations

from cofin.checks.words.outside import without_whole
from cofin.checks.words.selections import says_without
from cofin.checks.words.sums import fold, names_total
from cofin.checks.words.totals import is_of_everything, summed_up


def may_be_recap(label: str, complete: str, *, is_above: bool) -> bool:
    """Whether a sum called so may be of some of the rows that the complete total adds up.

    Not when its words are plain ones for a total, or those of the complete total.  ``is_above``:
    that one heads the rows, and a total at their end is most likely the same again.

    >>> may_be_recap("Staff and travel total", "Total costs", is_above=False)
    True
    >>> may_be_recap("Staff total", "Total costs", is_above=True)
    False
    """
    if is_of_everything(without_whole(label)) or summed_up(label) <= summed_up(complete):
        return False
    return not is_above or says_without(label) or not names_total(fold(label))
