"""Rows and columns inserted into a workbook as it was read: quicker than into its file."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from cofin.a1 import Range
from cofin.grid import Area, Grid, Position, SheetGrid, Table
from cofin.workbook.check.names import kind_of, layout_of
from cofin.workbook.check.template import template_problems
from cofin.workbook.read.inputs import input_tables
from tests.workbook.check.moving import Insertion, moved


def shifted(grid: Grid, insertion: Insertion) -> Grid:
    """The workbook with everything that refers moved along; results stay as stored."""
    name = insertion.sheet
    formula = cache(lambda text, own: moved(text, own, insertion))

    def sheet(each: SheetGrid) -> SheetGrid:
        cells = {
            place_in(insertion, place) if each.name == name else place: cell
            if cell.formula is None
            else cell._replace(formula=formula(cell.formula, each.name))
            for place, cell in each.cells.items()
        }
        return replace(each, cells=cells)

    def table(each: Table) -> Table:
        body = each.body and _area(insertion, each.body)
        return replace(each, range=_area(insertion, each.range), body=body)

    return replace(
        grid,
        sheets=tuple(map(sheet, grid.sheets)),
        names={
            key: replace(each, area=Area(name, _area(insertion, each.area.range)))
            if each.area and each.area.sheet == name
            else each
            for key, each in grid.names.items()
        },
        tables=tuple(table(each) if each.sheet == name else each for each in grid.tables),
    )


def place_in(insertion: Insertion, place: Position) -> Position:
    """Where a cell of the sheet is afterwards."""
    row, column = place
    return insertion.index(row, is_column=False), insertion.index(column, is_column=True)


def said_of(grid: Grid) -> list[str]:
    """What is said of formulas: key and place."""
    tables = input_tables(grid, [])
    layout = layout_of(grid, tables)
    problems = template_problems(grid, kind_of(grid), layout, tables.values())
    return [
        f"{p.code.removeprefix('template.')} {p.where}"
        for p in problems
        if p.code.startswith("template.formula")
    ]


def _area(insertion: Insertion, area: Range) -> Range:
    first = place_in(insertion, (area.first_row, area.first_column))
    last = place_in(insertion, (area.last_row, area.last_column))
    return Range(*first, *last)
