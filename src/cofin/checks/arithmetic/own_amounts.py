"""Which formulas take one total from another: only of those can a check say that they agree."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from cofin.checks.formula.nodes import Call, Chain, Node, Number, Unary
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.written import Written, formulas_of
from cofin.checks.structure.sums.sum import sums_of
from cofin.checks.structure.values import Look, number_in
from cofin.checks.subject import CellKey
from cofin.grid import Grid

#: Functions that add up.
_SUMS = frozenset(("SUM", "SUMIF", "SUMIFS", "SUMPRODUCT", "SUBTOTAL", "AGGREGATE"))
_ROUNDS = frozenset(("ROUND", "ROUNDUP", "ROUNDDOWN", "TRUNC", "ABS"))

#: Cells that link to cells that link, up to a sum.
_MOST_NESTED = 6

#: Cells that are looked at for their signs, in one workbook.
_MOST_LOOKS = 100_000


def bare(tree: Node) -> Node:
    """A formula without its rounding and signs: ``ROUND(ABS(B5-C5),2)`` is ``B5-C5``."""
    while True:
        match tree:
            case Call(name=name, arguments=(inner, *_)) if name in _ROUNDS:
                tree = inner
            case Unary(operand=inner):
                tree = inner
            case _:
                return tree


@lru_cache(maxsize=1 << 12)
def compared(skeleton: str) -> tuple[Node, ...]:
    """The amounts of which a formula takes some from another, or asks whether two are the same."""
    tree = tree_of(skeleton) if "-" in skeleton or "=" in skeleton else None
    if tree is None:
        return ()
    match bare(tree):
        case Chain(operators=("<" | "<=",), operands=(Call(name="ABS") as inner, Number())):
            tree = inner  # the same but for a trace
    match bare(tree):
        case Chain(operators=operators, operands=operands):
            return operands if "-" in operators or operators == ("=",) else ()
        case _:
            return ()


class Amounts:
    """What the amounts that formulas of a workbook compare are made of."""

    def __init__(self, grid: Grid, look: Look) -> None:
        self.sums = sums_of(grid)
        self._references = self.sums.references
        self._formulas = formulas_of(grid).by_sheet
        self._look = look
        self._totals: dict[CellKey, bool] = {}
        self._left = _MOST_LOOKS

    def place(self, node: Node | None, here: Written) -> CellKey | None:
        """The one cell that a part of a formula names; ``None`` for anything else."""
        area = (
            None if node is None else self._references.cell_of(node, here.shape.places, *here.key)
        )
        return None if area is None else (area.sheet, *area.range[:2])

    def formula(self, node: Node, here: Written) -> tuple[Node, Written] | None:
        """The formula in the one cell that a part of a formula names, and its tree."""
        key = self.place(node, here)
        shape = None if key is None else self._formulas.get(key[0], {}).get(key[1:])
        tree = None if shape is None else tree_of(shape.skeleton)
        if key is None or shape is None or tree is None:
            return None
        return tree, Written(*key, shape)

    def is_total(self, node: Node, here: Written, nested: int = 0) -> bool:
        """Whether a part of a formula adds up, or is made from what does: a rate of a total.

        The quotient of two totals is a share.
        """
        match bare(node):
            case Call(name=name) if name in _SUMS:
                return True
            case Chain(operators=operators, operands=operands):
                if set(operators) == {"+"}:
                    return sum(not isinstance(each, Number) for each in operands) > 1
                if "/" in operators or not set(operators) <= set("+-*"):
                    return False
                return any(self.is_total(each, here, nested) for each in operands)
            case link:
                return self._is_linked(link, here, nested)

    def _is_linked(self, link: Node, here: Written, nested: int) -> bool:
        linked = self.formula(link, here) if nested < _MOST_NESTED else None
        if linked is None:
            return False
        tree, there = linked
        if there.key not in self._totals:
            self._totals[there.key] = False  # in a circle
            self._totals[there.key] = self.is_total(tree, there, nested + 1)
        return self._totals[there.key]

    def takes_total(self, formula: Written, *, fewest: int) -> bool:
        """Whether at least so many of the amounts that a formula compares are totals.

        An amount that is typed in the formula makes it something else.
        """
        sides = compared(formula.shape.skeleton)
        if any(isinstance(each, Number) for each in sides):
            return False
        return sum(self.is_total(each, formula) for each in sides) >= fewest

    def has_both_signs(self, node: Node, here: Written) -> bool:
        """Whether cells that a sum names hold amounts above and below zero: changes."""
        signs: set[bool] = set()
        for area in self._references.of_node(node, here.shape.places, *here.key):
            first_row, first_column, last_row, last_column = area.range
            self._left -= (last_row - first_row + 1) * (last_column - first_column + 1)
            if self._left < 0:
                return False
            for row, column in product(
                range(first_row, last_row + 1), range(first_column, last_column + 1)
            ):
                amount = number_in(self._look, area.sheet, row, column)
                if amount:
                    signs.add(amount > 0)
        return len(signs) == 2
