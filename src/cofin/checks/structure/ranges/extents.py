"""The rows that functions read: ``SUMPRODUCT(B2:B9,C2:C9)`` reads rows 2 to 9 of two columns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from cofin.checks.formula.nodes import Call, Name, Node, Slot, Structured, walk
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.references import References
from cofin.checks.formula.shape import Place
from cofin.checks.formula.written import Written, formulas_of
from cofin.checks.subject import CellKey
from cofin.grid import Area

#: What a range left out of these changes, and what it may change.
ADDING = frozenset(("SUMPRODUCT", "SUMIF", "SUMIFS"))
_JUDGED = ADDING | frozenset(
    (
        *("COUNTIF", "COUNTIFS", "COUNT", "COUNTA"),
        *("AVERAGE", "AVERAGEIF", "AVERAGEIFS", "MAX", "MIN", "MEDIAN"),
    )
)
_SUMS = frozenset(("SUM", "SUBTOTAL"))
_ANY = re.compile("|".join(sorted(_JUDGED | _SUMS)))

#: Of fewer rows a range is no block; and a workbook has fewer such formulas.
_FEWEST = 3
_MOST = 5_000


class Extent(NamedTuple):
    """Rows of a sheet, from the first to the last."""

    sheet: str
    first: int
    last: int

    @property
    def size(self) -> int:
        """How many rows."""
        return self.last - self.first + 1


class Reading(NamedTuple):
    """A function of a formula, whose ranges all have the same rows."""

    written: Written
    function: str
    slots: frozenset[int]
    columns: frozenset[int]


@dataclass(slots=True)
class Extents:
    """By rows the functions that read them, and all formulas that do, sums among them."""

    readings: dict[Extent, list[Reading]] = field(default_factory=lambda: defaultdict(list))
    formulas: dict[Extent, set[CellKey]] = field(default_factory=lambda: defaultdict(set))


def extents_in(references: References) -> Extents:
    """What the functions of a workbook read."""
    found = Extents()
    for skeleton, formulas in formulas_of(references.grid).by_skeleton.items():
        tree = tree_of(skeleton) if _ANY.search(skeleton.upper()) else None
        if tree is None or len(formulas) > _MOST:
            continue
        for call in walk(tree):
            if isinstance(call, Call) and call.name in _JUDGED | _SUMS:
                for written in formulas:
                    _read(found, call, written, references)
    return found


def _read(found: Extents, call: Call, written: Written, references: References) -> None:
    slots, areas = [], []
    for slot, area in _ranges(call, written, references):
        slots.append(slot)
        areas.append(area)
    extents = {Extent(area.sheet, area.range[0], area.range[2]) for area in areas}
    if any(_grows(written.shape.places[slot]) for slot in slots):
        return
    for extent in extents:
        found.formulas[extent].add(written.key)
    is_plain = not any(isinstance(node, Name | Structured) for node in walk(call))
    if call.name in _JUDGED and len(extents) == 1 and is_plain:
        (extent,) = extents
        columns = {c for area in areas for c in range(area.range[1], area.range[3] + 1)}
        if extent.size >= _FEWEST:
            reading = Reading(written, call.name, frozenset(slots), frozenset(columns))
            found.readings[extent].append(reading)


def _ranges(call: Node, written: Written, references: References) -> Iterator[tuple[int, Area]]:
    """The ranges below a function, each by its number in the formula."""
    places = written.shape.places
    for node in walk(call):
        if isinstance(node, Slot) and places[node.index].is_range:
            for area in references.of_node(node, places, *written.key):
                yield node.index, area


def _grows(place: Place) -> bool:
    """Whether a range is held at one end and grows when it is copied, or is a whole column."""
    return place.is_whole or place.marks[1] != place.marks[3]
