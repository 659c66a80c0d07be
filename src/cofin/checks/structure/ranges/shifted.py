"""Part of C07: ranges of one sum with conditions that do not begin in the same row.

``SUMIF(B4:B14,A3,J5:J15)`` takes for each row the amount of the next one.  In a list that has
keys and amounts in one row this is a slip, whatever it adds up to today.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from cofin.a1 import a1
from cofin.checks.finding import Finding, Severity, said, short
from cofin.checks.formula.nodes import Call, Node, Slot, walk
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.references import References
from cofin.checks.formula.shape import filled
from cofin.checks.formula.written import Written, formulas_of
from cofin.checks.several import and_others, seen_from
from cofin.checks.structure.correction import correction
from cofin.checks.structure.lines.line import lines_of
from cofin.checks.subject import CellKey, Subject
from cofin.grid import Area, CellKind, SheetGrid

#: By function the arguments that are ranges: of the first ones, then every so many.
_ARGUMENTS = {
    "SUMIF": (0, 2),
    "AVERAGEIF": (0, 2),
    "SUMIFS": (0, 1, 3, 5, 7, 9),
    "AVERAGEIFS": (0, 1, 3, 5, 7, 9),
    "COUNTIFS": (0, 2, 4, 6, 8),
}
#: Of fewer rows a range is no list.
_FEWEST = 3
#: Of the rows, the part in which keys and amounts must stand side by side.
_SIDE_BY_SIDE = (4, 5)
_MOST_ROWS = 20_000


class _Shifted(NamedTuple):
    """A formula whose ranges are shifted, and what it should be."""

    written: Written
    areas: tuple[Area, ...]
    formula: str


def shifted(subject: Subject) -> Iterator[Finding]:
    """Yield the sums with conditions whose ranges are of one length and begin in other rows."""
    if subject.layout is not None:
        return
    references = lines_of(subject.grid).references
    sheets = {sheet.name: sheet for sheet in subject.grid.sheets}
    found: dict[tuple[str, str, tuple[Area, ...]], list[_Shifted]] = defaultdict(list)
    for skeleton, formulas in formulas_of(subject.grid).by_skeleton.items():
        upper = skeleton.upper()
        tree = tree_of(skeleton) if "IF(" in upper or "IFS(" in upper else None
        for call in walk(tree) if tree is not None else ():
            if isinstance(call, Call) and (nodes := _ranges(call)):
                for written in formulas:
                    wrong = _judged(written, nodes, references, sheets)
                    if wrong is not None:
                        found[written.sheet, skeleton, wrong.areas].append(wrong)
    for each in found.values():
        yield _finding(subject, sheets, sorted(each, key=lambda wrong: wrong.written.key))


def _ranges(call: Call) -> list[Slot]:
    """The ranges of a sum with conditions, where each is written as one."""
    wanted = _ARGUMENTS.get(call.name, ())
    nodes: list[Node] = [call.arguments[at] for at in wanted if at < len(call.arguments)]
    slots = [node for node in nodes if isinstance(node, Slot)]
    return slots if len(slots) == len(nodes) > 1 else []


def _judged(
    written: Written,
    nodes: Sequence[Slot],
    references: References,
    sheets: Mapping[str, SheetGrid],
) -> _Shifted | None:
    """The formula with its ranges side by side; ``None`` where they are, or need not be."""
    places = written.shape.places
    read = [references.of_node(node, places, *written.key) for node in nodes]
    areas = [each[0] for each in read if len(each) == 1]
    if len(areas) < len(nodes) or any(places[node.index].is_whole for node in nodes):
        return None
    starts = {area.range[0] for area in areas}
    sizes = {area.range[2] - area.range[0] + 1 for area in areas}
    is_one_list = len({area.sheet for area in areas}) == len(sizes) == 1 and all(
        area.range[1] == area.range[3] for area in areas
    )
    (size, *_) = sizes
    if len(starts) == 1 or not is_one_list or not _FEWEST <= size <= _MOST_ROWS:
        return None
    sheet = sheets[areas[0].sheet]
    columns = [area.range[1] for area in areas]
    full = {start: _filled(sheet, start, size, columns) for start in sorted(starts)}
    start = max(full, key=lambda each: full[each])
    if full[start] * _SIDE_BY_SIDE[1] < size * _SIDE_BY_SIDE[0]:
        return None
    slots = {node.index for node in nodes}
    right = tuple(
        place._replace(first_row=start, last_row=start + size - 1) if index in slots else place
        for index, place in enumerate(places)
    )
    return _Shifted(written, tuple(areas), filled(written.shape.skeleton, right))


def _filled(sheet: SheetGrid, start: int, size: int, columns: Sequence[int]) -> int:
    """The rows of a list in which every column is filled, and one with an amount."""
    count = 0
    for row in range(start, start + size):
        cells = [sheet.cell(row, column) for column in columns]
        is_full = all(c.formula is not None or c.kind is not CellKind.EMPTY for c in cells)
        is_typed = any(c.formula is not None or c.kind is not CellKind.TEXT for c in cells)
        count += is_full and is_typed
    return count


def _finding(
    subject: Subject, sheets: Mapping[str, SheetGrid], found: Sequence[_Shifted]
) -> Finding:
    first, *others = found
    further: list[CellKey] = [each.written.key for each in others]
    name, *at = first.written.key
    right = correction(subject, sheets[name], (at[0], at[1]), first.formula)
    ranges = [seen_from(name, area.sheet, str(area.range)) for area in first.areas]
    problem = said(
        "structure.shifted",
        place=right.place,
        label=right.label,
        formula=short(right.found),
        again=and_others("structure.as_well", [a1(*key[1:]) for key in further]),
        ranges=", ".join(dict.fromkeys(ranges)),
        expected=short(right.expected),
        gives=right.gives,
    )
    finding = right.finding({"problem": problem, "mend": right.put})
    return replace(
        finding,
        also=tuple((key[0], a1(*key[1:])) for key in further),
        severity=None if right.difference else Severity.WARNING,
    )
