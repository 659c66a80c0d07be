"""The cost category that words name, by its neutral key: the one place that knows them.

The lists are data (``categories.toml``).
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache

from cofin.checks.words.headings import any_of, words_in


class Of(StrEnum):
    """What is named: some words name a category only beside one of them."""

    LINES = "of_lines"
    FIGURES = "of_figures"


#: What is bought from whom decides before what is bought; among others the first word does.
_RANKS = (
    ("subcontracting",),
    ("third_party_support",),
    ("travel", "equipment", "personnel"),
    ("other_goods",),
)
#: Behind it stands what something else is reckoned on: ``15 % of staff costs``.
_PART_OF = re.compile(r"% (?:of|der|des|de|du|del|dei|delle|della|do|dos|das|van) ")
_MORE = r"(?: (?:eur|euro|total|gesamt|summe))?"


@cache
def _shapes(of: Of) -> tuple[re.Pattern[str], ...]:
    """An expression for each rank, with a group for each of its categories."""
    return tuple(
        re.compile("|".join(f"(?P<{category}>{_shape(category, of)})" for category in rank))
        for rank in _RANKS
    )


def _shape(category: str, of: Of) -> str:
    lists = words_in("categories")[category]
    words, whole = (*lists["words"], *lists.get(of, ())), lists.get("whole", ())
    return rf"(?<!\w)(?:{any_of(words)})(?!\w)|^(?:{any_of(whole)}){_MORE}$"


@cache
def _not_of_lines() -> re.Pattern[str]:
    words = (w for lists in words_in("categories").values() for w in lists.get("not_of_lines", ()))
    return re.compile(rf"(?<!\w)(?:{any_of(words)})(?!\w)")


@lru_cache(maxsize=4096)
def category_named(text: str, of: Of) -> str:
    """The category that a folded text without a code names; empty when it names none.

    >>> category_named("travel of staff", Of.LINES), category_named("staff incl travel", Of.LINES)
    ('travel', 'personnel')
    >>> category_named("subsistence", Of.LINES), category_named("subsistence", Of.FIGURES)
    ('travel', '')
    >>> category_named("administration 15 % of staff costs", Of.FIGURES)
    ''
    """
    base = _PART_OF.search(text)
    bare = text[: base.start()] if base else text
    if of is Of.LINES:
        bare = _not_of_lines().sub(" ", bare)
    for shape in _shapes(of):
        found = shape.search(bare)
        if found is not None:
            return found.lastgroup or ""
    return ""
