"""Where the template calculates, and something else stands now.

The sheet Lists records the cells that were drawn with a formula, and what each does from its
cell (see ``fingerprint.form_of``).  A formula that stands alone, such as the number of
countries, has no neighbours that would tell what it was; the record does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cofin.a1 import Range, parse_range
from cofin.checks.cells.kinds import ranges, size
from cofin.errors import Problem
from cofin.grid import CellKind, Grid, Position, SheetGrid
from cofin.text import Value
from cofin.workbook.fingerprint import RECORD, form_of

#: Cells of all records together; a budget of 60 partners and 10,000 lines has 164,000.
MOST_CELLS = 400_000

#: Of the formulas of a sheet, the part that must be as recorded for the others to be named one by
#: one; of a sheet that a program wrote in other words, it is said that it is another one.
_FEWEST = (2, 3)


def lost_formulas(grid: Grid, now: Mapping[str, str]) -> Iterator[Problem]:
    """Cells that the template calculates and the workbook does not; ``now``: sheet by key."""
    for key, areas in _recorded(grid).items():
        sheet = grid.sheet(now[key]) if key in now else None
        if sheet is None:
            continue
        there = {place: form for area, form in areas for place in _cells(area)}
        forms = {place: _form(sheet, place) for place in there}
        lost = {place for place in there if not forms[place]}
        in_use = {row for row, _ in there.keys() - lost}
        typed = {place for place in lost if sheet.cell(*place).kind is not CellKind.EMPTY}
        gone = {place for place in lost - typed if place[0] in in_use}  # else a row is deleted
        yield from _problems("formula_replaced", sheet, typed)
        yield from _problems("formula_removed", sheet, gone)
        other = {place for place, form in there.items() if forms[place] != form} - lost
        if (len(there) - len(other)) * _FEWEST[1] >= len(there) * _FEWEST[0]:
            yield from _problems("formula_changed", sheet, other)
        else:
            values: dict[str, Value] = {"count": len(other), "all": len(there)}
            yield Problem(sheet.name, "template.formulas_other", values)


def _recorded(grid: Grid) -> Mapping[str, Sequence[tuple[Range, str]]]:
    """The record by the key of the sheet; nothing of one that is too large to be true."""
    known = grid.name(f"list.{RECORD}")
    sheet = grid.sheet(known.area.sheet) if known and known.area else None
    if known is None or known.area is None or sheet is None:
        return {}
    found: dict[str, list[tuple[Range, str]]] = {}
    cells = 0
    for position, cell in sheet.cells.items():
        if not known.area.range.holds(*position) or not isinstance(cell.value, str):
            continue
        key, _, rest = cell.value.rpartition("!")
        place, _, form = rest.partition("=")
        area = parse_range(place)
        if area is None:
            continue
        cells += size(area)
        if cells > MOST_CELLS:
            return {}
        found.setdefault(key, []).append((area, form))
    return found


def _cells(area: Range) -> Iterator[Position]:
    for row in range(area.first_row, area.last_row + 1):
        for column in range(area.first_column, area.last_column + 1):
            yield row, column


def _form(sheet: SheetGrid, place: Position) -> str:
    """The form of the formula in a cell; empty when there is none."""
    cell = sheet.cells.get(place)
    if cell is None or cell.formula is None:
        return ""
    return form_of(cell.formula, *place)


def _problems(code: str, sheet: SheetGrid, cells: Iterable[Position]) -> Iterator[Problem]:
    for area in ranges(cells, joined=False):
        values: dict[str, Value] = {"cells": str(area), "count": size(area)}
        yield Problem(f"{sheet.name}!{area}", f"template.{code}", values)
