"""A07: percentages that should make up the whole, and do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cofin.checks.arithmetic.cells import added, less
from cofin.checks.arithmetic.tables import SeenRow, SeenTable, seen_tables
from cofin.checks.arithmetic.words import Role, fold, says_total
from cofin.checks.budget_rules.words import Kind, kind_of
from cofin.checks.finding import Finding, in_words
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.money import EXACT, to_step

#: Above a total row: shares this far from the whole are rates of something, not parts.
FAR = Decimal("0.05")
#: Without a total row only the remains of rounding show that a whole is meant.
NEAR = Decimal("0.005")
#: Traces of binary arithmetic, in parts of the whole.
TRACE = Decimal("0.000000001")

_WHOLES = (Decimal(1), Decimal(100))


@check("A07")
def shares_differ_from_whole(subject: Subject) -> Iterator[Finding]:
    """Columns of shares, and totals of shares across a row, that miss 100 % by a little."""
    for table in seen_tables(subject):
        for column in table.columns:
            if table.role(column) is Role.SHARE and not _is_rate(table, column):
                yield from _column(table, column)


def _is_rate(table: SeenTable, column: int) -> bool:
    return kind_of(fold(table.headings.get(column, ""))) is Kind.RATE


def _column(table: SeenTable, column: int) -> Iterator[Finding]:
    if says_total(fold(table.headings.get(column, ""))):
        for row in table.rows:
            if column in row.numbers and not row.is_total:
                yield from _judged(table, row, column, row.numbers[column], FAR)
        return
    parts: list[SeenRow] = []
    has_total = False
    for row in table.rows:
        if column not in row.numbers:
            continue
        if not row.is_total:
            parts.append(row)
            continue
        has_total = True
        yield from _sum(table, row, column, parts, FAR)
        parts = []
    if parts and not has_total:
        yield from _sum(table, parts[-1], column, parts, NEAR)


def _sum(
    table: SeenTable, at: SeenRow, column: int, parts: Sequence[SeenRow], limit: Decimal
) -> Iterator[Finding]:
    if len(parts) > 1:
        total = added(row.numbers[column] for row in parts)
        yield from _judged(table, at, column, total, limit)


def _judged(
    table: SeenTable, row: SeenRow, column: int, found: Decimal, limit: Decimal
) -> Iterator[Finding]:
    """A finding when the sum is near a whole, and not it."""
    for whole in _WHOLES:
        difference = less(found, whole)
        if TRACE * whole < difference.copy_abs() <= limit * whole:
            place = table.place(row, column)
            yield Finding(
                sheet=place[0],
                cell=place[1],
                label=table.label(row, column),
                found=_percent(found, whole),
                expected="100 %",
                values={"missing": in_words(_percent(difference, whole))},
            )


def _percent(value: Decimal, whole: Decimal) -> str:
    percent = EXACT.divide(EXACT.multiply(value, Decimal(100)), whole)
    return f"{to_step(percent, Decimal('0.0001')).normalize(EXACT):f} %"
