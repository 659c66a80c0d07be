"""A sum of picked cells that slipped into the column, or the row, of the sum beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cofin.checks.formula.references import is_one_cell
from cofin.checks.structure.sums.sum import Sum
from cofin.checks.subject import CellKey


class ReadAgain(NamedTuple):
    """A part of a total that reads a cell which another part reads, and what it should read."""

    part: Sum
    key: CellKey
    meant: CellKey
    other: CellKey  # the part that is right


def read_again(parts: Sequence[Sum]) -> ReadAgain | None:
    """``=P1!B11+P2!C22+P3!C33`` beside ``=P1!B11+P2!B22+P3!B33``: the first slipped to B11."""
    by_cell: dict[CellKey, Sum] = {}
    for part in parts:
        for key in _picked(part):
            first = by_cell.setdefault(key, part)
            if first is part:
                continue
            for one, other in ((part, first), (first, part)):
                if (meant := _meant(one, key)) and not _meant(other, key):
                    return ReadAgain(one, key, meant, other.key)
    return None


def _picked(part: Sum) -> Sequence[CellKey]:
    """The cells that a sum names one by one; none where it names a range."""
    if len(part.areas) < 2 or not all(is_one_cell(area.range) for area in part.areas):
        return ()
    return [(area.sheet, *area.range[:2]) for area in part.areas]


def _meant(part: Sum, key: CellKey) -> CellKey | None:
    """The cell in the column of all the others that a sum picks; ``None`` if it is there."""
    columns = {other[2] for other in _picked(part) if other != key}
    if len(columns) != 1 or key[2] in columns:
        return None
    return (key[0], key[1], columns.pop())
