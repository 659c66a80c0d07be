"""Numbers of one column that later totals may add, and the ways in which totals add them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cofin.checks.arithmetic.cells import added, are_equal
from cofin.checks.arithmetic.tables import SeenRow
from cofin.checks.arithmetic.words import code_of, says_grand_total
from cofin.checks.arithmetic.written_sums import added_rows

#: A total of fewer parts says nothing about how it was added up.
LEAST_PARTS = 2

#: Rows among which typed sub-totals without a word are looked for.
_MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """A number that later totals may add: a row, or a total in the place of its rows."""

    value: Decimal
    row: SeenRow
    is_total: bool = False  # by its words
    is_sum: bool = False  # by its formula alone: ``Direct costs =SUM(B2:B4)``
    first: int = 0  # the first of the rows in whose place it stands


def taken(stack: Sequence[Entry], row: SeenRow, value: Decimal) -> int:
    """How many of the last entries add up to a value; 0 when none do.

    A sum begins where rows are set apart: at the top, beside a total, below a gap or a row
    of words.  A grand total leaves nothing out.
    """
    total = Decimal(0)
    for count, entry in enumerate(reversed(stack), 1):
        total = added((total, entry.value))
        if are_equal(total, value) and _begins(stack, len(stack) - count, row):
            return count
    return 0


def _begins(stack: Sequence[Entry], at: int, row: SeenRow) -> bool:
    if at == 0:
        return True
    if says_grand_total(row.folded):
        return False
    before, entry = stack[at - 1], stack[at]
    if entry.first - before.row.number > 1 or entry.is_total:
        return True
    if before.is_total:
        return True
    if before.is_sum or _run(stack[: at - 1], before.value):  # else it adds up sums, so all
        return not any(
            each.is_sum or _run(stack[at : at + i], each.value) for i, each in enumerate(stack[at:])
        )
    codes = {code_of(each.row.folded) for each in stack[at:]}
    return len(codes) == 1 and code_of(before.row.folded) not in codes and _names(row, codes)


def _names(row: SeenRow, codes: set[str]) -> bool:
    """``Total C`` adds the rows C.1, C.2 ..., whatever stands above them."""
    return "" not in codes and bool(codes & set(row.folded.split()))


def without_own(rows: Sequence[SeenRow], column: int, value: Decimal) -> int:
    """A grand total of all rows that say no total, or of all that do: 1 when it is one."""
    plain = [
        row.numbers[column]
        for row in rows
        if not row.is_total and not added_rows(row.formulas.get(column, ""), column)
    ]
    totals = [row.numbers[column] for row in rows if row.is_total]
    is_sum = any(len(part) > 1 and are_equal(added(part), value) for part in (plain, totals))
    return LEAST_PARTS + len(rows) if is_sum else 0


def of_outline(stack: Sequence[Entry], value: Decimal) -> int:
    """A total of groups, each with its own sum in its first row, as values of a pivot table.

    All rows when they part into such groups and the groups add up; else 0.  One group alone, or
    groups of one part each, may as well be rows of equal amounts under a wrong total.
    """
    total, at, sizes = Decimal(0), 0, []
    while at < len(stack):
        first, group, parts, at = at, stack[at].value, Decimal(0), at + 1
        while at < len(stack) and (parts.is_zero() or not are_equal(parts, group)):
            parts, at = added((parts, stack[at].value)), at + 1
        if not are_equal(parts, group):
            return 0
        total = added((total, group))
        sizes.append(at - first - 1)
    is_outline = len(sizes) > 1 and max(sizes) >= LEAST_PARTS
    return len(stack) if is_outline and are_equal(total, value) else 0


def folded_up(stack: Sequence[Entry]) -> Iterator[list[Entry]]:
    """The entries without rows that a typed sum right below or right above them repeats.

    ``Direct costs`` is one although it says no total: the run of rows before it adds up to
    it, or the run behind it does.  One way of reading a column after the other.
    """
    if len(stack) > _MOST_ROWS:
        return
    above = _onto(stack)
    yield above
    yield _onto(stack[::-1])[::-1]
    yield _onto(above[::-1])[::-1]
    yield _from_the_top(stack)


def _onto(stack: Sequence[Entry]) -> list[Entry]:
    """Without the runs that stand before their sum."""
    kept: list[Entry] = []
    for entry in stack:
        count = _run(kept, entry.value)
        if count:
            del kept[len(kept) - count :]
        kept.append(entry)
    return kept


def _from_the_top(stack: Sequence[Entry]) -> list[Entry]:
    """Without the runs that stand behind their sum, the uppermost first."""
    kept, rest = [], list(reversed(stack))
    while rest:
        entry = rest.pop()
        kept.append(entry)
        count = _run(rest, entry.value)
        if count:
            del rest[len(rest) - count :]
    return kept


def _run(entries: Sequence[Entry], value: Decimal) -> int:
    """How many of the last entries, two at least, a number adds up; 0 when it adds none."""
    total = Decimal(0)
    for count, entry in enumerate(reversed(entries), 1):
        total = added((total, entry.value))
        if count >= LEAST_PARTS and are_equal(total, value) and not value.is_zero():
            return count
    return 0
