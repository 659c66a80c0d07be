"""What indirect costs are called, in nine languages: expressions for other words to stand beside.

The lists are data (``overheads.toml``).
"""

from __future__ import annotations

from functools import cache

from cofin.checks.words.headings import any_of, listed

#: Names of them in the label of an amount, wherever they stand in it.
LABELS = tuple(f"overheads.indirect.{key}" for key in ("words", "abroad", "last", "short"))
#: Also what names them only alone: enough for a heading, or to be silent.
EVERY = (*LABELS, "overheads.indirect.alone")


@cache
def overheads() -> str:
    """An expression for them in the label of an amount, in folded texts."""
    return any_of(listed(*LABELS))


@cache
def named_overheads() -> str:
    """The same for a whole label, which may say no more than ``Indirekt (7 %)``."""
    alone = any_of(listed("overheads.indirect.alone"))
    return rf"\b(?:{overheads()})\b|^(?:{alone})(?: eur|[ \d%])*$"
