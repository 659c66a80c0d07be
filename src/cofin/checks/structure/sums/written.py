"""What the formula of a number says about it: which cells it adds, or that it is no sum."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from cofin.checks.formula.nodes import Call, Chain, Node, Number, Percent, Slot, Unary
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.shape import Place, Shape, shape_of
from cofin.checks.structure.sums.sum import summands

Spans: TypeAlias = tuple[tuple[int, int], ...]
"""First and last row of each range that a sum names."""

#: Functions that give one of their arguments, by where those stand.
_ONE_OF = {"IF": slice(1, 3), "IFERROR": slice(0, 1), "IFNA": slice(0, 1)}
_ROUNDS = frozenset(("ROUND", "ROUNDUP", "ROUNDDOWN", "TRUNC"))
_STATISTICS = frozenset(
    ("AVERAGE", "AVERAGEA", "AVERAGEIF", "AVERAGEIFS", "MEDIAN", "MIN", "MAX", "MODE")
)


@lru_cache(maxsize=1 << 15)
def added_rows(formula: str, column: int) -> Spans:
    """The rows of its own column that a formula adds up; empty when it does anything else."""
    shape = shape_of(formula)
    nodes = summands(shape.skeleton) if shape is not None else None
    if shape is None or not nodes:
        return ()
    spans = []
    for node in nodes:
        if not isinstance(node, Slot) or node.sheet is not None:
            return ()
        first_row, first_column, last_row, last_column = shape.places[node.index][:4]
        if not first_column == last_column == column or shape.places[node.index].is_whole:
            return ()
        spans.append((min(first_row, last_row), max(first_row, last_row)))
    return tuple(spans)


def is_sum(formula: str) -> bool:
    """Whether a formula adds up cells, of any column or sheet, and does nothing else."""
    shape = shape_of(formula)
    return shape is not None and summands(shape.skeleton) is not None


@lru_cache(maxsize=1 << 15)
def added_columns(formula: str, row: int) -> tuple[int, ...]:
    """The columns of its own row that a formula adds up; empty when it does anything else."""
    shape = shape_of(formula)
    if shape is None or "!" in shape.skeleton or not is_sum(formula):
        return ()
    if any(not place.first_row == place.last_row == row for place in shape.places):
        return ()
    columns = (range(place.first_column, place.last_column + 1) for place in shape.places)
    return tuple(column for each in columns for column in each)


@lru_cache(maxsize=1 << 15)
def single_place(formula: str) -> Place | None:
    """The one cell of its own sheet that a formula repeats; ``None`` for any other formula."""
    shape = shape_of(formula)
    tree = tree_of(shape.skeleton) if shape is not None else None
    if shape is None or not isinstance(tree, Slot) or tree.sheet is not None:
        return None
    place = shape.places[tree.index]
    return None if place.is_range else place


@lru_cache(maxsize=1 << 15)
def divides(formula: str) -> bool:
    """Whether a formula is a quotient: ``=C5/B5``, ``=IF(B5=0,0,C5/B5)``.

    ``=B5/2`` and ``=B5/$B$1`` only change the unit or the currency.
    """
    shape = shape_of(formula)
    tree = tree_of(shape.skeleton) if shape is not None else None
    return shape is not None and tree is not None and _divides(tree, shape)


def _divides(node: Node, shape: Shape) -> bool:
    match node:
        case Call(name=name, arguments=parts) if name in _ONE_OF:
            return any(_divides(part, shape) for part in parts[_ONE_OF[name]])
        case Call(name=name, arguments=(first, *_)) if name in _ROUNDS:
            return _divides(first, shape)
        case Unary(operand=operand):
            return _divides(operand, shape)
        case Chain(operators=("+" | "-",), operands=(first, Number())):  # growth: B5/C5-1
            return _divides(first, shape)
        case Chain(operators=operators, operands=operands) if "/" in operators:
            by = [part for sign, part in zip(operators, operands[1:], strict=True) if sign == "/"]
            return not any(_is_fixed(part, shape) for part in by)
        case _:
            return False


def _is_fixed(node: Node, shape: Shape) -> bool:
    """Whether a divisor is typed, or one cell for all rows."""
    if isinstance(node, Slot):
        return shape.places[node.index].marks[:2] == "$$"
    return isinstance(node, Number)


@lru_cache(maxsize=1 << 15)
def is_statistic(formula: str) -> bool:
    """Whether a formula is a mean, a smallest or a largest value."""
    shape = shape_of(formula)
    tree = tree_of(shape.skeleton) if shape is not None else None
    if isinstance(tree, Call) and tree.name in _ROUNDS and tree.arguments:
        tree = tree.arguments[0]
    return isinstance(tree, Call) and tree.name in _STATISTICS


@lru_cache(maxsize=1 << 15)
def goes_on(formula: str, row: int, column: int) -> bool:
    """Whether a formula adds to, or takes from, the number right above it in its column."""
    shape = shape_of(formula)
    if shape is None or not any(_is_above(place, row, column) for place in shape.places):
        return False
    tree = tree_of(shape.skeleton)
    return tree is not None and _adds_to(tree, shape, row, column)


def _adds_to(node: Node, shape: Shape, row: int, column: int) -> bool:
    match node:
        case Call(name=name, arguments=parts) if name in _ONE_OF:
            return any(_adds_to(part, shape, row, column) for part in parts[_ONE_OF[name]])
        case Call(name=name, arguments=(first, *_)) if name in _ROUNDS:
            return _adds_to(first, shape, row, column)
        case Call(name="SUM", arguments=parts) | Chain(operators=("+" | "-", *_), operands=parts):
            return len(parts) > 1 and any(
                isinstance(part, Slot)
                and part.sheet is None
                and _is_above(shape.places[part.index], row, column)
                for part in parts
            )
        case _:
            return False


def _is_above(place: Place, row: int, column: int) -> bool:
    return not place.is_range and (place.first_row, place.first_column) == (row - 1, column)


@lru_cache(maxsize=1 << 15)
def is_chain(formula: str) -> bool:
    """Whether a formula adds and subtracts, and does nothing else to the result."""
    shape = shape_of(formula)
    tree = tree_of(shape.skeleton) if shape is not None else None
    return isinstance(tree, Chain) and set(tree.operators) <= set("+-")


@lru_cache(maxsize=1 << 15)
def nets(formula: str, column: int) -> bool:
    """Whether a formula subtracts cells of its own column: ``=B9-B4``, a base or a balance."""
    shape = shape_of(formula)
    tree = tree_of(shape.skeleton) if shape is not None else None
    if shape is None or not isinstance(tree, Chain) or set(tree.operators) - set("+-"):
        return False
    return "-" in tree.operators and all(
        place.first_column == place.last_column == column for place in shape.places
    )


@lru_cache(maxsize=1 << 15)
def compares(formula: str, row: int) -> bool:
    """Whether a formula is the difference of two cells of its row: ``=F12-E12``, new less old."""
    shape = shape_of(formula)
    tree = tree_of(shape.skeleton) if shape is not None else None
    if shape is None or not isinstance(tree, Chain) or tree.operators != ("-",):
        return False
    return len(shape.places) == len(tree.operands) and all(
        place.first_row == place.last_row == row for place in shape.places
    )


@lru_cache(maxsize=1 << 15)
def single_places(formula: str) -> tuple[Place, ...]:
    """The cells that a formula names one by one; none when it names a range as well."""
    shape = shape_of(formula)
    if shape is None or any(place.is_range for place in shape.places):
        return ()
    return shape.places


def named_rows(formula: str, column: int) -> tuple[int, ...]:
    """The rows of its own column that a formula names one by one, not within a range."""
    shape = shape_of(formula)
    places = shape.places if shape is not None else ()
    return tuple(p.first_row for p in places if not p.is_range and p.first_column == column)


def repeated_row(formula: str, column: int) -> Spans:
    """The row of its own column that a formula repeats: ``=B3``; empty for any other."""
    place = single_place(formula)
    return ((place.first_row,) * 2,) if place is not None and place.first_column == column else ()


@lru_cache(maxsize=1 << 15)
def factor_rows(formula: str, column: int) -> tuple[int, ...]:
    """The rows of its own column that a formula multiplies with each other: ``=B2*B3``."""
    shape = shape_of(formula)
    tree = tree_of(shape.skeleton) if shape is not None else None
    if shape is None or not isinstance(tree, Chain) or tree.operators[0] != "*":
        return ()
    places = [shape.places[each.index] for each in tree.operands if isinstance(each, Slot)]
    rows = [p.first_row for p in places if p.first_column == p.last_column == column]
    return tuple(rows) if 1 < len(rows) == len(shape.places) else ()


@lru_cache(maxsize=1 << 15)
def rate_places(formula: str) -> tuple[Place, ...]:
    """The cells by which a formula multiplies others: ``B$2`` in ``=B4*B$2`` or ``=B4*(1+B$2)``.

    What is multiplied is among them where it is one cell: nobody can tell the two apart.
    ``=B4*0.2`` multiplies by no cell.
    """
    shape = shape_of(formula) if "*" in formula else None
    tree = tree_of(shape.skeleton) if shape is not None else None
    return () if shape is None or tree is None else tuple(_rates(tree, shape))


def _rates(node: Node, shape: Shape) -> Iterator[Place]:
    parts = _parts(node)
    if isinstance(node, Chain) and "*" in node.operators and sum(map(_has_slot, parts)) > 1:
        yield from (place for part in parts for place in _factor(part, shape))
    for part in parts:
        yield from _rates(part, shape)


def _parts(node: Node) -> tuple[Node, ...]:
    match node:
        case Chain(operands=parts) | Call(arguments=parts):
            return parts
        case Unary(operand=part) | Percent(operand=part):
            return (part,)
        case _:
            return ()


def _has_slot(node: Node) -> bool:
    return isinstance(node, Slot) or any(map(_has_slot, _parts(node)))


def _factor(node: Node, shape: Shape) -> Iterator[Place]:
    """The cell of a factor: itself, or 1 more or less it."""
    others = [part for part in _parts(node) if not isinstance(part, Number)]
    if isinstance(node, Chain) and len(others) == 1 < len(node.operands):
        node = others[0]
    if isinstance(node, Percent):
        node = node.operand
    if isinstance(node, Slot) and node.sheet is None and not shape.places[node.index].is_range:
        yield shape.places[node.index]
