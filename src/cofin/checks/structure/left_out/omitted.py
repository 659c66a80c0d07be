"""Parts that a grand total forgets: a sub-total beside the others, a row above the total."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cofin.checks.structure.left_out.blocks import blocks_of
from cofin.checks.structure.sums.base_rows import is_base
from cofin.checks.structure.sums.readers import any_of, readers_of
from cofin.checks.structure.sums.sum import MOST_CELLS, Leaves, Sum, Sums
from cofin.checks.structure.sums.track import Track, stem
from cofin.checks.words.totals import is_of_everything
from cofin.grid import CellKind
from cofin.money import EXACT


def omitted_sub_totals(total: Sum, track: Track, leaves: Leaves, sums: Sums) -> Iterator[int]:
    """Sub-totals beside those that a grand total adds up, which nobody else adds up.

    A sum of what other rows or sheets add up is none of sub-totals: nothing beside it is left out.
    """
    here = track.index_of(total.key)
    if here is None or here < track.last:
        return
    indexes = frozenset(track.indexes)
    named = {i for i in indexes if sums.is_within(track.key(i), track.axis)}
    if not named:
        return
    stems = {stem(track.label(index)) for index in named}
    below = [index for key in leaves if (index := track.index_of(key)) is not None]
    lowest = min([track.first, *below])
    for index in _sub_totals(track, sums):
        if index in indexes or index >= here:
            continue
        key = track.key(index)
        parts = sums.leaves(sums.by_cell[key])
        if not parts or not parts.keys().isdisjoint(leaves.keys()):
            continue
        if any(other.key != total.key for other in sums.covering(key)):
            continue
        if _is_between_tables(track, index, below):
            continue
        is_alike = stem(track.label(index)) in stems and _is_one_table(track, index, lowest)
        if index > lowest or is_alike:
            yield index


def _is_between_tables(track: Track, index: int, leaves: Sequence[int]) -> bool:
    """Whether a sum stands below all rows that are added up, and apart from their sub-totals.

    A summary adds the lines of the table above it again: the totals of that table, which stand
    between, are made from those lines too, and are no part of the summary.
    """
    if not leaves or max(leaves) > index or track.first < index:
        return False
    between = range(index + 1, min(track.first, index + MOST_CELLS))
    return any(track.cell(i).kind in (CellKind.TEXT, CellKind.EMPTY) for i in between)


def _sub_totals(track: Track, sums: Sums) -> Iterator[int]:
    """The sums in the same column or row that add up cells of it."""
    for total in sums.within(track.sheet.name, track.axis, track.at):
        _, row, column = total.key
        yield row if track.axis == 0 else column


def _is_one_table(track: Track, first: int, last: int) -> bool:
    """Whether no text stands in the column between two cells: a heading ends a table."""
    between = (track.cell(i) for i in range(first + 1, min(last, first + MOST_CELLS)))
    return not any(cell.kind is CellKind.TEXT and cell.formula is None for cell in between)


def omitted_parts(total: Sum, track: Track, leaves: Leaves, sums: Sums) -> Iterator[int]:
    """Rows of the unbroken block above a plain total that it leaves out.

    Unlike elsewhere a row that is made from the others counts here: ``Total`` under direct
    and indirect costs means both.  A total that says nothing but that it is one takes in all.
    """
    here = track.index_of(total.key)
    if here is None or track.axis or not is_of_everything(stem(track.label(here))):
        return
    if track.is_share(here):
        return  # of sums beside it, which say what they leave out
    blocks = blocks_of(track, sums)
    first = blocks.above(here)
    if first is None or not first <= track.first <= track.last < here:
        return
    left = []
    for index in reversed(blocks.free_between(first, here)):
        if (
            track.key(index) not in leaves
            and track.is_alike(index, here)
            and track.cell(index).style.number_format == track.cell(track.last).style.number_format
            and not is_source(index, track, sums)
            and not is_base(index, track, leaves, sums)
        ):
            if track.key(index) in sums.by_cell:
                return
            left.append(index)
    if not _has_parts(track, left):
        yield from left


def is_source(index: int, track: Track, sums: Sums) -> bool:
    """Whether a number is what a row of the sum is made from, and so no row beside it.

    A rate by which the rows grow (at most 1), the factors of a product (``=B2*B3`` below
    them), the one row that a heading repeats (``=B3``).
    """
    value, naming = track.cell(index).value, readers_of(sums).naming(track, index)
    if isinstance(value, Decimal) and abs(value) <= 1 and any_of(naming.all, track.indexes):
        return True
    if any_of(naming.multiply, track.indexes):
        return True
    return any(
        any_of(naming.repeat, beside) and _heads(*beside, index, track, sums)
        for beside in _next_to(index, track)
    )


def _next_to(index: int, track: Track) -> Iterator[tuple[int]]:
    """The nearest rows of the sum before and behind an index: others are parted from it."""
    before, behind = bisect_left(track.indexes, index), bisect_right(track.indexes, index)
    if before:
        yield (track.indexes[before - 1],)
    if behind < len(track.indexes):
        yield (track.indexes[behind],)


def _heads(at: int, index: int, track: Track, sums: Sums) -> bool:
    """Whether a formula repeats the one row of its heading: ``Travel =B5`` above it.

    Below it only where sums of other groups stand beside it.  A row among others of its kind
    has the same amount and no more: ``P2 =B2`` below P1.
    """
    if at > index and not any(track.key(other) in sums.by_cell for other in track.indexes):
        return False
    return stem(track.label(at)) != stem(track.label(index))


def _has_parts(track: Track, left: list[int]) -> bool:
    """Whether rows left out are the parts of a typed amount above them, and so counted."""
    for index in track.indexes:
        parts, below = Decimal(0), index + 1
        value = track.cell(index).value
        while below in left:
            part = track.cell(below).value
            parts = EXACT.add(parts, part) if isinstance(part, Decimal) else parts
            below += 1
            if parts == value:
                return True
    return False
