"""What a formula adds up for its result: not what it compares, and not what it divides by.

``=IF(AND(F$4>=$D5,F$4<=$E5),$C5/($E5-$D5+1),0)`` spreads an amount; that it counts the months
to do so makes no total of it.
"""

from __future__ import annotations

from functools import lru_cache

from cofin.checks.formula.nodes import Call, Chain, Node, children
from cofin.checks.formula.parse import tree_of

_ADDS = frozenset(("SUM", "SUBTOTAL", "AGGREGATE", "AVERAGE"))
_COMPARES = frozenset(("=", "<>", "<", "<=", ">", ">="))


@lru_cache(maxsize=1 << 14)
def added(skeleton: str) -> tuple[Node, ...]:
    """The sums and chains of ``+`` and ``-`` whose results come into that of the formula."""
    tree = tree_of(skeleton)
    waiting: list[Node] = [] if tree is None else [tree]
    found = []
    while waiting:
        node = waiting.pop()
        if _is_sum(node):
            found.append(node)
        else:
            waiting.extend(_of_the_result(node))
    return tuple(found)


def _is_sum(node: Node) -> bool:
    return (isinstance(node, Call) and node.name in _ADDS) or (
        isinstance(node, Chain) and node.operators[0] in "+-"
    )


def _of_the_result(node: Node) -> tuple[Node, ...]:
    """The parts of a node whose size comes into its own."""
    match node:
        case Call(name="IF", arguments=(_, *chosen)):
            return tuple(chosen)
        case Chain(operators=operators) if operators[0] in _COMPARES:
            return ()
        case Chain(operators=operators, operands=(first, *others)):
            pairs = zip(operators, others, strict=True)
            return (first, *(operand for operator, operand in pairs if operator != "/"))
        case _:
            return children(node)
