"""The rows of one table that count once: no parts of other rows, no sums of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from cofin.checks.figures.figures import Group
from cofin.checks.tables.cells import added, are_equal
from cofin.checks.words.divisions import Division, any_of_divisions
from cofin.checks.words.figures import FigureKind
from cofin.checks.words.selections import says_of_which
from cofin.checks.words.sums import fold, outline_code

#: Rows that make up a sum: one alone may only be the same amount again.
_LEAST = 2


def counted_once(groups: Sequence[Group], kind: FigureKind) -> list[Group]:
    """The rows with a figure, without those that other rows among them hold already."""
    rows = _without_parts([group for group in groups if kind in group.figures])
    return _without_sums(rows, kind)


def _without_parts(groups: Sequence[Group]) -> list[Group]:
    """Leave out 1.1 below 1, and "of which" below any row."""
    found: list[Group] = []
    codes: list[tuple[str, ...]] = []
    for group in groups:
        code = outline_code(group.row)
        if any(above == code[: len(above)] and above != code for above in codes):
            continue
        if found and says_of_which(fold(group.row)):
            continue
        if code:
            codes.append(code)
        found.append(group)
    return found


def _without_sums(groups: Sequence[Group], kind: FigureKind) -> list[Group]:
    """Leave out rows that add up the rows right above them, or those right below."""
    values = [group.figures[kind].value for group in groups]
    sums: set[int] = set()
    since = 0
    for i, value in enumerate(values):
        is_group_of_one = bool(sums) and i - since == 1 and _names_other(groups[since], groups[i])
        if _adds_up(value, values[since:i][::-1], 1 if is_group_of_one else _LEAST):
            sums.add(i)
            since = i + 1
    if not sums:
        at = 0
        while at < len(values):
            count = _adds_up(values[at], values[at + 1 :])
            if count:
                sums.add(at)
            at += count + 1
    return [group for i, group in enumerate(groups) if i not in sums]


def _names_other(row: Group, below: Group) -> bool:
    """Whether a row is numbered and the one below is not: P3, Affiliates."""
    return bool(_numbered().match(fold(row.row))) and not _numbered().match(fold(below.row))


@cache
def _numbered() -> re.Pattern[str]:
    """P3, WP 2: a row of this kind is no sum of others, and one without may be."""
    parts = (Division.PARTNER, Division.AFFILIATED, Division.WORK_PACKAGE)
    return re.compile(rf"(?:{any_of_divisions(*parts)}) ?\d+\b")


def _adds_up(value: Decimal, others: Sequence[Decimal], least: int = _LEAST) -> int:
    """How many of the first others make up a number; 0 when none do."""
    total = Decimal(0)
    for count, other in enumerate(others, 1):
        total = added((total, other))
        if count >= least and are_equal(total, value) and value:
            return count
    return 0
