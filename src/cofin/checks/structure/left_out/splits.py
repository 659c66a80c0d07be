"""What stands below a total and is made from it, or adds up to it: a split of it, and no part.

Above the rows of a total stands what is divided among them.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate, takewhile
from typing import cast

from cofin.checks.structure.lines.precedents import precedents_of
from cofin.checks.structure.sums.readers import any_of, readers_of
from cofin.checks.structure.sums.sum import Sum, Sums
from cofin.checks.structure.sums.track import Track
from cofin.checks.subject import CellKey
from cofin.checks.tables.cells import are_equal
from cofin.money import EXACT

#: Rows that a total is split into: who pays it, or when.
_MOST = 12


def rows_of(total: Sum) -> list[tuple[int, int]]:
    """The rows that a sum names, in whatever columns."""
    return [(area.range[0], area.range[2]) for area in total.areas]


def is_made_from(key: CellKey, total: Sum, sums: Sums) -> bool:
    """Whether a cell is made from a total, itself or as its row is in other columns.

    Under ``Total`` the grant is a share of it in each year, and behind the years what the budget
    leaves of it: where the same rows are added up, the row is no part in any column.
    """
    known = precedents_of(sums.grid)
    if known.is_made_from(key, total.key):
        return True
    sheet, row, column = total.key
    return (key[0], key[2]) == (sheet, column) and any(
        known.is_made_from((sheet, key[1], other.key[2]), other.key)
        for other in sums.in_row(sheet, row)
        if other.key[2] != column and rows_of(other) == rows_of(total)
    )


def is_divided(index: int, track: Track, total: Sum, sums: Sums) -> bool:
    """Whether a sum comes to a row from which its own rows are made: ``Costs``, then who pays.

    In one of the columns where the same rows are added up: the total of the years adds up each
    row across, and none of its cells is made from another one.
    """
    whole, value = track.cell(index).value, track.sheet.cell(*total.key[1:]).value
    if not (isinstance(whole, Decimal) and isinstance(value, Decimal) and are_equal(whole, value)):
        return False
    readers, beside = readers_of(sums), sums.in_row(*total.key[:2])
    return track.axis == 0 and any(
        any_of(readers.naming(track._replace(at=other.key[2]), index).all, track.indexes)
        for other in beside
        if rows_of(other) == rows_of(total)
    )


def adds_up_to(total: int, track: Track, first: int) -> bool:
    """Whether the amounts from a row on give the total above them."""
    whole = track.cell(total).value
    values = (track.cell(index).value for index in range(first, first + _MOST))
    amounts = cast("Iterator[Decimal]", takewhile(lambda each: isinstance(each, Decimal), values))
    return isinstance(whole, Decimal) and any(
        are_equal(whole, together) for together in accumulate(amounts, EXACT.add)
    )
