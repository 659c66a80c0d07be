"""Whether a formula is another one with a slip: one reference moved, one sign turned.

A formula that calculates something else stands between copies on purpose as often as not.  One
that reads the row above in one place, ends a column early, or takes away what the others add, and
leaves unread a number that is there, hardly does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

from cofin.a1 import Range
from cofin.checks.formula.nodes import Chain, Slot
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.pattern import on_own_sheet
from cofin.checks.formula.references import References
from cofin.checks.formula.shape import Place, Shape
from cofin.checks.structure.values import Look, number_in
from cofin.checks.subject import CellKey
from cofin.grid import Area, Position

#: What the formulas have in common that add and take away single cells, whatever their signs.
_CHAIN = "+-"
#: Cells of a range that are looked at for a number.
_MOST_CELLS = 100

_Terms: TypeAlias = Counter[tuple[str, tuple[int, ...]]]
"""The cells that a chain adds and takes away, each with its sign."""


@lru_cache(maxsize=1 << 14)
def signs_of(skeleton: str) -> tuple[str, ...]:
    """The signs of the cells of a formula's own sheet that it adds and takes away, nothing else."""
    match tree_of(skeleton):
        case Chain(operators=signs, operands=operands) if {*signs} <= {*_CHAIN}:
            if all(isinstance(each, Slot) and each.sheet is None for each in operands):
                return ("+", *signs)
    return ()


def kind_of(skeleton: str) -> str:
    """What formulas have in common that may be slips of each other."""
    return _CHAIN if signs_of(skeleton) else skeleton


def is_of_its_line(shape: Shape, at: Position, axis: int) -> bool:
    """Whether a formula is made from its own column (axis 0) or row: a total, a difference."""
    track = at[1 - axis]
    own = [shape.places[index][:4] for index in on_own_sheet(shape.skeleton)]
    inside = [each for each in own if each[1 - axis] == each[3 - axis] == track]
    cells = sum(each[axis + 2] - each[axis] + 1 for each in inside)
    return cells > 1 or (0 < len(inside) == len(shape.places))


class Slips:
    """Judges formulas by what they read."""

    def __init__(self, references: References, look: Look) -> None:
        self.references, self.look = references, look

    def is_slip(self, found: Shape, meant: Shape, key: CellKey) -> bool:
        """Whether a formula is the one that is meant, but for a slip."""
        if found.skeleton == meant.skeleton:
            return self._has_moved(found, meant, key)
        ours, theirs = _terms(found), _terms(meant)
        if not ours or not theirs:
            return False
        kept, gone = ours & theirs, theirs - ours
        if sorted(cell for _, cell in ours) == sorted(cell for _, cell in theirs):
            return bool(kept and gone)  # all signs turned: what is left over, the other way round
        is_most = kept.total() > 1 and 2 * kept.total() > theirs.total()
        cells = [Area(key[0], Range(*cell)) for _, cell in gone]
        return is_most and bool(ours - theirs) and all(map(self._holds, cells))

    def _has_moved(self, found: Shape, meant: Shape, key: CellKey) -> bool:
        """Whether one reference names other cells than it should, which hold what is missing."""
        pairs = {
            (ours[:4], theirs)
            for ours, theirs in zip(found.places, meant.places, strict=True)
            if ours[:4] != theirs[:4]
        }
        if len(pairs) != 1:
            return False
        ((ours, theirs),) = pairs
        read, wanted = ({*self.references.of_shape(each, *key)} for each in (found, meant))
        if _is_fixed(ours, theirs) and any(self._holds(area) for area in read - wanted):
            return False  # the rate of another partner
        beside = [area.range for area in read]
        return all(self._holds(area, beside) for area in wanted - read)

    def _holds(self, area: Area, beside: Sequence[Range] = ()) -> bool:
        """Whether an area has a number other than 0 outside of some ranges, or nothing there."""
        first_row, first_column, last_row, last_column = area.range
        if (last_row - first_row + 1) * (last_column - first_column + 1) > _MOST_CELLS:
            return False
        cells = [
            (row, column)
            for row in range(first_row, last_row + 1)
            for column in range(first_column, last_column + 1)
            if not any(each.holds(row, column) for each in beside)
        ]
        return not cells or any(number_in(self.look, area.sheet, *each) for each in cells)


def _terms(shape: Shape) -> _Terms:
    signs = signs_of(shape.skeleton)
    return Counter((sign, each[:4]) for sign, each in zip(signs, shape.places, strict=False))


def _is_fixed(ours: Sequence[int], theirs: Place) -> bool:
    """Whether a dollar sign holds the row or column in which two places differ."""
    marks = theirs.marks if theirs.is_range else 2 * theirs.marks[:2]
    order = (marks[1], marks[0], marks[3], marks[2])  # as the numbers of a place: row, column
    return any(
        mark == "$" and one != other
        for mark, one, other in zip(order, ours, theirs[:4], strict=True)
    )
