"""Rows of a budget into the prepared rows of a template's table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cofin.a1 import MAX_ROW
from cofin.checks.formula import shape_of
from cofin.checks.words.totals import is_total, is_total_alone
from cofin.grid import CellKind, Position, SheetGrid
from cofin.workbook.fill.former import Former
from cofin.workbook.fill.labels import found, label, nearest
from cofin.workbook.fill.model import TableRule
from cofin.workbook.fill.place import not_found, sheet_of
from cofin.workbook.fill.wanted import Wanted
from cofin.workbook.patch import Template

MOST_LOOKED_AT = 10_000
"""Rows below a heading; a table without an end has no more of them."""


_TOTALS_WITHIN = 5
"""Rows below a table in which its total is looked for."""


@dataclass(frozen=True, slots=True)
class Body:
    """Where the rows of a table go: up to the prepared row ``last``; the table ends at ``end``."""

    sheet: str
    first: int
    last: int
    columns: Mapping[str, int]  # by heading
    end: int
    is_open: bool = False  # no total and no formula says where it ends


def body_of(template: Template, rule: TableRule, wanted: Wanted) -> Body:
    """The prepared rows and the columns of a table.  ``NotFound``."""
    return _excel_table(template, rule) if rule.table else _below_headings(template, rule, wanted)


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
    first, last = table.body.first_row, table.body.last_row
    return Body(table.sheet, first, last, columns, last)


def _below_headings(template: Template, rule: TableRule, wanted: Wanted) -> Body:
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
    end = _last(sheet, first, columns, rule)
    is_open = end - first >= MOST_LOOKED_AT
    last = end = min(end, MAX_ROW)
    if not is_open:
        last = _prepared(sheet, first, end, columns)
    former = Former(template, sheet, rule, wanted, first, columns)
    beyond = max((row for row, _ in sheet.cells), default=first)
    if foreign := former.ends(range(first, min(last, beyond) + 1), is_open=is_open):
        last = foreign - 1
        is_apart = is_open and last > first and not former.held(last)
        if is_apart and len(wanted.rows) != last - first + 1:
            last -= 1  # the blank row that keeps the table apart from what follows stays
    return Body(sheet.name, first, last, columns, end, is_open)


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


@dataclass(frozen=True, slots=True)
class Below:
    """Below the rows that are filled the cells to be emptied, and others that stay.

    ``doubtful`` are rows to be filled that hold something, and not a row of this table.
    """

    emptied: tuple[Position, ...] = ()
    kept: tuple[Position, ...] = ()
    doubtful: frozenset[int] = frozenset()


def left_over(template: Template, rule: TableRule, body: Body, wanted: Wanted) -> Below:
    """Former rows that are not needed any more; what may be one and may be something else stays.

    Where nothing says where the table ends, former rows follow those that are filled without a
    gap, and none follows a row that may be something else.
    """
    sheet = template.sheet(body.sheet)
    if sheet is None:
        return Below()
    former = Former(template, sheet, rule, wanted, body.first, body.columns)
    beyond = max((row for row, _ in sheet.cells), default=0)
    emptied: list[int] = []
    kept: list[int] = []
    for row in range(body.first + len(wanted.rows), min(body.end, beyond) + 1):
        is_within = row <= body.last
        if body.is_open and not (is_within and former.held(row)):
            break
        is_certain = is_within and former.is_row(row, is_open=body.is_open)
        if is_certain and not (body.is_open and kept):
            emptied.append(row)
        elif former.may_be_row(row) if is_within else former.is_amount(row):
            kept.append(row)
    used = range(body.first, body.first + len(wanted.rows))
    doubtful = (r for r in used if former.held(r) and not former.is_row(r, is_open=body.is_open))
    return Below(_cells(former, emptied), _cells(former, kept), frozenset(doubtful))


def _cells(former: Former, rows: Iterable[int]) -> tuple[Position, ...]:
    return tuple((row, column) for row in rows for column in sorted(former.held(row)))
