"""What stands above the rows of a sum and is none of them: what they are made of or held against.

``Pupils`` above the costs that are reckoned for each of them, and the ceiling, the grant or last
year's budget with which their total is compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from cofin.checks.formula.nodes import Chain, Node, Number, Percent, Slot, walk
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.shape import Shape, shape_of
from cofin.checks.structure.sums.readers import readers_of
from cofin.checks.structure.sums.sum import Sum, Sums
from cofin.checks.structure.sums.track import Track
from cofin.grid import Grid, Position, SheetGrid
from cofin.money import EXACT

#: What is multiplied by less is the base of a rate (0.25), or grows (1.03), and is a part.
_LEAST_FACTOR = 2
#: A smaller whole number that is typed is no price for each.
_LEAST_PRICE = 10

_COMPARED = frozenset(("<", "<=", ">", ">=", "=", "<>"))


def without_heads(left: Sequence[int], total: Sum, track: Track, sums: Sums) -> list[int]:
    """Those of the indexes of a column that are rows of the sum, as far as formulas tell.

    Rows that stand together are of one kind: where one is a factor, all are.
    """
    if track.axis:
        return list(left)
    kept: list[int] = []
    for run in _runs(left):
        if not any(_is_head(index, total, track, sums) for index in run):
            kept += run
    return kept


def _runs(indexes: Sequence[int]) -> Iterator[list[int]]:
    """Indexes that follow each other."""
    run: list[int] = []
    for index in indexes:
        if run and index > run[-1] + 1:
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _is_head(index: int, total: Sum, track: Track, sums: Sums) -> bool:
    at, here = track.position(index), track.index_of(total.key)
    named = frozenset(track.indexes)
    for row in readers_of(sums).naming(track, index).all:
        formula = track.sheet.cell(row, track.at).formula or ""
        shape = shape_of(formula)
        assert shape is not None, "only formulas that can be read name a cell"
        if row in named and _is_factor(shape, at, track.sheet, sums.grid):
            return True
        if here is not None and (at, track.position(here)) in held_against(formula):
            return True
    return False


def _is_factor(shape: Shape, at: Position, sheet: SheetGrid, grid: Grid) -> bool:
    """Whether a formula takes a cell several times: so many persons, at so much for each."""
    tree = tree_of(shape.skeleton)
    for node in walk(tree) if tree is not None else ():
        if not isinstance(node, Chain) or node.operators[0] not in ("*", "/"):
            continue
        factor, is_there, is_typed = Decimal(1), False, True
        for operator, operand in zip(("*", *node.operators), node.operands, strict=True):
            if at in _named(shape, operand):
                is_there = operator == "*"
                continue
            value = _value(shape, operand, sheet, grid)
            if not value:
                return False
            is_typed = is_typed and not isinstance(operand, Slot)
            count = EXACT.multiply if operator == "*" else EXACT.divide
            factor = count(factor, value)
        is_times = is_typed and factor in range(_LEAST_PRICE)  # twice as much as the other
        if is_there and abs(factor) >= _LEAST_FACTOR and not is_times:
            return True
    return False


@lru_cache(maxsize=1 << 14)
def held_against(formula: str) -> frozenset[tuple[Position, Position]]:
    """Pairs of cells of which a formula holds the first against the second, a total.

    It compares the two as they are, takes the total off, or divides it.  A part that is
    divided by its total is a share of it, and what is taken off a total is in it.
    """
    shape = shape_of(formula)
    tree = tree_of(shape.skeleton) if shape is not None else None
    found: set[tuple[Position, Position]] = set()
    for node in walk(tree) if tree is not None else ():
        if not isinstance(node, Chain) or shape is None:
            continue
        first, *others = (_single(shape, operand) for operand in node.operands)
        for operator, cell in zip(node.operators, others, strict=True):
            if first is None or cell is None:
                continue
            is_compared = operator in _COMPARED
            if is_compared or operator == "-":
                found.add((first, cell))
            if is_compared or operator == "/":
                found.add((cell, first))
    return frozenset(found)


def _named(shape: Shape, node: Node) -> Sequence[Position]:
    """The cells of its own sheet that a part of a formula names by themselves."""
    slots = (each for each in walk(node) if isinstance(each, Slot) and each.sheet is None)
    places = (shape.places[slot.index] for slot in slots)
    return [place[:2] for place in places if not place.is_range]


def _single(shape: Shape, node: Node) -> Position | None:
    """The cell that an operand is; ``None`` for a part of one, as ``B9*30%``."""
    if not isinstance(node, Slot) or node.sheet is not None or shape.places[node.index].is_range:
        return None
    return shape.places[node.index][:2]


def _value(shape: Shape, node: Node, sheet: SheetGrid, grid: Grid) -> Decimal | None:
    """The number of a factor; ``None`` where it is none, or not known."""
    match node:
        case Number(value=value):
            return value
        case Percent(operand=Number(value=value)):
            return EXACT.divide(value, Decimal(100))
        case Slot(index=index, sheet=other):
            where = sheet if other is None else grid.sheet(other.name)
            place = shape.places[index]
            if where is None or place.is_range:
                return None
            found = where.cell(place.first_row, place.first_column).value
            return found if isinstance(found, Decimal) else None
    return None
