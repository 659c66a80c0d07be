"""Sums in a workbook of unknown layout: total rows against the numbers above them.

A total row may add up the rows since the last total, the totals themselves, or everything:
each way of adding is tried before a total is called wrong.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from cofin.checks.column_sums.above import Above
from cofin.checks.column_sums.agreed import as_said
from cofin.checks.column_sums.aside import Aside, aside_of
from cofin.checks.column_sums.blame import short_part
from cofin.checks.column_sums.carried import carried, carried_columns
from cofin.checks.column_sums.converted import Converted, converted
from cofin.checks.column_sums.counted_once import counted_once
from cofin.checks.column_sums.no_sums import is_no_sum, is_percent, is_running
from cofin.checks.column_sums.other_blocks import adds_blocks
from cofin.checks.column_sums.parts import (
    headings,
    is_covered,
    is_within,
    reached,
    told_parts,
)
from cofin.checks.column_sums.recaps import is_recap
from cofin.checks.column_sums.sources import rows_of_products
from cofin.checks.column_sums.stack import (
    LEAST_PARTS,
    Entry,
    folded_up,
    may_fold_to,
    of_outline,
    taken,
)
from cofin.checks.column_sums.sum_faults import SumFault, faults_of, parts_of, since
from cofin.checks.column_sums.wholes import goes_on_from_all
from cofin.checks.columns.column_role import is_less_than_money
from cofin.checks.products.weighed import weighed_rows
from cofin.checks.structure.sums.written import (
    Spans,
    added_columns,
    added_rows,
    is_sum,
    nets,
    single_places,
)
from cofin.checks.tables.cells import added, are_equal
from cofin.checks.tables.tables import SeenRow, SeenTable
from cofin.checks.words.figures import FigureKind, kind_of
from cofin.checks.words.headings import Role
from cofin.checks.words.sums import (
    NEVER_ADDED,
    fold,
    says_average,
    says_person_months,
    says_plain_total,
)

#: Columns of amounts; others (prices, shares, periods of a plan) have totals that are no sums.
ADDED = (Role.AMOUNT, Role.PERIOD, Role.ONE_PACKAGE)


_SOURCES = (FigureKind.EU, FigureKind.REQUESTED, FigureKind.MAXIMUM, FigureKind.OWN)


def total_rows(table: SeenTable) -> Iterator[SumFault]:
    """Faults in the total rows of one table, column by column."""
    if not any(row.is_total for row in table.rows):
        return
    opening, running = carried(table).opening, carried_columns(table)
    for column in table.columns:
        role = table.role(column)
        judged = list(_column(table, column, opening)) if column not in running else []
        if not judged or _is_no_money(table, column):
            continue
        hits = sum(fault is None for fault, _ in judged)
        is_trusted = role in ADDED or (role is Role.QUANTITY and _counts_months(table, column))
        if role in NEVER_ADDED or not (hits or is_trusted):
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


def _column(
    table: SeenTable, column: int, opening: frozenset[int]
) -> Iterator[tuple[SumFault | None, SeenRow]]:
    """Each total of a column that could be judged, with its fault if it has one."""
    if is_running(table, column):
        return
    stack: list[Entry] = []
    rows = [row for row in table.rows if column in row.numbers and not says_average(row.folded)]
    summed = headings(rows, column)
    aside = aside_of(table, rows, column, opening)
    left_out = summed | told_parts(rows, column, summed)
    every = Above(rows, column)
    above = 0  # rows right above that count with others
    for i, row in enumerate(rows):
        value = row.numbers[column]
        if not row.is_total:
            if i not in left_out:
                _put(stack, rows[: i + 1], column, above, summed)
            above = above + 1 if i in left_out else 0
            continue
        count = _count(stack, rows[: i + 1], column, aside, every)
        if not count:
            if (
                _is_no_sum(table, row, column, stack)
                or _heads(rows[i:], column)
                or is_recap(i, rows, column)
            ):
                continue
            if (rest := as_said(row, column, stack)) is not None:
                stack[:] = [*rest, Entry(value, row, is_total=True)]
                continue
            if total := converted(row, rows[:i], column):
                yield from _converted(table, column, row, total)
                _, count = parts_of(table, column, row, stack)
                del stack[len(stack) - count :]
                stack.append(Entry(value, row, is_total=True))
                continue
            is_some = row.number in aside.some
            is_plain = says_plain_total(row.folded) or _adds_up(row, column)
            if is_plain and len(stack) >= LEAST_PARTS and not is_some:
                own = aside.without(stack, row.formulas.get(column, ""), column)
                if short := short_part(row, rows[:i], column, own):
                    for fault in faults_of(table, column, *short):
                        yield fault, row
                    stack[:] = [Entry(value, row, is_total=True)]
                    continue
                parts, count = parts_of(table, column, row, stack)
                named = aside.without(parts, row.formulas.get(column, ""), column)
                parts = counted_once(named, rows[:i], column)
                for fault in faults_of(table, column, row, parts):
                    yield fault, row
                del stack[len(stack) - count :]
                stack.append(Entry(added(each.value for each in parts), row, is_total=True))
                continue
        if count <= len(stack):
            del stack[len(stack) - count :]
        if count >= LEAST_PARTS:
            yield None, row
        stack.append(Entry(value, row, is_total=True))


def _adds_up(row: SeenRow, column: int) -> bool:
    """Whether a total adds up a range of its column, whatever of: ``Total income``."""
    return any(last > first for first, last in added_rows(row.formulas.get(column, ""), column))


def _converted(
    table: SeenTable, column: int, row: SeenRow, own: Converted
) -> Iterator[tuple[SumFault | None, SeenRow]]:
    """A total that converts the total of another column, by more than its lines round away."""
    parts = [Entry(each.numbers[column], each) for each in own.parts]
    faults = [] if own.is_near else list(faults_of(table, column, row, parts))
    yield from ((fault, row) for fault in faults or (None,))


def _heads(rows: Sequence[SeenRow], column: int) -> bool:
    """Whether the rows right below a typed total are its parts: ``Total payments``, then each.

    A grant and own money are no parts: they are made from the total, right or wrong.
    """
    head, *below = rows
    so_far = Decimal(0)
    for count, row in enumerate(below, 1):
        if head.formulas.get(column) or row.formulas.get(column) or row.is_total:
            return False
        if row.number != head.number + count or kind_of(row.folded) in _SOURCES:
            return False
        so_far = added((so_far, row.numbers[column]))
        if count >= LEAST_PARTS and are_equal(so_far, head.numbers[column]):
            return True
    return False


def _put(
    stack: list[Entry], rows: Sequence[SeenRow], column: int, above: int, summed: Collection[int]
) -> None:
    """The last row, in the place of what its formula adds up: ``Direct costs =SUM(B2:B4)``.

    Of ``summed`` headings among them it has the place of the rows below these.
    """
    *before, row = rows
    value, spans = row.numbers[column], added_rows(row.formulas.get(column, ""), column)
    if any(is_within(rows[i].number, spans) for i in summed if i < len(before)):
        spans = tuple((number, number) for number in reached(row, before, column))
    if not spans:
        # months times rates: the months are in the costs below them
        weighed = weighed_rows(row.formulas.get(column, ""), column)
        if weighed:
            stack[:] = [entry for entry in stack if not is_within(entry.row.number, weighed)]
        stack.append(Entry(value, row, first=row.number - above))
        return
    kept = [entry for entry in stack if not is_within(entry.row.number, spans)]
    firsts = [entry.first for entry in stack if is_within(entry.row.number, spans)]
    is_sum = bool(firsts)
    numbers = {each.number for each in before} if not is_sum else ()
    if is_sum or not all(any(first <= n <= last for n in numbers) for first, last in spans):
        first = min([row.number - above, *firsts])
        stack[:] = [
            *kept,
            Entry(value, row, is_sum=is_sum, first=first),
        ]  # else it is a remark: counted already


def _count(
    stack: Sequence[Entry], rows: Sequence[SeenRow], column: int, aside: Aside, above: Above
) -> int:
    """How many of the last entries the total in the last row adds up; 0 when it adds none."""
    *before, row = rows
    value = row.numbers[column]
    if adds_blocks(row, before, column):
        return len(stack)
    if found := taken(stack, row, value, aside.opening):
        return found
    if above.is_all(len(before), value):
        return LEAST_PARTS + len(before)
    if found := of_outline(stack, value):
        return found
    spans = added_rows(row.formulas.get(column, ""), column)
    for entries in (stack, stack[since(stack, row) :]):
        readings = aside.readings(entries)
        if any(_is_sum(each, value) for each in readings):
            return len(entries)
        for left in readings:
            for others in folded_up(left) if may_fold_to(left, value) else ():
                if _is_sum(others, value) and (not spans or _are_named(others, spans)):
                    return len(entries)
    if above.is_top_level(len(before), value):
        return LEAST_PARTS + len(before)
    own = [entry for entry in stack if entry.row.number not in aside.opening]
    return len(stack) if is_covered(row, own, before, column) else 0


def _are_named(entries: Sequence[Entry], spans: Spans) -> bool:
    return all(is_within(entry.row.number, spans) for entry in entries)


def _is_sum(entries: Sequence[Entry], value: Decimal) -> bool:
    total = added(entry.value for entry in entries)
    return len(entries) >= LEAST_PARTS and are_equal(total, value)


def _is_rest(stack: Sequence[Entry], row: SeenRow, column: int) -> bool:
    """Whether a total is one total less another number: costs less revenue."""
    formula = row.formulas.get(column, "")
    first = next(iter(single_places(formula)), None) if nets(formula, column) else None
    return first is not None and any(
        entry.row.number == first.first_row and (entry.is_total or entry.is_sum) for entry in stack
    )


def _is_of_shares(table: SeenTable, row: SeenRow, column: int) -> bool:
    """Whether a total adds up percentages of its row, which no sum of the rows above need be."""
    across = added_columns(row.formulas.get(column, ""), row.number)
    return bool(across) and all(
        is_percent(table, (row.number, each)) and not is_sum(row.formulas.get(each, ""))
        for each in across
    )


def _is_no_sum(table: SeenTable, row: SeenRow, column: int, stack: Sequence[Entry]) -> bool:
    multiplied = rows_of_products(row.formulas.get(column, ""), column)
    if _is_rest(stack, row, column) or any(each.row.number in multiplied for each in stack):
        return True
    if _is_of_shares(table, row, column) or goes_on_from_all(table, row, column):
        return True
    parts = {(entry.row.number, column): entry.value for entry in stack}
    others = (formula for at, formula in row.formulas.items() if at != column)
    return is_no_sum(
        table,
        (row.number, column),
        parts,
        fold(table.headings.get(column, "")),
        beside=any(map(is_sum, others)),
    )
