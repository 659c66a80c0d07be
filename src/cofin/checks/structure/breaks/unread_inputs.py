"""Part of C05: a formula that reads the number of another column, while its own stands unread.

``=B14*B15`` and ``=F14*F15`` read the rates above them, ``=D14*B15`` between them does not, and
nothing else reads D15.  Two formulas are few to measure a third one by; a number that somebody
has filled in for this column, and that nobody asks for, says the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from cofin.a1 import a1
from cofin.checks.finding import Finding
from cofin.checks.formula.pattern import on_own_sheet
from cofin.checks.formula.shape import Shape, copied
from cofin.checks.formula.written import formulas_of
from cofin.checks.structure.correction import correction
from cofin.checks.structure.sums.readers import readers_of
from cofin.checks.structure.sums.sum import sums_of
from cofin.checks.subject import Subject
from cofin.grid import A_NUMBER, Position, SheetGrid

#: Formulas beside it that each read the number of their own column.
_FEWEST = 2

_Shapes: TypeAlias = Mapping[Position, Shape]


class _Stranger(NamedTuple):
    """A number that a formula reads in the line of another one, and that of its own line."""

    axis: int  # 0: formulas below each other, each with its row
    there: Position
    own: Position


def unread_inputs(subject: Subject) -> Iterator[Finding]:
    """Yield each formula that reads the number of another column or row than its own."""
    if subject.layout is not None:
        return
    readers = readers_of(sums_of(subject.grid))
    for sheet in subject.grid.sheets:
        shapes = formulas_of(subject.grid).by_sheet[sheet.name]
        times: Counter[tuple[int, int, Shape]] = Counter()
        for at, shape in shapes.items():
            for found in _strangers(sheet, shape, at):
                first = _at(found.axis, found.there, at)
                if readers.is_read((sheet.name, *found.own)) or first not in shapes:
                    continue
                if found.own not in _cells(shapes[first], first, at):
                    continue
                times = times or _times(shapes)
                count = times[found.axis, at[1 - found.axis], _form(shapes[first], first)]
                if count >= _FEWEST:
                    told = list(_finding(subject, sheet, shapes, at, (first, count)))
                    yield from told
                    if told:
                        break  # one is enough for a formula, which may name hundreds


def _times(shapes: _Shapes) -> Counter[tuple[int, int, Shape]]:
    """How often a formula stands, copied, in each column (axis 0) and row."""
    return Counter(
        (axis, at[1 - axis], _form(shape, at)) for at, shape in shapes.items() for axis in (0, 1)
    )


def _at(axis: int, there: Position, at: Position) -> Position:
    """The formula that reads a number as its own: in the line of another, in the row of that."""
    return (there[0], at[1]) if axis == 0 else (at[0], there[1])


def _strangers(sheet: SheetGrid, shape: Shape, at: Position) -> Iterator[_Stranger]:
    """The typed numbers that a formula reads beside a typed number of its own row or column."""
    for index in on_own_sheet(shape.skeleton):
        place = shape.places[index]
        for axis in (0, 1) if not place.is_range else ():
            there = place[:2]
            own = (at[0], there[1]) if axis == 0 else (there[0], at[1])
            is_held = place.marks[1 - axis] == "$"
            is_other = own not in (there, at) and at[1 - axis] != there[1 - axis]
            if is_other and not is_held and all(_is_typed(sheet, each) for each in (there, own)):
                yield _Stranger(axis, there, own)


def _is_typed(sheet: SheetGrid, at: Position) -> bool:
    cell = sheet.cell(*at)
    return cell.formula is None and cell.kind is A_NUMBER and bool(cell.value)


def _form(shape: Shape, at: Position) -> Shape:
    """The formula as all its copies are: its places seen from its own."""
    return _moved(shape, (-at[0], -at[1]))


def _moved(shape: Shape, by: tuple[int, int]) -> Shape:
    return shape._replace(places=tuple(copied(place, *by) for place in shape.places))


def _cells(shape: Shape, at: Position, to: Position) -> set[Position]:
    """The cells that a formula would read, copied to another place."""
    copy = _moved(shape, (to[0] - at[0], to[1] - at[1]))
    own = on_own_sheet(shape.skeleton)
    return {copy.places[index][:2] for index in own if not copy.places[index].is_range}


def _finding(
    subject: Subject, sheet: SheetGrid, shapes: _Shapes, at: Position, like: tuple[Position, int]
) -> Iterator[Finding]:
    first, count = like
    meant = _moved(shapes[first], (at[0] - first[0], at[1] - first[1]))
    right = correction(subject, sheet, at, meant.text(), first)
    if right.difference:
        yield right.finding({"count": count, "neighbour": a1(*first), **right.values})
