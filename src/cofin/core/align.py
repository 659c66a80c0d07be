"""Which row of one version of a table is which row of another: by what it is, not where it stands.

Rows have no numbers of their own: people insert, sort and delete them.  A row is the same
row when everything in it is the same, else when what names it is the same, else when enough
of it is; each rule takes what the stricter ones before it left over, equal rows in their
order.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeAlias

from cofin.core.model import CostLine
from cofin.core.parse_problems import folded

Key: TypeAlias = Callable[[Any], Hashable | None]
"""What two rows must share to be one; ``None``: this row cannot be known by it."""

Pair: TypeAlias = tuple[int | None, int | None]
"""Index of a row in the old and in the new version; ``None`` where there is none."""


def _cost_words(row: CostLine) -> Hashable | None:
    return (row.partner, folded(row.description)) if row.description.strip() else None


#: From the strictest to the loosest; the whole row goes before all of them.
KEYS: dict[str, tuple[Key, ...]] = {
    "partner": (lambda row: row.id,),
    "work_package": (lambda row: row.id,),
    "cost": (
        lambda row: (row.partner, row.work_package, row.category, folded(row.description)),
        _cost_words,
        lambda row: (row.partner, row.work_package, row.category, row.quantity, row.unit_cost),
    ),
    "exchange": (
        lambda row: (
            *(row.partner, row.work_package, row.host_country),
            *(row.working_days, row.distance_km),
        ),
        lambda row: (row.partner, row.work_package, row.host_country),
    ),
    "funding": (
        lambda row: (row.partner, row.source, folded(row.name)),
        lambda row: (row.partner, row.source),
    ),
    "override": (lambda row: (row.parameter, row.category),),
}


def align(table: str, old: Sequence[Any], new: Sequence[Any]) -> list[Pair]:
    """Every row of both versions of a table (a key of ``schema.TABLES``) exactly once.

    In the order of the new rows; those that are gone follow, in the order of the old ones.
    """
    was: dict[int, int] = {}
    left_old, left_new = list(range(len(old))), list(range(len(new)))
    for key in (lambda row: row, *KEYS[table]):
        known: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for i in left_old:
            known[key(old[i])].append(i)
        known.pop(None, None)
        for j in left_new:
            if waiting := known.get(key(new[j])):
                was[j] = waiting.popleft()
        taken = set(was.values())
        left_old = [i for i in left_old if i not in taken]
        left_new = [j for j in left_new if j not in was]
    return [*((was.get(j), j) for j in range(len(new))), *((i, None) for i in left_old)]
