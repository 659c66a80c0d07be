"""Comparisons that binary fractions decide: ``1000.01-1000-0.01=0`` is false in a spreadsheet.

A spreadsheet calculates in binary fractions, here it is done exactly.  Both agree on what a
comparison gives unless its sides are as good as equal and one of them has lost digits: a
difference of numbers that are no halves, quarters and so on.  Then nobody knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from cofin.checks.formula.evaluate.values import ZERO, Cells, Code, Frame, NotJudged, Value
from cofin.checks.formula.nodes import (
    Call,
    Chain,
    Name,
    Node,
    Number,
    Percent,
    Slot,
    Structured,
    Unary,
)

Kept: TypeAlias = Callable[[Frame], bool]

#: Sides further apart are told apart by every program.
NEAR = Decimal("1e-6")

#: Binary fractions hold these parts of a number exactly.
_PARTS = 1024

#: Functions that hand the digits of their arguments on.
_HAND_ON = frozenset(("SUM", "ABS"))


@dataclass(slots=True)
class _Made:
    """What a side is made of."""

    cells: list[Node] = field(default_factory=list)  # references and typed numbers
    others: list[Node] = field(default_factory=list)  # calls
    adds: bool = False
    subtracts: bool = False
    divides: bool = False


def keeps_digits(node: Node, compile_: Callable[[Node], Code]) -> Kept | None:
    """Whether a side has kept its digits; ``None`` when nothing in it can lose any."""
    made = _Made()
    _take_apart(node, made)
    if not made.adds:
        return None
    cells, others = [compile_(each) for each in made.cells], [*map(compile_, made.others)]
    is_difference = isinstance(node, Chain) and len(cells) == 2 and not others

    def has_kept(frame: Frame) -> bool:
        try:
            values = [value for code in (*cells, *others) for value in _numbers(frame, code(frame))]
        except NotJudged:
            return False
        if not made.divides and all(value * _PARTS % 1 == 0 for value in values):
            return True
        if not made.subtracts and all(value >= 0 for value in values):
            return True
        return is_difference and len(values) == 2 and values[0] == values[1]

    return has_kept


def _numbers(frame: Frame, value: Value) -> Iterator[Decimal]:
    if isinstance(value, Cells):
        yield from (each for each in frame.book.values(value) if isinstance(each, Decimal))
    elif isinstance(value, Decimal):
        yield value
    else:
        raise NotJudged


def _take_apart(node: Node, made: _Made) -> None:
    match node:
        case Number() | Slot() | Name() | Structured():
            made.cells.append(node)
        case Chain(operators=operators, operands=operands) if set(operators) <= set("+-*/"):
            made.adds |= bool({"+", "-"} & set(operators))
            made.subtracts |= "-" in operators
            made.divides |= "/" in operators
            for each in operands:
                _take_apart(each, made)
        case Unary(operator=sign, operand=operand):
            made.subtracts |= sign == "-"
            _take_apart(operand, made)
        case Percent(operand=operand):
            made.divides = True
            _take_apart(operand, made)
        case Call(name=name, arguments=arguments) if name in _HAND_ON:
            made.adds |= name == "SUM"
            for each in arguments:
                _take_apart(each, made)
        case _:
            made.others.append(node)


def unless_near(
    code: Code, sides: tuple[Code, Code], have_kept: tuple[Kept | None, Kept | None]
) -> Code:
    """A comparison of two sides; ``NotJudged`` where they are near and may have lost digits."""
    kept = [each for each in have_kept if each is not None]
    if not kept:
        return code

    def careful(frame: Frame) -> Value:
        one, other = (_number(side(frame)) for side in sides)
        if (
            one is not None
            and other is not None
            and abs(one - other) < NEAR
            and not all(has_kept(frame) for has_kept in kept)
        ):
            raise NotJudged
        return code(frame)

    return careful


def _number(value: Value) -> Decimal | None:
    if value is None:
        return ZERO
    return value if isinstance(value, Decimal) else None
