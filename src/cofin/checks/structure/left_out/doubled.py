"""What a sum counts twice, by the names that stand in its formula.

``=J10+J16+J7`` counts J7 twice where J10 adds it up; that J7 is made of F7 to I7 in turn, nobody
sees in the formula.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from cofin.checks.structure.sums.sum import Sum, Sums
from cofin.checks.subject import CellKey


class Doubled(NamedTuple):
    """Cells that a sum counts twice; where they are parts of sub-totals that it counts, those."""

    again: list[CellKey]
    beside_parts: list[CellKey]  # empty unless they explain all of it


def doubled(total: Sum, twice: Sequence[CellKey], sums: Sums) -> Doubled:
    """The sub-totals in the place of the cells that they add up; other cells stay as they are."""
    parts = sums.parts(total)
    reached = Counter(part.key for part in parts)
    for part in {part.key: part for part in parts}.values():
        reached.update(each.key for each in sums.below(part))
    left, own = set(twice), set(total.cells())
    again: list[CellKey] = []
    beside: list[CellKey] = []
    below = {part.key: set(sums.leaves(part) or ()) for part in parts}
    for part in sorted(parts, key=lambda part: -len(below[part.key])):
        if below[part.key] and below[part.key] <= left:
            chosen = again if reached[part.key] > 1 else beside
            if chosen is again or own.issuperset(part.cells()):
                chosen.append(part.key)
                left -= below[part.key]
    told = {leaf for key in again for leaf in below[key]}
    cells = sorted({*twice} - told | {*again})
    return Doubled(cells, [] if left or again else sorted(beside))
