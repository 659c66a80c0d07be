"""What other columns of a table say about the parts of a total in one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from cofin.a1 import Range
from cofin.checks.column_sums.parts import is_within
from cofin.checks.column_sums.stack import LEAST_PARTS, Entry
from cofin.checks.structure.sums.written import added_rows
from cofin.checks.tables.cells import added, are_equal
from cofin.checks.tables.tables import SeenRow, SeenTable
from cofin.checks.words.headings import Role
from cofin.checks.words.sums import NEVER_ADDED

#: Columns that must agree before they speak for another one.
_LEAST = 2
#: Rows above a row that are tried as its parts, and parts that a message names.
_MOST_ROWS = 40
_MOST_NAMED = 8

#: Smaller numbers are often the sum of others by chance.
_CHANCE = 100
_NO_AMOUNTS = (Role.QUANTITY, *NEVER_ADDED)


def as_beside(table: SeenTable, row: SeenRow, column: int) -> list[Entry]:
    """The rows that the same total adds up in most other columns, by the formulas there."""
    counts = Counter(
        spans
        for at, formula in row.formulas.items()
        if at != column and (spans := added_rows(formula, at))
    )
    spans, times = counts.most_common(1)[0] if counts else ((), 0)
    is_own = added_rows(row.formulas.get(column, ""), column) == spans
    if times < _LEAST or 4 * times < 3 * counts.total() or is_own:
        return []
    rows = (each for each in table.rows if column in each.numbers)
    parts = [Entry(r.numbers[column], r) for r in rows if is_within(r.number, spans)]
    return parts if len(parts) >= LEAST_PARTS else []


def without_runs(table: SeenTable, stack: Sequence[Entry], column: int) -> list[Entry]:
    """The entries without the rows that one of them adds up in other columns.

    ``Direct costs`` of one partner that are off are still no cost beside their own parts.
    """
    kept: list[Entry] = []
    for entry in stack:
        first = _first_part(table, entry.row, column) if not entry.is_total else None
        if first is not None:
            kept = [each for each in kept if each.row.number < first]
        kept.append(entry)
    return kept if len(kept) >= LEAST_PARTS else list(stack)


def _first_part(table: SeenTable, row: SeenRow, column: int) -> int | None:
    """Where the rows right above begin that a row adds up in other columns."""
    at = next(i for i, each in enumerate(table.rows) if each is row)
    above = table.rows[max(0, at - _MOST_ROWS) : at]
    counts = Counter(
        first
        for other in row.numbers
        if other != column
        and table.role(other) not in _NO_AMOUNTS
        and (first := _first_in(above, row, other)) is not None
    )
    first, times = counts.most_common(1)[0] if counts else (0, 0)
    return first if times >= _LEAST else None


def _first_in(above: Sequence[SeenRow], row: SeenRow, column: int) -> int | None:
    parts, value = [], row.numbers[column]
    if value.copy_abs() < _CHANCE:
        return None
    for each in reversed(above):
        if each.is_total:
            break
        if column in each.numbers:
            parts.append(each.numbers[column])
        if sum(map(bool, parts)) >= LEAST_PARTS and are_equal(added(parts), value):
            return each.number
    return None


def named_parts(table: SeenTable, parts: Sequence[Entry], column: int) -> str:
    """The cells of parts that do not stand one after another: ``E7 + E11:E12``; else empty."""
    wanted = {entry.row.number for entry in parts}
    runs: list[list[int]] = [[]]
    for row in table.rows:
        if row.number in wanted:
            runs[-1].append(row.number)
        elif column in row.numbers and runs[-1]:
            runs.append([])
    return joined(Range(run[0], column, run[-1], column) for run in runs if run)


def joined(areas: Iterable[Range]) -> str:
    """Several areas as parts of one sum; empty for one alone, whose ends say it."""
    found = list(map(str, areas))
    if len(found) > _MOST_NAMED:
        found = [*found[: _MOST_NAMED - 1], "…", found[-1]]
    return " + ".join(found) if len(found) > 1 else ""
