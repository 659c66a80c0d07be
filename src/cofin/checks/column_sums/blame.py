"""Which of the sums behind a total leaves out a row: the total itself, or a part of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cofin.checks.column_sums.parts import is_within, reached_once
from cofin.checks.column_sums.stack import Entry
from cofin.checks.structure.sums.written import added_rows
from cofin.checks.tables.tables import SeenRow


def short_part(
    total: SeenRow, rows: Sequence[SeenRow], column: int, entries: Sequence[Entry]
) -> tuple[SeenRow, list[Entry]] | None:
    """The part that leaves out what a total does not reach, and what it should add up.

    ``=B5+B10`` is right where B10 stops a row too early.  That it does, and that the total did
    not forget the row itself, other columns say.
    """
    counted = reached_once(total, rows, column)
    left = {entry.row.number for entry in entries} - counted
    if not counted or not left:
        return None
    for row in rows:
        spans = added_rows(row.formulas.get(column, ""), column) if row.number in counted else ()
        if spans and _adds_beside(row, column, left):
            wanted = (*spans, *((number, number) for number in left))
            parts = [each for each in rows if is_within(each.number, wanted)]
            return row, [Entry(each.numbers[column], each) for each in parts]
    return None


def _adds_beside(row: SeenRow, column: int, left: Collection[int]) -> bool:
    """Whether the same row adds up what is left out in each other column where it is a sum."""
    others = [added_rows(text, at) for at, text in row.formulas.items() if at != column]
    return any(others) and all(
        is_within(number, spans) for spans in others if spans for number in left
    )
