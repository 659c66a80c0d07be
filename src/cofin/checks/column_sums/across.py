"""Sums across a row in a workbook of unknown layout: total columns against those before them.

Which columns a total adds is read off the rows themselves: the choice that most rows follow,
and only if most do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cofin.a1 import Range
from cofin.checks.column_sums.beside_columns import joined
from cofin.checks.column_sums.carried import Carried, carried
from cofin.checks.column_sums.no_sums import is_no_sum
from cofin.checks.column_sums.sum_faults import SumFault
from cofin.checks.products.rows import product_columns
from cofin.checks.products.weighed import multiplies
from cofin.checks.structure.sums.written import added_columns, added_rows, is_sum
from cofin.checks.tables.cells import added, are_equal
from cofin.checks.tables.tables import SeenRow, SeenTable
from cofin.checks.words.headings import Role
from cofin.checks.words.own_checks import describes_check, may_describe_check, names_check
from cofin.checks.words.sums import fold, says_plain_total, says_total

#: Rows that must follow a choice of columns that the headings alone do not give.
LEAST = 2
#: Headings that leave no doubt (work packages, periods) are believed for this many rows.
FEW = 2
#: Columns of one kind are those of one table; a longer choice is looked for no further.
MOST = 80

#: A choice that none of the first rows follows is not tried on all of them.
SAMPLE = 12

_RECKONED = re.compile(r"\([^()]*\d[^()]*\)")

#: Prices and shares are parts of no sum.
_NEVER_ADDED = (Role.PRICE, Role.RATE)

_CODES = {Role.PERIOD: "A03", Role.ONE_PACKAGE: "A04"}


@dataclass(frozen=True, slots=True)
class _Choice:
    """Columns that may make up a total, and whether their headings say so."""

    columns: tuple[int, ...]
    is_named: bool


def total_columns(table: SeenTable) -> Iterator[SumFault]:
    """Faults in the total columns of one table, from the left."""
    products, over, words = product_columns(table), carried(table), _below_words(table)
    stack: list[int] = []  # columns, a total in the place of those it adds
    for column in table.columns:
        role, heading = table.role(column), fold(table.headings.get(column, ""))
        if not (says_total(heading) and column not in products):
            if role not in _NEVER_ADDED:
                stack.append(column)
            continue
        choice, rows, hits = _best(table, stack, column, over, words)
        misses = [row for row in rows if not _follows(row, choice.columns, column)]
        misses = [row for row in misses if not _holds_unsplit(table, row, choice.columns, column)]
        own = [row for row in misses if not row.is_total]
        if choice.is_named:
            is_it = (hits and hits >= len(own)) or 0 < len(rows) <= FEW
        else:
            is_it = hits >= LEAST and hits >= 2 * len(own) and says_plain_total(heading)
        if is_it:
            for row in own or misses:  # the total below a wrong row is wrong with it
                yield _fault(table, row, choice.columns, column)
            stack = [each for each in stack if each not in choice.columns]
        stack.append(column)
    yield from _periods_beside(table, stack, over)


def _periods_beside(table: SeenTable, stack: Sequence[int], over: Carried) -> Iterator[SumFault]:
    """Periods without a total of their own, against the amounts that most rows agree with."""
    periods = tuple(column for column in stack if table.role(column) is Role.PERIOD)
    if len(periods) < 2:
        return
    for column in (column for column in stack if table.role(column) is Role.AMOUNT):
        rows = [row for row in _judged(table, periods, column, over) if not row.is_total]
        rows = [row for row in rows if periods[0] in row.numbers]
        misses = [row for row in rows if not _follows(row, periods, column)]
        hits = len(rows) - len(misses)
        if hits >= LEAST and hits >= 2 * len(misses):
            yield from (_fault(table, row, periods, column) for row in misses)
            return


def _best(
    table: SeenTable, stack: Sequence[int], total: int, over: Carried, words: frozenset[int]
) -> tuple[_Choice, list[SeenRow], int]:
    """The choice that most rows follow; with equal numbers the one that headings name."""
    best: tuple[_Choice, list[SeenRow], int] = (_Choice((), is_named=False), [], -1)
    for choice in _choices(table, stack[-MOST:], words):
        rows = _judged(table, choice.columns, total, over)
        is_tried = any(_follows(row, choice.columns, total) for row in rows[:SAMPLE])
        if not is_tried and best[2] >= 0:
            continue
        hits = sum(_follows(row, choice.columns, total) for row in rows)
        if hits > best[2]:
            best = (choice, rows, hits)
    return best


def _choices(table: SeenTable, every: Sequence[int], words: frozenset[int]) -> Iterator[_Choice]:
    """What a total may add, as headings have it; else with numbers below those of words, too.

    ``In-house`` names no partner where hours stand below it, and ``No.`` counts only rows.
    """
    stack = [column for column in every if column not in words]
    for role in _CODES:
        run = []
        for column in reversed(stack):
            if table.role(column) is role:
                run.append(column)
            elif run:
                break
        if len(run) > 1:
            yield _Choice(tuple(reversed(run)), is_named=True)
    money = [column for column in stack if table.role(column) is not Role.QUANTITY]
    for some in (money, list(stack)):
        for count in range(2, len(some) + 1):
            yield _Choice(tuple(some[-count:]), is_named=False)
    for left_out in money[-12:]:  # part of another column: in kind, not on the premises
        rest = tuple(column for column in money if column != left_out)
        if len(rest) > 1:
            yield _Choice(rest, is_named=False)
    for count in range(2, len(every) + 1) if len(stack) < len(every) else ():
        yield _Choice(tuple(every[-count:]), is_named=False)


def _below_words(table: SeenTable) -> frozenset[int]:
    """Columns headed as names, codes or dates, but for those that most sums of a row add."""
    found = {column for column in table.columns if _says_words(table.role(column))}
    added_up = Counter(
        column
        for row in (table.rows if found else ())
        for column in {at for each in _sums(row) for at in each} & found & row.numbers.keys()
    )
    held = Counter(column for row in table.rows for column in found & row.numbers.keys())
    return frozenset(column for column in found if 2 * added_up[column] <= held[column])


def _says_words(role: Role | None) -> bool:
    return role is not None and not role.is_numeric


def _sums(row: SeenRow) -> Iterator[tuple[int, ...]]:
    """The columns that each sum of a row adds."""
    return (added_columns(formula, row.number) for formula in row.formulas.values())


def _judged(table: SeenTable, columns: Sequence[int], total: int, over: Carried) -> list[SeenRow]:
    """The rows whose total should be a sum of these columns.

    What there is at the end of a year is no flow: its sum over the years is no amount.
    """
    beside = any(is_sum(row.formulas.get(total, "")) for row in table.rows)
    stocks = over.stocks({table.role(column) for column in columns})
    found = []
    for row in table.rows:
        if not _is_judged(row, columns, total) or _is_check(row, total):
            continue
        parts = {(row.number, c): row.numbers[c] for c in columns if c in row.numbers}
        here = (row.number, total)
        if _follows(row, columns, total) or (
            row.number not in stocks
            and not multiplies(row.formulas.get(total, ""), row.number, frozenset(columns))
            and not is_no_sum(table, here, parts, _words(row), beside=beside)
        ):
            found.append(row)
    return found


def _is_check(row: SeenRow, total: int) -> bool:
    """Whether a row holds checks, the last of them too: what is wrong adds up to nothing."""
    formula = row.formulas.get(total, "")
    is_named = names_check(row.label) or may_describe_check(row.label) or describes_check(row.label)
    return is_named and "-" in formula and not is_sum(formula)


def _words(row: SeenRow) -> str:
    """What a row is called, without how its amount was reckoned: "(3 trips, 500 EUR per trip)"."""
    return fold(_RECKONED.sub(" ", row.label))


def _is_judged(row: SeenRow, columns: Sequence[int], total: int) -> bool:
    """A row with a total and something to add; zeros alone decide nothing."""
    values = [row.numbers[column] for column in (*columns, total) if column in row.numbers]
    return total in row.numbers and len(values) > 1 and any(values)


def _follows(row: SeenRow, columns: Sequence[int], total: int) -> bool:
    return are_equal(_sum(row, columns), row.numbers[total])


def _holds_unsplit(table: SeenTable, row: SeenRow, columns: Sequence[int], total: int) -> bool:
    """Whether a total adds up its column, and in that an amount that no column divides.

    ``Architect (fixed, not split)`` has an amount in the column of the totals alone, and the
    last row is more than its years by that much.
    """
    spans = added_rows(row.formulas.get(total, ""), total)
    unsplit = (
        each.numbers[total]
        for each in table.rows
        if total in each.numbers
        and not each.numbers.keys() & set(columns)
        and any(first <= each.number <= last for first, last in spans)
    )
    return bool(spans) and are_equal(added((_sum(row, columns), *unsplit)), row.numbers[total])


def _sum(row: SeenRow, columns: Sequence[int]) -> Decimal:
    return added(row.numbers[column] for column in columns if column in row.numbers)


def _fault(table: SeenTable, row: SeenRow, columns: Sequence[int], total: int) -> SumFault:
    roles = {table.role(column) for column in columns}
    code = _CODES.get(roles.pop() or Role.AMOUNT, "A02") if len(roles) == 1 else "A02"
    return SumFault(
        code=code,
        place=table.place(row, total),
        label=table.label(row, total),
        found=row.numbers[total],
        expected=_sum(row, columns),
        first=table.place(row, columns[0])[1],
        last=table.place(row, columns[-1])[1],
        parts=joined(_runs(row, columns)),
    )


def _runs(row: SeenRow, columns: Sequence[int]) -> Iterator[Range]:
    """The cells of some columns, those together that have no other number between them."""
    first = last = columns[0]
    for column in columns[1:]:
        if any(other in row.numbers for other in range(last + 1, column)):
            yield Range(row.number, first, row.number, last)
            first = column
        last = column
    yield Range(row.number, first, row.number, last)
