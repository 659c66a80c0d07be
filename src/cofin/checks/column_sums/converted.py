"""Totals that convert the total of another column: into another currency, or into thousands.

Every line is rounded, and so is the total: they need not agree to the cent.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from cofin.checks.column_sums.parts import is_within
from cofin.checks.formula.nodes import Call, Chain, Node, Number, Percent, Slot
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.shape import Shape, copied, shape_of
from cofin.checks.structure.sums.written import added_rows
from cofin.checks.tables.cells import added, less
from cofin.checks.tables.tables import SeenRow
from cofin.money import EXACT

_ROUNDS = frozenset(("ROUND", "ROUNDUP", "ROUNDDOWN", "TRUNC"))
#: What rounding takes from one number at most.
_CENT = Decimal("0.01")


class Converted(NamedTuple):
    """The lines whose total a total converts, and whether only cents lie between them."""

    parts: tuple[SeenRow, ...]
    is_near: bool


def converted(row: SeenRow, rows: Sequence[SeenRow], column: int) -> Converted | None:
    """What a total converts as its lines do; ``None`` when it is no such total.

    ``=ROUND(D9/$C$1,2)`` below ``=ROUND(D8/$C$1,2)``, where D9 adds up D4:D8.
    """
    formula = row.formulas.get(column, "")
    source = _source(formula, row.number)
    if source is None:
        return None
    alike = [each for each in rows if _is_copy(each, row, column)]
    spans = added_rows(row.formulas.get(source, ""), source)
    parts = tuple(each for each in rows if is_within(each.number, spans))
    if not parts:  # the other column adds up what it likes
        lines = [each for each in rows if not each.is_total]
        return Converted((), is_near=True) if lines and len(alike) >= len(lines) else None
    if not any(each in alike for each in parts):
        return None
    off = less(row.numbers[column], added(each.numbers[column] for each in parts)).copy_abs()
    is_near = off <= EXACT.multiply(_CENT, Decimal(len(parts) + 1))
    return Converted(parts, is_near)


def _is_copy(line: SeenRow, total: SeenRow, column: int) -> bool:
    """Whether the formula of a line is that of the total, of its own row."""
    one, other = (shape_of(each.formulas.get(column, "")) for each in (line, total))
    if one is None or other is None or one.skeleton != other.skeleton:
        return False
    down = total.number - line.number
    return tuple(copied(place, down, 0) for place in one.places) == other.places


@lru_cache(maxsize=1 << 15)
def _source(formula: str, row: int) -> int | None:
    """The column of the one cell of its row that a formula multiplies or divides by fixed ones."""
    shape = shape_of(formula) if "*" in formula or "/" in formula else None
    tree = tree_of(shape.skeleton) if shape is not None else None
    if shape is None or tree is None:
        return None
    found = _own(tree, shape, row)
    return shape.places[found].first_column if found is not None else None


def _own(node: Node, shape: Shape, row: int) -> int | None:
    """The number of the one cell of the row; ``None`` when a formula is more than a conversion."""
    match node:
        case Call(name=name, arguments=(first, *_)) if name in _ROUNDS:
            return _own(first, shape, row)
        case Slot(index=index, sheet=None) if not shape.places[index].is_range:
            return index if shape.places[index].first_row == row else None
        case Chain(operators=signs, operands=parts) if set(signs) <= set("*/"):
            moving = [part for part in parts if not _is_fixed(part, shape)]
            is_divisor = any(
                s == "/" and p in moving for s, p in zip(signs, parts[1:], strict=True)
            )
            return _own(moving[0], shape, row) if len(moving) == 1 and not is_divisor else None
        case _:
            return None


def _is_fixed(node: Node, shape: Shape) -> bool:
    """Whether a factor is typed, or one cell for all rows."""
    match node:
        case Slot(index=index):
            return shape.places[index].marks[:2] == "$$"
        case Percent(operand=operand):
            return _is_fixed(operand, shape)
        case _:
            return isinstance(node, Number)
