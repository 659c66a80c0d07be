"""A link that was copied and still reads the sheet of the row above: the same cells twice."""

from __future__ import annotations

from typing import NamedTuple

from cofin.checks.formula.written import formulas_of
from cofin.checks.structure.sums.sum import Sum, Sums
from cofin.checks.subject import CellKey


class Repeat(NamedTuple):
    """A part of a total that adds up what another part does, and the sheet that is meant."""

    part: Sum
    other: CellKey
    sheet: str


def repeated(total: Sum, sums: Sums) -> Repeat | None:
    """The part that counts another part's cells again: its row reads another sheet than it does."""
    seen: dict[tuple[object, ...], Sum] = {}
    for part in sums.parts(total):
        first = seen.setdefault(part.areas, part)
        if first is part:
            continue
        for one, other in ((part, first), (first, part)):
            sheet = _sheet_beside(one, sums)
            if sheet and all(area.sheet not in (sheet, one.key[0]) for area in one.areas):
                return Repeat(one, other.key, sheet)
    return None


def _sheet_beside(part: Sum, sums: Sums) -> str:
    """The one other sheet that the other formulas of a row read; empty when there are several."""
    sheet, row, column = part.key
    read = {
        area.sheet
        for at, shape in formulas_of(sums.grid).by_sheet[sheet].items()
        if at[0] == row and at[1] != column
        for area in sums.references.of_shape(shape, sheet, *at)
    }
    others = read - {sheet}
    return others.pop() if len(others) == 1 else ""
