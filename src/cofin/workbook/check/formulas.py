"""Where the template calculates, and something else stands now.

The sheet Lists records the cells that were drawn with a formula, and what each does from its
cell (see ``fingerprint.form_of``).  A formula that stands alone, such as the number of
countries, has no neighbours that would tell what it was; the record does.  Where rows or
columns were inserted, cells are looked for where they are now (see ``anchors``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from cofin.a1 import Range, parse_range
from cofin.checks.columns.kinds import ranges, size
from cofin.checks.formula.shape import shape_of
from cofin.checks.formula.written import formulas_of
from cofin.errors import Problem
from cofin.grid import CellKind, Grid, Position, SheetGrid
from cofin.text import Value
from cofin.workbook.anchors import Moves
from cofin.workbook.check.aligned import aligned, beyond_names
from cofin.workbook.check.gone import lost_references
from cofin.workbook.fingerprint import RECORD, form_of, form_of_shape
from cofin.workbook.read.inputs import InputTable
from cofin.workbook.read.taken_rows import TAKEN, taken_rows

#: Cells of all records together; a budget of 60 partners and 10,000 lines has 164,000.
MOST_CELLS = 400_000

#: Of the formulas of a sheet, the part that must be as recorded for the others to be named one by
#: one; of a sheet that a program wrote in other words, it is said that it is another one.
_FEWEST = (2, 3)

#: Of larger sheets no columns without names are looked for.
_MOST_TRIED = 2_000

There: TypeAlias = Mapping[Position, tuple[str, str]]
"""The recorded form of formulas and the present one, by the cells where they are now."""


def lost_formulas(
    grid: Grid,
    now: Mapping[str, str],
    moves: Moves | None = None,
    tables: Iterable[InputTable] = (),
) -> Iterator[Problem]:
    """Cells that the template calculates and the workbook does not; ``now``: sheet by key.

    ``tables`` are those that are filled in: their rows are in use, those inserted as well.
    """
    bare = {table.sheet.name: table for table in tables if table.bare}
    found = everywhere(grid, now, moves)
    deleted = any(None in taken_rows(grid, table) for table in TAKEN)
    gone = lost_references(grid, now, found, is_spared=deleted)
    if gone is not None:
        yield gone
    for name, there in found.items():
        sheet = grid.sheet(name)
        rows = bare.get(name)
        if sheet is not None:
            emptied = set(_emptied(rows)) if rows else set()
            kept = _kept(sheet, there) if deleted or gone else there
            yield from _lost(sheet, kept, emptied, is_whole=gone is None)


def everywhere(grid: Grid, now: Mapping[str, str], moves: Moves | None) -> Mapping[str, There]:
    """The recorded form of each formula and the present one, by the present name of its sheet.

    Where something is wrong and rows that no name tells of may have been inserted, they are
    looked for; fewer formulas that are wrong are the likelier ones.
    """
    recorded = recorded_formulas(grid)
    sheets = {key: sheet for key, name in now.items() if (sheet := grid.sheet(name)) is not None}

    def all_there(moves: Moves | None) -> dict[str, There]:
        moves = None if moves is None or moves.is_still else moves
        return {
            sheet.name: _there(sheet, recorded.get(key, ()), moves) for key, sheet in sheets.items()
        }

    # No value is asked so far: files of one template share it, and change copies of their own.
    known = (recorded, dict(now), None if moves is None else moves.sheets)
    found = {**formulas_of(grid).once("recorded", known, lambda: all_there(moves))}
    wrong = _wrong(found)
    if not wrong or moves is None:
        return found
    places = {
        key: places_of(recorded[key])
        for key, sheet in sheets.items()
        if moves.has_moved(sheet.name) or not all(form for _, form in found[sheet.name].values())
    }
    closer = aligned(grid, now, places, moves)
    if closer.sheets != moves.sheets:
        found = min(found, all_there(closer), key=_wrong)
    for key, sheet in sheets.items():
        if len(found[sheet.name]) <= _MOST_TRIED and _is_other(found[sheet.name]):
            found[sheet.name] = _beyond(sheet, recorded[key], closer, found[sheet.name])
    return found


def _beyond(
    sheet: SheetGrid, recorded: Sequence[tuple[Range, str]], moves: Moves, there: There
) -> There:
    """``_there`` where columns without names may have moved, if fewer formulas are wrong then."""
    key = sheet.name.casefold()
    for moved in beyond_names(sheet, moves.sheets[key]):
        other = _there(sheet, recorded, Moves({**moves.sheets, key: moved}))
        there = min(there, other, key=lambda each: _wrong({"": each}))
    return there


def _is_other(there: There) -> bool:
    """Whether so much is not as recorded that all of the sheet seems to be another one."""
    other = sum(bool(found) and form != found for form, found in there.values())
    return (len(there) - other) * _FEWEST[1] < len(there) * _FEWEST[0]


def _wrong(found: Mapping[str, There]) -> int:
    """How many formulas are not as recorded."""
    return sum(one != other for there in found.values() for one, other in there.values())


def _kept(sheet: SheetGrid, there: There) -> There:
    """Without the formulas that have lost the row they took: it was deleted, nothing counts it.

    What else has lost a reference shows an error.
    """
    return {
        place: forms
        for place, forms in there.items()
        if "#REF!" not in (sheet.cell(*place).formula or "")
    }


def _emptied(table: InputTable) -> Iterator[Position]:
    """Empty cells of the rows in use where other rows calculate."""
    for area in table.bare:
        for place in _cells(area):
            if table.sheet.cell(*place).kind is CellKind.EMPTY:
                yield place


def _lost(
    sheet: SheetGrid, there: There, emptied: set[Position], *, is_whole: bool
) -> Iterator[Problem]:
    """What is wrong on a sheet; ``there``: the forms that are recorded and found, by cell.

    Where rows that formulas read are deleted (not ``is_whole``), the others are changed by that.
    """
    lost = {place for place, (_, found) in there.items() if not found}
    in_use = {row for row, _ in there.keys() - lost}
    typed = {place for place in lost if sheet.cell(*place).kind is not CellKind.EMPTY}
    gone = {place for place in lost - typed if place[0] in in_use}  # else a row is deleted
    yield from _problems("formula_replaced", sheet, ranges(typed))
    yield from _problems("formula_removed", sheet, ranges(gone | emptied))
    other = {place for place, (form, found) in there.items() if form != found} - lost
    if not is_whole:
        return
    if not _is_other(there):
        yield from _problems("formula_changed", sheet, ranges(other))
    else:
        values: dict[str, Value] = {"count": len(other), "all": len(there)}
        yield Problem(sheet.name, "template.formulas_other", values)


def _there(sheet: SheetGrid, recorded: Iterable[tuple[Range, str]], moves: Moves | None) -> There:
    """The cells of the record as they are now, each with the recorded form and the present one."""
    found: dict[Position, tuple[str, str]] = {}
    for area, form in recorded:
        for then in _cells(area):
            if moves is None:
                found[then] = form, _form(sheet, then)
            else:
                place, present = _moved(sheet, then, form, moves)
                found[place] = form, present
    return found


def _moved(sheet: SheetGrid, then: Position, form: str, moves: Moves) -> tuple[Position, str]:
    """Where a cell is now, and the form of its formula: the place where it is as recorded.

    Else the first place with any formula, else the likeliest.
    """
    places = [
        (place, _form_then(sheet, place, then, moves)) for place in moves.places(sheet.name, then)
    ]
    return max(places, key=lambda each: 2 if each[1] == form else bool(each[1]))


def _form_then(sheet: SheetGrid, place: Position, then: Position, moves: Moves) -> str:
    """The form of the formula in a cell as if nothing had moved; empty when there is none."""
    cell = sheet.cells.get(place)
    if cell is None or cell.formula is None:
        return ""
    shape = shape_of(cell.formula)
    if shape is None:
        return form_of(cell.formula, *place)
    return form_of_shape(moves.back(sheet.name, shape), *then)


def recorded_formulas(grid: Grid) -> Mapping[str, Sequence[tuple[Range, str]]]:
    """The record by the key of the sheet; nothing of one that is too large to be true."""
    known = grid.name(f"list.{RECORD}")
    sheet = grid.sheet(known.area.sheet) if known and known.area else None
    if known is None or known.area is None or sheet is None:
        return {}
    holds = known.area.range.holds
    return _record(
        tuple(
            cell.value
            for position, cell in sheet.cells.items()
            if holds(*position) and isinstance(cell.value, str)
        )
    )


@lru_cache(maxsize=4)
def _record(lines: tuple[str, ...]) -> Mapping[str, Sequence[tuple[Range, str]]]:
    """What the lines of a record say; it is the same in all files of one template."""
    found: dict[str, list[tuple[Range, str]]] = {}
    cells = 0
    for line in lines:
        key, _, rest = line.rpartition("!")
        place, _, form = rest.partition("=")
        area = parse_range(place)
        if area is None:
            continue
        cells += size(area)
        if cells > MOST_CELLS:
            return {}
        found.setdefault(key, []).append((area, form))
    return found


def places_of(areas: Iterable[tuple[Range, str]]) -> frozenset[Position]:
    """The cells of a sheet that are recorded."""
    return frozenset(place for area, _ in areas for place in _cells(area))


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


def _problems(code: str, sheet: SheetGrid, areas: Iterable[Range]) -> Iterator[Problem]:
    for area in areas:
        values: dict[str, Value] = {"cells": str(area), "count": size(area)}
        yield Problem(f"{sheet.name}!{area}", f"template.{code}", values)
