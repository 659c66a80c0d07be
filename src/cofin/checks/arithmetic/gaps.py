"""Part of A02: a column "Gap" that says 0 in all rows but one or two is a check of the sheet.

It compares an amount with the sum of what stands in the same row: costs with all sources.
Between two versions of a budget a difference is nothing wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache

from cofin.checks.formula.nodes import Call, Chain, Slot
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.shape import shape_of
from cofin.checks.formula.written import Written
from cofin.checks.subject import CellKey, Recomputed
from cofin.grid import SheetGrid
from cofin.money import HALF_CENT

#: So many rows show that 0 is what stands there; of so many, one may be wrong.
_FEWEST = 4


def gaps_among(
    sheets: Mapping[str, SheetGrid],
    given: Mapping[Written, Recomputed],
    says_gap: Callable[[Written], bool],
) -> set[CellKey]:
    """The formulas of one form that stand in such a column."""
    columns: dict[tuple[str, int], list[Written]] = defaultdict(list)
    for each in given:
        columns[each.sheet, each.column].append(each)
    found: set[CellKey] = set()
    for same in columns.values():
        off = sum(not _is_zero(given[each]) for each in same)
        if len(same) < _FEWEST or not 0 < off * _FEWEST <= len(same) or not says_gap(same[0]):
            continue
        if all(_compares_with_sum(sheets[each.sheet], each) for each in same):
            found.update(each.key for each in same)
    return found


def _is_zero(value: Recomputed) -> bool:
    return isinstance(value, Decimal) and value.copy_abs() < HALF_CENT


def _compares_with_sum(sheet: SheetGrid, formula: Written) -> bool:
    """Whether it takes one cell of its row from another, of which one adds up its row."""
    places = formula.shape.places
    if not _is_difference(formula.shape.skeleton) or len(places) != 2:
        return False
    cells = [(place.first_row, place.first_column) for place in places]
    if any(row != formula.row for row, _ in cells):
        return False
    return sum(_adds_row(sheet.cell(*cell).formula or "", formula.row) for cell in cells) == 1


def _adds_row(formula: str, row: int) -> bool:
    shape = shape_of(formula) if formula else None
    return (
        shape is not None
        and isinstance(tree := tree_of(shape.skeleton), Call)
        and tree.name == "SUM"
        and all(place.first_row == place.last_row == row for place in shape.places)
    )


@lru_cache(maxsize=1 << 10)
def _is_difference(skeleton: str) -> bool:
    tree = tree_of(skeleton) if "-" in skeleton else None
    return (
        isinstance(tree, Chain)
        and tree.operators == ("-",)
        and all(isinstance(each, Slot) for each in tree.operands)
    )
