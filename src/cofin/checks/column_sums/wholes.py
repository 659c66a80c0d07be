"""Totals that go on from the total of all columns: ``=D5+B7`` where D adds up B and C.

Below a table with a column of totals stands one more amount, in whichever column, and with the
total of the table it makes the last one: no sum of the column in which it happens to stand.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from cofin.checks.structure.sums.written import added_columns, added_rows, is_sum, single_places
from cofin.checks.tables.tables import SeenRow, SeenTable

_number = attrgetter("number")


def goes_on_from_all(table: SeenTable, row: SeenRow, column: int) -> bool:
    """Whether a total adds amounts of its column to a sum that holds those above them already.

    The amounts have no others beside them, which a total of their own column would be for.
    ``Paid in total =D8+E8+J8`` below a table takes nothing of the column in which it stands.
    """
    formula = row.formulas.get(column, "")
    places = single_places(formula) if is_sum(formula) and "!" not in formula else ()
    own = [_row(table, p.first_row) for p in places if p.first_column == column]
    others = [
        (_row(table, p.first_row), p.first_column) for p in places if p.first_column != column
    ]
    if not own and len(others) > 1:
        rows = {each.number if each is not None and each.is_total else 0 for each, _ in others}
        return len(rows) == 1 and not rows & {0, row.number}
    return (
        bool(own and others)
        and all(each is not None and each.numbers.keys() == {column} for each in own)
        and all(each is not None and _holds(table, each, at, column) for each, at in others)
    )


def _row(table: SeenTable, number: int) -> SeenRow | None:
    at = bisect_left(table.rows, number, key=_number)
    return table.rows[at] if at < len(table.rows) and table.rows[at].number == number else None


def _holds(table: SeenTable, row: SeenRow, column: int, part: int) -> bool:
    """Whether a cell adds up another column of its row, or rows that do."""
    formula = row.formulas.get(column, "")
    first = next((_row(table, first) for first, _ in added_rows(formula, column)), row)
    return first is not None and part in added_columns(first.formulas.get(column, ""), first.number)
