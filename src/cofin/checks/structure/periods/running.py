"""Rows (or columns) in which each period adds its own amount to the period before it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from cofin.checks.formula.nodes import Slot
from cofin.checks.formula.shape import Place, Shape
from cofin.checks.formula.written import formulas_of
from cofin.checks.structure.links.link import is_link
from cofin.checks.structure.sums.sum import summands
from cofin.checks.words.headings import any_of, folded, words_in
from cofin.checks.words.labels import column_label, row_label
from cofin.grid import Grid, SheetGrid

#: Formulas of one kind; with more they are made by a program.
_MOST = 5_000
#: Rows of a sheet in which a formula may go on; a column of balances has many, read across.
_MOST_TRACKS = 50


class Read(NamedTuple):
    """What a plain sum reads: a period of its own row, and cells of others."""

    before: int | None
    bases: frozenset[int]
    first: int
    last: int


class Running(NamedTuple):
    """A row (axis 1) or column (0) that is called cumulative, and where its formulas go on."""

    sheet: SheetGrid
    axis: int
    track: int
    seeds: Mapping[int, Read]

    def at(self, index: int, track: int | None = None) -> tuple[int, int]:
        """The cell of a period, in this row or another."""
        line = self.track if track is None else track
        return (line, index) if self.axis else (index, line)


def running_in(grid: Grid) -> Iterator[Running]:
    """The rows and columns with a formula that goes on, whose label says the same."""
    sheets = {sheet.name: sheet for sheet in grid.sheets}
    found: dict[tuple[str, int, int], dict[int, Read]] = defaultdict(dict)
    for skeleton, formulas in formulas_of(grid).by_skeleton.items():
        if not _is_plain_sum(skeleton) or len(formulas) > _MOST:
            continue
        for name, row, column, shape in formulas:
            for axis, index, track in ((0, row, column), (1, column, row)):
                read = read_by(shape.places, axis, index, track)
                if read is not None and goes_on(read, index):
                    found[name, axis, track][index] = read
    tracks = Counter(key[:2] for key in found)
    for (name, axis, track), seeds in found.items():
        if tracks[name, axis] > _MOST_TRACKS:
            continue
        running = Running(sheets[name], axis, track, seeds)
        label = row_label if axis else column_label
        if all(says_cumulative(label(sheets[name], *running.at(index))) for index in seeds):
            yield running


@lru_cache(maxsize=1 << 12)
def _is_plain_sum(skeleton: str) -> bool:
    """Whether a formula adds up cells of its own sheet and does nothing else."""
    terms = summands(skeleton) if len(skeleton) < 100 else None
    return terms is not None and all(isinstance(t, Slot) and t.sheet is None for t in terms)


def read_of(shape: Shape, axis: int, index: int, track: int) -> Read | None:
    """What a formula reads, if it is a plain sum or a link; ``None`` for anything else."""
    is_own_link = "!" not in shape.skeleton and is_link(shape.skeleton)
    is_plain = is_own_link or _is_plain_sum(shape.skeleton)
    return read_by(shape.places, axis, index, track) if is_plain else None


def read_by(places: Sequence[Place], axis: int, index: int, track: int) -> Read | None:
    """The same by the places that are read."""
    before: int | None = None
    bases: set[int] = set()
    spans: list[int] = []
    for place in places:
        reach = place[:4]
        line, first, last = reach[1 - axis], reach[axis], reach[axis + 2]
        if line != reach[3 - axis] or place.is_whole:
            return None
        if line != track:
            bases.add(line)
            spans += [first, last]
        elif before is None and first == last < index:
            before = first
        else:
            return None
    return Read(before, frozenset(bases), min(spans, default=0), max(spans, default=0))


def goes_on(read: Read, index: int) -> bool:
    """Whether a formula adds its own period to those before it."""
    is_longer = read.first < index if read.before is None else read.first == index
    return len(read.bases) == 1 and read.last == index and is_longer


@cache
def _words() -> re.Pattern[str]:
    words = words_in("cumulative")["cumulative"]["words"]
    return re.compile(rf"(?<!\w)(?:{any_of(words)})(?!\w)")


def says_cumulative(label: str) -> bool:
    """Whether a label says that periods add up as they go on."""
    return _words().search(folded(label)) is not None
