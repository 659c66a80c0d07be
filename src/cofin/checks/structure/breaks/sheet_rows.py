"""Part of C05: a summary with a line for each partner, of which one cell reads another partner.

Each row (or column) reads one sheet, and each column the same cells of all of them.  Where all
of the table does so but one cell, that one has slipped: to another sheet, or to another row.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, product
from typing import NamedTuple, TypeAlias

from cofin.a1 import a1
from cofin.checks.finding import Finding
from cofin.checks.formula.references import References
from cofin.checks.formula.shape import SLOT, Place, Shape, filled
from cofin.checks.formula.written import formulas_of
from cofin.checks.structure.correction import correction
from cofin.checks.structure.lines.line import FEWEST, lines_of
from cofin.checks.subject import Subject
from cofin.checks.words.labels import label_of
from cofin.grid import Position, SheetGrid

#: One sheet; ``First:Last!B2`` reads all from one to another.
_SHEET = re.compile(rf"(?:'(?:[^'\[:]|'')+'|(?<![\w.:])[\w.]+)!(?={SLOT})")
_SLOT = re.compile(SLOT)

#: Cells of each line that read its sheet.
_FEWEST_READ = 2


class _Read(NamedTuple):
    """A formula that reads one other sheet: how that is named, and what is read there."""

    sheet: str
    core: str  # the formula without the names of the sheet
    places: tuple[Place, ...]

    @property
    def what(self) -> tuple[str, tuple[Place, ...]]:
        """The same for every sheet."""
        return self.core, self.places


class _Odd(NamedTuple):
    """A cell that is unlike the rest, one of those beside it, and what it should read."""

    here: Position
    beside: Position
    right: _Read
    others: int  # how many those are


_Table: TypeAlias = Mapping[int, Mapping[int, _Read]]
"""The formulas of lines next to each other, by line and by place in it."""


def unlike_its_line(subject: Subject) -> Iterator[Finding]:
    """Yield each cell that alone reads another sheet, or other cells of it, than its line."""
    if subject.layout is not None:
        return
    written = formulas_of(subject.grid).by_sheet
    references = lines_of(subject.grid).references
    for sheet in subject.grid.sheets:
        reads = {p: r for p, shape in written[sheet.name].items() if (r := _read(shape))}
        told: set[Position] = set()
        for axis, part in product((0, 1), _parts(reads)):
            for table in _tables(part, axis):
                found = _odd(table, sheet, axis, references)
                if found is not None and found.here not in told:
                    told.add(found.here)
                    yield _finding(subject, sheet, found)


def _read(shape: Shape) -> _Read | None:
    named = _named(shape.skeleton)
    return None if named is None else _Read(*named, shape.places)


@lru_cache(maxsize=1 << 12)
def _named(skeleton: str) -> tuple[str, str] | None:
    """The one sheet of which a formula reads all, and the formula without it."""
    names = _SHEET.findall(skeleton)
    if len(set(names)) != 1 or len(names) != len(_SLOT.findall(skeleton)):
        return None
    return names[0], _SHEET.sub("", skeleton)


def _parts(reads: Mapping[Position, _Read]) -> Iterator[Mapping[Position, _Read]]:
    """All of a sheet, and the tables that stand below each other on it, by rows without any."""
    yield reads
    rows = sorted({row for row, _ in reads})
    band_of = {row: row - at for at, row in enumerate(rows)}  # one for rows without a gap
    bands: dict[int, dict[Position, _Read]] = defaultdict(dict)
    for position, read in reads.items():
        bands[band_of[position[0]]][position] = read
    yield from bands.values() if len(bands) > 1 else ()


def _tables(reads: Mapping[Position, _Read], axis: int) -> Iterator[_Table]:
    """Lines next to each other that read a sheet each: rows (axis 0) or columns."""
    lines: dict[int, dict[int, _Read]] = defaultdict(dict)
    for position, read in reads.items():
        lines[position[axis]][position[1 - axis]] = read
    full = sorted(at for at, line in lines.items() if len(line) >= _FEWEST_READ)
    for _, run in groupby(enumerate(full), key=lambda item: item[1] - item[0]):
        table = {at: lines[at] for _, at in run}
        if len(table) >= FEWEST and len({_owner(line) for line in table.values()}) == len(table):
            yield table


def _owner(line: Mapping[int, _Read]) -> str:
    """The sheet that most of a line reads."""
    return Counter(read.sheet for read in line.values()).most_common(1)[0][0]


def _odd(table: _Table, sheet: SheetGrid, axis: int, references: References) -> _Odd | None:
    """The one cell that is unlike the rest; nothing where there are more."""
    shared = set.intersection(*(set(line) for line in table.values()))
    if len(shared) < _FEWEST_READ:
        return None
    odd: list[tuple[int, int, _Read]] = []
    for track in shared:
        reads = [line[track] for line in table.values()]
        what, times = Counter(read.what for read in reads).most_common(1)[0]
        if times < len(reads) - 1 or times < FEWEST - 1:
            return None
        for at, line in table.items():
            right = _Read(_owner(line), *what)
            if line[track] != right:
                odd.append((at, track, right))
    if len(odd) != 1:
        return None
    at, track, right = odd[0]
    model = next(other for other in table if other != at)
    found = table[at][track]
    if len(shared) < FEWEST and found.sheet != right.sheet:
        return None  # which sheet a line reads is not known by so few
    here, beside = ((at, track), (model, track)) if axis == 0 else ((track, at), (track, model))
    if found.what != right.what:
        words = [_words(sheet, here, each, references) for each in (found, right)]
        if found.sheet != right.sheet or words[0] == words[1]:
            return None
        if words[1] != _words(sheet, here, table[model][track], references):
            return None  # the sheets are not laid out alike
    return _Odd(here, beside, right, len(table) - 1)


def _formula(read: _Read) -> str:
    return filled(_SLOT.sub(lambda slot: read.sheet + slot[0], read.core), read.places)


def _words(sheet: SheetGrid, here: Position, read: _Read, references: References) -> Sequence[str]:
    """The labels of what a formula reads."""
    areas = references.of_formula(_formula(read), sheet.name, *here)
    sheets = [references.grid.sheet(area.sheet) for area in areas]
    return [
        label_of(there, *area.range[:2])
        for there, area in zip(sheets, areas, strict=True)
        if there is not None
    ]


def _finding(subject: Subject, sheet: SheetGrid, odd: _Odd) -> Finding:
    right = correction(subject, sheet, odd.here, _formula(odd.right))
    return right.finding(
        {
            "count": odd.others,
            "neighbour": a1(*odd.beside),
            **right.values,
            "mend": right.put,
        }
    )
