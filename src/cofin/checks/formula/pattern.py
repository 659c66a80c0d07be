"""What the formulas of a row or a column have in common, and what one of them would be.

Each number of a reference (row or column of a corner) either moves with the formula or
stays.  Dollar signs say what the author meant to happen when copying; the pattern says what
did happen, so ``=Budget!$B$9`` over ``=Budget!$B$10`` is as regular as a copied formula.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import sub
from typing import NamedTuple

from cofin.checks.formula.nodes import Slot, walk
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.shape import Place, Shape, copied, filled
from cofin.grid import Position

_OWN_ROW = re.compile(r"\[#This Row\]|\[@", re.IGNORECASE)
_CORNERS = 4  # first row, first column, last row, last column


class Corner(NamedTuple):
    """One number of a reference: a fixed one, or the distance from the formula's own place."""

    moves: bool
    value: int


class Pattern(NamedTuple):
    """Formulas of one skeleton along a line; ``axis`` 0 goes down a column, 1 along a row."""

    skeleton: str
    axis: int
    model: Shape  # one of them, for its dollar signs
    corners: tuple[tuple[Corner, ...], ...]  # four for each reference
    fits_all: bool = False  # of those it was made from
    track: int = 0  # the column or row in which they stand

    def places_at(self, position: Position) -> tuple[Place, ...]:
        """The references that the formula would have in that cell; off the sheet: none."""
        here = position[self.axis]
        return tuple(
            place._replace(
                first_row=corners[0].value + here * corners[0].moves,
                first_column=corners[1].value + here * corners[1].moves,
                last_row=corners[2].value + here * corners[2].moves,
                last_column=corners[3].value + here * corners[3].moves,
            )
            for place, corners in zip(self.model.places, self.corners, strict=True)
        )

    def fits(self, shape: Shape, position: Position) -> bool:
        """Whether the formula in that cell is of the pattern."""
        if shape.skeleton != self.skeleton:
            return False
        return all(
            place[:_CORNERS] == wanted[:_CORNERS]
            for place, wanted in zip(shape.places, self.places_at(position), strict=True)
        )

    def formula_at(self, position: Position) -> str:
        """The text that would stand in that cell, without ``=``."""
        return filled(self.skeleton, self.places_at(position))

    def is_copy(self, shape: Shape, source: Position, target: Position) -> bool:
        """Whether the formula of a cell, copied to another one, is what belongs there."""
        down, right = target[0] - source[0], target[1] - source[1]
        return shape.skeleton == self.skeleton and all(
            copied(place, down, right)[:_CORNERS] == wanted[:_CORNERS]
            for place, wanted in zip(shape.places, self.places_at(target), strict=True)
        )

    @property
    def moves(self) -> bool:
        """Whether the formulas read different cells; if not, all have one result."""
        return any(corner.moves for corners in self.corners for corner in corners) or bool(
            _OWN_ROW.search(self.skeleton)
        )

    @property
    def refers_to_its_line(self) -> bool:
        """Whether each formula reads another cell of its own line, as a running total does.

        Or the cell before it of a line beside it, as an opening balance reads the closing one.
        """
        fixed = 1 - self.axis
        own = on_own_sheet(self.skeleton)
        return any(
            place.is_range is False
            and corners[self.axis].moves
            and corners[fixed].moves is False
            and (corners[self.axis].value == -1 or corners[fixed].value == self.track)
            and corners[self.axis].value != 0
            and index in own
            for index, (place, corners) in enumerate(
                zip(self.model.places, self.corners, strict=True)
            )
        )

    def reads_always(self, position: Position) -> bool:
        """Whether every formula reads one and the same cell, this one of its own sheet."""
        own = on_own_sheet(self.skeleton)
        return any(
            index in own
            and not (corners[0].moves or corners[1].moves)
            and (corners[0].value, corners[1].value) == position
            for index, corners in enumerate(self.corners)
        )


def pattern_of(found: Sequence[tuple[Position, Shape]], axis: int) -> Pattern:
    """The pattern that most of the formulas follow; all have one skeleton."""
    here = [position[axis] for position, _ in found]
    by_place = zip(*(shape.places for _, shape in found), strict=True)
    by_reference = []
    fits_all = True
    for places in by_place:
        corners = list(zip(*places, strict=True))
        if corners[0] == corners[2] and corners[1] == corners[3]:
            ways = 2 * [
                _corner(corners[0], here, could_move=axis == 0),
                _corner(corners[1], here, could_move=axis == 1),
            ]
        else:
            ways = [
                _corner(numbers, here, could_move=axis == index % 2)
                for index, numbers in enumerate(corners[:_CORNERS])
            ]
        by_reference.append(tuple(corner for corner, _ in ways))
        fits_all = fits_all and all(count == len(found) for _, count in ways)
    (at, first), *_ = found
    return Pattern(first.skeleton, axis, first, tuple(by_reference), fits_all, at[1 - axis])


@lru_cache(maxsize=1 << 12)
def on_own_sheet(skeleton: str) -> frozenset[int]:
    """The numbers of the references that name no sheet."""
    tree = tree_of(skeleton)
    nodes = walk(tree) if tree is not None else ()
    return frozenset(n.index for n in nodes if isinstance(n, Slot) and n.sheet is None)


def _corner(numbers: Sequence[int], here: Sequence[int], *, could_move: bool) -> tuple[Corner, int]:
    """What most of the numbers do, and how many; whether they could move with the line."""
    if len(numbers) > 1 and numbers.count(numbers[0]) == len(numbers):
        return Corner(False, numbers[0]), len(numbers)
    distances = list(map(sub, numbers, here)) if could_move else []
    if distances and distances.count(distances[0]) == len(distances):
        return Corner(True, distances[0]), len(numbers)
    fixed, count = _most_common(numbers)
    if not could_move:
        return Corner(False, fixed), count
    moved, moved_count = _most_common(distances)
    if moved_count >= count:
        return Corner(True, moved), moved_count
    return Corner(False, fixed), count


def _most_common(numbers: Sequence[int]) -> tuple[int, int]:
    """The number that comes most often, of several the first, and how often."""
    counts: dict[int, int] = {}
    for number in numbers:
        counts[number] = counts.get(number, 0) + 1
    most = max(counts.values())
    return next((number, count) for number, count in counts.items() if count == most)
