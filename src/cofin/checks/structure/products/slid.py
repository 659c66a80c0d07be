"""Where the number stands that a product misses: part of C06.

A reference without a dollar sign walks away from its rate when the formula is copied; a typed one
names the cell beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from cofin.checks.structure.lines.line import Line, lines_of
from cofin.checks.subject import CellKey
from cofin.checks.words.labels import column_label, row_label
from cofin.grid import A_NUMBER, Grid, SheetGrid

#: Cells of one range that are looked at for a number.
_MOST_CELLS = 1_000


def value_beside(grid: Grid, cell: CellKey, formula: CellKey) -> CellKey | None:
    """The labelled number left of an empty cell, in whose column there is nothing to fill in."""
    name, row, column = cell
    sheet = grid.sheet(name)
    if sheet is None or cell[:2] == formula[:2] or (row, column) in sheet.cells:
        return None
    beside = sheet.cell(row, column - 1) if column > 1 else None
    if beside is None or beside.kind is not A_NUMBER or beside.formula is not None:
        return None
    is_labelled = row_label(sheet, row, column - 1) and not column_label(sheet, row, column)
    return (name, row, column - 1) if is_labelled and column not in _columns(sheet) else None


def stands_outside(line: Line, cell: CellKey, formulas: Sequence[CellKey]) -> bool:
    """Whether a cell stands beside the table of some formulas, an empty column between them.

    A rate for all rows stands there; in the table, only one row may have a rate.
    """
    across = 1 - line.axis
    near, far = sorted((formulas[0][1:][across], cell[1:][across]))
    tracks = [formula[1:][line.axis] for formula in formulas]
    return cell[0] == line.sheet.name and any(
        all(_at(line, track, between) not in line.sheet.cells for track in tracks)
        for between in range(near + 1, far)
    )


def _at(line: Line, track: int, between: int) -> tuple[int, int]:
    return (track, between) if line.axis == 0 else (between, track)


def reads_numbers(grid: Grid, formula: CellKey, factor: CellKey) -> bool:
    """Whether a formula reads a number elsewhere than in the cell that it multiplies."""
    sheet = grid.sheet(formula[0])
    written = sheet.cell(*formula[1:]).formula if sheet is not None else None
    for area in lines_of(grid).references.of_formula(written or "", *formula):
        there, (top, left, bottom, right) = grid.sheet(area.sheet), area.range
        if there is None or (bottom - top + 1) * (right - left + 1) > _MOST_CELLS:
            continue
        cells = ((row, c) for row in range(top, bottom + 1) for c in range(left, right + 1))
        if any(there.cell(*at).kind is A_NUMBER and (area.sheet, *at) != factor for at in cells):
            return True
    return False


def _columns(sheet: SheetGrid) -> frozenset[int]:
    """The columns of a sheet that hold anything but texts."""
    return sheet.once(_with_numbers)


def _with_numbers(sheet: SheetGrid) -> frozenset[int]:
    return frozenset(
        column
        for (_, column), cell in sheet.cells.items()
        if cell.kind is A_NUMBER or cell.formula is not None
    )
