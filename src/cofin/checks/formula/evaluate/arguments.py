"""How functions take their arguments: one by one, cell by cell, or as all cells they cover."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TypeAlias

from cofin.checks.formula.evaluate.arrays import each, is_many
from cofin.checks.formula.evaluate.values import (
    Cells,
    Code,
    Frame,
    NotJudged,
    Scalar,
    Value,
    faultless,
    number,
    scalar,
)

Function: TypeAlias = Callable[[list[Code]], Code]


def unknown(_: Frame) -> Value:
    """A call that is not understood."""
    raise NotJudged


def plain(how: Callable[..., Scalar], least: int, most: int) -> Function:
    """A function of single values; over ranges cell by cell, where a formula means that."""

    def call(arguments: list[Code]) -> Code:
        if not least <= len(arguments) <= most:
            return unknown

        def code(frame: Frame) -> Value:
            values = [argument(frame) for argument in arguments]
            if frame.array and any(map(is_many, values)):
                return each(frame, how, *values)
            return how(*[v if type(v) is Decimal else scalar(frame, v) for v in values])

        return code

    return call


def single(frame: Frame, argument: Code) -> Scalar:
    """The one value of an argument."""
    return scalar(frame, argument(frame))


def whole(frame: Frame, argument: Code) -> int:
    """An argument that is a whole number."""
    found = number(single(frame, argument))
    if found != found.to_integral_value():
        raise NotJudged
    return int(found)


def referred(frame: Frame, argument: Code) -> Cells:
    """An argument that must be a reference."""
    found = argument(frame)
    if not isinstance(found, Cells):
        raise NotJudged
    return found


def everything(frame: Frame, arguments: Sequence[Code]) -> Iterator[Scalar]:
    """What the references and arrays among the arguments hold, and the single values."""
    for argument in arguments:
        yield from held(frame, argument(frame))


def held(frame: Frame, value: Value) -> Iterable[Scalar]:
    """What a reference or an array holds, or the single value."""
    if type(value) is Cells:
        return frame.book.values(value)
    if isinstance(value, list):
        return (faultless(cell) for row in value for cell in row)
    if value is None or isinstance(value, Decimal):
        return (value,)
    raise NotJudged  # typed as an argument texts and truths count, in a cell they do not


def figures(frame: Frame, arguments: Sequence[Code]) -> list[Decimal]:
    """The numbers among all that the arguments hold."""
    return [value for value in everything(frame, arguments) if type(value) is Decimal]
