"""The list of findings that an earlier check left in a workbook: it tells of the other sheets."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from cofin.a1 import Range
from cofin.checks.finding import LISTED
from cofin.checks.subject import Subject
from cofin.grid import CellKind, CellValue, Grid, SheetGrid
from cofin.text import Lang, say

#: The columns that such a list may have: ``check.column_<key>`` in the texts.
COLUMNS = (
    *("severity", "code", "sheet", "cell", "label", "message"),
    *("found", "expected", "difference", "fix", "rule", "accepted"),
)


@cache
def _titles() -> re.Pattern[str]:
    titles = "|".join(re.escape(say("check.findings_sheet", lang)) for lang in Lang)
    return re.compile(rf"(?:{titles})(?: \([0-9]+\))?")


def is_title(name: str) -> bool:
    """Whether cofin calls its list so: ``Findings``, ``Bulgular``, ``Findings (2)``."""
    return bool(_titles().fullmatch(name))


def list_of(grid: Grid) -> tuple[SheetGrid, Range] | None:
    """The sheet with a list of findings, and the cells of the list, its headings included.

    It is one by its title, by the four names of its columns, and by the headings over them.
    The record of a merge has the names and is something else.
    """
    named = [grid.name(name) for name in LISTED.values()]
    areas = [each.area for each in named if each is not None and each.area is not None]
    sheet = grid.sheet(areas[0].sheet) if len(areas) == len(LISTED) else None
    if sheet is None or not is_title(sheet.name) or len({area.sheet for area in areas}) > 1:
        return None
    head = areas[0].range.first_row - 1
    for key, area in zip(LISTED, areas, strict=True):
        said = sheet.cell(head, area.range.first_column).value
        if area.range.first_row - 1 != head or said not in _headings(key):
            return None
    columns = {at for row, at in sheet.cells if row == head and _is_heading(sheet.cell(row, at))}
    last = max(area.range.last_row for area in areas)
    return sheet, Range(head, min(columns), last, max(columns))


@cache
def _headings(key: str) -> frozenset[str]:
    column = "accepted" if key == "reason" else key
    return frozenset(say(f"check.column_{column}", lang) for lang in Lang)


def _is_heading(cell: CellValue) -> bool:
    return any(cell.value in _headings(key) for key in COLUMNS)


def without_list(subject: Subject) -> Subject:
    """The subject without the texts of the list, which name numbers and formulas of other sheets.

    Numbers and formulas in it stay, and so does all around it: nobody hides an amount there.
    """
    found = list_of(subject.grid)
    if found is None:
        return subject
    listed, area = found
    kept = {
        place: cell
        for place, cell in listed.cells.items()
        if not area.holds(*place) or cell.kind is not CellKind.TEXT or cell.formula is not None
    }
    bare = replace(listed, cells=kept)
    sheets = tuple(bare if sheet is listed else sheet for sheet in subject.grid.sheets)
    return replace(subject, grid=replace(subject.grid, sheets=sheets))
