"""Part of C13: years, periods and work packages that go on by one, with one of them repeated.

``2025, 2026, 2026`` above three columns, or ``WP1, WP2, WP2, WP4`` before four rows.  Rows that
say more than their number are lines of a list, where a package comes as often as it needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from cofin.a1 import a1
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.structure.sums.track import is_year
from cofin.checks.words.divisions import is_period, package_of
from cofin.checks.words.headings import folded
from cofin.checks.words.labels import label_of
from cofin.checks.words.totals import is_total
from cofin.core.parse_numbers import plain
from cofin.grid import CellKind, CellValue, SheetGrid

#: Rows or columns that go on by one, before one of them is doubted.
_FEWEST = 3
_FEWEST_ROWS = 4

_AT_END = re.compile(r"\d{1,4}(?=\D?$)")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def number_of(cell: CellValue) -> int | None:
    """The number of a year, period or work package, where a cell says no more."""
    if cell.formula is not None:
        return None
    if isinstance(cell.value, Decimal):
        return int(cell.value) if is_year(cell) else None
    text = folded(cell.value) if isinstance(cell.value, str) else ""
    found = _AT_END.search(text)
    if found is None or found.end() != len(text):
        return None
    is_package = package_of(text) == int(found[0])
    return int(found[0]) if is_package or is_period(text) else None


def meant(cells: Sequence[CellValue], at: int) -> str:
    """What a heading that repeats the one before it most likely is; empty when nobody can tell.

    The one before goes on from its own, or what follows goes on from there.
    """
    before, here, after = (
        number_of(cells[each]) if 0 <= each < len(cells) else None for each in (at - 1, at, at + 1)
    )
    if here is None or before != here:
        return ""
    first = number_of(cells[at - 2]) if at > 1 else None
    if first != here - 1 and after != here + 2:
        return ""
    return "" if after == here + 1 else _renumbered(cells[at], here + 1)


def _renumbered(cell: CellValue, number: int) -> str:
    """The same heading with another number."""
    if isinstance(cell.value, Decimal):
        return str(number)
    text = str(cell.value)
    *_, last = re.finditer(r"\d+", text)
    return f"{text[: last.start()]}{number:0{len(last[0])}}{text[last.end() :]}"


def numbered_rows(sheet: SheetGrid) -> Iterator[Finding]:
    """Labels of rows that go on by one and repeat one, where the row says nothing else."""
    filled = {at: cell for at, cell in sheet.cells.items() if cell.kind is not CellKind.EMPTY}
    rows: dict[int, dict[int, CellValue]] = {}
    for (row, column), cell in filled.items():
        rows.setdefault(row, {})[column] = cell
    for run, column in _runs(rows):
        cells = [rows[row][column] for row in run]
        numbers = [number_of(cell) or 0 for cell in cells]
        odd = [at for at in range(1, len(run)) if numbers[at] != numbers[0] + at]
        expected = meant(cells, odd[0]) if len(odd) == 1 else ""
        if not expected or any(_says_more(rows[row], column) for row in run):
            continue
        is_last = odd[0] == len(run) - 1
        if is_last and not _is_total_row(rows.get(run[-1] + 1, {})):
            continue
        place = a1(run[odd[0]], column)
        found = _text(cells[odd[0]])
        yield Finding(
            sheet=sheet.name,
            cell=place,
            label=label_of(sheet, run[odd[0]], column),
            found=found,
            expected=expected,
            values={
                "with": a1(run[odd[0] - 1], column),
                "problem": said(
                    "cell.row_twice",
                    place=f"{sheet.name}!{place}",
                    found=found,
                    with_=a1(run[odd[0] - 1], column),
                    expected=expected,
                ),
                "mend": said("cell.row_twice_fix", expected=expected),
            },
            severity=Severity.NOTE if is_last else None,
        )


def _runs(rows: Mapping[int, Mapping[int, CellValue]]) -> Iterator[tuple[list[int], int]]:
    """Rows without a gap that begin with a number of one kind in the same column."""
    run: list[int] = []
    kind: tuple[int, str] | None = None
    for row in (*sorted(rows), 0):
        own = _kind(rows.get(row, {}))
        if own != kind or (run and row != run[-1] + 1):
            if kind is not None and len(run) >= _FEWEST_ROWS:
                yield run, kind[0]
            run, kind = [], own
        run.append(row)


def _kind(cells: Mapping[int, CellValue]) -> tuple[int, str] | None:
    """The column of a row's label, and its words without the number."""
    column = min(cells, default=0)
    if not column or number_of(cells[column]) is None:
        return None
    return column, re.sub(r"[\d ]", "", folded(_text(cells[column])))


def _says_more(cells: Mapping[int, CellValue], label: int) -> bool:
    return any(
        cell.kind is CellKind.TEXT and cell.formula is None
        for column, cell in cells.items()
        if column != label
    )


def _is_total_row(cells: Mapping[int, CellValue]) -> bool:
    return bool(cells) and is_total(_text(cells[min(cells)]))


def _text(cell: CellValue) -> str:
    return plain(cell.value) if isinstance(cell.value, Decimal) else str(cell.value)


def years_that_disagree(sheet: SheetGrid) -> Iterator[Finding]:
    """Typed years above or below headings that name their years, and agree but for one."""
    years: dict[int, list[int]] = {}
    for (row, column), cell in sheet.cells.items():
        if is_year(cell):
            years.setdefault(row, []).append(column)
    for row, columns in years.items():
        if len(columns) < _FEWEST:
            continue
        for beside in (row + 1, row - 1):
            named = {column: _years_in(sheet.cell(beside, column)) for column in columns}
            odd = [c for c in columns if named[c] and named[c] != [_text(sheet.cell(row, c))]]
            right = sum(bool(names) for names in named.values()) - len(odd)
            if len(odd) == 1 and right >= _FEWEST - 1 and len(named[odd[0]]) == 1:
                yield _disagreeing(sheet, (row, odd[0]), beside, named[odd[0]][0])


def _years_in(cell: CellValue) -> list[str]:
    is_text = isinstance(cell.value, str) and cell.formula is None
    return _YEAR.findall(str(cell.value)) if is_text else []


def _disagreeing(sheet: SheetGrid, at: tuple[int, int], beside: int, year: str) -> Finding:
    cell, other = a1(*at), a1(beside, at[1])
    found = _text(sheet.cell(*at))
    return Finding(
        sheet=sheet.name,
        cell=cell,
        label=label_of(sheet, *at),
        found=found,
        expected=year,
        values={
            "with": other,
            "problem": said(
                "cell.year_disagrees",
                place=f"{sheet.name}!{cell}",
                found=found,
                with_=other,
                heading=_text(sheet.cell(beside, at[1])),
            ),
            "mend": said("cell.year_disagrees_fix", expected=year, with_=other),
        },
    )
