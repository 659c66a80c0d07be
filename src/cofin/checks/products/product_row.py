"""One row of which an amount may be the product of its factors, or rather a quotient."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from cofin.checks.tables.cells import less
from cofin.money import EXACT

#: An amount this close to the product follows it, whatever its rounding.
NEAR = Decimal("0.0101")

#: So many rows, and most of those that are no products, show that the columns are divided.
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A row judged: the exact product of its factors (EUR) and the amount it states."""

    place: tuple[str, str]
    named: Callable[[], str]  # its label: asked for where there is something to say
    factors: tuple[str, ...]  # cells, for the reader
    exact: Decimal
    amount: Decimal
    number: int

    @property
    def label(self) -> str:
        """The words of the row and of the amount's column."""
        return self.named()


def is_quotient(
    rows: Sequence[ProductRow],
    numbers: Mapping[int, Mapping[int, Decimal]],
    factors: Sequence[int],
    amount: int,
) -> bool:
    """Whether rows divide one number by another: an amount in lira by the lira for one euro.

    By a rate of 1 the two are the same, so that a list of a few amounts in lira among many in
    euro follows the product in most of its rows.  Nor are the lira before their rate and the
    euro a product of these two, however the euro, which are rounded, were worked out.
    """
    if len(factors) != 2:
        return False
    missed = [row for row in rows if less(row.exact, row.amount).copy_abs() >= NEAR]
    behind = [(rate, part) for rate, part in permutations(factors) if part > amount]
    ways = [
        *((_is_divided, whole, rate, amount) for whole, rate in permutations(factors)),
        *((_is_divided, amount, rate, part) for rate, part in behind),
        *((_is_multiplied, amount, rate, part) for rate, part in behind),
    ]
    hits = (sum(way(numbers[row.number], *columns) for row in missed) for way, *columns in ways)
    return any(each >= _FEWEST and 2 * each > len(missed) for each in hits)


def _is_divided(numbers: Mapping[int, Decimal], whole: int, rate: int, part: int) -> bool:
    if numbers[rate].is_zero():
        return False
    quotient = EXACT.divide(numbers[whole], numbers[rate])
    return less(quotient, numbers[part]).copy_abs() < NEAR


def _is_multiplied(numbers: Mapping[int, Decimal], whole: int, rate: int, part: int) -> bool:
    product = EXACT.multiply(numbers[whole], numbers[rate])
    return less(product, numbers[part]).copy_abs() < NEAR
