"""Totals of some rows on purpose, beside the complete total: ``Total without the coordinator``."""

from __future__ import annotations

from collections.abc import Sequence

from cofin.checks.column_sums.parts import is_within, reached
from cofin.checks.structure.sums.track import stem
from cofin.checks.structure.sums.written import added_rows
from cofin.checks.tables.tables import SeenRow
from cofin.checks.words.recaps import may_be_recap
from cofin.checks.words.selections import says_of_which

#: Totals above a row that are looked at, besides the first.
_MOST = 8


def is_recap(i: int, rows: Sequence[SeenRow], column: int) -> bool:
    """Whether a total adds up some of the rows that another one adds up completely.

    Their words say so, or the complete total stands above it, and nobody adds it up further on.
    """
    row, before = rows[i], rows[:i]
    if says_of_which(row.folded):
        return True
    own = reached(row, before, column)
    if not own:
        return False
    totals = [each for each in before if each.is_total and each.number not in own]
    names = [
        (stem(each.label), each.number < min(own))
        for each in (*totals[:1], *totals[1:][-_MOST:])
        if own < reached(each, rows, column)
    ]
    return (
        bool(names)
        and all(may_be_recap(stem(row.label), name, is_above=above) for name, above in names)
        and not any(_adds(each, row.number, column) for each in rows)
    )


def _adds(row: SeenRow, number: int, column: int) -> bool:
    return is_within(number, added_rows(row.formulas.get(column, ""), column))
