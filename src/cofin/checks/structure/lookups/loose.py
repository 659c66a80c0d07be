"""Part of C05: a lookup of a text that takes the nearest one, in a list that is not sorted.

``VLOOKUP(C5,Rates!$A$2:$C$9,3)`` without FALSE at its end halves the list again and again: among
texts in any other order than that of the alphabet it ends in the wrong row, and shows no error.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from cofin.a1 import a1
from cofin.checks.finding import Finding, said, short
from cofin.checks.formula.references import References
from cofin.checks.formula.shape import filled
from cofin.checks.formula.written import Written, formulas_of
from cofin.checks.several import and_others, seen_from
from cofin.checks.structure.correction import correction
from cofin.checks.structure.lines.line import lines_of
from cofin.checks.structure.lookups.calls import Loose, loose_in, with_arguments
from cofin.checks.structure.values import Look, look_in
from cofin.checks.subject import CellKey, Subject
from cofin.grid import Area
from cofin.letters import plain

#: Keys of one list, and formulas of one kind.
_FEWEST = 3
_MOST = 5_000

_SIGNS = re.compile(r"[^\w]+")
#: Orders in which a list may be sorted: by letters of any language, with or without accents.
_ORDERS: tuple[Callable[[str], str], ...] = (
    str.casefold,
    plain,
    lambda text: _SIGNS.sub("", plain(text)),
)


class _List(NamedTuple):
    """A list that is not sorted: where it stands, its texts, and two in the wrong order."""

    place: Area
    texts: frozenset[str]
    before: str
    after: str


def loose_lookups(subject: Subject) -> Iterator[Finding]:
    """Yield the lookups that find the right row by chance alone."""
    if subject.layout is not None:
        return
    look = look_in(subject)
    lists: dict[Area, _List | None] = {}
    found: dict[tuple[str, int, _List], list[tuple[CellKey, str]]] = defaultdict(list)
    for skeleton, formulas in formulas_of(subject.grid).by_skeleton.items():
        calls = loose_in(skeleton)
        if not calls or len(formulas) > _MOST:
            continue
        references = lines_of(subject.grid).references
        mended = with_arguments(skeleton, {each.at: (each.argument, each.exact) for each in calls})
        for written in formulas:
            for call in calls:
                place = _place(call, written, references)
                if place is None:
                    continue
                if place not in lists:
                    lists[place] = _unsorted(place, look)
                known = lists[place]
                if known is not None and _is_in(known, call, written, references, look):
                    formula = filled(mended, written.shape.places)
                    found[written.sheet, written.column, known].append((written.key, formula))
    for (_, _, unsorted), each in found.items():
        yield _finding(subject, unsorted, sorted(dict.fromkeys(each)))


def _place(call: Loose, written: Written, references: References) -> Area | None:
    """The column (or row) that a lookup searches."""
    areas = references.of_node(call.keys, written.shape.places, *written.key)
    if len(areas) != 1:
        return None
    ((sheet, area),) = areas
    if call.axis == 0:
        area = area._replace(last_column=area.first_column)
    elif call.axis == 1:
        area = area._replace(last_row=area.first_row)
    is_line = area.first_column == area.last_column or area.first_row == area.last_row
    return Area(sheet, area) if is_line else None


def _unsorted(place: Area, look: Look) -> _List | None:
    """The list, if it holds texts in no order that a program could sort by."""
    first_row, first_column, last_row, last_column = place.range
    cells = [
        look(place.sheet, row, column)
        for row in range(first_row, min(last_row, first_row + _MOST) + 1)
        for column in range(first_column, min(last_column, first_column + _MOST) + 1)
    ]
    filled_in = [cell for cell in cells if cell not in (None, "")]
    texts = [cell for cell in filled_in if isinstance(cell, str)]
    keys = texts[1:]  # the first may be the heading of the others
    if len(keys) < _FEWEST or len(texts) < len(filled_in):
        return None
    slips = [_slip([order(key) for key in keys]) for order in _ORDERS]
    if None in slips:
        return None
    at = slips[0] or 0
    return _List(place, frozenset(map(str.casefold, texts)), keys[at - 1], keys[at])


def _slip(keys: Sequence[str]) -> int | None:
    """The first text that should stand before the one before it."""
    return next((at for at in range(1, len(keys)) if keys[at] < keys[at - 1]), None)


def _is_in(known: _List, call: Loose, written: Written, references: References, look: Look) -> bool:
    """Whether the very text that a cell holds is in the list, so that it must be the one meant."""
    cell = references.cell_of(call.key, written.shape.places, *written.key)
    key = None if cell is None else look(cell.sheet, *cell.range[:2])
    return isinstance(key, str) and key.casefold() in known.texts


def _finding(subject: Subject, known: _List, cells: Sequence[tuple[CellKey, str]]) -> Finding:
    name = cells[0][0][0]
    sheet = next(each for each in subject.grid.sheets if each.name == name)
    rights = [correction(subject, sheet, key[1:], formula) for key, formula in cells]
    right = next((each for each in rights if each.difference), rights[0])
    others = [a1(*each.position) for each in rights if each is not right]
    problem = said(
        "structure.takes_nearest",
        place=right.place,
        label=right.label,
        found=short(right.found),
        again=and_others("structure.as_well", others),
        keys=seen_from(name, known.place.sheet, str(known.place.range)),
        before=known.before,
        after=known.after,
        expected=short(right.expected),
        gives=right.gives,
    )
    finding = right.finding({"problem": problem, "mend": right.put})
    return replace(finding, also=tuple((name, cell) for cell in others))
