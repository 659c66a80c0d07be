"""The operators of formulas."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal

from cofin.workbook.check.evaluate.arrays import each, is_many
from cofin.workbook.check.evaluate.values import (
    SINGLE,
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

_COMPARED: dict[str, Callable[[int], bool]] = {
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
        if type(one) in SINGLE and type(two) in SINGLE:
            return how(one, two)  # type: ignore[arg-type]
        if frame.array and (is_many(one) or is_many(two)):
            return each(frame, how, one, two)
        return how(scalar(frame, one), scalar(frame, two))

    return code


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
    if not base and exponent <= 0:
        raise Wrong("#NUM!")
    if abs(exponent) > 1000:
        raise NotJudged
    return base**exponent


def _joined(left: Scalar, right: Scalar) -> Scalar:
    return text(left) + text(right)


def _arithmetic(how: Callable[[Decimal, Decimal], Decimal]) -> Callable[[Scalar, Scalar], Scalar]:
    return lambda left, right: how(number(left), number(right))


def _comparison(sign: str) -> Callable[[Scalar, Scalar], Scalar]:
    holds, is_same = _COMPARED[sign], sign in ("=", "<>")

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
    **{sign: _comparison(sign) for sign in _COMPARED},
}
