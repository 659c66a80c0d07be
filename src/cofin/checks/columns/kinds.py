"""The cells of each sheet by what they hold, sorted once for all checks on cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from cofin.a1 import Range
from cofin.checks.subject import Subject
from cofin.grid import A_TEXT, CellError, CellKind, CellValue, Position, SheetGrid


@dataclass(frozen=True, slots=True)
class Kinds:
    """The stored cells of one sheet."""

    sheet: SheetGrid
    texts: list[tuple[Position, str]] = field(default_factory=list)  # typed, not calculated
    numbers: list[tuple[Position, Decimal]] = field(default_factory=list)  # typed
    results: list[tuple[Position, Decimal]] = field(default_factory=list)  # numbers of formulas
    errors: list[tuple[Position, CellError]] = field(default_factory=list)
    formulas: list[tuple[Position, CellValue]] = field(default_factory=list)
    written: set[str] = field(default_factory=set)  # the different formulas


def kinds(subject: Subject) -> tuple[Kinds, ...]:
    """Each sheet of the workbook, its cells in the order of the file."""
    return subject.once(_sorted)


def _sorted(subject: Subject) -> tuple[Kinds, ...]:
    found = []
    for sheet in subject.grid.sheets:
        here = Kinds(sheet)
        for position, cell in sheet.cells.items():
            value, kind, formula, _ = cell
            if formula is not None:
                here.formulas.append((position, cell))
                here.written.add(formula)
                if isinstance(value, Decimal):
                    here.results.append((position, value))
            elif kind is A_TEXT and isinstance(value, str):
                here.texts.append((position, value))
            elif isinstance(value, Decimal):
                here.numbers.append((position, value))
            if kind is CellKind.ERROR and isinstance(value, CellError):
                here.errors.append((position, value))
        found.append(here)
    return tuple(found)


def ranges(positions: Iterable[Position], *, joined: bool = True) -> list[Range]:
    """The cells as rectangles: runs down a column, equal runs side by side joined if wished.

    >>> [str(r) for r in ranges([(2, 3), (3, 3), (2, 4), (3, 4), (9, 1)])]
    ['C2:D3', 'A9']
    """
    runs: list[Range] = []
    for column, row in sorted((column, row) for row, column in set(positions)):
        last = runs[-1] if runs else None
        if last and last.first_column == column and last.last_row == row - 1:
            runs[-1] = last._replace(last_row=row)
        else:
            runs.append(Range(row, column, row, column))
    if not joined:
        return runs
    wide: list[Range] = []
    for run in sorted(runs, key=lambda r: (r.first_row, r.last_row, r.first_column)):
        last = wide[-1] if wide else None
        if last and last[::2] == run[::2] and last.last_column == run.first_column - 1:
            wide[-1] = last._replace(last_column=run.last_column)
        else:
            wide.append(run)
    return wide


def size(area: Range) -> int:
    """How many cells a rectangle has."""
    return (area.last_row - area.first_row + 1) * (area.last_column - area.first_column + 1)
