"""What was typed into the input cells of a workbook, and where each field stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as with_default
from decimal import Decimal
from itertools import islice
from typing import TypeAlias

from cofin.a1 import a1
from cofin.core.parse_problems import FieldPath, default_place, quoted
from cofin.core.schema import PROJECT, TABLES, Field
from cofin.errors import Problem
from cofin.grid import EMPTY_CELL, Area, CellError, CellFault, CellValue, Grid, Position
from cofin.rules.profile import CallProfile
from cofin.text import Value
from cofin.workbook.read.allowed import allowed
from cofin.workbook.read.inputs import InputTable, input_tables, is_blank, scalar_areas
from cofin.workbook.read.words import Words

_SHOWN = 60  # characters of a formula in a message
_MOST_AREAS = 4  # that a message names
_MAX_COVERED = 100_000  # cells under merged ones that are looked at

_Fault: TypeAlias = tuple[str, Mapping[str, Value]]
"""Why a cell holds no value: a key of ``texts/workbook_in.toml``, and what it mentions."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the fields of a project stand in a workbook."""

    scalars: Mapping[str, Area]
    tables: Mapping[str, InputTable]
    call: Area | None = None
    is_part: bool = False  # one partner's sheet: other partners exist that are not listed in it
    share: Decimal | None = None  # EUR; what a partner's sheet leaves its partner at most
    foreign: tuple[Problem, ...] = ()  # words that only we understand, not the workbook
    #: all of what was read
    grid: Grid | None = with_default(default=None, repr=False, compare=False)

    def __call__(self, path: FieldPath) -> str:
        """``("cost", 17, "category")`` -> ``Cost lines!D24``; an unknown path as a file has it."""
        match path:
            case ("call",) if self.call is not None:
                return first_cell(self.call)
            case ("project", str(key)) if key in self.scalars:
                return first_cell(self.scalars[key])
            case (str(key), int(number), *rest) if key in self.tables:
                table = self.tables[key]
                if 1 <= number <= len(table.rows):
                    return table.place(table.rows[number - 1], str(rest[0]) if rest else "")
            case (str(key),) if key in self.tables:
                return self.tables[key].sheet.name
        return default_place(path)


def input_places(grid: Grid, call: Area | None, problems: list[Problem]) -> Places:
    """Where a workbook holds its input; ``problems`` gets each name that is lost."""
    return Places(scalar_areas(grid, problems), input_tables(grid, problems), call)


def typed_in(
    grid: Grid, places: Places, profile: CallProfile, problems: list[Problem]
) -> dict[str, object]:
    """What is filled in, in the shape of a project file; ``problems`` gets faulty cells.

    Without a ``call``: that is not typed in an input cell.
    """
    reading = _Reading(grid, Words(profile, date1904=grid.date1904), profile, problems)
    raw: dict[str, object] = {"project": reading.project(places.scalars)}
    for key, table in places.tables.items():
        if rows := reading.rows(table):
            raw[key] = rows
        for row in table.reasons:
            where = table.place(row, "reason")
            problems.append(Problem(where, "workbook_in.reason_without_value"))
    return raw


def notes(places: Places) -> Iterator[Problem]:
    """What is read but should be known: rows that the workbook's own formulas leave out."""
    for table in places.tables.values():
        sides = (("above", table.above), ("between", table.between), ("below", table.below))
        for side, rows in sides:
            if rows:
                first, last = rows[0], rows[-1]
                code = f"{side}_counted" if first == last else f"{side}_counted_many"
                values = {"rows": str(first) if first == last else f"{first}-{last}"}
                yield Problem(f"{table.sheet.name}!{first}:{last}", f"workbook_in.{code}", values)
        for row in table.remarks:
            typed = (table.sheet.cell(row, column).value for column in table.columns.values())
            text = next(quoted(each) for each in typed if isinstance(each, str) and each.strip())
            where = f"{table.sheet.name}!{row}:{row}"
            yield Problem(where, "workbook_in.remark_below", {"value": text})


def without_formulas(places: Places) -> Iterator[Problem]:
    """Rows that are read and that the workbook itself does not calculate (any more)."""
    for table in places.tables.values():
        if table.bare:
            cells = [str(area) for area in table.bare[:_MOST_AREAS]]
            listed = ", ".join(cells) + ("…" if len(table.bare) > _MOST_AREAS else "")
            where = f"{table.sheet.name}!{table.bare[0]}"
            yield Problem(where, "workbook_in.no_formulas", {"cells": listed})


def text_of(grid: Grid, area: Area) -> str:
    """The content of a single cell as text; empty when it holds none."""
    value = grid.cell(area).value
    return "" if value is None or isinstance(value, CellError) else str(value).strip()


def first_cell(area: Area) -> str:
    """The first cell of an area as people write it: ``Project!C5``."""
    return f"{area.sheet}!{a1(area.range.first_row, area.range.first_column)}"


@dataclass(frozen=True, slots=True)
class _Reading:
    """Turns cells into raw values; cells that hold none are added to ``problems``."""

    grid: Grid
    words: Words
    profile: CallProfile
    problems: list[Problem]

    def project(self, areas: Mapping[str, Area]) -> dict[str, object]:
        """The project's own fields."""
        found: dict[str, object] = {}
        for field in PROJECT:
            if area := areas.get(field.key):
                fault = self._read(found, field, self.grid.cell(area))
                self._report(fault, first_cell(area), field)
        return found

    def rows(self, table: InputTable) -> list[dict[str, object]]:
        """The rows of a table with anything in them."""
        columns = [(field, table.columns[field.key]) for field in TABLES[table.key][0]]
        cells, doubled, merged = table.sheet.cells, frozenset(table.sheet.doubled), _covered(table)
        found: list[dict[str, object]] = []
        for row in table.rows:
            values: dict[str, object] = {}
            for field, column in columns:
                at = (row, column)
                if fault := self._read(values, field, cells.get(at, EMPTY_CELL)):
                    self._report(fault, table.place(row, field.key), field)
                if at in doubled:
                    self._report(("stored_twice", {}), table.place(row, field.key))
                if at in merged and field.key not in values:
                    fault = ("merged", {"range": merged[at]})
                    self._report(fault, table.place(row, field.key))
            found.append(values)
        return found

    def _read(self, values: dict[str, object], field: Field, cell: CellValue) -> _Fault | None:
        """Add the field's value to ``values`` when the cell holds one; why not, if it should."""
        if isinstance(cell.value, CellError):
            is_own = cell.value.fault is CellFault.SPREADSHEET
            return "error_cell" if is_own else "bad_cell", {"found": cell.value.text}
        if cell.value is None and cell.formula is not None:
            return "not_calculated", {"formula": cell.formula[:_SHOWN]}
        if is_blank(cell):
            return None
        if day := self.words.day_for_number(field, cell):
            return day
        values[field.key] = self.words.meant(field, cell)
        return None

    def _report(self, fault: _Fault | None, where: str, field: Field | None = None) -> None:
        if fault:
            code, values = fault
            if field:
                values = {**values, "allowed": allowed(field, self.profile)}
            self.problems.append(Problem(where, f"workbook_in.{code}", values))


def _covered(table: InputTable) -> dict[Position, str]:
    """Input cells that lie under merged cells, with the range; not the ones that show."""
    return dict(islice(_under_merges(table), _MAX_COVERED))


def _under_merges(table: InputTable) -> Iterator[tuple[Position, str]]:
    for merge in table.sheet.merges if table.rows else ():
        first, last = max(merge.first_row, table.rows[0]), min(merge.last_row, table.rows[-1])
        for column in table.columns.values():
            if merge.first_column <= column <= merge.last_column:
                for row in range(first, last + 1):
                    if (row, column) != (merge.first_row, merge.first_column):
                        yield (row, column), str(merge)
