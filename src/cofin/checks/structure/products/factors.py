"""The cells that a formula multiplies, and whether it is ready for one of them to be empty."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cofin.checks.formula.nodes import (
    Call,
    Chain,
    Name,
    Node,
    Percent,
    Slot,
    Structured,
    Text,
    Unary,
    walk,
)
from cofin.checks.formula.parse import tree_of

#: A formula that asks first is ready for empty cells, and its zero is no accident.
_ASKS = frozenset(
    (
        *("IF", "IFS", "IFERROR", "IFNA", "ISBLANK", "ISNUMBER", "ISTEXT", "ISERROR", "SWITCH"),
        *("N", "COUNT", "COUNTA", "COUNTBLANK", "CHOOSE", "MAX", "MIN"),
    )
)


@lru_cache(maxsize=1 << 14)
def factors(skeleton: str) -> tuple[tuple[Node, ...], ...]:
    """For each product in a formula the references that are multiplied or divided.

    Empty for a formula that asks whether something is there, and for one without products.
    """
    tree = tree_of(skeleton)
    if tree is None:
        return ()
    found = []
    for node in walk(tree):
        match node:
            case Call(name=name) if name in _ASKS:
                return ()
            case Chain(operators=("=" | "<>", *_), operands=operands) if Text("") in operands:
                return ()
            case (
                Chain(operators=("*" | "/", *_), operands=operands)
                | Call(name="PRODUCT", arguments=operands)
            ):
                cells = tuple(cell for part in operands for cell in _cell(part))
                if cells:
                    found.append(cells)
    return tuple(found)


def _cell(node: Node) -> Iterator[Node]:
    match node:
        case Slot() | Name() | Structured():
            yield node
        case Unary(operand=operand) | Percent(operand=operand):
            yield from _cell(operand)
        case _:
            return
