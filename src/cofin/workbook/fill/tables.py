"""Rows of a budget into the prepared rows of a template's table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cofin.a1 import MAX_ROW
from cofin.checks.formula import shape_of
from cofin.checks.totals import is_total, is_total_alone
from cofin.grid import CellKind, SheetGrid
from cofin.workbook.fill.labels import found, label, nearest
from cofin.workbook.fill.model import TableRule
from cofin.workbook.fill.place import not_found, sheet_of
from cofin.workbook.patch import Template

MOST_LOOKED_AT = 10_000
"""Rows below a heading; a table without an end has no more of them."""


_TOTALS_WITHIN = 5
"""Rows below a table in which its total is looked for."""


@dataclass(frozen=True, slots=True)
class Body:
    """Where the rows of a table go; ``last`` is the last prepared row."""

    sheet: str
    first: int
    last: int
    columns: Mapping[str, int]  # by heading
    is_open: bool = False  # nothing says where it ends


def body_of(template: Template, rule: TableRule) -> Body:
    """The prepared rows and the columns of a table.  ``NotFound``."""
    return _excel_table(template, rule) if rule.table else _below_headings(template, rule)


def _excel_table(template: Template, rule: TableRule) -> Body:
    wanted = rule.table.casefold()
    table = next((t for t in template.grid.tables if t.name.casefold() == wanted), None)
    if table is None:
        known = tuple(each.name for each in template.grid.tables) or ("-",)
        raise not_found(rule.place, "no_table", table=rule.table, known=known)
    if table.body is None:
        raise not_found(rule.place, "no_rows", table=rule.table)
    places = {label(name): table.range.first_column + i for i, name in enumerate(table.columns)}
    columns = {}
    for heading in rule.columns:
        if label(heading) not in places:
            raise not_found(
                rule.place, "no_column", column=heading, table=rule.table, known=table.columns
            )
        columns[heading] = places[label(heading)]
    return Body(table.sheet, table.body.first_row, table.body.last_row, columns)


def _below_headings(template: Template, rule: TableRule) -> Body:
    sheet = sheet_of(template, rule.sheet, rule.place)
    rows: dict[int, dict[str, list[int]]] = {}
    for heading in rule.columns:
        places = found(sheet, heading)
        if not places:
            near = nearest(sheet, heading)
            raise not_found(
                rule.place, "no_label", label=heading, sheet=sheet.name, suggestion=near
            )
        for row, column in places:
            rows.setdefault(row, {}).setdefault(heading, []).append(column)
    whole = {row: at for row, at in rows.items() if len(at) == len(rule.columns)}
    if len(whole) != 1:
        code = "headings_twice" if whole else "headings_apart"
        raise not_found(
            rule.place, code, sheet=sheet.name, headings=tuple(rule.columns), rows=_rows(whole)
        )
    ((row, at),) = whole.items()
    for heading, places_ in at.items():
        if len(places_) > 1:
            raise not_found(
                rule.place, "label_twice", label=heading, sheet=sheet.name, cells=_rows({row: at})
            )
    columns = {heading: places_[0] for heading, places_ in at.items()}
    first = _below(sheet, row, columns)
    last = _last(sheet, first, columns, rule)
    if last - first < MOST_LOOKED_AT:
        last = _prepared(sheet, first, last, columns)
    return Body(sheet.name, first, min(last, MAX_ROW), columns, last - first >= MOST_LOOKED_AT)


def _rows(rows: Mapping[int, object]) -> tuple[str, ...]:
    return tuple(str(row) for row in sorted(rows)) or ("-",)


def _below(sheet: SheetGrid, row: int, columns: Mapping[str, int]) -> int:
    """The first row below the headings, which may be merged over several rows."""
    ends = [
        area.last_row
        for area in sheet.merges
        if any(area.holds(row, column) for column in columns.values())
    ]
    return max(ends, default=row) + 1


def _last(sheet: SheetGrid, first: int, columns: Mapping[str, int], rule: TableRule) -> int:
    """The last row before a total, or a formula in a column to be filled.

    What a former fill left in the columns is no end: it is replaced.  A partner may be called
    Total Energies.
    """
    left, right = min(columns.values()), max(columns.values())
    beyond = max((row for row, _ in sheet.cells), default=first)
    for row in range(first, min(beyond, first + MOST_LOOKED_AT) + 1):
        for column in range(max(1, left - 2), right + 1):
            cell = sheet.cell(row, column)
            own = column in columns.values()
            is_text = cell.kind is CellKind.TEXT and cell.formula is None
            if is_text and (is_total_alone if own else is_total)(str(cell.value)):
                return row - 1
            if own and cell.formula is not None and not rule.overwrite_formula:
                return row - 1
    return first + MOST_LOOKED_AT


def _prepared(sheet: SheetGrid, first: int, last: int, columns: Mapping[str, int]) -> int:
    """The last of these rows that the template counts.

    A spare row above the total lacks the formulas of the rows before it, or the total does
    not add it up: what were written there would be missing in the sum.
    """
    own = set(columns.values())
    pattern = {
        column
        for (row, column), cell in sheet.cells.items()
        if row == first and cell.formula is not None and column not in own
    }
    for row in range(first, last + 1):
        if any(sheet.cell(row, column).formula is None for column in pattern):
            last = row - 1
            break
    ends = {last}
    for row in range(last + 1, last + 1 + _TOTALS_WITHIN):
        for column in own:
            shape = shape_of(sheet.cell(row, column).formula or "")
            ends.update(
                place.last_row
                for place in (shape.places if shape else ())
                if place.first_row in (first - 1, first) and first <= place.last_row <= last
            )
    return min(ends)


def left_over(template: Template, body: Body, used: int) -> Iterator[tuple[int, int]]:
    """Cells of prepared rows that are not needed but hold something from a former fill."""
    sheet = template.sheet(body.sheet)
    if sheet is None:
        return
    columns = set(body.columns.values())
    for row, column in sheet.cells:
        if body.first + used <= row <= body.last and column in columns:
            cell = sheet.cell(row, column)
            if cell.formula is None and cell.kind is not CellKind.EMPTY:
                yield row, column
