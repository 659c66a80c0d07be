"""Part of C05: a lookup that picks another column (or row) than its own words name.

``Ceiling`` picks the third column of a table, ``Rate``, and the fourth one is the ``Ceiling``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from cofin.a1 import Range, a1
from cofin.checks.finding import Finding, said, short
from cofin.checks.formula.nodes import Node, Slot
from cofin.checks.formula.references import is_one_cell
from cofin.checks.formula.shape import filled
from cofin.checks.formula.written import Written, formulas_of
from cofin.checks.several import and_others
from cofin.checks.structure.correction import correction
from cofin.checks.structure.lines.line import lines_of
from cofin.checks.structure.links.link import AXES, Ends, are_one
from cofin.checks.structure.lookups.calls import Pick, numbered, pick_in
from cofin.checks.structure.lookups.tables import LookupTable, table_of
from cofin.checks.subject import CellKey, Subject
from cofin.checks.words.headings import heading_meaning
from cofin.grid import Area

#: Formulas of one kind; with more they are made by a program.
_MOST = 5_000

#: Whose words may name what is picked; a column of lookups has one heading.
_WAYS = ("column", "row", "sheet")


class _Wrong(NamedTuple):
    """A lookup, and which column (or row) it should pick."""

    written: Written
    pick: Pick
    area: Area
    way: str  # of its own words
    its_way: str  # of those of the table
    there: CellKey
    expected: CellKey

    @property
    def fault(self) -> tuple[str | int, ...]:
        """What is one fault in several cells: a column of lookups, or a row of them."""
        name, row, column = self.written.key
        track = column if self.way == "column" else row
        return (name, self.way, track, *self.there, *self.expected)


def wrong_picks(subject: Subject) -> Iterator[Finding]:
    """Yield the lookups that pick something else than their words say."""
    if subject.layout is not None:
        return
    found: dict[tuple[str | int, ...], list[_Wrong]] = defaultdict(list)
    lookups = _Lookups(subject)
    for skeleton, formulas in formulas_of(subject.grid).by_skeleton.items():
        pick = pick_in(skeleton)
        if pick is None or len(formulas) > _MOST:
            continue
        for written in formulas:
            wrong = lookups.judged(pick, written)
            if wrong is not None:
                found[wrong.fault].append(wrong)
    for faults in found.values():
        yield _finding(subject, sorted(faults, key=lambda each: each.written.key), lookups.ends)


class _Lookups:
    """Judges the lookups of a workbook."""

    def __init__(self, subject: Subject) -> None:
        self.grid, self.ends = subject.grid, Ends(subject)
        self._tables: dict[tuple[Area, int], LookupTable | None] = {}

    def judged(self, pick: Pick, written: Written) -> _Wrong | None:
        """What is wrong with a lookup, if anything is."""
        area = self._area(pick.area, written)
        axis = None if area is None else _axis_of(pick, area)
        if area is None or axis is None:
            return None
        is_alone = area.range[1 - axis] == area.range[3 - axis]
        picked = area.range[1 - axis] + (0 if is_alone else pick.number - 1)
        if (area, axis) not in self._tables:
            self._tables[area, axis] = table_of(area, axis, self.ends)
        table = self._tables[area, axis]
        if table is None or picked not in table.numeric or (is_alone and not _is_slot(pick)):
            return None
        there = table.numeric[picked]
        if not self.ends.words(there, table.way) or self._agrees(written.key, there, table.way):
            return None
        named = self._named(pick, written, area, table, picked)
        if named is None:
            return None
        return _Wrong(written, pick, area, named[0], table.way, there, table.numeric[named[1]])

    def _area(self, node: Node, written: Written) -> Area | None:
        """The one area that a part of a formula is."""
        areas = self._areas(node, written)
        return areas[0] if len(areas) == 1 else None

    def _areas(self, node: Node, written: Written) -> Sequence[Area]:
        references = lines_of(self.grid).references
        return references.of_node(node, written.shape.places, *written.key)

    def _agrees(self, here: CellKey, there: CellKey, its_way: str) -> bool:
        """Whether any of its own words may name what a lookup picks."""
        return any(self._may_be_one(here, way, there, its_way) for way in _WAYS)

    def _may_be_one(self, here: CellKey, way: str, there: CellKey, its_way: str) -> bool:
        """Whether two labels may name one thing: a rate is no amount, whatever the rest says."""
        if not are_one(self.ends.words(here, way), self.ends.words(there, its_way)):
            return False
        names = (self.ends.name(here, way), self.ends.name(there, its_way))
        roles = [heading_meaning(name).role for name in names]
        return None in roles or roles[0] == roles[1]

    def _named(
        self, pick: Pick, written: Written, area: Area, table: LookupTable, picked: int
    ) -> tuple[str, int] | None:
        """The one other column (or row) that its own words name, neither searched nor its own."""
        here, axis = written.key, table.axis
        own = Area(here[0], Range(*here[1:], *here[1:]))
        keys = None if pick.keys is None else self._area(pick.keys, written)
        searched = table.first if pick.keys is None else _track_in(area, keys, axis)
        others = (picked, searched, _track_in(area, own, axis))
        read = self._areas(pick.key, written)
        found = [
            (way, track)
            for way in AXES
            for track, there in table.numeric.items()
            if track not in others
            and not _is_beside(read, here, way)
            and self.ends.words(here, way)
            and self.ends.words(here, way) == self.ends.words(there, table.way)
        ]
        return found[0] if len(found) == 1 else None


def _axis_of(pick: Pick, area: Area) -> int | None:
    """Whether a lookup picks a column (0) or a row (1) of its area."""
    first_row, first_column, last_row, last_column = area.range
    if pick.axis is not None or (first_row == last_row) == (first_column == last_column):
        return pick.axis
    return 0 if first_column == last_column else 1


def _track_in(area: Area, other: Area | None, axis: int) -> int:
    """The column (or row) of another area, if it is on the same sheet."""
    return other.range[1 - axis] if other is not None and other.sheet == area.sheet else 0


def _is_beside(read: Iterable[Area], here: CellKey, way: str) -> bool:
    """Whether the key that is looked up stands in the row (or column): its words name the key."""
    keys = (each.range for each in read if each.sheet == here[0] and is_one_cell(each.range))
    at = AXES.index(way)
    return any(key[at] == here[1:][at] for key in keys)


def _is_slot(pick: Pick) -> bool:
    return isinstance(pick.area, Slot)


def _mended(wrong: _Wrong) -> str:
    """The formula that picks another column: by its number, or by another range."""
    pick, (skeleton, places) = wrong.pick, wrong.written.shape
    axis = 1 if wrong.its_way == "row" else 0
    first, right = wrong.area.range[1 - axis], wrong.expected[1:][1 - axis]
    if first != wrong.area.range[3 - axis]:
        return filled(numbered(pick, skeleton, right - first + 1), places)
    index = pick.area.index if isinstance(pick.area, Slot) else -1
    place = places[index]
    moved = (
        place._replace(first_row=right, last_row=right)
        if axis
        else place._replace(first_column=right, last_column=right)
    )
    return filled(skeleton, (*places[:index], moved, *places[index + 1 :]))


def _finding(subject: Subject, faults: Sequence[_Wrong], ends: Ends) -> Finding:
    wrong, *further = faults
    name, row, column = wrong.written.key
    right = correction(subject, ends.sheets[name], (row, column), _mended(wrong))
    cells = [a1(*each.written.key[1:]) for each in further]
    problem = said(
        "structure.picks_another",
        place=right.place,
        label=right.label,
        found=short(right.found),
        again=and_others("structure.as_well", cells),
        there=ends.name(wrong.there, wrong.its_way),
        named=ends.name(wrong.expected, wrong.its_way),
        expected=short(right.expected),
        gives=right.gives,
    )
    finding = right.finding({"problem": problem, "mend": right.put})
    return replace(finding, also=tuple((name, cell) for cell in cells))
