"""Rows and columns that say what there is at a moment: what each period takes over.

The year's opening balance repeats what the year before left (``C2 =B9``), and that was made from
its own opening balance (``B9 =B2+B5-B8``).  Formulas say so in any language.  Such amounts are
no flows: their sum over the periods counts the same money again and again.  A balance without
an opening row of its own starts from the period before in its own row (``C9 =B9+C5-C8``).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from cofin.checks.formula.nodes import Chain, Slot
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.shape import Place, shape_of
from cofin.checks.same import Same
from cofin.grid import Position, SheetGrid

#: A formula that repeats one cell of its own sheet, and how long such a one may be.
_REPEATS = re.compile(r"\+?\$?[A-Z]{1,3}\$?[0-9]{1,7}", re.IGNORECASE)
_LONGEST = 13

#: Periods that start from the one before: one alone is any difference.
_LEAST_STEPS = 2
#: Steps from what is left at the end back to the beginning: left, available, taken over.
_MOST_STEPS = 4


class Stocks(NamedTuple):
    """Rows (or columns) that are taken over, and all that say what there is at a moment."""

    opening: frozenset[int]
    every: frozenset[int]


def stocks_of(sheet: SheetGrid, axis: int) -> Stocks:
    """The rows (axis 0) or columns (axis 1) of a whole sheet that are stocks."""
    return _stocks(Same(sheet), axis)


@lru_cache(maxsize=4)
def _stocks(same: Same[SheetGrid], axis: int) -> Stocks:
    cells = same.thing.cells.items()
    return stocks_in(same.thing, axis, {at: cell.formula for at, cell in cells if cell.formula})


def stocks_in(sheet: SheetGrid, axis: int, formulas: Mapping[Position, str]) -> Stocks:
    """The rows (axis 0) or columns (axis 1) among some formulas of a sheet that are stocks."""
    ways: defaultdict[int, list[tuple[int, ...]]] = defaultdict(list)
    for here, formula in formulas.items():
        if len(formula) <= _LONGEST and _REPEATS.fullmatch(formula):
            for there in (place[:2] for place in _places(formula)):
                if there[0] != here[0] and there[1] != here[1]:
                    ways[here[axis]] += way_back(sheet, axis, here, there)
    rows = Counter(
        at[axis]
        for at, formula in (formulas.items() if ways else ())
        if at[axis] in ways and not _stays(formula, axis, at[axis])
    )
    opening = frozenset(at for at, each in ways.items() if 2 * len(each) >= rows[at])
    return Stocks(opening, frozenset(index for at in opening for way in ways[at] for index in way))


def balance_rows(formulas: Mapping[Position, str]) -> frozenset[int]:
    """The rows in which most periods start from the one before and take something away.

    Without what is taken away it may be a salary that rises: a flow as well.
    """
    steps = Counter(at[0] for at, formula in formulas.items() if _goes_on(formula, *at))
    made = Counter(
        at[0]
        for at, formula in (formulas.items() if steps else ())
        if at[0] in steps and not _stays(formula, 0, at[0])
    )
    return frozenset(
        row for row, count in steps.items() if count >= _LEAST_STEPS and 2 * count > made[row]
    )


@lru_cache(maxsize=1 << 15)
def _goes_on(formula: str, row: int, column: int) -> bool:
    """Whether a formula is what its row held before, more and less what its column says."""
    shape = shape_of(formula) if "-" in formula and "!" not in formula else None
    tree = tree_of(shape.skeleton) if shape is not None else None
    if shape is None or not isinstance(tree, Chain) or set(tree.operators) - set("+-"):
        return False
    kept = [
        shape.places[part.index]
        for sign, part in zip(("+", *tree.operators), tree.operands, strict=True)
        if isinstance(part, Slot) and sign == "+"
    ]
    before = [place for place in kept if place[:4] == (row, place[1], row, place[1])]
    others = [place for place in shape.places if place not in before]
    return (
        len(before) == 1
        and before[0].first_column < column
        and "-" in tree.operators
        and all(place[1] == place[3] == column and row != place[0] for place in others)
    )


def way_back(sheet: SheetGrid, axis: int, here: Position, there: Position) -> list[tuple[int, ...]]:
    """The rows from an opening balance back to the one of the period before, if they lead there."""
    wanted, track = here[axis], there[1 - axis]
    waiting: list[tuple[int, ...]] = [(there[axis],)]
    seen = {there[axis]}
    for way in waiting:
        at = (way[-1], track) if axis == 0 else (track, way[-1])
        read = [p for p in _places(sheet.cell(*at).formula or "") if _is_of(p, axis, track)]
        spans = [
            (p.first_column, p.last_column) if axis else (p.first_row, p.last_row) for p in read
        ]
        if any(first <= wanted <= last for first, last in spans):
            return [(wanted, *way)]
        for first, last in spans if len(way) < _MOST_STEPS else ():
            if first == last not in seen:
                seen.add(first)
                waiting.append((*way, first))
    return []


def _places(formula: str) -> tuple[Place, ...]:
    shape = shape_of(formula) if formula and "!" not in formula else None
    return shape.places if shape is not None else ()


def _is_of(place: Place, axis: int, track: int) -> bool:
    """Whether a formula names cells of one period alone."""
    return place[1 - axis] == place[3 - axis] == track


def _stays(formula: str, axis: int, index: int) -> bool:
    """Whether a formula reads its own row alone, as a total over the periods does."""
    return all(place[axis] == place[axis + 2] == index for place in _places(formula))
