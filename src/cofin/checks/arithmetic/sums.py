"""Sums in a workbook of unknown layout: total rows against the numbers above them.

A total row may add up the rows since the last total, the totals themselves, or everything:
each way of adding is tried before a total is called wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cofin.checks.arithmetic.cells import added, are_equal
from cofin.checks.arithmetic.tables import SeenRow, SeenTable
from cofin.checks.arithmetic.words import (
    Role,
    code_of,
    fold,
    is_package,
    is_period,
    says_average,
    says_grand_total,
    says_person_months,
    says_plain_total,
)
from cofin.checks.column_role import is_less_than_money

#: A total of fewer parts says nothing about how it was added up.
LEAST_PARTS = 2
#: Columns of amounts; others (prices, shares, periods of a plan) have totals that are no sums.
ADDED = (Role.AMOUNT, Role.PERIOD, Role.PACKAGE)


@dataclass(frozen=True, slots=True)
class SumFault:
    """A total that is not the sum of its parts (EUR, or person-months)."""

    code: str  # the check that reports it
    place: tuple[str, str]
    label: str
    found: Decimal
    expected: Decimal
    first: str  # cells between which the parts stand
    last: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """A number that later totals may add: a row, or a total in the place of its rows."""

    value: Decimal
    row: SeenRow
    is_total: bool = False


def total_rows(table: SeenTable) -> Iterator[SumFault]:
    """Faults in the total rows of one table, column by column."""
    if not any(row.is_total for row in table.rows):
        return
    for column in table.columns:
        role = table.role(column)
        judged = list(_column(table, column))
        if not judged or _is_no_money(table, column):
            continue
        hits = sum(fault is None for fault, _ in judged)
        is_trusted = role in ADDED or (role is Role.QUANTITY and _counts_months(table, column))
        if role in (Role.PRICE, Role.SHARE, Role.NAME) or not (hits or is_trusted):
            continue
        if role is Role.QUANTITY and not (is_trusted or hits > len(judged) - hits):
            continue
        yield from (fault for fault, _ in judged if fault is not None)


def _is_no_money(table: SeenTable, column: int) -> bool:
    return is_less_than_money(
        row.numbers[column]
        for row in table.rows
        if column in row.numbers and column not in row.formulas
    )


def _counts_months(table: SeenTable, column: int) -> bool:
    return says_person_months(fold(table.headings.get(column, "")))


def _column(table: SeenTable, column: int) -> Iterator[tuple[SumFault | None, SeenRow]]:
    """Each total of a column that could be judged, with its fault if it has one."""
    stack: list[_Entry] = []
    rows = [row for row in table.rows if column in row.numbers and not says_average(row.folded)]
    inner = _headings_with_parts(rows, column)
    for i, row in enumerate(rows):
        value = row.numbers[column]
        if not row.is_total:
            if i not in inner:
                stack.append(_Entry(value, row))
            continue
        taken = (
            _taken(stack, row, value)
            or _without_own(rows[:i], column, value)
            or _of_outline(stack, value)
        )
        if taken:
            if taken <= len(stack):
                del stack[len(stack) - taken :]
        elif says_plain_total(row.folded) and len(stack) >= LEAST_PARTS:
            fault, taken = _fault(table, column, row, stack)
            yield fault, row
            del stack[len(stack) - taken :]
            stack.append(_Entry(fault.expected, row, is_total=True))
            continue
        if taken >= LEAST_PARTS:
            yield None, row
        stack.append(_Entry(value, row, is_total=True))


def _taken(stack: Sequence[_Entry], row: SeenRow, value: Decimal) -> int:
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


def _begins(stack: Sequence[_Entry], at: int, row: SeenRow) -> bool:
    if at == 0:
        return True
    if says_grand_total(row.folded):
        return False
    before, entry = stack[at - 1], stack[at]
    if entry.row.number - before.row.number > 1 or before.is_total or entry.is_total:
        return True
    codes = {code_of(each.row.folded) for each in stack[at:]}
    return len(codes) == 1 and code_of(before.row.folded) not in codes and _names(row, codes)


def _names(row: SeenRow, codes: set[str]) -> bool:
    """``Total C`` adds the rows C.1, C.2 ..., whatever stands above them."""
    return "" not in codes and bool(codes & set(row.folded.split()))


def _without_own(rows: Sequence[SeenRow], column: int, value: Decimal) -> int:
    """A grand total of all rows that say no total, or of all that do: 1 when it is one."""
    plain = [row.numbers[column] for row in rows if not row.is_total]
    totals = [row.numbers[column] for row in rows if row.is_total]
    is_sum = any(len(part) > 1 and are_equal(added(part), value) for part in (plain, totals))
    return LEAST_PARTS + len(rows) if is_sum else 0


def _of_outline(stack: Sequence[_Entry], value: Decimal) -> int:
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


def _headings_with_parts(rows: Sequence[SeenRow], column: int) -> frozenset[int]:
    """Rows that add up the rows below them, by their formula: ``Personnel =SUM(D5:D9)``."""
    found = set()
    for i, row in enumerate(rows):
        formula = row.formulas.get(column, "").upper()
        if not formula.startswith(("SUM(", "ROUND(SUM(")) or row.is_total:
            continue
        value, total = row.numbers[column], Decimal(0)
        for below in rows[i + 1 :]:
            total = added((total, below.numbers[column]))
            if are_equal(total, value) and not value.is_zero():
                found.add(i)
                break
    return frozenset(found)


def _fault(
    table: SeenTable, column: int, row: SeenRow, stack: Sequence[_Entry]
) -> tuple[SumFault, int]:
    """What the total should be: of the rows since the last total, else of all there is."""
    since = 0
    for entry in reversed(stack):
        if entry.is_total:
            break
        since += 1
    is_last = row is [each for each in table.rows if each.is_total and column in each.numbers][-1]
    taken = len(stack) if is_last or since < LEAST_PARTS else since
    parts = stack[len(stack) - taken :]
    return (
        SumFault(
            code=_code(table, column, row, parts),
            place=table.place(row, column),
            label=table.label(row, column),
            found=row.numbers[column],
            expected=added(entry.value for entry in parts),
            first=table.place(parts[0].row, column)[1],
            last=table.place(parts[-1].row, column)[1],
        ),
        taken,
    )


def _code(table: SeenTable, column: int, row: SeenRow, parts: Sequence[_Entry]) -> str:
    """Which check reports it: sums over work packages and periods have their own."""
    labels = [entry.row.folded for entry in parts]
    role = table.role(column)
    if all(map(is_period, labels)):
        return "A03"
    if role in (Role.PACKAGE, Role.QUANTITY) or all(map(is_package, labels)):
        return "A04"
    return "A04" if says_person_months(row.folded) else "A02"
