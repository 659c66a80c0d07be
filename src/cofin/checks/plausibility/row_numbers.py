"""Numbers that rows have only to be counted: a copied row gets another one."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from decimal import Decimal
from itertools import pairwise

from cofin.checks.columns.inference import BlockColumn, Role
from cofin.checks.words.costs import heading_says
from cofin.checks.words.divisions import names_period
from cofin.checks.words.headings import folded

#: ``7``, ``L7``, ``A.1.7``, ``7.``: what stands before the last number, and that number.
_NUMBERED = re.compile(r"([^\s]{0,12}?)([0-9]{1,6})[.):]?")

#: Of the steps from row to row, the part that must go up by one: rows get deleted.
_IN_ORDER = (3, 4)

#: Headings of such numbers that are too short to say it elsewhere: ``N°``, ``Lp.``, ``Sıra``.
_COUNTED = frozenset(("n", "n°", "n o", "lp", "l p", "pos", "poz", "sira"))

_YEARS = range(1900, 2101)


def are_row_numbers(column: BlockColumn, held: Sequence[Hashable]) -> bool:
    """Whether what the rows of a column hold is 1, 2, 3 or A.1, A.2, B.1, each once.

    Years and months go up by one as well, and say which cost it is.
    """
    words = folded(column.heading)
    if column.role is not Role.IDENTIFIER and words and words not in _COUNTED:
        return False
    if names_period(words) or heading_says("time", words) or len(set(held)) < len(held):
        return False
    numbers = [_numbered(each) for each in held]
    known = [each for each in numbers if each is not None]
    if len(known) < len(numbers) or len(known) < 2 or known[0][1] in _YEARS:
        return False
    good = sum(
        after[1] == before[1] + 1 if after[0] == before[0] else after[1] <= 1
        for before, after in pairwise(known)
    )
    return good * _IN_ORDER[1] >= (len(known) - 1) * _IN_ORDER[0]


def _numbered(held: Hashable) -> tuple[str, int] | None:
    text = format(held, "f") if isinstance(held, Decimal) else str(held)
    found = _NUMBERED.fullmatch(text)
    return (found[1], int(found[2])) if found else None
