"""Which numbers below headings of money are shares: "% of the total" in a row of its own."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from cofin.checks.formula.nodes import Chain, Slot
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.shape import shape_of
from cofin.checks.tables.tables import SeenRow, SeenTable

#: A part may be more than its whole where one of the two is wrong; an amount is hardly so small.
_MOST = 2


def is_share(table: SeenTable, row: SeenRow, column: int) -> bool:
    """Whether a number is a share and no money.

    It is shown in percent, made by dividing one cell by another, or a fraction like all
    others of its row.
    """
    number = row.numbers[column]
    if "%" in table.grid.cell(row.number, column).style.number_format:
        return True
    if not number or abs(number) > _MOST:
        return False
    formula = row.formulas.get(column, "")
    if formula:
        shape = shape_of(formula)
        return shape is not None and _divides(shape.skeleton)
    return len(row.numbers) > 1 and all(map(_is_fraction, row.numbers.values()))


def _is_fraction(number: Decimal) -> bool:
    return abs(number) <= 1


@lru_cache(maxsize=1 << 10)
def _divides(skeleton: str) -> bool:
    """Whether a formula is one cell divided by another: ``C6/$I$6``."""
    tree = tree_of(skeleton) if "/" in skeleton else None
    return (
        isinstance(tree, Chain)
        and tree.operators == ("/",)
        and all(isinstance(each, Slot) for each in tree.operands)
    )
