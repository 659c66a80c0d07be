"""What stands at the ends of a run of formulas and is none of them: heads and tails.

A column begins with the year or the rate that its formulas multiply by, and may end with a
fee.  Beside four formulas these would be a third of the cells, and no pattern a majority.
"""

from __future__ import annotations

from collections.abc import Collection

from cofin.checks.formula.pattern import Pattern
from cofin.grid import Position


def trimmed(
    run: list[Position],
    pattern: Pattern,
    fitting: Collection[Position],
    formulas: Collection[Position],  # of the run, those that refer to something
    heads: Collection[Position],  # years and percentages, wherever they stand
) -> list[Position]:
    """The run without its heads and tails; a number that may have been typed over stays.

    A cell that every formula reads is none of them.  At each end one formula may be another:
    two of a kind are a pattern of their own.
    """

    def is_head(position: Position) -> bool:
        is_one = position in heads or pattern.reads_always(position)
        return is_one and position not in fitting

    first, last = 0, len(run)
    while is_head(run[first]):
        first += 1
    while is_head(run[last - 1]):
        last -= 1
    kept = run[first:last]
    for end in (0, -1):
        if kept[end] in formulas and kept[end] not in fitting:
            kept.pop(end)
    return kept
