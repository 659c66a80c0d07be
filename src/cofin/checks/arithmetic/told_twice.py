"""What two tables tell of the same thing, and where they differ: for A04."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from cofin.checks.column_sums.sum_faults import SumFault
from cofin.checks.tables.tables import SeenRow, SeenTable

#: Two tables repeat each other when at least this many things agree, and at least as many
#: agree as differ: else they are tables of something else.
LEAST_AGREEING = 2


class Told(NamedTuple):
    """A number of a table."""

    table: SeenTable
    row: SeenRow
    column: int

    @property
    def value(self) -> Decimal:
        """What it is."""
        return self.row.numbers[self.column]


def repeat_each_other(agreeing: int, differing: int) -> bool:
    """Whether two tables tell the same, so that what differs is a fault."""
    return agreeing >= max(LEAST_AGREEING, differing)


def differs(here: Told, there: Told) -> SumFault:
    """The fault of a number that another table has otherwise."""
    other = "!".join(there.table.place(there.row, there.column))
    place = here.table.place(here.row, here.column)
    label = here.table.label(here.row, here.column)
    return SumFault("A04", place, label, here.value, there.value, other, other)
