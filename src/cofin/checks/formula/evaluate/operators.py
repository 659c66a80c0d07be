"""The operators of formulas."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal

from cofin.checks.formula.evaluate.arrays import each, is_many
from cofin.checks.formula.evaluate.values import (
    FIFTEEN,
    MANY,
    ZERO,
    Code,
    Frame,
    NotJudged,
    Scalar,
    Value,
    Wrong,
    number,
    order,
    scalar,
    text,
)
from cofin.letters import are_disputed, caseless

COMPARED: dict[str, Callable[[int], bool]] = {
    "=": lambda sign: sign == 0,
    "<>": lambda sign: sign != 0,
    "<": lambda sign: sign < 0,
    ">": lambda sign: sign > 0,
    "<=": lambda sign: sign <= 0,
    ">=": lambda sign: sign >= 0,
}


def binary(how: Callable[[Scalar, Scalar], Scalar], left: Code, right: Code) -> Code:
    """An operator; over whole ranges only where a formula means all of their cells."""

    def code(frame: Frame) -> Value:
        one, two = left(frame), right(frame)
        if type(one) is Decimal and type(two) is Decimal:  # most often, and soonest found out
            return how(one, two)
        if not isinstance(one, MANY) and not isinstance(two, MANY):
            return how(one, two)
        if frame.array and (is_many(one) or is_many(two)):
            return each(frame, how, one, two)
        return how(scalar(frame, one), scalar(frame, two))

    return code


def against(sign: str, left: Code, constant: Decimal | str) -> Code:
    """A comparison with what is typed in the formula, ``=""`` or ``>0``: most there are.

    The same as ``binary``; numbers and texts are only answered sooner.
    """
    how = OPERATORS[sign]
    if isinstance(constant, str):
        if sign not in ("=", "<>"):
            return binary(how, left, lambda _: constant)
        folded, when_equal = caseless(constant), sign == "="

        def with_text(frame: Frame) -> Value:
            value = left(frame)
            if type(value) is str:
                if not folded:
                    return (not value) is when_equal
                if are_disputed(value, constant):
                    raise NotJudged
                return (caseless(value) == folded) is when_equal
            if value is None:
                return (not folded) is when_equal
            if type(value) is Decimal or type(value) is bool:
                return not when_equal
            if frame.array and is_many(value):
                return each(frame, how, value, constant)
            return how(scalar(frame, value), constant)

        return with_text

    holds, seen = COMPARED[sign], FIFTEEN.plus(constant)
    when_less, when_equal, when_more = (holds(sign) for sign in (-1, 0, 1))

    def with_number(frame: Frame) -> Value:
        value = left(frame)
        if value is None:
            value = ZERO
        if type(value) is Decimal:
            if value == constant or FIFTEEN.plus(value) == seen:
                return when_equal
            return when_less if value < constant else when_more
        if frame.array and is_many(value):
            return each(frame, how, value, constant)
        return how(scalar(frame, value), constant)

    return with_number


def negated(value: Scalar, _: Scalar) -> Scalar:
    """The number with its sign changed."""
    return -number(value)


def percent(value: Scalar, _: Scalar) -> Scalar:
    """A hundredth of the number."""
    return number(value) / 100


def _divided(left: Scalar, right: Scalar) -> Scalar:
    by = number(right)
    if not by:
        raise Wrong("#DIV/0!")
    return number(left) / by


def _powered(left: Scalar, right: Scalar) -> Scalar:
    base, exponent = number(left), number(right)
    if not base and not exponent:
        raise NotJudged  # #NUM! in Excel, 1 in LibreOffice
    if not base and exponent < 0:
        raise Wrong("#DIV/0!")
    if abs(exponent) > 1000:
        raise NotJudged
    return base**exponent


def _joined(left: Scalar, right: Scalar) -> Scalar:
    return text(left) + text(right)


def _arithmetic(how: Callable[[Decimal, Decimal], Decimal]) -> Callable[[Scalar, Scalar], Scalar]:
    def calculated(left: Scalar, right: Scalar) -> Scalar:
        if type(left) is Decimal and type(right) is Decimal:  # nearly always
            return how(left, right)
        return how(number(left), number(right))

    return calculated


def _comparison(sign: str) -> Callable[[Scalar, Scalar], Scalar]:
    holds, is_same = COMPARED[sign], sign in ("=", "<>")

    def compare(left: Scalar, right: Scalar) -> Scalar:
        if isinstance(left, str) and isinstance(right, str) and not is_same:
            raise NotJudged  # the order of texts is the language's
        return holds(order(left, right))

    return compare


OPERATORS: Mapping[str, Callable[[Scalar, Scalar], Scalar]] = {
    "+": _arithmetic(operator.add),
    "-": _arithmetic(operator.sub),
    "*": _arithmetic(operator.mul),
    "/": _divided,
    "^": _powered,
    "&": _joined,
    **{sign: _comparison(sign) for sign in COMPARED},
}
