"""Part of C05: of the copies of one formula the one that is none, wherever in its table it stands.

Titles and sub-totals cut a column into sections of two or three rows, too few for a pattern, and
typed numbers make a row of formulas look mixed.  The same formula, copied, still stands in all of
them: in its column, in its row, or above it and beside it where rows and columns are copies.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from cofin.a1 import a1
from cofin.checks.finding import Finding
from cofin.checks.formula.shape import Place, Shape, copied
from cofin.checks.formula.written import formulas_of
from cofin.checks.structure.breaks.slips import Slips, is_of_its_line, kind_of
from cofin.checks.structure.correction import correction
from cofin.checks.structure.links.link import is_link
from cofin.checks.structure.sums.sum import Sums, sums_of
from cofin.checks.structure.values import look_in
from cofin.checks.subject import Subject
from cofin.grid import Position, SheetGrid

#: Copies by which another formula is measured, in its line or around it.
_FEWEST = 4
#: Copies around a formula that reads the very cells of the one beside it.
_FEWEST_BESIDE = 3
#: Of the rows with copies, those that say how the rest of such a row calculates.
_FEWEST_ALIKE = 3
#: Formulas of one kind in a line that are no copies: the first of a row begins otherwise.
_MOST_OTHERS = 3

_Form: TypeAlias = tuple[str, tuple[Place, ...]]
"""What a formula and all its copies have in common: its places as its own place sees them."""


_Line: TypeAlias = tuple[int, int, str]
"""A column (axis 0) or row, its number, and what its formulas have in common."""


class _Odd(NamedTuple):
    """A formula, the nearest of those that it should be a copy of, and how many they are."""

    at: Position
    model: Position
    others: int


def unlike_its_copies(subject: Subject) -> Iterator[Finding]:
    """Yield each formula that alone is no copy of those of its table."""
    if subject.layout is not None:
        return
    sums = sums_of(subject.grid)
    slips = Slips(sums.references, look_in(subject))
    for sheet in subject.grid.sheets:
        shapes = formulas_of(subject.grid).by_sheet[sheet.name]
        if len(shapes) <= _FEWEST_BESIDE:
            continue
        found = {}
        for odd in _Table(sheet, shapes, sums, slips).odd():
            finding = _finding(subject, sheet, shapes, odd)
            if finding.difference:
                found[odd.at] = finding
        rows, columns = (Counter(at[axis] for at in found) for axis in (0, 1))
        for (row, column), finding in found.items():
            if rows[row] == columns[column] == 1:  # of two in a line either may be meant
                yield finding


def _finding(
    subject: Subject, sheet: SheetGrid, shapes: Mapping[Position, Shape], odd: _Odd
) -> Finding:
    right = correction(subject, sheet, odd.at, _copy(shapes, odd).text(), odd.model)
    values = {"count": odd.others, "neighbour": a1(*odd.model), **right.values}
    return right.finding(values)


def _copy(shapes: Mapping[Position, Shape], odd: _Odd) -> Shape:
    """The formula of the model, copied to the place of the odd one."""
    rows, columns = odd.at[0] - odd.model[0], odd.at[1] - odd.model[1]
    model = shapes[odd.model]
    return model._replace(places=tuple(copied(p, rows, columns) for p in model.places))


def _line(shape: Shape, at: Position, axis: int) -> _Line:
    return axis, at[1 - axis], kind_of(shape.skeleton)


class _Table:
    """The formulas of a sheet, by what they are copies of."""

    def __init__(
        self, sheet: SheetGrid, shapes: Mapping[Position, Shape], sums: Sums, slips: Slips
    ) -> None:
        self.sheet, self.shapes, self.sums, self.slips = sheet, shapes, sums, slips
        self.forms: dict[Position, _Form] = {}
        self.members: dict[_Form, list[Position]] = defaultdict(list)
        self.lines: dict[_Line, dict[_Form, list[Position]]] = defaultdict(
            lambda: defaultdict(list)
        )
        self.copies: dict[_Line, Sequence[Position]] = {}
        self.across: dict[tuple[int, int], list[Position]] = defaultdict(list)
        for at, shape in shapes.items():
            if shape.places:
                places = tuple(copied(place, -at[0], -at[1]) for place in shape.places)
                form = (shape.skeleton, places)
                self.forms[at] = form
                self.members[form].append(at)
                for axis in (0, 1):
                    self.across[axis, at[axis]].append(at)
                    if not (is_link(shape.skeleton) or is_of_its_line(shape, at, axis)):
                        self.lines[_line(shape, at, axis)][form].append(at)

    def odd(self) -> Iterator[_Odd]:
        """The formulas that stand alone and have slipped from the copies around them."""
        for at, form in self.forms.items():
            if len(self.members[form]) == 1 and not is_link(form[0]):
                odd = self._along(at, 0) or self._along(at, 1) or self._crossing(at)
                if odd is not None:
                    yield odd

    def _along(self, at: Position, axis: int) -> _Odd | None:
        """The formula as one of the copies in its column (axis 0) or row."""
        if is_of_its_line(self.shapes[at], at, axis):
            return None
        members = self._members(_line(self.shapes[at], at, axis))
        near = min(members, key=lambda each: abs(each[axis] - at[axis]), default=None)
        odd = None if near is None else self._slip(at, near, len(members))
        if odd is None or not (self._is_alike(at, members, axis) or self._is_summed(odd)):
            return None
        return odd

    def _members(self, line: _Line) -> Sequence[Position]:
        """The copies in a column or row, if nearly all of its formulas of one kind are copies."""
        if line not in self.copies:
            forms = self.lines[line].values()
            members = max(forms, key=len)
            others = sum(map(len, forms)) - len(members)
            is_most = len(members) >= _FEWEST and others <= min(_MOST_OTHERS, len(members) // 2)
            self.copies[line] = members if is_most else ()
        return self.copies[line]

    def _crossing(self, at: Position) -> _Odd | None:
        """The formula as one of those above or below it and beside it, all copies of one."""
        row, column = at
        beside = [(row, column - 1), (row, column + 1)]
        near = [(row - 1, column), (row + 1, column), *beside]
        down, across = ({self.forms.get(each) for each in cells} for cells in (near[:2], beside))
        for form in (down & across) - {None}:
            model = next(each for each in near if self.forms.get(each) == form)
            count = len(self.members[self.forms[model]])
            is_same = any(self.shapes[at] == self.shapes.get(each) for each in near)
            if count >= (_FEWEST_BESIDE if is_same else _FEWEST):
                return self._slip(at, model, count)
        return None

    def _slip(self, at: Position, model: Position, count: int) -> _Odd | None:
        """The formula as a copy of the nearest one, if it has slipped from what that is."""
        odd = _Odd(at, model, count)
        meant = _copy(self.shapes, odd)
        is_slip = self.slips.is_slip(self.shapes[at], meant, (self.sheet.name, *at))
        return odd if is_slip else None

    def _is_alike(self, at: Position, members: Sequence[Position], axis: int) -> bool:
        """Whether another formula of its row is what it is in most of the rows with copies."""
        fewest = max(_FEWEST_ALIKE, len(members) // 2)
        for other in self.across[axis, at[axis]]:
            form, track = self.forms[other], other[1 - axis]
            there = ((each[0], track) if axis == 0 else (track, each[1]) for each in members)
            if other != at and sum(self.forms.get(each) == form for each in there) >= fewest:
                return True
        return False

    def _is_summed(self, odd: _Odd) -> bool:
        """Whether one range of a total takes in the formula and a copy."""
        name = self.sheet.name
        return any(
            area.sheet == name and area.range.holds(*odd.at) and area.range.holds(*odd.model)
            for total in self.sums.covering((name, *odd.at))
            for area in total.areas
        )
