"""The parts of a total, none of which is counted in another one of them."""

from __future__ import annotations

from collections.abc import Sequence

from cofin.checks.column_sums.parts import inner_of, reached
from cofin.checks.column_sums.stack import LEAST_PARTS, Entry
from cofin.checks.tables.cells import added, are_equal
from cofin.checks.tables.tables import SeenRow


def counted_once(parts: list[Entry], rows: Sequence[SeenRow], column: int) -> list[Entry]:
    """The parts without a total of others of them, and without what their formulas add up.

    A total that its own parts make up leaves; else these do, as do the rows that codes put
    below a row which a formula adds up: 1.1 and 1.2 beside ``Direct costs`` with 1.
    """
    values = {part.row.number: part.value for part in parts}
    left: set[int] = set()
    for part in parts:
        own = reached(part.row, rows, column) - {part.row.number}
        inner = values.keys() & own
        if inner and are_equal(added(values[number] for number in inner), part.value):
            left.add(part.row.number)
        elif own:
            left.update(inner, inner_of(rows, own) - own)
    kept = [part for part in parts if part.row.number not in left]
    return kept if len(kept) >= LEAST_PARTS else parts
