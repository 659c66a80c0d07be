"""Where a consortium workbook holds its input, by the names ``in.<table>.<field>``.

A name covers one column of the rows that were prepared.  People write on below: rows of
an Excel table that has grown, and rows typed directly under the prepared ones, count too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cofin.a1 import Range, a1
from cofin.core.schema import PROJECT, TABLES
from cofin.errors import Problem
from cofin.grid import Area, CellValue, Grid, SheetGrid


@dataclass(frozen=True, slots=True)
class InputTable:
    """The columns of one table; ``rows`` are those with anything in them, in their order."""

    key: str
    sheet: SheetGrid
    columns: Mapping[str, int]
    rows: tuple[int, ...]
    below: tuple[int, ...] = ()  # those of them that no formula of the workbook reaches
    reasons: tuple[int, ...] = ()  # rows of the rules with a reason and no value

    def place(self, row: int, field: str = "") -> str:
        """A cell, or the cells of a whole row, as people write it: ``Cost lines!D24``."""
        if field in self.columns:
            return f"{self.sheet.name}!{a1(row, self.columns[field])}"
        columns = self.columns.values()
        return f"{self.sheet.name}!{Range(row, min(columns), row, max(columns))}"


def scalar_areas(grid: Grid, problems: list[Problem]) -> dict[str, Area]:
    """The single cells of the project's own fields."""
    found: dict[str, Area] = {}
    for field in PROJECT:
        area = _area(grid, f"in.project.{field.key}", problems)
        if area is not None:
            found[field.key] = area
    return found


def input_tables(grid: Grid, problems: list[Problem]) -> dict[str, InputTable]:
    """The tables that the workbook has; one whose names are all missing it does not have."""
    found: dict[str, InputTable] = {}
    for key, (fields, _, _) in TABLES.items():
        names = {field.key: f"in.{key}.{field.key}" for field in fields}
        if all(grid.name(name) is None for name in names.values()):
            continue
        areas = {field: _area(grid, name, problems) for field, name in names.items()}
        even = _even(key, {f: area for f, area in areas.items() if area is not None}, problems)
        if len(even) == len(names):
            found[key] = _table(grid, key, even, problems)
    return found


def _area(grid: Grid, name: str, problems: list[Problem]) -> Area | None:
    known = grid.name(name)
    if known is not None and known.area is not None:
        return known.area
    found = known.text if known is not None else "-"
    problems.append(Problem("", "workbook_in.name_missing", {"name": name, "found": found}))
    return None


def _even(key: str, areas: dict[str, Area], problems: list[Problem]) -> dict[str, Area]:
    """The areas when all are single columns of the same rows of one sheet."""
    if not areas:
        return {}
    shapes = [(a.sheet, a.range.first_row, a.range.last_row) for a in areas.values()]
    sheet, first, last = max(shapes, key=shapes.count)
    even = {}
    for field, area in areas.items():
        rows = (area.sheet, area.range.first_row, area.range.last_row)
        if rows == (sheet, first, last) and area.range.first_column == area.range.last_column:
            even[field] = area
            continue
        values = {
            "name": f"in.{key}.{field}",
            "found": f"{area.sheet}!{area.range}",
            "rows": f"{first}-{last}",
            "sheet": sheet,
        }
        problems.append(Problem("", "workbook_in.name_uneven", values))
    return even


def _table(grid: Grid, key: str, areas: Mapping[str, Area], problems: list[Problem]) -> InputTable:
    area = next(iter(areas.values()))
    sheet = grid.sheet(area.sheet) or SheetGrid(area.sheet)
    columns = {field: area.range.first_column for field, area in areas.items()}
    first, last = area.range.first_row, area.range.last_row
    if key == "override":  # prepared rows, one for each parameter; other lists stand below
        return _rules(sheet, columns, first, last)
    rows, named = _filled(sheet, set(columns.values()), first), last
    last, totals = _grown(grid, sheet.name, columns, last)
    inside = [row for row in rows if row <= last]
    for row in (row for row in rows if row > last and row not in totals):
        if row == last + 1:
            last = row
            inside.append(row)
        elif _count(sheet, row, columns) > 1:  # one cell alone is a remark, not a row
            problems.append(Problem(f"{sheet.name}!{row}:{row}", "workbook_in.below_table"))
            break
    below = tuple(row for row in inside if row > named)
    return InputTable(key, sheet, columns, tuple(inside), below)


def _rules(sheet: SheetGrid, columns: Mapping[str, int], first: int, last: int) -> InputTable:
    """The rules that the project replaces: rows with a value, up to ``last``."""
    values, reasons = (
        [row for row in _filled(sheet, {columns[field]}, first) if row <= last]
        for field in ("value", "reason")
    )
    alone = tuple(row for row in reasons if row not in values)
    return InputTable("override", sheet, columns, tuple(values), reasons=alone)


def _count(sheet: SheetGrid, row: int, columns: Mapping[str, int]) -> int:
    """How many of the columns hold something in the row."""
    return sum(not is_blank(sheet.cell(row, column)) for column in columns.values())


def _filled(sheet: SheetGrid, columns: set[int], first: int) -> list[int]:
    """The rows from ``first`` on with anything in one of the columns, in their order."""
    rows = {
        row
        for (row, column), cell in sheet.cells.items()
        if row >= first and column in columns and not is_blank(cell)
    }
    return sorted(rows)


def _grown(
    grid: Grid, sheet: str, columns: Mapping[str, int], last: int
) -> tuple[int, frozenset[int]]:
    """The last row of the Excel tables over the columns, and their rows of totals."""
    totals: set[int] = set()
    for table in grid.tables:
        spans = range(table.range.first_column, table.range.last_column + 1)
        over = table.sheet == sheet and any(column in spans for column in columns.values())
        if not over or table.body is None or table.body.first_row > last + 1:
            continue
        last = max(last, table.body.last_row)
        totals.update(range(table.body.last_row + 1, table.range.last_row + 1))
    return last, frozenset(totals)


def is_blank(cell: CellValue) -> bool:
    """Whether a cell says nothing: empty, spaces only, or a formula that gives no text."""
    if isinstance(cell.value, str):
        return not cell.value.strip()
    return cell.value is None and cell.formula is None
