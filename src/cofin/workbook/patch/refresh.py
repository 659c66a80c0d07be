"""The stored results of formulas after a patch: renewed where that is certain, else removed.

A preview, Protected View, pandas and every program that does not calculate show the stored
results.  They are renewed by the engines that check workbooks, and only in a file of which
these reproduced every stored result before it was patched.  In any other file each stored
result is removed: no figure is better than a wrong one, and Excel calculates on opening.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from cofin.checks.stale import agree
from cofin.checks.subject import CellKey, Recomputed
from cofin.grid import CellError, CellKind, CellValue, Grid, Note, Position
from cofin.workbook.check.engine import calculated
from cofin.workbook.check.evaluate import Book
from cofin.workbook.check.recompute import is_proven
from cofin.workbook.patch.cell import plain
from cofin.workbook.patch.model import Edit, Written

Results = dict[CellKey, Recomputed]


def stored(grid: Grid) -> dict[CellKey, CellValue]:
    """Every formula with a stored result."""
    return {
        (sheet.name, row, column): cell
        for sheet in grid.sheets
        for (row, column), cell in sheet.cells.items()
        if cell.formula is not None and cell.kind is not CellKind.EMPTY
    }


def is_reproduced(grid: Grid, path: Callable[[], Path]) -> bool:
    """Whether a calculation of the untouched file gives every result that it stores."""
    if Note.PRECISION_AS_SHOWN in grid.notes:
        return False
    found = calculated_anew(grid, path)
    return all(key in found and agree(cell.value, found[key]) for key, cell in stored(grid).items())


def renewed(grid: Grid, path: Callable[[], Path]) -> Results | None:
    """Results of the patched file that are not the stored ones any more.

    ``path`` gives the file where an engine must read it.  ``None`` when a result cannot be told.
    """
    known, found = stored(grid), calculated_anew(grid, path)
    if not known.keys() <= found.keys():
        return None
    return {key: found[key] for key, cell in known.items() if not agree(cell.value, found[key])}


def calculated_anew(grid: Grid, path: Callable[[], Path]) -> Results:
    """Every formula that can be calculated, from the constants alone.

    Formulas with functions beyond our own come from ironcalc, which reads the file.
    """
    found = _evaluated(grid, {})
    beyond = [
        (sheet.name, row, column)
        for sheet in grid.sheets
        for (row, column), cell in sheet.cells.items()
        if cell.formula and (sheet.name, row, column) not in found and is_proven(cell.formula)
    ]
    if not beyond:
        return found
    given = calculated(path(), beyond)
    return _evaluated(grid, given) | given


def _evaluated(grid: Grid, given: Results) -> Results:
    """As far as our own functions go; formulas in ``given`` have that result."""
    sheets = []
    for sheet in grid.sheets:
        cells = dict(sheet.cells)
        for place, cell in sheet.cells.items():
            if cell.formula is not None:
                cells[place] = _with(cell, given.get((sheet.name, *place)))
        sheets.append(replace(sheet, cells=cells))
    book = Book(replace(grid, sheets=tuple(sheets)))
    found = book.results()
    while len(more := book.results()) > len(found):  # chains too long for one go
        found = more
    return found


def with_edits(grid: Grid, edits: Sequence[Edit]) -> Grid:
    """The grid as it reads once the edits are written."""
    changed: dict[str, dict[Position, CellValue]] = {}
    for edit in edits:
        sheet = grid.sheet(edit.sheet)
        if sheet is not None:
            cells = changed.setdefault(sheet.name, dict(sheet.cells))
            style = sheet.cell(edit.row, edit.column).style
            value = _read(edit.value, date1904=grid.date1904)
            cells[edit.row, edit.column] = _with(
                CellValue(None, CellKind.EMPTY, None, style), value
            )
    return replace(
        grid,
        sheets=tuple(
            replace(sheet, cells=changed[sheet.name]) if sheet.name in changed else sheet
            for sheet in grid.sheets
        ),
    )


def _read(value: Written, *, date1904: bool) -> Recomputed | None:
    match value:
        case bool() | str() | None:
            return value
        case date() | int() | Decimal():
            return Decimal(plain(value, date1904=date1904))


def _with(cell: CellValue, result: Recomputed | None) -> CellValue:
    """A formula without a result, or with one and without the formula."""
    if result is None:
        return cell._replace(value=None, kind=CellKind.EMPTY)
    kind = CellKind.TEXT
    match result:
        case bool():
            kind = CellKind.BOOL
        case CellError():
            kind = CellKind.ERROR
        case str():
            pass
        case _:
            kind = CellKind.NUMBER
    return cell._replace(value=result, kind=kind, formula=None)
