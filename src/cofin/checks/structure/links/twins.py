"""Part of C05: two formulas of different names that are the same, so that one misses its own cell.

``Total in EUR`` and ``Grant in EUR`` both convert the total: the words in which the first differs
from the second stand above what it reads, and those of the second above another cell of that row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from cofin.a1 import a1
from cofin.checks.finding import Finding, said, short
from cofin.checks.formula.pattern import on_own_sheet
from cofin.checks.formula.shape import Place, Shape
from cofin.checks.formula.written import Written, formulas_of
from cofin.checks.structure.correction import correction
from cofin.checks.structure.links.link import AXES, Ends, is_link
from cofin.checks.structure.values import Look, look_in, number_in
from cofin.checks.subject import Subject
from cofin.checks.words.labels import label_of

#: Formulas that are the same; more of them are a column of checks, or of one rate.
_TWO = 2
#: Letters of a word that says what is meant: not "in", "of", "w".
_SHORTEST = 4


class _Meant(NamedTuple):
    """The cell of a formula that its words do not name, and the one that they do."""

    place: Place
    right: Place
    there: str


def twins(subject: Subject) -> Iterator[Finding]:
    """Yield each formula that is the same as the one beside it, and by its words should not."""
    if subject.layout is not None:
        return
    look, ends = look_in(subject), Ends(subject)
    for skeleton, formulas in formulas_of(subject.grid).by_skeleton.items():
        alike: dict[tuple[str, tuple[tuple[int, ...], ...]], list[Written]] = defaultdict(list)
        for written in formulas if not is_link(skeleton) else ():
            cells = tuple(place[:4] for place in written.shape.places)
            alike[written.sheet, cells].append(written)
        for pair in alike.values():
            if len(pair) == _TWO and _are_beside(*pair):
                for one, other in (pair, reversed(pair)):
                    if meant := _meant(one, other, ends, look):
                        yield from _finding(subject, one, other, meant)


def _are_beside(one: Written, other: Written) -> bool:
    return abs(one.row - other.row) + abs(one.column - other.column) == 1


def _meant(one: Written, other: Written, ends: Ends, look: Look) -> _Meant | None:
    """What the first of two formulas should read, by the words that the second does not have."""
    way = AXES[0] if one.column == other.column else AXES[1]
    own, beside = (ends.words(each.key, way) for each in (one, other))
    mine, theirs = (
        {word for word in words if len(word) >= _SHORTEST} for words in (own - beside, beside - own)
    )
    for index in on_own_sheet(one.shape.skeleton):
        place = one.shape.places[index]
        key = (one.sheet, *place[:2])
        for axis in AXES if not place.is_range else ():
            read = ends.words(key, axis)
            if not theirs & read or mine & read:
                continue
            named = [
                each
                for each in ends.others(key, axis)
                if mine & ends.words(each, axis) and number_in(look, *each) is not None
            ]
            named = [each for each in named if each not in (one.key, other.key)]
            if len(named) == 1:
                row, column = named[0][1:]
                right = place._replace(
                    first_row=row, first_column=column, last_row=row, last_column=column
                )
                return _Meant(place, right, ends.name(key, axis))
    return None


def _finding(subject: Subject, one: Written, other: Written, meant: _Meant) -> Iterator[Finding]:
    sheet = next(each for each in subject.grid.sheets if each.name == one.sheet)
    places = [meant.right if each == meant.place else each for each in one.shape.places]
    text = Shape(one.shape.skeleton, tuple(places)).text()
    right = correction(subject, sheet, (one.row, one.column), text)
    if not right.difference:
        return
    problem = said(
        "structure.twin",
        place=right.place,
        label=right.label,
        found=short(right.found),
        other=a1(other.row, other.column),
        twin=label_of(sheet, other.row, other.column),
        there=meant.there,
        expected=short(right.expected),
        gives=right.gives,
    )
    yield right.finding({"problem": problem, "mend": right.put})
