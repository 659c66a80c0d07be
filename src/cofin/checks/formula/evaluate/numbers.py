"""Rounding and other functions of single numbers."""

from __future__ import annotations

import decimal
from collections.abc import Callable
from decimal import Decimal

from cofin.checks.formula.evaluate.arguments import plain
from cofin.checks.formula.evaluate.values import FIFTEEN, ZERO, NotJudged, Scalar, Wrong, number

_MOST_DIGITS = 12

#: 1, 0.1, 0.01 ... and 10, 100 ... by the digits that are rounded to.
_STEPS = {places: Decimal(1).scaleb(-places) for places in range(-_MOST_DIGITS, _MOST_DIGITS + 1)}


def _rounded(how: str) -> Callable[..., Scalar]:
    def rounded(value: Scalar, digits: Scalar = ZERO) -> Scalar:
        places = int(number(digits))
        if abs(places) > _MOST_DIGITS:
            raise NotJudged
        seen = FIFTEEN.plus(number(value))  # what a spreadsheet has of it
        return seen.quantize(_STEPS[places], how)

    return rounded


def _down_to_whole(value: Scalar) -> Scalar:
    return FIFTEEN.plus(number(value)).to_integral_value(decimal.ROUND_FLOOR)


def _remainder(value: Scalar, by: Scalar) -> Scalar:
    divisor = number(by)
    if not divisor:
        raise Wrong("#DIV/0!")
    quotient = FIFTEEN.plus(number(value) / divisor).to_integral_value(decimal.ROUND_FLOOR)
    return number(value) - divisor * quotient


def _root(value: Scalar) -> Scalar:
    if number(value) < 0:
        raise Wrong("#NUM!")
    return number(value).sqrt()


def _sign(value: Scalar) -> Scalar:
    found = number(value)
    return Decimal((found > 0) - (found < 0))


FUNCTIONS = {
    "ROUND": plain(_rounded(decimal.ROUND_HALF_UP), 2, 2),
    "ROUNDUP": plain(_rounded(decimal.ROUND_UP), 2, 2),
    "ROUNDDOWN": plain(_rounded(decimal.ROUND_DOWN), 2, 2),
    "TRUNC": plain(_rounded(decimal.ROUND_DOWN), 1, 2),
    "INT": plain(_down_to_whole, 1, 1),
    "MOD": plain(_remainder, 2, 2),
    "ABS": plain(lambda value: abs(number(value)), 1, 1),
    "SIGN": plain(_sign, 1, 1),
    "SQRT": plain(_root, 1, 1),
}
