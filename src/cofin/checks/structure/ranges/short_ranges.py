"""Part of C07: functions whose ranges leave out a row at an end of their block.

``SUMPRODUCT(B2:B8,C2:C8)`` above which row 9 is a row like the others.  Other formulas read it
with the rest, or it is the last row before the formula itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from cofin.a1 import Range, a1
from cofin.checks.finding import Finding, Severity, said, short
from cofin.checks.formula.shape import filled
from cofin.checks.several import and_others, seen_from
from cofin.checks.structure.correction import put
from cofin.checks.structure.lines.line import lines_of
from cofin.checks.structure.lines.precedents import precedents_of
from cofin.checks.structure.ranges.extents import ADDING, Extent, Extents, Reading, extents_in
from cofin.checks.structure.ranges.rows_alike import RowsAlike
from cofin.checks.structure.sums.sum import Sums, sums_of
from cofin.checks.structure.values import look_in, number_in, would_give
from cofin.checks.subject import CellKey, Subject
from cofin.checks.words.labels import label_of
from cofin.money import EXACT, as_shown

#: Of the rows, the part that may be left out; with more it is a part of the block on purpose.
_PART = 4
#: Ranges with one beginning (or end): a part and a whole.  More are stairs.
_MOST_ENDS = 3


class _Whole(NamedTuple):
    """The rows that should be read, and a formula that reads them, if there is one."""

    extent: Extent
    by: CellKey | None

    def left_out(self, extent: Extent) -> range:
        """The rows that a shorter range leaves out."""
        if self.extent.last > extent.last:
            return range(extent.last + 1, self.extent.last + 1)
        return range(self.extent.first, extent.first)


def short_ranges(subject: Subject, told: Collection[tuple[str, str]]) -> Iterator[Finding]:
    """Yield the functions that read all rows of a block but the last, or the first."""
    if subject.layout is not None:
        return
    sums = sums_of(subject.grid)
    extents = extents_in(sums.references)
    if not extents.readings:
        return
    sheets = {sheet.name: sheet for sheet in subject.grid.sheets}
    sources = precedents_of(subject.grid)
    odd = {(each.sheet.name, *at) for each in lines_of(subject.grid).lines for at in each.strays}
    for extent, readings in extents.readings.items():
        rows = RowsAlike(sheets[extent.sheet], sums)
        found: dict[tuple[str, _Whole, frozenset[int]], list[Reading]] = defaultdict(list)
        for reading in readings:
            key = reading.written.key
            for whole in _wholes(extent, key, extents, sums) if key not in odd else ():
                left = whole.left_out(extent)
                is_told = (key[0], a1(*key[1:])) in told
                if is_told or not rows.go_on(extent, left, sorted(reading.columns)):
                    continue
                if not sources.reads_itself(_mended(reading, whole.extent), key):
                    found[reading.written.sheet, whole, reading.columns].append(reading)
        for (_, whole, _), each in found.items():
            yield _finding(subject, extent, whole, each)


def _wholes(extent: Extent, key: CellKey, extents: Extents, sums: Sums) -> Iterator[_Whole]:
    """The longer ranges that a formula may mean: one that others read, or as far as itself."""
    most = max(1, extent.size // _PART)
    own = extents.formulas[extent]
    others = [each for each in extents.formulas if each.sheet == extent.sheet and each != extent]
    for at in (1, 2):  # the same beginning, the same end
        ends = [each for each in others if each[at] == extent[at]]
        longer = [each for each in ends if extent.size < each.size <= extent.size + most]
        if len(ends) >= _MOST_ENDS or not longer:
            continue
        whole = max(longer, key=lambda each: len(extents.formulas[each]))
        readers = extents.formulas[whole] - own
        totals = {each for each in readers if _is_below(each, whole) and each in sums.by_cell}
        if totals or len(readers) >= len(own):
            yield _Whole(whole, min(totals or readers))
            return
    below = Extent(extent.sheet, extent.first, key[1] - 1)
    if key[0] == extent.sheet and extent.size < below.size <= extent.size + most:
        yield _Whole(below, None)


def _is_below(key: CellKey, extent: Extent) -> bool:
    """Whether a formula stands right below some rows, or with an empty one between."""
    return key[0] == extent.sheet and 0 < key[1] - extent.last <= 2


def _finding(
    subject: Subject, extent: Extent, whole: _Whole, readings: Sequence[Reading]
) -> Finding:
    first, *further = sorted(readings, key=lambda each: each.written.key)
    name, row, column = key = first.written.key
    sheet = next(each for each in subject.grid.sheets if each.name == name)
    formula = _mended(first, whole.extent)
    stored = number_in(look_in(subject), *key)
    found = None if stored is None else as_shown(stored)
    expected = would_give(subject, formula, key)
    difference = None if found is None or expected is None else EXACT.subtract(found, expected)
    place = f"{name}!{a1(row, column)}"
    again = [a1(*each.written.key[1:]) for each in further]
    by = None if whole.by is None else seen_from(name, whole.by[0], a1(*whole.by[1:]))
    is_sure = first.function in ADDING and by is not None and difference
    return Finding(
        sheet=name,
        cell=a1(row, column),
        label=label_of(sheet, row, column),
        found=f"={sheet.cells[row, column].formula}" if found is None else f"{found:f}",
        expected=f"={formula}" if expected is None else f"{expected:f}",
        difference=difference,
        values={
            "problem": said(
                "structure.short_range",
                place=place,
                label=label_of(sheet, row, column),
                formula=short(f"={sheet.cells[row, column].formula}"),
                again=and_others("structure.as_well", again),
                missed=_missed(extent, whole, first, name),
                counted="" if by is None else said("structure.short_counted", by=by),
                outcome=_outcome(found, expected, difference),
            ),
            "mend": put(f"={formula}", place),
        },
        also=tuple((name, cell) for cell in again),
        severity=None if is_sure else Severity.WARNING,
    )


def _mended(reading: Reading, whole: Extent) -> str:
    """The formula with its ranges as long as they should be."""
    shape = reading.written.shape
    places = tuple(
        place._replace(first_row=whole.first, last_row=whole.last)
        if index in reading.slots
        else place
        for index, place in enumerate(shape.places)
    )
    return filled(shape.skeleton, places)


def _missed(extent: Extent, whole: _Whole, reading: Reading, here: str) -> str:
    rows = whole.left_out(extent)
    areas = (Range(rows[0], column, rows[-1], column) for column in sorted(reading.columns))
    return ", ".join(seen_from(here, extent.sheet, str(area)) for area in areas)


def _outcome(
    found: Decimal | None, expected: Decimal | None, difference: Decimal | None
) -> Mapping[str, str] | str:
    if found is None or expected is None:
        return ""
    key = "structure.short_shows" if difference else "structure.short_right_today"
    return said(key, found=found, expected=expected)
