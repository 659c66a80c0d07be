"""Numbers in the place of a total that are no sum: mean rates, costs per head, balances.

The formula decides where there is one, then formats, the numbers themselves, and words.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from cofin.checks.structure.sums.written import (
    divides,
    goes_on,
    is_chain,
    is_statistic,
    is_sum,
    single_place,
)
from cofin.checks.tables.cells import are_equal, less
from cofin.checks.tables.tables import SeenRow, SeenTable
from cofin.checks.words.sums import says_per, says_share
from cofin.grid import Position

#: Steps that are followed back to a balance, and that make a column one of running totals.
LEAST_STEPS = 2


def is_no_sum(
    table: SeenTable,
    total: Position,
    parts: Mapping[Position, Decimal],
    words: str,
    *,
    beside: bool,
) -> bool:
    """Whether a number in the place of a total adds nothing up.

    ``parts`` are the numbers before it; ``words``, folded, name the column that it ends, or
    the row.
    ``beside``: other totals of the same row (or column) are sums, so that a single
    reference to a balance means the last one on purpose.
    """
    formula = _formula(table, total)
    if divides(formula):
        return True
    if formula and single_place(formula) is not None:
        return beside and _repeats_a_balance(table, formula, parts)
    if formula and is_sum(formula):
        return False
    return _is_ratio(table, total, parts, words, is_mean=is_statistic(formula))


def _formula(table: SeenTable, at: Position) -> str:
    return table.grid.cell(*at).formula or ""


def _repeats_a_balance(table: SeenTable, formula: str, parts: Iterable[Position]) -> bool:
    """Whether a single reference is to one of the parts, and this one adds or subtracts.

    Or repeats another cell that does: the balance of a year is that of its last month.
    """
    place = single_place(formula)
    if place is None or place[:2] not in parts:
        return False
    for _ in range(LEAST_STEPS):
        formula = _formula(table, (place.first_row, place.first_column))
        place = single_place(formula) or place
    return is_chain(formula)


def _is_ratio(
    table: SeenTable,
    total: Position,
    parts: Mapping[Position, Decimal],
    words: str,
    *,
    is_mean: bool,
) -> bool:
    """Whether the parts are rates, or amounts per something: their total is no sum of them."""
    if is_percent(table, total):
        return True
    if says_per(words) and (_formula(table, total) or _may_be_mean(table, total, parts)):
        return True
    quotients = sum(divides(_formula(table, at)) for at in parts)
    percents = sum(is_percent(table, at) for at in parts)
    if 2 * quotients > len(parts) or 2 * percents > len(parts):
        return True
    return (says_share(words) or is_mean) and all(abs(value) <= 1 for value in parts.values())


def _may_be_mean(table: SeenTable, total: Position, parts: Mapping[Position, Decimal]) -> bool:
    """Whether a typed number lies among the parts, as a mean of them does.

    Above them all it is a sum, whatever the heading: a budget per site has a total.
    """
    value = table.grid.cell(*total).value
    return isinstance(value, Decimal) and (
        min(parts.values(), default=value) <= value <= max(parts.values(), default=value)
    )


def is_percent(table: SeenTable, at: Position) -> bool:
    """Whether a cell is shown as a percentage."""
    return "%" in table.grid.cell(*at).style.number_format


def is_running(table: SeenTable, column: int) -> bool:
    """Whether each number of a column is the one above it, more or less something.

    Running totals and balances: the last of them is the result, and not their sum.
    """
    rows = [row for row in table.rows if column in row.numbers and not row.is_total]
    if len(rows) <= LEAST_STEPS:
        return False
    steps = sum(goes_on(row.formulas.get(column, ""), row.number, column) for row in rows[1:])
    if steps >= LEAST_STEPS and 2 * steps > len(rows) - 1:
        return True
    others = [each for each in table.columns if each != column]
    return any(_follows_on(rows, column, other) for other in others)


def _follows_on(rows: Sequence[SeenRow], column: int, other: int) -> bool:
    """Whether every step of a column is the number of another one, added or taken away."""
    steps = 0
    for before, row in itertools.pairwise(rows):
        step = less(row.numbers[column], before.numbers[column])
        amount = row.numbers.get(other, Decimal(0))
        if not are_equal(step.copy_abs(), amount.copy_abs()):
            return False
        steps += not amount.is_zero()
    return steps > LEAST_STEPS
