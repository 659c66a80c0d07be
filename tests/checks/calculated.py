"""A few cells whose formulas are worked out, as a spreadsheet stores them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from cofin.checks.formula.evaluate import Book
from cofin.checks.run import run_checks
from cofin.checks.subject import Subject
from cofin.grid import CellError, CellKind, CellValue
from tests.checks.card_examples import subject_of_example

Rows = list[list[Any]]
_KINDS = {
    Decimal: CellKind.NUMBER,
    str: CellKind.TEXT,
    bool: CellKind.BOOL,
    CellError: CellKind.ERROR,
}


def calculated(rows: Rows, **more: Any) -> Subject:
    """The file with a stored result for every formula that has none yet (``=B2*C2``)."""
    subject = subject_of_example({"sheet": rows, "kind": "other", **more})
    results = Book(subject.grid).results()
    sheets = []
    for sheet in subject.grid.sheets:
        cells: dict[tuple[int, int], CellValue] = {}
        for at, cell in sheet.cells.items():
            value = results.get((sheet.name, *at))
            is_pending = cell.formula is not None and cell.kind is CellKind.EMPTY
            is_known = is_pending and value is not None
            cells[at] = cell._replace(value=value, kind=_KINDS[type(value)]) if is_known else cell
        sheets.append(replace(sheet, cells=cells))
    grid = replace(subject.grid, sheets=tuple(sheets))
    return replace(subject, grid=grid, recomputed=Book(grid).results())


def found(codes: Sequence[str], rows: Rows, **more: Any) -> list[tuple[str, str]]:
    """Code and cell of what these checks find."""
    report = run_checks(calculated(rows, **more), only=list(codes))
    return [(finding.code, finding.cell) for finding in report.findings]


def with_cells(rows: Rows, **cells: Any) -> Rows:
    """The same cells with others in some places, named as in a sheet."""
    from cofin.a1 import parse_range

    copy = [list(row) for row in rows]
    for name, value in cells.items():
        where = parse_range(name)
        assert where is not None
        row = copy[where.first_row - 1]
        row += [""] * (where.first_column - len(row))
        row[where.first_column - 1] = value
    return copy


SUMS = ("A02", "A03", "A04")


def faults(rows: Rows, **more: Any) -> list[str]:
    """Cells of totals that are called wrong."""
    return [cell for _, cell in found(SUMS, rows, **more)]
