"""Sums of some rows on purpose: ``of which travel``, a recap below the complete total."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cofin.checks.structure.lines.line import lines_of
from cofin.checks.structure.sums.sum import Leaves, Sum, Sums
from cofin.checks.structure.sums.track import Track, stem
from cofin.checks.subject import CellKey
from cofin.checks.words.figures import FigureKind, kind_of
from cofin.checks.words.labels import column_label, row_label
from cofin.checks.words.recaps import may_be_recap
from cofin.checks.words.selections import names_what_is_left_out, says_of_which
from cofin.checks.words.sums import fold


def is_part(track: Track, index: int) -> bool:
    """Whether words make a row a part of another one, among rows that are none: ``davon WP1``."""
    return (
        track.axis == 0
        and _is_of_which(index, track)
        and not any(_is_of_which(each, track) for each in track.indexes)
    )


def _is_of_which(index: int, track: Track) -> bool:
    return says_of_which(fold(track.label(index)))


def is_selection(total: Sum, track: Track, left: Sequence[int], leaves: Leaves, sums: Sums) -> bool:
    """Whether a sum leaves rows out on purpose.

    Its words say that it is of some rows, or name what it leaves out.  Or the complete total of
    the same cells stands elsewhere, and its words are no plain ones for a total, nor those of
    the complete total.
    """
    sheet = sums.grid.sheet(total.key[0])
    way = column_label if track.axis else row_label
    words = way(sheet, *total.key[1:]) if sheet is not None else ""
    others = [track.label(index) for index in left]
    if says_of_which(fold(words)) or names_what_is_left_out(words, others):
        return True
    if kind_of(fold(words)) is FigureKind.DIRECT:
        return all(kind_of(fold(each)) is FigureKind.INDIRECT for each in others)
    if not _is_aside(total, track, sums):
        return False
    wanted = set(leaves).union(*(_bottom(track.key(index), sums) for index in left))
    names = [
        (stem(track.label(at)), at < track.first)
        for at, below in _others(track, total, sums)
        if wanted <= below.keys()
    ]
    return bool(names) and all(
        may_be_recap(stem(words), name, is_above=is_above) for name, is_above in names
    )


def _is_aside(total: Sum, track: Track, sums: Sums) -> bool:
    """Whether a sum stands behind its cells; in a column of such sums when they are in its row."""
    here = track.index_of(total.key)
    if here is None or here <= track.last:
        return False
    sheet, row, column = total.key
    beside = [(row, column), (row - 1, column)], [(row, column), (row + 1, column)]
    return not track.axis or any(lines_of(sums.grid).fit(sheet, 0, *pair) for pair in beside)


def _others(track: Track, total: Sum, sums: Sums) -> Iterator[tuple[int, Leaves]]:
    """The sums above the rows, or between them and a sum, that do not read it; what they add up."""
    here = track.index_of(total.key) or 0
    within = sums.within(track.sheet.name, track.axis, track.at)
    for other in within if sums.afford(len(within)) else ():
        at, leaves = track.index_of(other.key), sums.leaves(other)
        is_there = at is not None and (at < track.first or track.last < at < here)
        if at is not None and is_there and leaves is not None and not _reads(other, here, track):
            yield at, leaves


def _reads(total: Sum, index: int, track: Track) -> bool:
    place = track.position(index)
    return any(area.sheet == track.sheet.name and area.range.holds(*place) for area in total.areas)


def _bottom(key: CellKey, sums: Sums) -> Iterable[CellKey]:
    total = sums.by_cell.get(key)
    return (sums.leaves(total) or ()) if total is not None else (key,)
