"""What rounding to the cent does to shares that are calculated from amounts.

A grant of 85 % is paid in whole cents: of the whole it is 84.9999981 %, and the shares that
stand beside it come to 100.0000019 %.  Nobody can correct that, and nobody sees it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from cofin.checks.formula.nodes import Call, Chain, Node, Slot
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.shape import shape_of
from cofin.grid import Position, SheetGrid
from cofin.money import EXACT, HALF_CENT

_HAND_ON = frozenset(("IF", "IFERROR", "IFNA", "ROUND", "ROUNDUP", "ROUNDDOWN"))


def room_of_cents(sheet: SheetGrid, shares: Sequence[Position]) -> Decimal:
    """By how much some shares may miss their whole because amounts have no more than cents.

    Nothing where all of them are typed: those can be typed exactly.
    """
    wholes = [whole for at in shares if (whole := _whole(sheet, at)) is not None]
    if not wholes:
        return Decimal(0)
    most = EXACT.multiply(HALF_CENT, Decimal(len(shares) + 1))
    return EXACT.divide(most, min(wholes))


def _whole(sheet: SheetGrid, at: Position) -> Decimal | None:
    """What an amount of the sheet was divided by to give a share: the one over the other."""
    cell = sheet.cell(*at)
    shape = shape_of(cell.formula) if cell.formula and "/" in cell.formula else None
    tree = tree_of(shape.skeleton) if shape is not None else None
    index = _divided(tree) if tree is not None else None
    if shape is None or index is None:
        return None
    amount, share = sheet.cell(*shape.places[index][:2]).value, cell.value
    if isinstance(amount, Decimal) and isinstance(share, Decimal) and amount and share:
        return EXACT.divide(amount, share).copy_abs()
    return None


def _divided(node: Node) -> int | None:
    """The number of the cell that a formula divides, and does nothing else with."""
    match node:
        case Call(name=name, arguments=parts) if name in _HAND_ON:
            found = (_divided(part) for part in parts)
            return next((index for index in found if index is not None), None)
        case Chain(operators=signs, operands=(Slot(index=index, sheet=None), *_)) if "/" in signs:
            return index
        case _:
            return None
