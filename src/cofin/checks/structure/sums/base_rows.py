"""Rows that are only the base of another row: what a rate is applied to, shown on its way."""

from __future__ import annotations

from cofin.checks.formula.nodes import Call, Chain
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.shape import shape_of
from cofin.checks.structure.sums.readers import any_of, readers_of
from cofin.checks.structure.sums.sum import Leaves, Sums
from cofin.checks.structure.sums.track import Track
from cofin.grid import Area


def is_base(index: int, track: Track, leaves: Leaves, sums: Sums) -> bool:
    """Whether a row takes counted rows from each other, and a row of the sum is made from it.

    ``Base of indirect costs =B6-B3`` under the direct costs: the total counts them and the
    indirect costs, and would count them twice with their base.
    """
    formula = track.cell(index).formula
    if formula is None or not _subtracts(formula):
        return False
    read = sums.references.of_formula(formula, *track.key(index))
    if not all(_is_counted(area, leaves, sums) for area in read):
        return False
    return any_of(readers_of(sums).naming(track, index).all, track.indexes)


def _subtracts(formula: str) -> bool:
    shape = shape_of(formula)
    tree = tree_of(shape.skeleton) if shape is not None else None
    if isinstance(tree, Call) and tree.name == "ROUND" and tree.arguments:
        tree = tree.arguments[0]
    return isinstance(tree, Chain) and "-" in tree.operators and set(tree.operators) <= set("+-")


def _is_counted(area: Area, leaves: Leaves, sums: Sums) -> bool:
    """Whether the sum counts a cell that is read, by itself or through what it adds up."""
    row, column, last_row, last_column = area.range
    if (row, column) != (last_row, last_column):
        return False
    key = (area.sheet, row, column)
    part = sums.by_cell.get(key)
    below = (sums.leaves(part) if part is not None else None) or {key: 1}
    return below.keys() <= leaves.keys()
