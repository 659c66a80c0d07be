"""Part of C05: of three products in a table the one that lacks a factor the other two have.

``ROUND(B4*C4*D4/12,2)`` twice, and ``ROUND(B3*C3*D3,2)`` between them: a yearly cost that was
not brought to months.  Three formulas are few, so only what has hardly another reason counts: an
input of the row that is filled in and not read, or a division that is gone.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TypeAlias

from cofin.checks.formula.nodes import Call, Chain, Node, Number, Slot
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.shape import Shape, shape_of
from cofin.checks.structure.breaks.ends import are_copies, are_summed
from cofin.checks.structure.lines.line import FEWEST, Line
from cofin.checks.structure.sums.sum import Sums
from cofin.checks.structure.values import Look, number_in
from cofin.grid import Position

_Factor: TypeAlias = tuple[str, Decimal | tuple[int, ...]]
"""Whether it multiplies or divides, and a cell, or a number."""


def lacks_a_factor(line: Line, position: Position, sums: Sums, look: Look) -> bool:
    """Whether the formula is the product of the other two without one of its factors."""
    if line.axis == 1 or len(line.positions) != FEWEST or not are_copies(line):
        return False
    if not are_summed(line, line.positions, sums):
        return False
    found, meant = (
        _factors(shape_of(formula))
        for formula in (
            line.sheet.cells[position].formula or "",
            line.pattern.formula_at(position),
        )
    )
    if len(found) < FEWEST - 1 or found - meant:
        return False
    gone = list((meant - found).elements())
    row = position[0]
    cells = [what for _, what in meant if isinstance(what, tuple) and what[0] == row]
    if len(gone) != 1 or not all(number_in(look, line.sheet.name, *cell[:2]) for cell in cells):
        return False
    (way, what), *_ = gone
    return what in cells if isinstance(what, tuple) else way == "/" and what > 1


def _factors(shape: Shape | None) -> Counter[_Factor]:
    """What a formula multiplies and divides; nothing where it does anything else."""
    tree = tree_of(shape.skeleton) if shape is not None else None
    if isinstance(tree, Call) and tree.name == "ROUND" and tree.arguments:
        tree = tree.arguments[0]
    if shape is None or not isinstance(tree, Chain) or not set(tree.operators) <= {"*", "/"}:
        return Counter()
    ways = ("*", *tree.operators)
    found: Counter[_Factor] = Counter()
    for way, node in zip(ways, tree.operands, strict=True):
        what = _what(node, shape)
        if what is None:
            return Counter()
        found[way, what] += 1
    return found


def _what(node: Node, shape: Shape) -> Decimal | tuple[int, ...] | None:
    """A number, or a cell of the formula's own sheet."""
    if isinstance(node, Number):
        return node.value
    if isinstance(node, Slot) and node.sheet is None and not shape.places[node.index].is_range:
        return tuple(shape.places[node.index][:4])
    return None
