"""Where a consortium workbook holds its input, by the names ``in.<table>.<field>``.

A name covers one column of the rows that were prepared.  People write on around them: rows of
an Excel table that has grown, at its top as well, and rows typed directly under the prepared
ones count too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cofin.a1 import Range, a1
from cofin.checks.columns.kinds import ranges
from cofin.core.schema import PROJECT, TABLES, Kind
from cofin.errors import Problem
from cofin.grid import Area, CellKind, CellValue, Grid, SheetGrid
from cofin.text import Lang, Value, say
from cofin.workbook.layout import BookKind
from cofin.workbook.read.taken_rows import taken_rows


@dataclass(frozen=True, slots=True)
class InputTable:
    """The columns of one table; ``rows`` are those with anything in them, in their order."""

    key: str
    sheet: SheetGrid
    columns: Mapping[str, int]
    rows: tuple[int, ...]
    above: tuple[int, ...] = ()  # those of them that stand before the rows of the names
    below: tuple[int, ...] = ()  # and after them: no formula of the workbook reaches either
    between: tuple[int, ...] = ()  # those among them that no row of the results takes
    bare: tuple[Range, ...] = ()  # cells of the others where the workbook's formulas are gone
    reasons: tuple[int, ...] = ()  # rows of the rules with a reason and no value
    remarks: tuple[int, ...] = ()  # rows right below the prepared ones that are plainly a note

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
    values: dict[str, Value] = {"name": name, "found": found, "how": new_workbook(grid)}
    problems.append(Problem("", "workbook_in.name_missing", values))
    return None


def new_workbook(grid: Grid) -> Mapping[str, str]:
    """How to come by a workbook of the same kind, with its own lost: a partner by asking."""
    known = grid.name("cofin.kind")
    kind = grid.cell(known.area).value if known is not None and known.area is not None else None
    return one_anew(is_part=kind == BookKind.PARTNER_SHEET)


def one_anew(*, is_part: bool) -> Mapping[str, str]:
    """How to come by a workbook that holds everything: a partner by asking, others by making."""
    code = "new_part" if is_part else "new_whole"
    return {lang.value: say(f"workbook_in.{code}", lang) for lang in Lang}


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
    named = range(first, last + 1)
    first, last, totals = _grown(grid, sheet.name, columns, named)
    if first == named.start and _is_input(sheet, first - 1, columns):
        problems.append(Problem(f"{sheet.name}!{first - 1}:{first - 1}", "workbook_in.above_table"))
    rows = _filled(sheet, set(columns.values()), first)
    beyond = [row for row in rows if named.stop <= row <= last + 1 and row not in totals]
    remarks = [row for row in beyond if _is_remark(sheet, row, key, columns)]
    inside = [row for row in rows if row <= last and row not in remarks]
    for row in (row for row in rows if row > last and row not in totals):
        if row in remarks:
            continue
        if row == last + 1:
            last = row
            inside.append(row)
        elif _count(sheet, row, columns) > 1:  # one cell alone is a remark, not a row
            problems.append(Problem(f"{sheet.name}!{row}:{row}", "workbook_in.below_table"))
            break
    return InputTable(
        key,
        sheet,
        columns,
        tuple(inside),
        above=tuple(row for row in inside if row < named.start),
        below=tuple(row for row in inside if row >= named.stop),
        between=tuple(_between(grid, key, named, inside)),
        bare=tuple(_bare(grid, key, sheet, named, inside)),
        remarks=tuple(remarks),
    )


def _between(grid: Grid, key: str, named: range, rows: Sequence[int]) -> Iterator[int]:
    """Rows in use that were inserted between the prepared ones: their sums are nowhere."""
    taken = taken_rows(grid, key)
    if taken:
        yield from (row for row in rows if row in named and row not in taken)


def _bare(
    grid: Grid, key: str, sheet: SheetGrid, named: range, rows: Sequence[int]
) -> Iterator[Range]:
    """Cells of rows in use that hold no formula although the column is calculated elsewhere."""
    start = f"out.{key}."
    columns = {
        known.area.range.first_column
        for (local, name), known in grid.names.items()
        if not local and name.startswith(start) and known.area and known.area.sheet == sheet.name
    }
    yield from ranges(
        (row, column)
        for column in columns
        if any(sheet.cell(row, column).formula is not None for row in named)  # else it is typed
        for row in rows
        if row in named and sheet.cell(row, column).formula is None
    )


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


def _is_remark(sheet: SheetGrid, row: int, key: str, columns: Mapping[str, int]) -> bool:
    """Whether one text is all that a row says, and neither an id nor a word of a list."""
    if _count(sheet, row, columns) != 1:
        return False
    kinds = {field.key: field.kind for field in TABLES[key][0]}
    return any(
        cell.kind is CellKind.TEXT and (kinds[field] is Kind.TEXT or len(cell.value.split()) > 1)
        for field, column in columns.items()
        if isinstance((cell := sheet.cell(row, column)).value, str)
    )


def _is_input(sheet: SheetGrid, row: int, columns: Mapping[str, int]) -> bool:
    """Whether a row holds input and no headings, which are texts above every column."""
    cells = [sheet.cell(row, column) for column in columns.values()]
    texts = sum(cell.kind is CellKind.TEXT for cell in cells)
    return _count(sheet, row, columns) > 1 and texts < len(cells)


def _filled(sheet: SheetGrid, columns: set[int], first: int) -> list[int]:
    """The rows from ``first`` on with anything in one of the columns, in their order."""
    rows = {
        row
        for (row, column), cell in sheet.cells.items()
        if row >= first and column in columns and not is_blank(cell)
    }
    return sorted(rows)


def _grown(
    grid: Grid, sheet: str, columns: Mapping[str, int], named: range
) -> tuple[int, int, frozenset[int]]:
    """First and last row of the Excel tables over the columns, and their rows of totals."""
    first, last = named.start, named.stop - 1
    totals: set[int] = set()
    for table in grid.tables:
        spans = range(table.range.first_column, table.range.last_column + 1)
        over = table.sheet == sheet and any(column in spans for column in columns.values())
        if not over or table.body is None or table.body.first_row > last + 1:
            continue
        if table.body.last_row >= first - 1:
            first = min(first, table.body.first_row)
        last = max(last, table.body.last_row)
        totals.update(range(table.body.last_row + 1, table.range.last_row + 1))
    return first, last, frozenset(totals)


def is_blank(cell: CellValue) -> bool:
    """Whether a cell says nothing: empty, spaces only, or a formula that gives no text."""
    if isinstance(cell.value, str):
        return not cell.value.strip()
    return cell.value is None and cell.formula is None
