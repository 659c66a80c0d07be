"""The stored results of formulas after a patch: renewed where that is certain, else removed.

A preview, Protected View, pandas and every program that does not calculate show the stored
results.  Those that depend on the edits are renewed by the engines that check workbooks, if
these gave the stored results of the file before it was patched.  What they cannot calculate
is removed where it depends on the edits; in a file that stores other results than its
formulas give, every one is: no figure is better than a wrong one, and Excel calculates on
opening.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from cofin.checks.file.stale import agree
from cofin.checks.formula.evaluate import Book
from cofin.checks.subject import CellKey, Recomputed
from cofin.grid import CellError, CellKind, CellValue, Grid, Note, Position
from cofin.workbook.check.engine import calculated
from cofin.workbook.check.recompute import beyond
from cofin.workbook.patch.cell import HELD, plain
from cofin.workbook.patch.dependents import dependents, filled_by_arrays, formulas
from cofin.workbook.patch.model import Edit, Written
from cofin.workbook.patch.template import Template

Results = dict[CellKey, Recomputed]


def stored(grid: Grid) -> dict[CellKey, CellValue]:
    """Every formula with a stored result."""
    return {
        (sheet.name, row, column): cell
        for sheet in grid.sheets
        for (row, column), cell in sheet.cells.items()
        if cell.formula is not None and cell.kind is not CellKind.EMPTY
    }


def renewal(
    template: Template, edits: Sequence[Edit], after: Callable[[], Path]
) -> dict[CellKey, Recomputed | None]:
    """New results for stored ones that the edits make stale; ``None`` to store none.

    ``after`` gives the file with the edits, where an engine must read it.  Cells that an
    array fills are among them.  Where rows were put in, any result may be another one
    (``ROWS``, ``COUNTBLANK``), and the formulas of the new rows get their first.
    """
    grid, origin = template.grid, template.origin or template
    edited = with_edits(grid, edits)
    known = stored(edited)
    before = calculated_anew(origin.grid, lambda: origin.path)
    proven = {(sheet, template.row_now(sheet, row), column) for sheet, row, column in before}
    fresh: set[CellKey] = set()
    found: Results = {}
    if _is_contradicted(origin.grid, before):
        stale = set(formulas(edited))
    elif template.moves:
        stale = set(formulas(edited))
        fresh = {key for key in stale - known.keys() if template.is_new(*key[:2])}
        found = calculated_anew(edited, after)
    else:
        cells = [
            (sheet.name, edit.row, edit.column)
            for edit in edits
            if (sheet := grid.sheet(edit.sheet)) is not None
        ]
        stale = dependents(edited, cells)
        found = calculated_anew(edited, after) if stale & known.keys() else {}
    new: dict[CellKey, Recomputed | None] = dict.fromkeys(filled_by_arrays(edited, stale))
    new |= {key: found[key] for key in fresh if key in found}
    for key in stale & known.keys():
        if key not in proven or key not in found:
            new[key] = None
        elif not _is_same(known[key].value, found[key]):
            new[key] = found[key]
    return new


def _is_contradicted(grid: Grid, found: Results) -> bool:
    """Whether a result that the untouched file stores is not what its formula gives."""
    if Note.PRECISION_AS_SHOWN in grid.notes:
        return True
    known = stored(grid)
    return any(not agree(known[key].value, found[key]) for key in known.keys() & found.keys())


def _is_same(stored: Recomputed, given: Recomputed) -> bool:
    """To the last digit that a spreadsheet keeps: a cent of a hundred million is one."""
    if isinstance(stored, Decimal) and isinstance(given, Decimal):
        return HELD.plus(stored) == HELD.plus(given)
    if isinstance(stored, CellError) and isinstance(given, CellError):
        return stored.text == given.text
    return agree(stored, given)


def calculated_anew(grid: Grid, path: Callable[[], Path]) -> Results:
    """Every formula that can be calculated, from the constants alone.

    Formulas with functions beyond our own come from ironcalc, which reads the file.
    """
    found = _evaluated(grid, {})
    wanted = beyond(grid, found)
    if not wanted:
        return found
    given = calculated(path(), [*wanted])
    more = _evaluated(grid, given) | given
    unknown = [key for key in formulas(grid) if key not in more]
    # what ironcalc works out from formulas that nobody vouches for is no proof of anything
    doubtful = dependents(grid, unknown) if unknown else set()
    return {key: value for key, value in more.items() if key in found or key not in doubtful}


def _evaluated(grid: Grid, given: Results) -> Results:
    """As far as our own functions go; formulas in ``given`` have that result."""
    sheets = []
    for sheet in grid.sheets:
        known = {
            place: _with(cell, given.get((sheet.name, *place)))
            for place, cell in sheet.cells.items()
            if cell.formula is not None
        }
        sheets.append(replace(sheet, cells={**sheet.cells, **known}) if known else sheet)
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
