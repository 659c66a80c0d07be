"""Rows that a row below multiplies with another column: months times rates are its costs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cofin.checks.formula.nodes import Call, Chain, Node, Slot
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.shape import Place, Shape, shape_of
from cofin.checks.structure.sums.written import Spans

_ROUNDS = frozenset(("ROUND", "ROUNDUP", "ROUNDDOWN", "TRUNC"))


@lru_cache(maxsize=1 << 15)
def weighed_rows(formula: str, column: int) -> Spans:
    """The rows of its own column that a formula multiplies, row by row, with another one.

    ``=SUMPRODUCT($B$6:$B$7,C6:C7)`` and ``=$B6*C6+$B7*C7``: months and costs stand in one
    column, and nobody adds the months to the costs.
    """
    shape = shape_of(formula) if "*" in formula or "SUMPRODUCT" in formula else None
    tree = tree_of(shape.skeleton) if shape is not None else None
    if shape is None or tree is None:
        return ()
    spans = []
    for pair in _pairs(tree):
        places = [_place(node, shape) for node in pair]
        own = [place for place in places if place is not None and _is_in(place, column)]
        others = [place for place in places if place is not None and not _is_in(place, column)]
        if not (len(own) == 1 and any(_rows(each) == _rows(own[0]) for each in others)):
            return ()
        spans.append(_rows(own[0]))
    return tuple(spans)


def multiplies(formula: str, row: int, columns: frozenset[int]) -> bool:
    """Whether a formula multiplies cells of its row, and not only some of these columns."""
    shape = shape_of(formula) if "*" in formula else None
    tree = tree_of(shape.skeleton) if shape is not None else None
    if shape is None or tree is None:
        return False
    inner = _bare(tree)
    if not isinstance(inner, Chain) or set(inner.operators) != {"*"}:
        return False
    places = [_place(node, shape) for node in inner.operands]
    own = [place for place in places if place is not None and _rows(place) == (row, row)]
    return len(own) > 1 and any(place.first_column not in columns for place in own)


def _bare(node: Node) -> Node:
    """Without the rounding around it."""
    match node:
        case Call(name=name, arguments=(first, *_)) if name in _ROUNDS:
            return first
        case _:
            return node


def _pairs(tree: Node) -> Iterator[tuple[Node, ...]]:
    """What is multiplied with each other and then added; nothing of any other formula."""
    match _bare(tree):
        case Call(name="SUMPRODUCT", arguments=(Chain(operators=signs, operands=parts),)):
            yield parts if set(signs) == {"*"} else ()
        case Call(name="SUMPRODUCT", arguments=parts):
            yield parts
        case Chain(operators=signs, operands=parts) if set(signs) == {"+"}:
            for part in parts:
                is_product = isinstance(part, Chain) and set(part.operators) == {"*"}
                yield part.operands if isinstance(part, Chain) and is_product else ()
        case _:
            return


def _place(node: Node, shape: Shape) -> Place | None:
    """The cells of a plain reference to one column of the own sheet."""
    if not isinstance(node, Slot) or node.sheet is not None:
        return None
    place = shape.places[node.index]
    return place if place.first_column == place.last_column else None


def _is_in(place: Place, column: int) -> bool:
    return place.first_column == column


def _rows(place: Place) -> tuple[int, int]:
    return place.first_row, place.last_row
