"""Part of C05: one of several shares of an amount that is taken of another amount.

``G13*40%``, ``G9*40%`` and ``G13`` less both of them: what is left of G13 is left when its parts
are gone, and the percentages of all three make up the whole.  So each is a part of G13.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from cofin.a1 import a1
from cofin.checks.finding import Finding, said, short
from cofin.checks.formula.nodes import Call, Chain, Slot
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.shape import Shape, copied
from cofin.checks.formula.written import formulas_of
from cofin.checks.structure.breaks.slips import signs_of
from cofin.checks.structure.correction import correction
from cofin.checks.structure.values import Look, look_in, number_in
from cofin.checks.subject import Subject
from cofin.checks.tables.cells import added
from cofin.grid import Position, SheetGrid

_Shapes: TypeAlias = Mapping[Position, Shape]

#: A share is a percentage of an amount.
_FACTORS = 2
#: Shares of which one may be taken of something else.
_FEWEST = 2


class _Share(NamedTuple):
    """A share, the amount of which it is one, and the column (axis 0) of its percentage."""

    at: Position
    base: Position
    track: int


def shares_of_whole(subject: Subject) -> Iterator[Finding]:
    """Yield each share that alone is taken of another amount than the rest is left of."""
    if subject.layout is not None:
        return
    look = look_in(subject)
    for sheet in subject.grid.sheets:
        shapes = formulas_of(subject.grid).by_sheet[sheet.name]
        for at, shape in shapes.items():
            if {*signs_of(shape.skeleton)[1:]} == {"-"} and len(shape.places) > _FEWEST:
                whole, *parts = (place[:2] for place in shape.places)
                for axis in (0, 1):
                    shares = _shares(shapes, parts, at, axis)
                    odd = [share for share in shares if share.base != whole]
                    if len(odd) == 1 and _make_up_all(look, sheet.name, at, shares, axis):
                        like = next(share for share in shares if share.base == whole)
                        found = _finding(subject, sheet, shapes, (odd[0], like), at)
                        yield from found


def _shares(
    shapes: _Shapes, parts: Sequence[Position], at: Position, axis: int
) -> Sequence[_Share]:
    """What is taken away, if all of it are shares in the column or row of the formula."""
    found = [
        share
        for part in parts
        if part[1 - axis] == at[1 - axis] and (share := _share(shapes.get(part), part, axis))
    ]
    is_one = len(found) == len(parts) and len({share.track for share in found}) == 1
    return found if is_one else ()


def _share(shape: Shape | None, at: Position, axis: int) -> _Share | None:
    """A cell as a percentage beside it of an amount elsewhere."""
    if shape is None or not _is_product(shape.skeleton) or len(shape.places) != _FACTORS:
        return None  # of more places one says to how many digits it is rounded
    one, other = (place[:2] for place in shape.places)
    for percentage, base in ((one, other), (other, one)):
        if percentage[axis] == at[axis] != base[axis]:
            return _Share(at, base, percentage[1 - axis])
    return None


@lru_cache(maxsize=1 << 12)
def _is_product(skeleton: str) -> bool:
    """Whether a formula multiplies two cells of its own sheet, and does nothing else."""
    tree = tree_of(skeleton)
    match tree:
        case Call(name="ROUND", arguments=(first, *_)):
            tree = first
    match tree:
        case Chain(operators=("*",), operands=(Slot(sheet=None), Slot(sheet=None))):
            return True
    return False


def _make_up_all(look: Look, sheet: str, at: Position, shares: Sequence[_Share], axis: int) -> bool:
    """Whether the percentages of the shares, and of what is left, are the whole."""
    track = shares[0].track
    along = [each[axis] for each in (at, *(share.at for share in shares))]
    places = [(index, track) if axis == 0 else (track, index) for index in along]
    numbers = [number_in(look, sheet, *place) or Decimal(0) for place in places]
    return all(numbers) and added(numbers) == 1


def _finding(
    subject: Subject,
    sheet: SheetGrid,
    shapes: _Shapes,
    shares: tuple[_Share, _Share],
    rest: Position,
) -> Iterator[Finding]:
    odd, like = shares
    by = (odd.at[0] - like.at[0], odd.at[1] - like.at[1])
    shape = shapes[like.at]
    meant = shape._replace(places=tuple(copied(place, *by) for place in shape.places))
    right = correction(subject, sheet, odd.at, meant.text(), like.at)
    if like.base not in (place[:2] for place in meant.places) or not right.difference:
        return
    problem = said(
        "structure.share_of_another",
        place=right.place,
        label=right.label,
        found=short(right.found),
        rest=a1(*rest),
        whole=a1(*like.base),
        expected=short(right.expected),
        gives=right.gives,
    )
    yield right.finding({"problem": problem, "mend": right.put})
