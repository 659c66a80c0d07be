"""A07: percentages that should make up the whole, and do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from cofin.a1 import Range
from cofin.checks.arithmetic.rounded_amounts import room_of_cents
from cofin.checks.column_sums.no_sums import is_percent
from cofin.checks.column_sums.parts import told_parts, top_level
from cofin.checks.finding import Finding, in_words
from cofin.checks.registry import check
from cofin.checks.structure.sums.written import added_columns, is_sum
from cofin.checks.subject import Subject
from cofin.checks.tables.cells import added, are_equal, less
from cofin.checks.tables.tables import SeenRow, SeenTable, seen_tables
from cofin.checks.words.figures import FigureKind, kind_of
from cofin.checks.words.headings import Role
from cofin.checks.words.labels import row_label
from cofin.checks.words.numerals import is_number
from cofin.checks.words.sums import (
    fold,
    says_currency,
    says_part,
    says_per,
    says_total,
)
from cofin.grid import CellKind
from cofin.money import EXACT, to_step

#: Above a total row: shares this far from the whole are rates of something, not parts.
FAR = Decimal("0.05")
#: Without a total row only the remains of rounding show that a whole is meant.
NEAR = Decimal("0.005")
#: Parts that are meant to make up a whole may miss it by any amount.
ANY = Decimal(1000)
#: Traces of binary arithmetic, in parts of the whole.
TRACE = Decimal("0.000000001")

#: One of so many rows may miss what the others make up.
_ROWS = 4

_WHOLES = (Decimal(1), Decimal(100))
_FACTORS = frozenset((Role.PRICE, Role.QUANTITY))


@check("A07")
def shares_differ_from_whole(subject: Subject) -> Iterator[Finding]:
    """Columns of shares, and totals of shares across a row, that miss 100 % by a little."""
    for table in seen_tables(subject):
        for column in table.columns:
            if table.role(column) is Role.RATE and not _is_rate(table, column):
                yield from _column(table, column)
            elif any(is_percent(table, (row.number, column)) for row in table.rows):
                yield from _across(table, column)


def _across(table: SeenTable, column: int) -> Iterator[Finding]:
    """Sums of percentages of a row that miss the whole which nearly all other rows make up."""
    rows = [
        row
        for row in table.rows
        if row.numbers.get(column)  # a row that is not used has no shares
        and not row.is_total
        and is_percent(table, (row.number, column))
        and added_columns(row.formulas.get(column, ""), row.number)
    ]
    judged = [
        (row, finding)
        for row in rows
        for finding in _judged(table, row, column, (row.numbers[column], _room(table, row, column)))
    ]
    for row, finding in judged if _ROWS * len(judged) <= len(rows) else ():
        shares = added_columns(row.formulas[column], row.number)
        area = str(Range(row.number, min(shares), row.number, max(shares)))
        yield replace(finding, also=((finding.sheet, area),))


def _room(table: SeenTable, row: SeenRow, column: int) -> Decimal:
    """By how much the shares that a cell adds up across its row may miss the whole."""
    shares = added_columns(row.formulas.get(column, ""), row.number)
    return room_of_cents(table.grid, [(row.number, each) for each in shares])


def _is_rate(table: SeenTable, column: int) -> bool:
    """Whether a heading names a rate of something or an amount per something."""
    heading = fold(table.headings.get(column, ""))
    return kind_of(heading) is FigureKind.RATE or says_currency(heading) or says_per(heading)


def _column(table: SeenTable, column: int) -> Iterator[Finding]:
    if says_total(fold(table.headings.get(column, ""))):
        for row in table.rows:
            if column in row.numbers and not row.is_total:
                amounts = row.numbers[column], _room(table, row, column)
                yield from _judged(table, row, column, amounts, FAR)
        return
    parts: list[SeenRow] = []
    totals = [row for row in table.rows if row.is_total and column in row.numbers]
    for row in table.rows:
        if column not in row.numbers:
            continue
        if not row.is_total:
            parts.append(row)
            continue
        if _adds(row, column):
            own = _without_parts(parts, column)
            is_whole = len(totals) == 1 and _are_of_a_whole(table, column, own, row)
            yield from _sum(table, row, column, own, ANY if is_whole else FAR)
        parts = []
    if parts and not totals:
        own = _without_parts(parts, column)
        yield from _sum(table, parts[-1], column, own, NEAR)


def _without_parts(rows: Sequence[SeenRow], column: int) -> list[SeenRow]:
    """The rows that other rows do not hold already: no 1.1 below 1, no "of which"."""
    parts = told_parts(rows, column, frozenset())
    top = top_level(rows)
    if top and any(are_equal(added(row.numbers[column] for row in top), w) for w in _WHOLES):
        return top
    return [row for i, row in enumerate(rows) if i not in parts]


def _adds(row: SeenRow, column: int) -> bool:
    """Whether a total may be the sum of its column: a mean rate, by its formula, is none."""
    formula = row.formulas.get(column)
    return formula is None or is_sum(formula)


def _are_of_a_whole(
    table: SeenTable, column: int, parts: Sequence[SeenRow], total: SeenRow
) -> bool:
    """Whether typed numbers are meant to be parts of one whole, however far they are from it.

    Their heading says share, their total adds them up or says 100 %, and they are no factors:
    shares of somebody's time need not make up one person.
    """
    heading = fold(table.headings.get(column, ""))
    if not says_part(heading) or _FACTORS & {table.role(each) for each in table.columns}:
        return False
    between = (table.grid.cell(row, column) for row in range(table.rows[0].number, total.number))
    if any(cell.kind is CellKind.TEXT and is_number(str(cell.value)) for cell in between):
        return False  # C01 says that a part is missing
    values = [row.numbers[column] for row in parts]
    whole = Decimal(1) if all(value <= 1 for value in values) else Decimal(100)
    if any(column in row.formulas for row in parts) or not all(0 < v < whole for v in values):
        return False
    stated = total.numbers[column]
    return column in total.formulas or stated in _WHOLES or are_equal(stated, added(values))


def _sum(
    table: SeenTable, at: SeenRow, column: int, parts: Sequence[SeenRow], limit: Decimal
) -> Iterator[Finding]:
    if len(parts) > 1:
        total = added(row.numbers[column] for row in parts)
        room = room_of_cents(table.grid, [(row.number, column) for row in parts])
        found = list(_judged(table, at, column, (total, room), limit))
        is_calculated = column in at.formulas  # a typed 100 % says what is meant
        if not (found and is_calculated and _is_left_to_own(table, total)):
            yield from found


def _is_left_to_own(table: SeenTable, total: Decimal) -> bool:
    """Whether the sheet says elsewhere that the rest is own money: ``Own contribution 10 %``."""
    missing = {less(whole, total) for whole in _WHOLES if 0 < total < whole}
    return any(
        cell.kind is CellKind.NUMBER
        and "%" in cell.style.number_format
        and any(less(Decimal(str(cell.value)), each).copy_abs() <= TRACE for each in missing)
        and kind_of(fold(row_label(table.grid, *position)).rstrip(" %")) is FigureKind.OWN
        for position, cell in table.grid.cells.items()
    )


def _judged(
    table: SeenTable,
    row: SeenRow,
    column: int,
    amounts: tuple[Decimal, Decimal],
    limit: Decimal = ANY,
) -> Iterator[Finding]:
    """A finding when the sum is near a whole, and not it.

    ``amounts``: the sum, and what rounding to the cent may do to it.
    """
    found, room = amounts
    nearest = min(_WHOLES, key=lambda whole: less(found, whole).copy_abs() / whole)
    for whole in [nearest] if limit == ANY else _WHOLES:
        difference = less(found, whole)
        if max(TRACE * whole, room) < difference.copy_abs() <= limit * whole:
            place = table.place(row, column)
            percent = _told_from_100(EXACT.divide(EXACT.multiply(found, Decimal(100)), whole))
            yield Finding(
                sheet=place[0],
                cell=place[1],
                label=table.label(row, column),
                found=_percent(percent),
                expected="100 %",
                values={"missing": in_words(_percent(less(percent, Decimal(100))))},
            )


def _told_from_100(percent: Decimal) -> Decimal:
    """With four decimals, or as many as it takes to tell that it is not 100."""
    step = Decimal("0.0001")
    while to_step(percent, step) == 100:
        step = EXACT.scaleb(step, -1)
    return to_step(percent, step)


def _percent(value: Decimal) -> str:
    return f"{value.normalize(EXACT):f} %"
