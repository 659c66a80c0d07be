"""Money to the cent: the only rounding in the project.

Amounts are ``Decimal`` euro at the edges and whole cents (``int``) inside; rates are whole
basis points (7 % = 700).  No float, and no ambient decimal context, is relied upon.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from decimal import (
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
    localcontext,
)
from enum import StrEnum
from functools import reduce

BASIS_POINTS = 10_000
"""Basis points in the whole (100 %)."""

#: Enough digits that no product of two numbers cofin accepts is ever rounded by itself.
EXACT = Context(prec=60, rounding=ROUND_HALF_UP)

DIGITS = 15
"""Significant digits that spreadsheets show of a number."""

_SEEN = Context(prec=DIGITS, rounding=ROUND_HALF_UP)

_MOST_WRITTEN = 20  # digits

HALF_CENT = Decimal("0.005")
"""EUR; amounts that differ by less are the same to the cent."""

#: Quotients: the digits that Python's own arithmetic has.
_RATIO = Context(prec=28, rounding=ROUND_HALF_EVEN)

_PLAIN = Context(
    prec=28, rounding=ROUND_HALF_EVEN, traps=[DivisionByZero, InvalidOperation, Overflow]
)

_NOTHING = Decimal(0)
_HUNDRED = Decimal(100)
_HALF = Decimal("0.5")
_CENT = Decimal("0.01")


class Rounding(StrEnum):
    """How a fraction of a cent becomes a whole cent."""

    DOWN = "down"
    HALF_UP = "half_up"


def to_step(number: Decimal, step: Decimal, rounding: str = ROUND_HALF_UP) -> Decimal:
    """The multiple of a step (``0.01``) next to a number.

    A cell may hold up to 308 digits.  A number with more of them than ``EXACT`` keeps has none
    left at the step and is returned as it is: no budget has one, but nobody's sheet may end a
    check.
    """
    try:
        return number.quantize(step, rounding, EXACT)
    except InvalidOperation:
        return number


def cents(amount: Decimal) -> int:
    """Whole cents of an amount in EUR; ``ValueError`` when it has a fraction of a cent."""
    scaled = EXACT.multiply(amount, _HUNDRED)
    whole = int(scaled)
    if whole != scaled:
        raise ValueError(f"{amount} is not a whole number of cents")
    return whole


def euro(whole_cents: int) -> Decimal:
    """An amount in EUR with two decimals."""
    return EXACT.scaleb(Decimal(whole_cents), -2)


def total(amounts: Iterable[Decimal]) -> Decimal:
    """The exact sum of amounts, 0 of none."""
    return reduce(EXACT.add, amounts, _NOTHING)


def less(one: Decimal, other: Decimal) -> Decimal:
    """What is left of one amount without another, exactly."""
    return EXACT.subtract(one, other)


def ratio(part: Decimal | int, whole: Decimal | int) -> Decimal:
    """One amount over another, 28 digits; 0 where there is nothing to compare with."""
    return _RATIO.divide(part, whole) if whole else _NOTHING


def plain_context() -> AbstractContextManager[Context]:
    """Arithmetic as Python comes with it, whatever the caller's own context is."""
    return localcontext(_PLAIN)


def basis_points(ratio: Decimal) -> int:
    """Whole basis points of a ratio; ``ValueError`` when it has more than four decimals."""
    scaled = EXACT.scaleb(ratio, 4)
    whole = int(scaled)
    if whole != scaled:
        raise ValueError(f"{ratio} is not a whole number of basis points")
    return whole


def product_cents(
    quantity: Decimal, unit_cost: Decimal, rounding: Rounding = Rounding.HALF_UP
) -> int:
    """Cents of ``quantity x unit_cost`` (neither negative), rounded once."""
    exact = EXACT.multiply(EXACT.multiply(quantity, unit_cost), _HUNDRED)
    return int(EXACT.add(exact, _HALF)) if rounding is Rounding.HALF_UP else int(exact)


def products_cents(
    quantities: Iterable[Decimal],
    unit_costs: Iterable[Decimal],
    rounding: Rounding = Rounding.HALF_UP,
) -> list[int]:
    """``product_cents`` of each pair; several times faster over a long budget.

    Operators replace the context's methods, so the exact context is made the current one
    for the time of the loop.
    """
    bump = _HALF if rounding is Rounding.HALF_UP else Decimal(0)
    with localcontext(EXACT):
        return [
            int(quantity * unit_cost * _HUNDRED + bump)
            for quantity, unit_cost in zip(quantities, unit_costs, strict=True)
        ]


def ratio_cents(numerator: int, denominator: int, rounding: Rounding = Rounding.DOWN) -> int:
    """``numerator / denominator`` (not negative, not zero) as a whole number of cents."""
    if rounding is Rounding.DOWN:
        return numerator // denominator
    return (2 * numerator + denominator) // (2 * denominator)


def rate_cents(amount: int, rate: int, rounding: Rounding = Rounding.DOWN) -> int:
    """``rate`` basis points of an amount in cents, as whole cents."""
    return ratio_cents(amount * rate, BASIS_POINTS, rounding)


def ratio_cents_up(numerator: int, denominator: int) -> int:
    """``numerator / denominator`` rounded up: for what is taken away from a grant."""
    return -(-numerator // denominator)


def allocate(total: int, weights: Sequence[int]) -> list[int]:
    """Share ``total`` cents in proportion to ``weights``, exactly.

    Largest remainder: the floor of each exact share, then one cent each to the largest
    remainders, the first listed on a tie.  The shares add up to ``total``; each lies within
    one cent of its exact value; a weight of zero gets nothing.  All weights zero gives
    zeros, which is only possible when ``total`` is zero.

    >>> allocate(10, [6, 3, 2])
    [5, 3, 2]
    """
    if total < 0 or any(weight < 0 for weight in weights):
        raise ValueError("neither the total nor a weight may be negative")
    whole = sum(weights)
    if whole == 0:
        if total:
            raise ValueError(f"{total} cents and nobody to give them to")
        return [0] * len(weights)
    return whole_cents(total, [total * weight for weight in weights], whole)


def whole_cents(
    total: int, numerators: Sequence[int], denominator: int, most: Sequence[int | None] = ()
) -> list[int]:
    """Whole cents for the exact parts ``numerator / denominator``, adding up to ``total``.

    The floor of each part, then one cent each to the largest remainders; on a tie first to
    those that take it (a part takes no more than its ``most``), then to the first listed.
    ``total`` is the sum of the parts, or that sum rounded to whole cents.
    """
    divided = [divmod(numerator, denominator) for numerator in numerators]
    shares = [quotient for quotient, _ in divided]
    for i in remainder_order(divided, most)[: total - sum(shares)]:
        shares[i] += 1
    return shares


def remainder_order(
    divided: Sequence[tuple[int, int]], most: Sequence[int | None] = ()
) -> list[int]:
    """The parts (floor and remainder of each) in the order in which ``whole_cents`` gives."""

    def turn(i: int) -> tuple[int, bool, int]:
        floor, remainder = divided[i]
        limit = most[i] if most else None
        return -remainder, limit is not None and limit <= floor, i

    return sorted(range(len(divided)), key=turn)


def as_shown(number: Decimal) -> Decimal:
    """A number as spreadsheets show it: at most 15 significant digits, no zeros at the end.

    For results of formulas, never for an amount that is calculated with.

    >>> as_shown(Decimal("52.66696548632900044822949350067234")), as_shown(Decimal("10.100"))
    (Decimal('52.666965486329'), Decimal('10.1'))
    """
    return Decimal(f"{_SEEN.normalize(number):f}") or Decimal(0)  # no negative zero


def with_cents(number: Decimal) -> Decimal:
    """An amount as people write it: with two decimals, and more only where it has more.

    >>> with_cents(Decimal("42000")), with_cents(Decimal("1.2345")), with_cents(Decimal("5.800"))
    (Decimal('42000.00'), Decimal('1.2345'), Decimal('5.80'))
    """
    cut = to_step(number, _CENT)
    return cut if cut == number else as_shown(number)


def is_written_out(number: Decimal) -> bool:
    """Whether spreadsheets write all digits before the decimal mark: not of more than 20."""
    return number.adjusted() < _MOST_WRITTEN


def in_powers_of_ten(number: Decimal) -> str:
    """A number that is not written out.

    >>> in_powers_of_ten(Decimal("1e308")), in_powers_of_ten(Decimal("-12e39"))
    ('1E+308', '-1.2E+40')
    """
    return f"{_SEEN.normalize(number):E}"


def is_exact_in_spreadsheets(quantity: Decimal, unit_cost: Decimal) -> bool:
    """Whether a spreadsheet rounds ``quantity x unit_cost`` to the same cent as we do.

    Spreadsheets multiply in binary and round the result seen with 15 significant digits.
    A product with more digits than that is safe only when it does not lie so close to half
    a cent that the 15 digits show it on the other side.
    """
    exact = EXACT.multiply(quantity, unit_cost)
    seen = _SEEN.plus(exact)
    try:
        return EXACT.quantize(exact, _CENT) == EXACT.quantize(seen, _CENT)
    except InvalidOperation:  # more digits than any budget has
        return False
