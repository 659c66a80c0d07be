"""Lines added behind a total: calculated as those it adds up, and counted by nobody."""

from __future__ import annotations

from collections.abc import Mapping

from cofin.checks.structure.left_out.splits import adds_up_to, is_made_from
from cofin.checks.structure.lines.line import lines_of
from cofin.checks.structure.sums.readers import readers_of
from cofin.checks.structure.sums.sum import Leaves, Sum, Sums
from cofin.checks.structure.sums.track import Track, is_amount, track_of
from cofin.checks.subject import CellKey
from cofin.grid import CellKind, SheetGrid

#: Empty rows between a total and a line behind it; more set another table apart.
_GAP = 1


def behind(total: Sum, leaves: Leaves, sums: Sums) -> list[CellKey]:
    """The lines right behind a total that it most likely should count.

    A person must look: what stands below a total may be left out of it on purpose.
    """
    track = track_of(total, sums)
    here = track.index_of(total.key) if track is not None else None
    if track is None or track.axis or here is None or here < track.last:
        return []
    index = here + 1
    while index <= here + _GAP and _is_empty_row(track, index):
        index += 1
    found = []
    first = index
    while _is_line(track, index, leaves, sums) and not is_made_from(track.key(index), total, sums):
        found.append(track.key(index))
        index += 1
    if not found or adds_up_to(here, track, first):
        return []
    return found if not any(map(readers_of(sums).is_read, found)) else []


def _is_empty_row(track: Track, index: int) -> bool:
    """Whether nothing stands in a row as far as the column of the total."""
    first = track.sheet.once(_first_filled).get(index)
    return first is None or first > track.at


def _first_filled(sheet: SheetGrid) -> Mapping[int, int]:
    """The first column of each row in which something stands."""
    found: dict[int, int] = {}
    for (row, column), cell in sheet.cells.items():
        if cell.kind is not CellKind.EMPTY and column <= found.get(row, column):
            found[row] = column
    return found


def _is_line(track: Track, index: int, leaves: Leaves, sums: Sums) -> bool:
    """Whether a row calculates an amount as a line of the total does."""
    cell, key = track.cell(index), track.key(index)
    if cell.formula is None or not is_amount(cell) or not cell.value or key in sums.by_cell:
        return False
    if "/" in cell.formula or "%" in cell.style.number_format:
        return False  # a share adds up to nothing
    return bool(track.label(index)) and any(
        line.pattern.formula_at(key[1:]) == cell.formula
        for line in lines_of(sums.grid).through(key[0], 0, leaves)
    )
