"""Totals as they are shown against the amounts as they are shown, by who adds them up himself."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from cofin.a1 import Range
from cofin.checks.structure.sums.sum import MOST_CELLS, Sum, sums_of
from cofin.checks.subject import CellKey, Subject
from cofin.checks.tables.cells import added, are_equal
from cofin.grid import Area, Grid
from cofin.money import euro, product_cents


class ShownTotal(NamedTuple):
    """A total: what it holds, and what its parts come to as they are shown."""

    key: CellKey
    holds: Decimal
    parts: Decimal

    @property
    def agrees(self) -> bool:
        """Whether the total shows what the parts add up to."""
        return are_equal(self.holds, self.parts)


def shown_totals(subject: Subject, amounts: Iterable[CellKey]) -> list[ShownTotal]:
    """The totals that count some amounts, and the totals of these, from below."""
    sums = sums_of(subject.grid)
    found: dict[CellKey, ShownTotal] = {}
    waiting = list(amounts)
    for key in waiting:
        for total in sums.covering(key):
            is_new = total.key not in found and total.size <= MOST_CELLS
            if is_new and sums.afford(total.size):
                found[total.key] = _shown(subject.grid, total)
                waiting.append(total.key)
    return list(found.values())


def to_cent(number: Decimal) -> Decimal:
    """The amount that a format with two decimals shows."""
    shown = euro(product_cents(abs(number), Decimal(1)))
    return -shown if number < 0 else shown


def _shown(grid: Grid, total: Sum) -> ShownTotal:
    parts = added(to_cent(_number(grid, key)) for key in total.cells())
    return ShownTotal(total.key, _number(grid, total.key), parts)


def _number(grid: Grid, key: CellKey) -> Decimal:
    """The number of a cell; nothing for texts and blanks, as sums have it."""
    value = grid.cell(Area(key[0], Range(*key[1:], *key[1:]))).value
    return value if isinstance(value, Decimal) else Decimal(0)
