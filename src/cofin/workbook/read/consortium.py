"""The project that a filled consortium workbook describes, as a project file gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from pathlib import Path

from cofin.a1 import a1
from cofin.core.parse import parse_project
from cofin.core.parse_problems import FieldPath, Place, default_place
from cofin.core.schema import PROJECT, TABLES, Field
from cofin.errors import FileRefused, InputError, Problem
from cofin.grid import Area, CellError, CellValue, Fault, Grid, Position
from cofin.rules.load import load_profile
from cofin.rules.profile import CallProfile
from cofin.text import Value
from cofin.workbook.layout import LAYOUT_VERSION
from cofin.workbook.read.inputs import InputTable, input_tables, is_blank, scalar_areas
from cofin.workbook.read.words import Words
from cofin.workbook.read.workbook import read_grid

#: A path would let a file that somebody sends choose what else is opened.
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:\.(?!toml)[A-Za-z0-9_-]+)*")

_SHOWN = 60  # characters of a formula in a message
_MAX_COVERED = 100_000  # cells under merged ones that are looked at

_IDENTITY = ("cofin.layout", "cofin.call", "cofin.lang")


def read_consortium(path: Path, call: str | None = None) -> tuple[dict[str, object], Place]:
    """What was typed into a consortium workbook, and where each field stands in it.

    The mapping has the shape of a project file and holds only what is filled in; the
    function turns a path such as ``("cost", 17, "category")`` into ``Cost lines!D24``.
    ``call`` (an id or a path) is the call whose words the cells use, instead of the one
    that the workbook names.

    Raises ``FileRefused`` when the file is no consortium workbook, ``InputError`` with
    every input cell that holds no value, ``ProfileError`` for an unknown call.
    """
    grid = read_grid(path)
    identity = _identity(grid, path.name)
    problems: list[Problem] = []
    scalars = scalar_areas(grid, problems)
    tables = input_tables(grid, problems)
    named = _text(grid, identity["cofin.call"])
    if call is None and not _ID.fullmatch(named):
        values = {"found": named or "-"}
        problems.append(Problem(_place(identity["cofin.call"]), "workbook_in.no_call", values))
    if problems:
        raise FileRefused(problems, path.name)
    profile = load_profile(call or named)
    reading = _Reading(grid, Words(profile, date1904=grid.date1904), problems)
    raw: dict[str, object] = {"call": named} if named else {}
    raw["project"] = reading.project(scalars)
    for key, table in tables.items():
        if rows := reading.rows(table):
            raw[key] = rows
    place = _Places(identity["cofin.call"], scalars, tables)
    if problems:
        raise InputError([*problems, *_other_problems(raw, profile, place, problems)], path.name)
    return raw, place


def _other_problems(
    raw: dict[str, object], profile: CallProfile, place: Place, known: list[Problem]
) -> list[Problem]:
    """What else is wrong in the workbook, so that nobody mends it in two rounds."""
    cells = {problem.where for problem in known}
    try:
        parse_project(raw, profile, place)
    except InputError as error:
        return [problem for problem in error.problems if problem.where not in cells]
    return []


def _identity(grid: Grid, source: str) -> dict[str, Area]:
    """The cells that say what the workbook is; ``FileRefused`` when it is something else."""
    found: dict[str, Area] = {}
    for name in _IDENTITY:
        known = grid.name(name)
        if known is None or known.area is None:
            raise FileRefused([Problem("", "workbook_in.not_consortium", {"name": name})], source)
        found[name] = known.area
    layout = found["cofin.layout"]
    version = grid.cell(layout).value
    if version == Decimal(LAYOUT_VERSION):
        return found
    is_newer = isinstance(version, Decimal) and version > LAYOUT_VERSION
    code = "newer_layout" if is_newer else "unknown_layout"
    values: dict[str, Value] = {"version": _text(grid, layout) or "-", "known": LAYOUT_VERSION}
    raise FileRefused([Problem(_place(layout), f"workbook_in.{code}", values)], source)


def _text(grid: Grid, area: Area) -> str:
    value = grid.cell(area).value
    return "" if value is None or isinstance(value, CellError) else str(value).strip()


def _place(area: Area) -> str:
    return f"{area.sheet}!{a1(area.range.first_row, area.range.first_column)}"


@dataclass(frozen=True, slots=True)
class _Reading:
    """Turns cells into raw values; cells that hold none are added to ``problems``."""

    grid: Grid
    words: Words
    problems: list[Problem]

    def project(self, areas: dict[str, Area]) -> dict[str, object]:
        """The project's own fields."""
        found: dict[str, object] = {}
        for field in PROJECT:
            area = areas[field.key]
            self._read(found, field, self.grid.cell(area), _place(area))
        return found

    def rows(self, table: InputTable) -> list[dict[str, object]]:
        """The rows of a table with anything in them."""
        fields = TABLES[table.key][0]
        doubled = frozenset(table.sheet.doubled)
        merged = _covered(table)
        found: list[dict[str, object]] = []
        for row in table.rows:
            values: dict[str, object] = {}
            for field in fields:
                at = (row, table.columns[field.key])
                where = table.place(row, field.key)
                self._read(values, field, table.sheet.cell(*at), where)
                if at in doubled:
                    self._problem(where, "stored_twice")
                if at in merged and field.key not in values:
                    self._problem(where, "merged", range=merged[at])
            found.append(values)
        return found

    def _read(self, values: dict[str, object], field: Field, cell: CellValue, where: str) -> None:
        """Add the field's value to ``values`` when the cell holds one."""
        if isinstance(cell.value, CellError):
            is_own = cell.value.fault is Fault.SPREADSHEET
            self._problem(where, "error_cell" if is_own else "bad_cell", found=cell.value.text)
        elif cell.value is None and cell.formula is not None:
            self._problem(where, "not_calculated", formula=cell.formula[:_SHOWN])
        elif not is_blank(cell):
            values[field.key] = self.words.meant(field, cell)

    def _problem(self, where: str, code: str, **values: Value) -> None:
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


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the fields of the raw mapping stand in the workbook."""

    call: Area
    scalars: dict[str, Area]
    tables: dict[str, InputTable]

    def __call__(self, path: FieldPath) -> str:
        """``("cost", 17, "category")`` -> ``Cost lines!D24``; an unknown path as a file has it."""
        match path:
            case ("call",):
                return _place(self.call)
            case ("project", str(field)) if field in self.scalars:
                return _place(self.scalars[field])
            case (str(key), int(number), *rest) if key in self.tables:
                table = self.tables[key]
                if 1 <= number <= len(table.rows):
                    return table.place(table.rows[number - 1], str(rest[0]) if rest else "")
            case (str(key),) if key in self.tables:
                return self.tables[key].sheet.name
        return default_place(path)
