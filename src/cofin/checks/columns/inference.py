"""What the columns of a workbook are for, whatever its layout.

``roles(subject)`` is computed once per subject and kept with it (``Subject.once``): call it
in every check.  For cofin's own tables the roles come from the layout; elsewhere from the
words of the headings, with the cells below as a second opinion.

    for block in roles(subject).blocks:
        for column in block.of(Role.AMOUNT): ...
    roles(subject).role("Budget", 14, 7)    # of any cell; None when nothing is known
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cofin.a1 import Range
from cofin.checks.columns.blocks import RawBlock, find_blocks, rows_of
from cofin.checks.columns.column_role import column_role, partner_ids
from cofin.checks.columns.heading_rows import Row
from cofin.checks.columns.known_roles import known_role
from cofin.checks.overlaps import Overlaps
from cofin.checks.subject import Column, Subject
from cofin.checks.words.headings import Role, heading_meaning
from cofin.checks.words.totals import is_total
from cofin.grid import CellKind, SheetGrid
from cofin.text import Lang, say

__all__ = ["Block", "BlockColumn", "Role", "Roles", "roles"]

#: Sheets of cofin's own workbooks: ``sheet.<key>`` in the texts.
OWN_SHEETS = (
    *("start", "project", "partners", "work_packages", "costs", "exchanges", "funding", "budget"),
    *("by_work_package", "matrix", "cofinancing", "envelopes", "checks", "rules", "allocation"),
    "lists",
)

#: A label stands at most this many columns left of its value on a sheet without headings.
LABEL_REACH = 6


@dataclass(frozen=True, slots=True)
class BlockColumn:
    """A column of a table.  ``said`` is what the heading alone says, also against the cells."""

    column: int  # from 1
    role: Role
    heading: str = ""  # its lines joined by " / "
    said: Role | None = None
    field: str = ""  # of cofin's own tables: key of the schema or of a computed column


@dataclass(frozen=True, slots=True)
class Block:
    """A table of a sheet; all rows and columns count from 1.

    ``body`` leaves the heading out and includes sub-totals, totals and blank rows;
    ``totals`` are those of its rows whose label names a total.
    """

    sheet: str
    heading: Range
    body: Range
    columns: tuple[BlockColumn, ...]
    totals: frozenset[int] = frozenset()
    table: str = ""  # of cofin's own layout: cost, partner, ...; empty elsewhere

    def of(self, *wanted: Role) -> tuple[BlockColumn, ...]:
        """Its columns of some roles, from the left."""
        return tuple(column for column in self.columns if column.role in wanted)

    def column(self, number: int) -> BlockColumn | None:
        """The column with this number."""
        return next((column for column in self.columns if column.column == number), None)


@dataclass(frozen=True, slots=True)
class Roles:
    """All tables of a workbook, by sheet in the order of the workbook."""

    blocks: tuple[Block, ...]
    by_sheet: Mapping[str, tuple[Block, ...]]
    sheets: Mapping[str, SheetGrid]
    own: frozenset[str]  # sheets of cofin's own layout: nothing is guessed there
    _places: Mapping[str, Overlaps[Block]]

    def block(self, sheet: str, row: int, column: int) -> Block | None:
        """The table whose body holds a cell."""
        place = Range(row, column, row, column)
        found = self._places[sheet].of(place) if sheet in self._places else iter(())
        return next((block for _, block in found), None)

    def role(self, sheet: str, row: int, column: int) -> Role | None:
        """What a cell is for: by its column, else by the label left of it."""
        block = self.block(sheet, row, column)
        if block is not None:
            found = block.column(column)
            return found.role if found else None
        if sheet in self.own or sheet not in self.sheets:
            return None
        return _by_label(self.sheets[sheet], row, column)


def roles(subject: Subject) -> Roles:
    """The tables of a subject's workbook and the role of each column."""
    return subject.once(_inferred)


def _inferred(subject: Subject) -> Roles:
    known = list(_known_blocks(subject))
    own = {block.sheet for block in known} | (_own_sheets() if subject.layout else set())
    if subject.layout:  # renamed sheets are known, or still protected as cofin protects them
        own |= {*subject.layout.sheets.values()}
        own |= {sheet.name for sheet in subject.grid.sheets if sheet.protection is not None}
    partners = partner_ids(subject.grid)
    by_sheet: dict[str, tuple[Block, ...]] = {}
    for sheet in subject.grid.sheets:
        if sheet.name in own:
            by_sheet[sheet.name] = tuple(b for b in known if b.sheet == sheet.name)
        elif sheet.cells:
            rows = rows_of(sheet)
            by_sheet[sheet.name] = tuple(
                _block(sheet, rows, raw, partners) for raw in find_blocks(sheet, rows)
            )
    return Roles(
        blocks=tuple(block for blocks in by_sheet.values() for block in blocks),
        by_sheet=MappingProxyType(by_sheet),
        sheets=MappingProxyType({sheet.name: sheet for sheet in subject.grid.sheets}),
        own=frozenset(own),
        _places={
            sheet: Overlaps((block.body, block) for block in blocks)
            for sheet, blocks in by_sheet.items()
        },
    )


def _own_sheets() -> set[str]:
    return {say(f"sheet.{key}", lang) for key in OWN_SHEETS for lang in Lang}


def _block(
    sheet: SheetGrid, rows: Mapping[int, Row], raw: RawBlock, partners: frozenset[str]
) -> Block:
    columns = []
    for number in range(raw.body.first_column, raw.body.last_column + 1):
        heading = raw.headings.get(number, "")
        cells = [
            rows[row][number]
            for row in range(raw.body.first_row, raw.body.last_row + 1)
            if row in rows and number in rows[row]
        ]
        meant = raw.meant.get(number, "")
        said_role, role = column_role(meant, cells, raw.headings.values(), partners)
        columns.append(BlockColumn(number, role, heading, said_role))
    return Block(sheet.name, raw.heading, raw.body, tuple(columns), _totals(rows, raw.body))


def _totals(rows: Mapping[int, Row], body: Range) -> frozenset[int]:
    """Rows whose first text names a total."""
    found = set()
    for row in range(body.first_row, body.last_row + 1):
        texts = (
            str(cell.value)
            for column, cell in sorted(rows.get(row, {}).items())
            if cell.kind is CellKind.TEXT and body.first_column <= column <= body.last_column
        )
        if is_total(next(texts, "")):
            found.add(row)
    return frozenset(found)


def _known_blocks(subject: Subject) -> Iterator[Block]:
    """The tables of cofin's own layout."""
    tables: dict[tuple[str, str], list[Column]] = {}
    for column in subject.layout.columns if subject.layout else ():
        tables.setdefault((column.sheet, column.table), []).append(column)
    for (name, table), found in tables.items():
        sheet = subject.grid.sheet(name)
        if sheet is None:
            continue
        found.sort(key=lambda column: column.range.first_column)
        first = min(column.range.first_row for column in found)
        last = max(column.range.last_row for column in found)
        left, right = found[0].range.first_column, found[-1].range.last_column
        columns = []
        for column in found:
            number = column.range.first_column
            heading = sheet.cell(first - 1, number)
            words = str(heading.value) if heading.kind is CellKind.TEXT else ""
            role = known_role(sheet, column)
            columns.append(BlockColumn(number, role, words, role, column.field))
        yield Block(
            sheet.name,
            Range(max(first - 1, 1), left, max(first - 1, 1), right),
            Range(first, left, last, right),
            tuple(columns),
            table=table,
        )


def _by_label(sheet: SheetGrid, row: int, column: int) -> Role | None:
    """The role that the nearest text left of a cell gives it: ``Total budget (EUR)``."""
    for left in range(column - 1, max(0, column - 1 - LABEL_REACH), -1):
        cell = sheet.cell(row, left)
        if cell.kind is CellKind.TEXT and str(cell.value).strip():
            words = heading_meaning(str(cell.value))
            if words.role is None and words.is_money:
                return Role.AMOUNT
            return words.role
        if cell.kind is not CellKind.EMPTY:
            return None
    return None
