"""What people wrote into a workbook beside its yellow cells: it stays behind in the old file.

A workbook that is made anew, or merged, holds what stands in the input cells, drawn as cofin
draws it.  Whatever else somebody wrote is not in it, and that must not be found out later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from cofin.a1 import Range, a1
from cofin.checks.columns.kinds import ranges
from cofin.checks.finding import LISTED
from cofin.grid import Grid, Position, SheetGrid
from cofin.rules.profile import CallRules
from cofin.workbook.acceptances import acceptances_for
from cofin.workbook.anchors import moves_of
from cofin.workbook.check.formulas import everywhere, places_of, recorded_formulas
from cofin.workbook.check.names import kind_of, layout_of
from cofin.workbook.check.own_sheets import own_sheets
from cofin.workbook.check.sheets import ours_of
from cofin.workbook.layout import RECORD_SHEET
from cofin.workbook.left_behind.around import around
from cofin.workbook.left_behind.comments import comments_in
from cofin.workbook.left_behind.template import DrawnSheet, Template, template_for
from cofin.workbook.read.gate import open_package
from cofin.workbook.read.inputs import is_blank
from cofin.workbook.read.typed import Places, input_places

#: Names of cells that cofin writes; those of input are looked at row by row.
_OURS = ("out.", "fig.", "calc.", "check.", "rule.", "list.", "cofin.")

#: Sheets on which words depend on what the project says: of these only the places are known.
_WORDS_VARY = ("start", "envelopes", "checks", "rules")

_SHOWN = 60  # characters of a formula


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """Sheets by name, cells as ``Cost lines!T6:T9``, formulas in input cells with their cells."""

    sheets: tuple[str, ...] = ()
    record: str = ""  # the sheet Merged from, which some go on with
    findings: str = ""  # the list of findings, when reasons stand in it
    comments: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    count: int = 0  # of those cells
    formulas: tuple[str, ...] = ()  # "Cost lines!I8 (=2000+180)": only the values go on
    pictures: tuple[str, ...] = ()
    charts: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()  # "Rate (=Rules!$C$9)"
    looks: tuple[str, ...] = ()  # the cells of conditional formats

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))


def left_behind(grid: Grid, path: Path, rules: CallRules) -> LeftBehind:
    """What of the workbook at ``path``, read as ``grid``, another one of its project has not."""
    package = open_package(path)
    places = input_places(grid, None, [])
    layout = layout_of(grid, places.tables)
    ours = ours_of(kind_of(grid), layout.lang, layout.version)
    drawn = template_for(grid, ours, rules) if ours else None
    cells = list(_cells(grid, ours, layout.sheets, places, drawn)) if drawn else []
    comments = comments_in(package)
    ours_now = {name.casefold() for name in layout.sheets.values()}
    others = [sheet.name for sheet in grid.sheets if sheet.name.casefold() not in ours_now]
    listed = own_sheets(grid)
    record = [name for name, key in listed.items() if key == f"sheet.{RECORD_SHEET}"]
    return LeftBehind(
        tuple(name for name in others if name not in listed),
        "".join(record[:1]),
        "".join(name for name in others if name not in record and name == _with_reasons(grid)),
        tuple(f"{sheet}!{a1(*at)}" for sheet in comments for at in comments[sheet]),
        tuple(f"{name}!{area}" for name, found in cells for area in ranges(found)),
        sum(len(found) for _, found in cells),
        tuple(_formulas(grid, places)),
        **(around(package, grid, layout.sheets, drawn) if drawn else {}),
    )


def _with_reasons(grid: Grid) -> str:
    """The sheet whose list of findings says why some are accepted."""
    code = grid.name(LISTED["code"])
    return code.area.sheet if code and code.area and acceptances_for(None, grid) else ""


def _formulas(grid: Grid, places: Places) -> Iterator[str]:
    """Input cells whose value somebody calculates."""
    for area in places.scalars.values():
        if formula := grid.cell(area).formula:
            where = f"{area.sheet}!{a1(area.range.first_row, area.range.first_column)}"
            yield f"{where} (={formula[:_SHOWN]})"
    for table in places.tables.values():
        for row in table.rows:
            for column in table.columns.values():
                if formula := table.sheet.cell(row, column).formula:
                    yield f"{table.sheet.name}!{a1(row, column)} (={formula[:_SHOWN]})"


def _cells(
    grid: Grid,
    ours: Mapping[str, str],
    now: Mapping[str, str],
    places: Places,
    template: Template,
) -> Iterator[tuple[str, list[Position]]]:
    """Cells that neither cofin wrote nor anybody was asked to fill in, by sheet."""
    recorded = recorded_formulas(grid)
    candidates: dict[str, list[Position]] = {}
    for key, name in now.items():
        sheet = grid.sheet(name)
        if sheet is None:
            continue
        known = _Known(grid, sheet, places)
        calculated = places_of(recorded.get(key, ()))
        alike = template.alike and key not in _WORDS_VARY
        candidates[sheet.name] = [
            at
            for at, cell in sheet.cells.items()
            if not is_blank(cell)
            and not (cell.formula is not None and at in calculated)
            and not _drawn(template.sheets[key], sheet, at, alike=alike)
            and not known.holds(at)  # looked at last: it takes longest
        ]
    yield from _unmoved(grid, ours, now, {name: at for name, at in candidates.items() if at})


def _drawn(template: DrawnSheet, sheet: SheetGrid, at: Position, *, alike: bool) -> bool:
    """Whether cofin wrote a value; of another version's words only the places are known."""
    cell = sheet.cells[at]
    if cell.formula is None and template.has(at, cell):
        return True
    return not alike and template.covers(at)


def _unmoved(
    grid: Grid,
    ours: Mapping[str, str],
    now: Mapping[str, str],
    candidates: Mapping[str, list[Position]],
) -> Iterator[tuple[str, list[Position]]]:
    """Without formulas of cofin's that stand elsewhere since rows or columns were inserted."""
    formulas = any(
        (sheet := grid.sheet(name)) and any(sheet.cells[at].formula is not None for at in found)
        for name, found in candidates.items()
    )
    there = everywhere(grid, now, moves_of(grid, ours, now)) if formulas else {}
    for name, found in candidates.items():
        moved = there.get(name, {})
        if own := [at for at in found if at not in moved]:
            yield name, own


class _Known:
    """Places of a sheet that names and tables tell of."""

    def __init__(self, grid: Grid, sheet: SheetGrid, places: Places) -> None:
        areas = [
            known.area.range
            for (local, name), known in grid.names.items()
            if not local
            and known.area
            and name.startswith(_OURS)
            and known.area.sheet.casefold() == sheet.name.casefold()
        ]
        scalars = [area.range for area in places.scalars.values() if area.sheet == sheet.name]
        self._single = {area[:2] for area in (*areas, *scalars) if area[:2] == area[2:]}
        self._wide = [area for area in areas if area[:2] != area[2:]]
        self._rows = [
            (frozenset(table.rows), frozenset(table.columns.values()) | _computed(grid, table.key))
            for table in places.tables.values()
            if table.sheet is sheet
        ]

    def holds(self, at: Position) -> bool:
        """Whether the cell is input that goes on, or one that cofin fills."""
        return (
            at in self._single
            or any(at[0] in rows and at[1] in columns for rows, columns in self._rows)
            or any(area.holds(*at) for area in self._wide)
        )


def _computed(grid: Grid, table: str) -> frozenset[int]:
    """The columns that a table calculates: a row that was added has them, too."""
    start = f"out.{table}."
    areas: Iterator[Range] = (
        known.area.range
        for (local, name), known in grid.names.items()
        if not local and known.area and name.startswith(start)
    )
    return frozenset(area.first_column for area in areas)
