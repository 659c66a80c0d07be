"""Part of C05: the lowest or highest of another row than the words of the formula name.

``Lowest balance =MIN(B22:M22)`` over the net movements, while the closing balances, which are made
from them month by month, stand in the next row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from cofin.checks.finding import Finding, said, short
from cofin.checks.formula.nodes import Call, Slot
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.shape import Shape
from cofin.checks.formula.written import Written, formulas_of
from cofin.checks.structure.correction import correction
from cofin.checks.structure.links.link import words_of
from cofin.checks.subject import Subject
from cofin.checks.words.labels import column_label, row_label
from cofin.grid import Position, SheetGrid

#: Cells of which one is the lowest, and formulas of one kind; of more, each row has its own.
_FEWEST, _MOST = 3, 20
#: Cells of a row: the months of ten years.
_LONGEST = 120
#: Letters of a word that says what a row is: not "in", "of", "der".
_SHORTEST = 4


def extremes(subject: Subject) -> Iterator[Finding]:
    """Yield each lowest or highest value that is taken of another row than its words name."""
    if subject.layout is not None:
        return
    written = formulas_of(subject.grid)
    sheets = {sheet.name: sheet for sheet in subject.grid.sheets}
    for skeleton, formulas in written.by_skeleton.items():
        for each in formulas if len(formulas) <= _MOST and _is_extreme(skeleton) else ():
            sheet, shapes = sheets[each.sheet], written.by_sheet[each.sheet]
            for axis in (0, 1):
                named = _named(sheet, shapes, each, axis)
                if len(named) == 1:
                    yield from _finding(subject, sheet, each, (axis, named[0]))


@lru_cache(maxsize=1 << 12)
def _is_extreme(skeleton: str) -> bool:
    """Whether a formula is the lowest or highest of one range of its own sheet."""
    match tree_of(skeleton):
        case Call(name="MIN" | "MAX", arguments=(Slot(sheet=None),)):
            return True
    return False


def _named(
    sheet: SheetGrid, shapes: Mapping[Position, Shape], written: Written, axis: int
) -> list[int]:
    """The columns (axis 0) or rows made from the one that is read, which the words mean."""
    reach = written.shape.places[0][:4]
    first, last, track = reach[axis], reach[axis + 2], reach[1 - axis]
    if track != reach[3 - axis] or not _FEWEST <= last - first + 1 <= _LONGEST:
        return []
    own = _words(row_label(sheet, written.row, written.column))
    own |= _words(column_label(sheet, written.row, written.column))
    label = row_label if axis else column_label
    if own & _words(label(sheet, *_at(axis, first, track))):
        return []
    found = []
    for at in shapes:
        other = at[1 - axis]
        if at[axis] == first and own & _words(label(sheet, *at)):
            line = [(_at(axis, i, other), _at(axis, i, track)) for i in range(first, last + 1)]
            if all(_reads(shapes.get(to), cell) for to, cell in line):
                found.append(other)
    return found


def _words(label: str) -> frozenset[str]:
    return frozenset(word for word in words_of(label) if len(word) >= _SHORTEST)


def _at(axis: int, index: int, track: int) -> Position:
    return (index, track) if axis == 0 else (track, index)


def _reads(shape: Shape | None, cell: Position) -> bool:
    """Whether a formula names a cell of its sheet."""
    return shape is not None and any(place[:4] == cell + cell for place in shape.places)


def _finding(
    subject: Subject, sheet: SheetGrid, written: Written, named: tuple[int, int]
) -> Iterator[Finding]:
    axis, track = named
    place = written.shape.places[0]
    first, last, read = place[:4][axis], place[:4][axis + 2], place[:4][1 - axis]
    (top, left), (bottom, right_end) = (_at(axis, index, track) for index in (first, last))
    meant = place._replace(first_row=top, first_column=left, last_row=bottom, last_column=right_end)
    text = written.shape._replace(places=(meant,)).text()
    right = correction(subject, sheet, (written.row, written.column), text)
    if not right.difference:
        return
    label = row_label if axis else column_label
    there, name = (label(sheet, *_at(axis, first, each)) for each in (read, track))
    problem = said(
        "structure.extreme_of_another",
        place=right.place,
        label=right.label,
        found=short(right.found),
        there=there,
        name=name,
        expected=short(right.expected),
        gives=right.gives,
    )
    yield right.finding({"problem": problem, "mend": right.put})
