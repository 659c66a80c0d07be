"""A workbook that is to be filled, opened once: its parts, its cells, and what each target is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cofin.a1 import Range, parse_range
from cofin.errors import Problem
from cofin.grid import PLAIN, CellStyle, Grid, Note, SheetGrid, Table, Validation
from cofin.workbook.atomic import LOCKS
from cofin.workbook.patch.measure import measuring
from cofin.workbook.patch.model import Move, PatchRefused
from cofin.workbook.patch.scan import SheetScan, scan
from cofin.workbook.patch.unneeded import unneeded
from cofin.workbook.read.gate import open_package
from cofin.workbook.read.markup import Attributes, walk
from cofin.workbook.read.package import Package
from cofin.workbook.read.styles import read_styles
from cofin.workbook.read.workbook import grid_of, sheet_parts, workbook_part


@dataclass(frozen=True, slots=True)
class Target:
    """A cell that is to be written, as the template has it."""

    style: CellStyle
    formula: str | None
    anchors: bool  # others share its formula, or spill from it
    array: Range | None  # the array, spill or data table it lies in
    merge: Range | None  # of which it is not the first cell
    pivot: Range | None
    table: Table | None  # of whose headings or totals it is one
    locked: bool  # on a sheet whose protection is active
    hidden: bool  # its sheet, row or column is
    validation: Validation | None


@dataclass(frozen=True)
class Template:
    """An opened template; one that got rows (``moves``) is at ``path`` what ``origin`` became."""

    path: Path
    package: Package
    grid: Grid
    parts: Mapping[str, str]  # of each sheet, by its name
    styles: Mapping[str, CellStyle]
    unread: frozenset[str] = frozenset()  # parts of sheets that nobody asked for
    origin: Template | None = None
    moves: tuple[Move, ...] = ()

    @property
    def source(self) -> Path:
        """The file as a person knows it."""
        return (self.origin or self).path

    def row_now(self, sheet: str, row: int) -> int:
        """Where a row of the origin is."""
        for move in self.moves:
            if move.sheet == sheet:
                row = move.row(row)
        return row

    def is_new(self, sheet: str, row: int) -> bool:
        """Whether a row was put in."""
        for at, move in enumerate(self.moves):
            rows = set(move.new_rows)
            for later in self.moves[at + 1 :]:
                if later.sheet == move.sheet:
                    rows = {later.row(number) for number in rows}
            if move.sheet == sheet and row in rows:
                return True
        return False

    @cached_property
    def workbook_part(self) -> str:
        """The part that names the sheets."""
        return workbook_part(self.package)

    def sheet(self, name: str) -> SheetGrid | None:
        """The sheet of that name, where it has cells."""
        found = self.grid.sheet(name)
        if found is not None and self.parts.get(found.name) in self.unread:
            raise LookupError(name)
        return found if found is not None and found.name in self.parts else None

    def targets(
        self, sheet: str, places: Iterable[tuple[int, int]]
    ) -> dict[tuple[int, int], Target]:
        """What the cells of a sheet are now, also those that the file does not hold."""
        grid = self.sheet(sheet)
        if grid is None:
            raise KeyError(sheet)
        places = list(places)
        part = self.parts[grid.name]
        with self.measuring(part):
            found = scan(self.package.whole(part), {row for row, _ in places})
        pivots = list(self._pivots(part))
        return {place: self._target(grid, found, pivots, place) for place in places}

    def measuring(self, part: str) -> AbstractContextManager[None]:
        """``FileRefused`` for a sheet of which nobody can tell where its cells stand."""
        return measuring(self.package, part)

    def _target(
        self, grid: SheetGrid, found: SheetScan, pivots: list[Range], place: tuple[int, int]
    ) -> Target:
        row, column = place
        spot = found.rows.get(row)
        cell = spot.cells.get(column) if spot else None
        style = found.column_style(column)
        if cell is not None:
            style = cell.has.get("s", "0")
        elif spot is not None and spot.has.get("customFormat") in ("1", "true"):
            style = spot.has.get("s", "0")
        look = self.styles.get(style or "0", PLAIN)
        formula = cell.formula if cell else None
        return Target(
            look,
            None if formula is None else grid.cell(row, column).formula or "",
            bool(formula and "ref" in formula and formula.get("t")),
            _holding(found.arrays, place),
            next((m for m in found.merges if m.holds(*place) and m[:2] != place), None),
            _holding(pivots, place),
            self._frame(grid.name, place),
            grid.protection is not None and look.locked and not _holding(found.unlocked, place),
            _is_hidden(grid, found, place),
            next((v for v in grid.validations if _holding(v.ranges, place)), None),
        )

    def _frame(self, sheet: str, place: tuple[int, int]) -> Table | None:
        """The table of whose headings or totals a cell is one; its part says them once more."""
        for table in self.grid.tables:
            if table.sheet == sheet and table.range.holds(*place):
                inside = table.body is not None and table.body.holds(*place)
                return None if inside else table
        return None

    def _pivots(self, part: str) -> Iterator[Range]:
        for link in self.package.relationships(part).values():
            if link.kind == "pivotTable" and link.part in self.package:
                found: list[Range] = []

                def start(tag: str, has: Attributes, found: list[Range] = found) -> None:
                    if tag == "location" and (area := parse_range(has.get("ref", ""))):
                        found.append(area)

                walk(self.package, link.part, start)
                yield from found


def open_template(path: Path, wanted: Collection[str] | None = None) -> Template:
    """The workbook at ``path``, ready to be filled.

    Where the sheets ``wanted`` are named, others are only read if they may matter for these
    or for stored results; asking for an unread one is a ``LookupError``.

    Raises ``FileRefused`` when it is none, damaged, encrypted or unsafe, ``PatchRefused``
    when it is signed (any change voids the signature) or open in another program.
    """
    for lock in LOCKS:
        beside = path.with_name(lock.format(name=path.name))
        if beside.exists():
            raise PatchRefused(
                [Problem("", "patch.open_elsewhere", {"lock": beside.name})], str(path)
            )
    package = open_package(path)
    unread = frozenset() if wanted is None else unneeded(package, wanted)
    grid = grid_of(package, unread)
    if Note.SIGNED in grid.notes:
        raise PatchRefused([Problem("", "patch.signed")], str(path))
    book = package.relationships(workbook_part(package))
    styles = next((link.part for link in book.values() if link.kind == "styles"), "")
    known = read_styles(package, styles) if styles in package else {}
    return Template(path, package, grid, sheet_parts(package), known, unread)


def _holding(ranges: Iterable[Range], place: tuple[int, int]) -> Range | None:
    return next((area for area in ranges if area.holds(*place)), None)


def _is_hidden(grid: SheetGrid, found: SheetScan, place: tuple[int, int]) -> bool:
    """Whether nobody sees what stands there."""
    row, column = place
    unsaid = grid.other_rows_hidden and row not in found.rows
    return (
        grid.state != "visible"
        or unsaid
        or row in grid.hidden_rows
        or grid.is_column_hidden(column)
    )
