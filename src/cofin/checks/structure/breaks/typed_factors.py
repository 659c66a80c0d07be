"""Part of C05: a rate typed in one formula of a row, whose neighbours read it in a cell.

``ROUND(D12*0.75,2)`` between ``ROUND(C12*$C$2,2)`` and ``ROUND(E12*$C$2,2)``, and 85 % in C2.  Two
are few to measure a third one by; but they are copies of each other, a total adds one of them to
it, and but for the rate it calculates what they do.  The same rate, typed, is what C08 tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from cofin.a1 import a1
from cofin.checks.finding import Finding
from cofin.checks.formula.shape import SLOT, Shape, copied
from cofin.checks.formula.written import Written, formulas_of
from cofin.checks.structure.correction import correction
from cofin.checks.structure.sums.sum import Sums, sums_of
from cofin.checks.subject import Subject
from cofin.grid import Position
from cofin.money import EXACT

#: The two cells of a row by which one is measured: on both sides of it, or on one.
_BESIDE = ((-1, 1), (-2, -1), (1, 2))

_FIGURE = r"(0?\.\d+|\d+(?:\.\d+)? *%)"
#: A rate by which a formula multiplies.
_RATE = re.compile(rf"\* *{_FIGURE}(?![\w.%])|(?<![\w.]){_FIGURE} *(?=\*)")
#: A cell that may stand in its place.
_CELL = re.compile(rf"(?:(?:'(?:[^'\[]|'')+'|[\w.]+)!)?{SLOT}")

_Shapes: TypeAlias = Mapping[Position, Shape]


class _Typed(NamedTuple):
    """A rate, what stands before and behind it in its formula, and the slot it could be."""

    rate: Decimal
    before: str
    behind: str
    slot: int


class _Read(NamedTuple):
    """The formula as it would be with the rate of a cell, and that cell."""

    shape: Shape
    cell: str


def typed_factors(subject: Subject) -> Iterator[Finding]:
    """Yield each formula with a rate of its own, where those beside it read it in one cell."""
    if subject.layout is not None:
        return
    formulas, sums = formulas_of(subject.grid), sums_of(subject.grid)
    for skeleton, found in formulas.by_skeleton.items():
        typed = _typed(skeleton)
        if typed is None:
            continue
        for written in found:
            shapes = formulas.by_sheet[written.sheet]
            for pair in _BESIDE:
                beside = [(written.row, written.column + way) for way in pair]
                reads = {_read(shapes, each, written, typed) for each in beside}
                right = reads.pop()
                if right is None or reads or not _is_rate(right, written, typed, sums):
                    continue
                if any(_are_summed(written, each, sums) for each in beside):
                    yield _finding(subject, written, right.shape, beside)
                    break


@lru_cache(maxsize=1 << 14)
def _typed(skeleton: str) -> _Typed | None:
    """The one rate that is typed in a formula."""
    found = list(_RATE.finditer(skeleton))
    if len(found) != 1:
        return None
    (match,) = found
    group = 1 if match[1] else 2
    bare, percent, _ = match[group].partition("%")
    rate = EXACT.scaleb(Decimal(bare.strip()), -2 if percent else 0)
    first, last = match.span(group)
    before = skeleton[:first]
    return _Typed(rate, before, skeleton[last:], before.count(SLOT)) if 0 < rate < 1 else None


def _read(shapes: _Shapes, at: Position, written: Written, typed: _Typed) -> _Read | None:
    """The formula of a cell beside it, copied to its place, if it is the same but for the rate."""
    beside = shapes.get(at)
    if beside is None or not beside.skeleton.startswith(typed.before):
        return None
    middle = beside.skeleton[len(typed.before) :].removesuffix(typed.behind)
    if not _CELL.fullmatch(middle) or beside.skeleton != typed.before + middle + typed.behind:
        return None
    places = [copied(place, 0, written.column - at[1]) for place in beside.places]
    cell = places[typed.slot]
    others = [*places[: typed.slot], *places[typed.slot + 1 :]]
    if [place[:4] for place in others] != [place[:4] for place in written.shape.places]:
        return None
    return _Read(Shape(beside.skeleton, tuple(places)), middle.replace(SLOT, str(cell)))


def _is_rate(read: _Read, written: Written, typed: _Typed, sums: Sums) -> bool:
    """Whether another rate than the typed one is filled in in the cell that the others read."""
    return any(
        cell.formula is None
        and isinstance(cell.value, Decimal)
        and 0 < cell.value < 1
        and cell.value != typed.rate
        for area in sums.references.of_formula(read.cell, *written.key)
        if (sheet := sums.grid.sheet(area.sheet)) is not None
        for cell in (sheet.cell(*area.range[:2]),)
    )


def _are_summed(written: Written, other: Position, sums: Sums) -> bool:
    """Whether a total adds up the formula and one beside it."""
    name, row, column = written.key
    return any(
        any(area.sheet == name and area.range.holds(*other) for area in total.areas)
        for total in sums.covering((name, row, column))
    )


def _finding(subject: Subject, written: Written, right: Shape, beside: list[Position]) -> Finding:
    sheet = next(each for each in subject.grid.sheets if each.name == written.sheet)
    mended = correction(subject, sheet, (written.row, written.column), right.text(), beside[0])
    return mended.finding({"count": len(beside), "neighbour": a1(*beside[0]), **mended.values})
