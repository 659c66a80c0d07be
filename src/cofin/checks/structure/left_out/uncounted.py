"""Sub-totals that a grand total above their table, beside it or on another sheet forgets.

Of several blocks with a sum of one kind each, ``=F9+F22`` adds up two; nobody reads the third.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cofin.checks.formula.references import is_one_cell
from cofin.checks.formula.written import formulas_of
from cofin.checks.structure.sums.sum import Leaves, Sum, Sums
from cofin.checks.structure.sums.track import Track, stem
from cofin.checks.subject import CellKey
from cofin.checks.words.labels import nearest_label, row_label
from cofin.checks.words.outside import says_outside, without_whole
from cofin.checks.words.totals import is_of_everything
from cofin.grid import CellKind
from cofin.letters import plain

#: Rows between a block and its sum: one may be empty.
_APART = 2
#: Sub-totals of which a total must read some, to be one of such sub-totals.
_FEWEST = 2

#: Functions that may read any cell.
_POINTS = re.compile(r"\b(?:INDIRECT|OFFSET)\(")


class _Kind(NamedTuple):
    """How a sum is written, and whether it stands below its block."""

    skeleton: str
    is_below: bool


class _Block(NamedTuple):
    """A sum in a column, and the rows right above or below it that it adds up."""

    at: int
    first: int
    last: int
    kind: _Kind

    @property
    def top(self) -> int:
        """The first row of the block and its sum."""
        return min(self.at, self.first)

    @property
    def bottom(self) -> int:
        """The last one."""
        return max(self.at, self.last)


def uncounted(total: Sum, track: Track, leaves: Leaves, sums: Sums) -> list[int]:
    """The sub-totals that a total of others of their kind leaves out, and nobody else reads."""
    if track.axis or any(not is_one_cell(area.range) for area in total.areas):
        return []
    count = len(sums.within(track.sheet.name, 0, track.at))
    if sum(key in sums.by_cell for key in total.cells()) < _FEWEST or not sums.afford(count):
        return []
    found = sorted(_blocks(track, sums))
    named = [block for block in found if block.at in track.indexes]
    if len(named) < _FEWEST or len({each.kind for each in named}) > 1:
        return []
    alike = [block for block in found if block.kind == named[0].kind]
    first, last = alike.index(named[0]), alike.index(named[-1])
    forgotten = [
        alike[i]
        for i in range(max(0, first - len(named)), min(len(alike), last + len(named) + 1))
        if alike[i] not in named
        and (
            first < i < last
            or _goes_on(alike[i], alike[i + (1 if i < first else -1)], named, track)
        )
        and _is_apart(alike[i], total, leaves, track, sums)
    ]
    if not 0 < len(forgotten) < len(named) or not _is_of_all(total, sums):
        return []
    return [block.at for block in forgotten if not _is_meant(block, total, track, sums)]


def line_in_its_place(total: Sum, gone: Sequence[CellKey], sums: Sums) -> CellKey | None:
    """The line that a total reads in place of the one sub-total that it forgets."""
    part = sums.by_cell.get(gone[0]) if len(gone) == 1 else None
    below = sums.leaves(part) if part is not None else None
    return next((key for key in total.cells() if key in below), None) if below else None


def _blocks(track: Track, sums: Sums) -> Iterator[_Block]:
    """The sums of a column that add up rows right above or below them."""
    for part in sums.within(track.sheet.name, 0, track.at):
        if len(part.areas) != 1 or part.areas[0].sheet != track.sheet.name:
            continue
        at, (first, _, last, _) = part.key[1], part.areas[0].range
        if 0 < at - last <= _APART or 0 < first - at <= _APART:
            yield _Block(at, first, last, _Kind(part.skeleton, at > last))


def _is_of_all(total: Sum, sums: Sums) -> bool:
    """Whether a total says nothing but that it is one, or that it is of the whole project."""
    sheet = next(each for each in sums.grid.sheets if each.name == total.key[0])
    labels = [way(sheet, *total.key[1:]) for way in (row_label, nearest_label)]
    return any(is_of_everything(without_whole(stem(label))) for label in labels) and not any(
        map(says_outside, labels)
    )


def _is_apart(block: _Block, total: Sum, leaves: Leaves, track: Track, sums: Sums) -> bool:
    """Whether a total counts nothing of a block, or one line of it that it names by itself."""
    below = sums.leaves(sums.by_cell[track.key(block.at)]) or Counter()
    both = below.keys() & leaves.keys()
    return bool(below) and (
        not both or (len(both) == 1 < len(below) and both <= set(total.cells()))
    )


def _goes_on(block: _Block, beside: _Block, named: Sequence[_Block], track: Track) -> bool:
    """Whether a block goes on right behind, or before, those that are counted.

    There it must be called as they are: a table of its own begins with words of its own.
    """
    name = _name(track.label(block.at))
    most = max(map(_gap, named, named[1:])) + 1  # an empty row more or less
    if _gap(beside, block) > most or any(_name(track.label(each.at)) != name for each in named):
        return False
    ends = (block.top, block.bottom, named[0].top, named[-1].bottom)
    cells = map(track.cell, range(min(ends), max(ends)))
    return not any(cell.kind is CellKind.TEXT and cell.formula is None for cell in cells)


def _gap(one: _Block, other: _Block) -> int:
    """How far two blocks are apart."""
    return max(one.top, other.top) - min(one.bottom, other.bottom)


def _name(label: str) -> str:
    """A label without numbers and single letters: ``Sub-total A`` and ``Sub-total B`` are one."""
    return " ".join(word for word in stem(plain(label)).split() if len(word) > 1)


def _is_meant(block: _Block, total: Sum, track: Track, sums: Sums) -> bool:
    """Whether words say that a block is outside of the total, or another formula counts it."""
    names = (block.at, max(1, block.first - 1))
    lines = range(block.first, block.last + 1)
    return (
        any(says_outside(track.label(row)) for row in names)
        or all(says_outside(track.label(row)) for row in lines)
        or _is_read(block, total, track, sums)
    )


def _is_read(block: _Block, total: Sum, track: Track, sums: Sums) -> bool:
    """Whether any formula but a share reads the sub-total, or all of its block by itself."""
    formulas = formulas_of(sums.grid).by_skeleton
    if not sums.afford(sum(map(len, formulas.values()))):
        return True
    cells = [(row, track.at) for row in (block.at, block.first, block.last)]
    for skeleton, written in formulas.items():
        if _POINTS.search(skeleton.upper()):
            return True
        for formula in written:
            if formula.key in (track.key(block.at), total.key):
                continue
            for area in sums.references.of_shape(formula.shape, *formula.key):
                at, *ends = (area.range.holds(*cell) for cell in cells)
                is_share = "/" in skeleton and is_one_cell(area.range)
                if area.sheet == track.sheet.name and (at or all(ends)) and not is_share:
                    return True
    return False
