"""Part of C05: formulas below each other that read a table from left to right.

``=B10+B21+B32`` for the first period, ``=C10+C21+C32`` for the second below it: the same rows,
one column further each time.  One that leaves out a row, or reads another period, has slipped.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from cofin.a1 import a1
from cofin.checks.finding import Finding
from cofin.checks.formula.references import is_one_cell
from cofin.checks.formula.shape import Place, Shape, filled
from cofin.checks.formula.written import Written, formulas_of
from cofin.checks.structure.correction import correction
from cofin.checks.structure.lines.line import FEWEST
from cofin.checks.structure.links.link import is_link
from cofin.checks.structure.sums.sum import summands, sums_of
from cofin.checks.subject import Subject
from cofin.grid import Area, Position, SheetGrid


class _Read(NamedTuple):
    """A formula in a column (axis 0) or row, and what it reads on the other axis."""

    written: Written
    sheet: str
    tracks: tuple[int, ...]  # the rows (axis 0) or columns of what it reads
    steps: frozenset[int]  # the columns, or rows: one, where all is right

    @property
    def at(self) -> Position:
        """Its own place."""
        return self.written.row, self.written.column


def unlike_when_turned(subject: Subject) -> Iterator[Finding]:
    """Yield each formula that alone does not read the rows that the others do, one step on."""
    if subject.layout is not None:
        return
    sheets = {sheet.name: sheet for sheet in subject.grid.sheets}
    for axis in (0, 1):
        for run in _runs(subject, axis):
            yield from _odd(subject, run, sheets, axis)


def _runs(subject: Subject, axis: int) -> Iterator[list[_Read]]:
    """Sums of single cells, or links, without a gap."""
    references = sums_of(subject.grid).references
    lines: dict[tuple[str, int], list[_Read]] = defaultdict(list)
    for skeleton, formulas in formulas_of(subject.grid).by_skeleton.items():
        if not is_link(skeleton) and summands(skeleton) is None:
            continue
        for written in formulas:
            areas = references.of_shape(written.shape, *written.key)
            if areas and len(areas) == len(written.shape.places) and _are_cells(areas):
                tracks = tuple(sorted(area.range[axis] for area in areas))
                steps = frozenset(area.range[1 - axis] for area in areas)
                read = _Read(written, areas[0].sheet, tracks, steps)
                lines[written.sheet, read.at[1 - axis]].append(read)
    for reads in lines.values():
        reads.sort(key=lambda read: read.at)
        numbered = ((read.at[axis] - index, read) for index, read in enumerate(reads))
        for _, group in groupby(numbered, key=itemgetter(0)):
            run = [read for _, read in group]
            if len(run) > FEWEST:
                yield run


def _are_cells(areas: Sequence[Area]) -> bool:
    return len({area.sheet for area in areas}) == 1 and all(is_one_cell(a.range) for a in areas)


def _odd(
    subject: Subject, run: Sequence[_Read], sheets: dict[str, SheetGrid], axis: int
) -> Iterator[Finding]:
    (sheet, tracks), times = Counter((read.sheet, read.tracks) for read in run).most_common(1)[0]
    offsets = Counter(
        min(read.steps) - index
        for index, read in enumerate(run)
        if len(read.steps) == 1 and (read.sheet, read.tracks) == (sheet, tracks)
    )
    if times < FEWEST or not offsets:
        return
    offset, count = offsets.most_common(1)[0]
    fitting = [
        (read.sheet, read.tracks, read.steps) == (sheet, tracks, frozenset((index + offset,)))
        for index, read in enumerate(run)
    ]
    if count != len(run) - 1 or count < FEWEST:
        return
    index = fitting.index(False)
    beside = index - 1 if index else 1
    odd, model = run[index], run[beside]
    if odd.sheet != sheet or not set(odd.tracks) & set(tracks):
        return  # another thing: a total of all, a link to elsewhere
    if index in (0, len(run) - 1) and len(odd.tracks) == len(tracks) == 1:
        return  # an end of a column of links may be anything
    right = _moved(model.written.shape, 1 - axis, index - beside)
    here = sheets[odd.written.sheet]
    mended = correction(subject, here, odd.at, right, model.at)
    yield mended.finding(
        {
            "count": count,
            "neighbour": a1(*model.at),
            **mended.values,
            "mend": mended.put,
        }
    )


def _moved(shape: Shape, axis: int, by: int) -> str:
    """The formula with all that it reads so many rows (axis 0) or columns further."""
    places: list[Place] = [
        place._replace(first_row=place.first_row + by, last_row=place.last_row + by)
        if axis == 0
        else place._replace(
            first_column=place.first_column + by, last_column=place.last_column + by
        )
        for place in shape.places
    ]
    return filled(shape.skeleton, tuple(places))
