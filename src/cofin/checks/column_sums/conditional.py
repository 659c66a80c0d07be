"""Sums of some of the rows above: ``=SUMIF(B2:B9,2025,C2:C9)``, by a condition or weighted."""

from __future__ import annotations

from functools import lru_cache

from cofin.checks.formula.nodes import Call, Node, walk
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.shape import shape_of

_BY_CONDITION = frozenset(("SUMIF", "SUMIFS", "SUMPRODUCT", "DSUM"))
_CHOOSES = frozenset(("IF", "FILTER"))


@lru_cache(maxsize=1 << 15)
def adds_some(formula: str, row: int, column: int) -> bool:
    """Whether a formula adds up rows above it in its column that meet a condition.

    The rows count already; such a sum is a part of them and neither their total nor one more.
    """
    shape = shape_of(formula) if "(" in formula and "!" not in formula else None
    tree = tree_of(shape.skeleton) if shape is not None else None
    if shape is None or tree is None or not any(map(_is_conditional, walk(tree))):
        return False
    return any(
        place.first_column <= column <= place.last_column and place.first_row < place.last_row < row
        for place in shape.places
    )


def _is_conditional(node: Node) -> bool:
    if not isinstance(node, Call):
        return False
    inner = (each for part in node.arguments for each in walk(part))
    return node.name in _BY_CONDITION or (
        node.name == "SUM" and any(isinstance(e, Call) and e.name in _CHOOSES for e in inner)
    )
