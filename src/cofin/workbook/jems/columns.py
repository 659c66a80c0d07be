"""Where an export of Jems has its lines: the heading row, and what each column is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cofin.a1 import MAX_ROW, a1
from cofin.grid import CellValue, Grid, SheetGrid
from cofin.workbook.jems.categories import bare_name

#: A column by its heading without case, blanks and points; the first that fits.  A programme
#: may hide columns, so none but those in ``NEEDED`` can be relied upon.
_HEADINGS = {
    "abbreviation": r".*abbrev.*",
    "original_name": r".*original.*",
    "english_name": r".*english.*",
    "nuts3": r".*nuts3.*",
    "nuts2": r".*nuts2.*",
    "country": r".*(country|nuts0).*",
    "status": r".*status",
    "number": r"(project)?partner(number|no|nr)?|number",
    "category": r".*category",
    "comments": r"comments?",
    "award": r".*award.*",
    "investment": r".*investment.*",
    "lump_sum": r".*lumpsum.*",
    "flat_rate": r".*flatrate.*",
    "unit": r".*unittype.*",
    "units": r"(no|number)ofunits",
    "price": r"priceperunit",
    "unit_cost": r".*unitcosts?",
    "description": r".*description.*",
    "period": r"(period|project)?\d+|period.*|preparation|closure",
    "total": r"total",
}
NEEDED = ("number", "category", "total")
PARTNER = re.compile(r"[A-Z]{1,3}[0-9]{1,3}")
"""Jems numbers partners LP1 (the lead), PP2, PP3 ..."""

_SEARCHED = 20  # rows from the top in which the heading may stand


@dataclass(frozen=True, slots=True)
class Columns:
    """The heading row of a sheet; every column by what it is, periods apart."""

    sheet: SheetGrid
    head: int
    places: Mapping[str, int]
    periods: tuple[int, ...]
    unknown: tuple[int, ...]

    def cell(self, row: int, key: str) -> CellValue | None:
        """The cell of a row, ``None`` where the export has no such column."""
        return self.sheet.cell(row, self.places[key]) if key in self.places else None

    def place(self, row: int, key: str) -> str:
        """``Partner_budget_7!H9``; the row's first cell where there is no such column."""
        return f"{self.sheet.name}!{a1(row, self.places.get(key, self.places['number']))}"


def columns_of(grid: Grid) -> Columns | None:
    """The columns of the first sheet with partners' lines; ``None`` when no sheet has them."""
    return next(sheets_with_lines(grid), None)


def sheets_with_lines(grid: Grid) -> Iterator[Columns]:
    """The columns of every sheet that has lines of partners."""
    for sheet in grid.sheets:
        for row, words in headings(sheet, _SEARCHED).items():
            found = _columns(sheet, row, words)
            if found is not None and _begins(found):
                yield found
                break


def _begins(columns: Columns) -> bool:
    first = text_of(columns.cell(columns.head + 1, "number"))
    return PARTNER.fullmatch(first.upper()) is not None


def _columns(sheet: SheetGrid, head: int, named: Mapping[int, str]) -> Columns | None:
    places: dict[str, int] = {}
    periods, unknown = [], []
    for column, words in named.items():
        key = kind_of(words)
        if key == "period":
            periods.append(column)
        elif key is None or (key in places and key != "total"):
            unknown.append(column)
        else:
            places[key] = column  # of several totals, the last one is the line's
    if any(key not in places for key in NEEDED):
        return None
    return Columns(sheet, head, places, tuple(periods), tuple(unknown))


def headings(sheet: SheetGrid, last: int = MAX_ROW) -> dict[int, dict[int, str]]:
    """The texts of each row up to ``last``, by their columns, from the left."""
    found: dict[int, dict[int, str]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        if row <= last and isinstance(cell.value, str) and cell.value.strip():
            found.setdefault(row, {})[column] = cell.value
    return found


def kind_of(words: str) -> str | None:
    """What the column below a heading holds, ``None`` for one that is not known."""
    bare = bare_name(words)
    return next((key for key, like in _HEADINGS.items() if re.fullmatch(like, bare)), None)


def text_of(cell: CellValue | None) -> str:
    """The text of a cell on one line; empty for no text."""
    value = cell.value if cell is not None else None
    return " ".join(value.split()) if isinstance(value, str) else ""
