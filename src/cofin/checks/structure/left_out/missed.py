"""What a sum leaves out of the block that it should cover.

A block is judged by what stands in it: rows that go on without a gap right behind the last
row of the sum, or a gap between its rows, are of the block when they look like its rows and
nobody else adds them up.  When in doubt a row is taken to be left out on purpose.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from cofin.a1 import Range
from cofin.checks.structure.left_out.heads import without_heads
from cofin.checks.structure.left_out.omitted import is_source, omitted_parts, omitted_sub_totals
from cofin.checks.structure.left_out.selections import is_part, is_selection
from cofin.checks.structure.left_out.splits import is_divided, is_made_from, rows_of
from cofin.checks.structure.left_out.uncounted import uncounted
from cofin.checks.structure.left_out.years import heads_by_number
from cofin.checks.structure.lines.line import lines_of
from cofin.checks.structure.periods.stocks import stocks_of
from cofin.checks.structure.sums.sum import MOST_CELLS, Leaves, Sum, Sums
from cofin.checks.structure.sums.track import Track, is_amount, stem, track_of
from cofin.checks.structure.sums.written import is_chain
from cofin.checks.subject import CellKey
from cofin.checks.words.carried import says_opening
from cofin.checks.words.labels import row_label
from cofin.checks.words.sums import fold, outline_code

#: A gap inside a sum is a slip when it is small beside what is added up (a third at most);
#: otherwise the sum picks its rows, as typed sub-totals among their parts.
_GAP = 3

#: From this many rows on, a range in another place is taken to mean the whole column.
_FEWEST_ELSEWHERE = 3


def missed(total: Sum, leaves: Leaves, sums: Sums) -> list[CellKey]:
    """The cells that the sum should name and does not, from top to bottom.

    What one of its parts leaves out is that part's own fault: told at every total above as
    well, a person who mends them all would count it several times.
    """
    found = _missed(total, leaves, sums)
    below: set[CellKey] = set()
    for part in sums.below(total) if found else ():
        below.update(_missed(part, sums.leaves(part) or Counter(), sums))
    return [key for key in found if key not in below]


def _missed(total: Sum, leaves: Leaves, sums: Sums) -> list[CellKey]:
    track = track_of(total, sums)
    if track is None:
        return []
    found = {
        *omitted_sub_totals(total, track, leaves, sums),
        *omitted_parts(total, track, leaves, sums),
        *uncounted(total, track, leaves, sums),
        *_Judge(total, track, leaves, sums).missed(),
    }
    if found and track.axis == 0 and _is_whole_beside(total, found, sums):
        return []
    meant = (_is_opening, heads_by_number, is_part)
    left = [i for i in sorted(found) if not any(is_meant(track, i) for is_meant in meant)]
    left = [i for i in left if not is_made_from(track.key(i), total, sums)]
    left = [i for i in left if not is_divided(i, track, total, sums)]
    left = without_heads(left, total, track, sums)
    if left and is_selection(total, track, left, leaves, sums):
        return []
    return [track.key(index) for index in left]


def _is_opening(track: Track, index: int) -> bool:
    """Whether a row is what was there before: no receipt beside those that a total adds up."""
    opening = stocks_of(track.sheet, track.axis).opening
    return index in opening or says_opening(fold(track.label(index)))


def _is_whole_beside(total: Sum, rows: set[int], sums: Sums) -> bool:
    """Whether the same sum in another column counts these rows, through a part of its own.

    ``=C7+C14`` is whole where C7 adds up C8:C13; ``=B7+B14`` beside it then is, where B7 is a
    share that is calculated otherwise.
    """
    sheet, row, _ = total.key
    for other in sums.in_row(sheet, row):
        if other is not total and rows_of(other) == rows_of(total):
            leaves = sums.leaves(other) or ()
            if all((sheet, each, other.key[2]) in leaves for each in rows):
                return True
    return False


class _Judge:
    """Looks at the rows around and between those that one sum names."""

    def __init__(self, total: Sum, track: Track, leaves: Leaves, sums: Sums) -> None:
        self.total, self.track, self.leaves, self.sums = total, track, leaves, sums
        self.named = frozenset(track.indexes)
        self.here = track.index_of(total.key)
        self.is_run = len(self.named) == track.last - track.first + 1

    def missed(self) -> Iterator[int]:
        gaps = self._gaps()
        if _GAP * len(gaps) > len(self.named):
            return
        yield from gaps
        if self.here is not None and self.here > self.track.last:
            yield from self._going_on()
        elif self._is_of_each_row():
            return
        elif self.is_run and self.track.axis == 0 and len(self.named) >= _FEWEST_ELSEWHERE:
            yield from self._going_on_alike(self.track.last, 1)
        if self.is_run and self.track.axis == 0 and not self._picks_rates():
            above = self._going_on_alike(self.track.first, -1)
            if not any(self.track.is_year(index) for index in above):
                yield from above

    def _is_of_each_row(self) -> bool:
        """Whether the next row adds up the same single cells: figures that each of them uses."""
        sheet, row, column = self.total.key
        beside = (self.sums.by_cell.get((sheet, at, column)) for at in (row - 1, row + 1))
        return len(self.total.areas) == self.total.size and any(
            other is not None and other.areas == self.total.areas for other in beside
        )

    def _picks_rates(self) -> bool:
        """Whether the sum names percentages one by one: whoever adds rates chooses them."""
        is_picked = len(self.total.areas) == len(self.named)
        return is_picked and self.track.is_share(self.track.first)

    def _gaps(self) -> list[int]:
        length = self.track.last - self.track.first
        if self.is_run or length > MOST_CELLS or not self.sums.afford(length):
            return []
        between = range(self.track.first, self.track.last)
        return [i for i in between if i not in self.named and self._is_of_block(i, own=True)]

    def _going_on(self) -> list[int]:
        """The rows right behind the sum's last, down to the sum."""
        found: list[int] = []
        index = self.track.last + 1
        while index != self.here and self._is_of_block(index, own=True):
            found.append(index)
            index += 1
        return found if len(found) <= len(self.named) else []

    def _going_on_alike(self, index: int, way: int) -> list[int]:
        """Rows behind an end that are of the block even seen from elsewhere."""
        found: list[int] = []
        edge = self.track.cell(index)
        while (index := index + way) > 0 and self._is_of_block(index, own=False):
            cell = self.track.cell(index)
            if (cell.formula is None) != (edge.formula is None):
                return []
            if cell.style.number_format != edge.style.number_format:
                return []
            if cell.formula is not None and not self._is_in_line(index, index - way):
                return []
            found.append(index)
        if _GAP * len(found) > len(self.named) or any(map(self._is_others, found)):
            return []
        return found

    def _is_others(self, index: int) -> bool:
        """Whether another column or the codes give the row to another total."""
        return self._is_others_beside(index) or has_other_code(
            self.total, self.track.key(index), self.sums
        )

    def _is_others_beside(self, index: int) -> bool:
        """Whether in another column the same sum leaves the row to another total."""
        sheet, row, column = self.total.key
        return any(
            other.key != beside.key
            for beside in self.sums.in_row(sheet, row)
            if beside.key[2] != column and rows_of(beside) == rows_of(self.total)
            for other in self.sums.covering((sheet, index, beside.key[2]))
            if not _is_across(other, (sheet, index, beside.key[2]))
        )

    def _is_in_line(self, index: int, other: int) -> bool:
        """Whether two formulas are of one pattern."""
        pair = (self.track.position(index), self.track.position(other))
        return lines_of(self.sums.grid).fit(self.track.sheet.name, 0, *pair)

    def _is_of_block(self, index: int, *, own: bool) -> bool:
        """Whether a cell looks like one that the sum should have named.

        ``own`` when the sum stands in the same column or row.  Under a column another sum that
        takes the cell in excuses it only when it has nothing in common with this one; beside
        a row any does, as the year's beside that of its first half.  The total of the cell's
        own row says nothing of its column.
        """
        key, cell = self.track.key(index), self.track.cell(index)
        if index == self.here or key in self.leaves or not is_amount(cell):
            return False
        if self._is_total(key) or self._is_derived(key, cell.formula):
            return False
        if is_source(index, self.track, self.sums):
            return False
        near = self._nearest(index)
        if not self.track.is_alike(index, near) or not self._is_labelled_alike(index, near):
            return False
        return not any(
            not own or self.track.axis or not self._shares(other)
            for other in self.sums.covering(key)
            if other.key != self.total.key and not (self.track.axis == 0 and _is_across(other, key))
        )

    def _nearest(self, index: int) -> int:
        """The row of the sum that is nearest to one beside or between them."""
        at = bisect_left(self.track.indexes, index)
        return min(self.track.indexes[max(0, at - 1) : at + 1], key=lambda i: abs(i - index))

    def _is_total(self, key: CellKey) -> bool:
        """Whether a cell is a sum; under a column the total of a row is a row like others."""
        own = self.sums.by_cell.get(key)
        return own is not None and not (self.track.axis == 0 and _is_across(own, key))

    def _is_labelled_alike(self, index: int, near: int) -> bool:
        """Whether the words do not say that a cell is of another kind than its neighbour."""
        here, there = self.track.label(index), self.track.label(near)
        if self.track.axis == 0:
            return bool(here) == bool(there)
        return stem(here) == stem(there)

    def _shares(self, other: Sum) -> bool:
        """Whether another sum takes in an end of this one."""
        ends = [self.track.position(index) for index in (self.track.first, self.track.last)]
        return any(
            area.sheet == self.track.sheet.name and any(area.range.holds(*end) for end in ends)
            for area in other.areas
        )

    def _is_derived(self, key: CellKey, formula: str | None) -> bool:
        """Whether a formula is made from what the sum adds up, as an overhead on it is."""
        if formula is None:
            return False
        ends = [self.track.position(index) for index in (self.track.first, self.track.last)]
        sources = [*ends, self.total.key[1:]] if self.here is not None else ends
        areas = [
            area.range
            for area in self.sums.references.of_formula(formula, *key)
            if area.sheet == self.track.sheet.name
        ]
        if any(area.holds(*each) for area in areas for each in sources):
            return True
        return not self.is_run and self._is_rest_of_a_part(formula, areas)

    def _is_rest_of_a_part(self, formula: str, areas: Sequence[Range]) -> bool:
        """Whether a cell is made from one of several totals that are picked one by one.

        The own contribution of the second partner is that partner's total less its grant.
        """
        is_less = is_chain(formula) and "-" in formula
        named = (self.track.key(index) for index in self.named)
        return any(
            (is_less or key in self.sums.by_cell) and any(area.holds(*key[1:]) for area in areas)
            for key in named
        )


def has_other_code(part: Sum, key: CellKey, sums: Sums) -> bool:
    """Whether codes say that a row is none of a part's: ``3. Goods`` behind 2.1 and 2.2."""
    sheet = next(sheet for sheet in sums.grid.sheets if sheet.name == key[0])
    rows = (part.areas[0].range[0], key[1])
    own, other = (outline_code(row_label(sheet, row, key[2])) for row in rows)
    return bool(own and other) and own[:-1] != other[:-1]


def _is_across(other: Sum, key: CellKey) -> bool:
    """Whether a sum adds up cells of one row alone, that of a cell."""
    sheet, row, _ = key
    return other.size > 1 and all(
        area.sheet == sheet and area.range[0] == area.range[2] == row for area in other.areas
    )
