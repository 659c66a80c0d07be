"""The cell that a rule means."""

from __future__ import annotations

from cofin.a1 import a1, parse_range
from cofin.errors import Problem
from cofin.grid import Position, SheetGrid
from cofin.text import Value
from cofin.workbook.fill.labels import found, nearest
from cofin.workbook.fill.model import Put
from cofin.workbook.patch import Template


class NotFound(Exception):
    """A rule whose cell is not there, or is there twice."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def cell_of(template: Template, put: Put) -> tuple[str, Position]:
    """Sheet, row and column of a value's cell.  ``NotFound``."""
    if put.name:
        return _named(template, put)
    sheet = sheet_of(template, put.sheet, put.place)
    if put.cell:
        area = parse_range(put.cell)
        if area is None or area[:2] != area[2:]:
            raise not_found(put.place, "no_address", cell=put.cell)
        return sheet.name, area[:2]
    rows = _label(sheet, put.row, put.place)
    if not put.column:
        return sheet.name, _beside(sheet, _only(sheet, rows, put.row, put.place))
    columns = _label(sheet, put.column, put.place)
    pairs = [(row, column) for row in rows for column in columns if _crosses(row, column)]
    if len(pairs) == 1:
        ((row, _), (_, column)) = pairs[0]
        return sheet.name, (row, column)
    if not pairs:
        raise not_found(put.place, "no_crossing", row=put.row, column=put.column)
    at = tuple(a1(row[0], column[1]) for row, column in pairs)
    raise not_found(put.place, "crosses_twice", row=put.row, column=put.column, cells=at)


def sheet_of(template: Template, name: str, place: str) -> SheetGrid:
    """The sheet of that name.  ``NotFound``."""
    sheet = template.sheet(name)
    if sheet is None:
        raise not_found(place, "no_sheet", sheet=name, known=tuple(template.parts))
    return sheet


def not_found(place: str, code: str, **values: Value) -> NotFound:
    """The exception for a rule at ``place`` in the map."""
    return NotFound(Problem(place, f"fill.{code}", values))


def _named(template: Template, put: Put) -> tuple[str, Position]:
    known = template.grid.name(put.name)
    if known is None:
        raise not_found(put.place, "no_name", name=put.name)
    if known.area is None or template.sheet(known.area.sheet) is None:
        raise not_found(put.place, "name_no_cell", name=put.name, means=known.text)
    return known.area.sheet, known.area.range[:2]


def _label(sheet: SheetGrid, words: str, place: str) -> list[Position]:
    places = found(sheet, words)
    if not places:
        near = nearest(sheet, words)
        raise not_found(place, "no_label", label=words, sheet=sheet.name, suggestion=near)
    return places


def _only(sheet: SheetGrid, places: list[Position], words: str, place: str) -> Position:
    if len(places) > 1:
        at = tuple(a1(*each) for each in places)
        raise not_found(place, "label_twice", label=words, sheet=sheet.name, cells=at)
    return places[0]


def _crosses(row: Position, column: Position) -> bool:
    """A heading stands above its cells, a row's label before them."""
    return column[0] < row[0] and row[1] < column[1]


def _beside(sheet: SheetGrid, label: Position) -> Position:
    """The cell on the right of a label, or of the merged cells that hold it.

    Whatever it holds: were a filled cell passed over, a second fill would go elsewhere.
    """
    merged = next((area for area in sheet.merges if area.holds(*label)), None)
    return label[0], (merged.last_column if merged else label[1]) + 1
