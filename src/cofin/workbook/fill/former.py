"""Whether what stands below a table's headings is a row of it, left over from a former fill.

A template is somebody's work.  A row is emptied only where all of it looks as this very table
is filled, and what certainly is something else (a note, a signature, the next table) ends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from cofin.checks.words.headings import heading_meaning
from cofin.grid import CellKind, CellStyle, CellValue, SheetGrid
from cofin.letters import plain
from cofin.workbook.fill.labels import label
from cofin.workbook.fill.model import TableRule
from cofin.workbook.fill.suggest import is_single
from cofin.workbook.fill.wanted import Wanted
from cofin.workbook.patch import Template, Written

_DIGITS = re.compile(r"[0-9]+")
_COLON = re.compile(r":\s")
_LEAST_OF_OPEN = 3
"""Cells that a row must hold where nothing says where the table ends: a label with its amount,
as below many a table, are two."""


@dataclass(frozen=True)
class Former:
    """Judges the rows from ``first`` on; ``columns`` by heading."""

    template: Template
    sheet: SheetGrid
    rule: TableRule
    wanted: Wanted
    first: int
    columns: Mapping[str, int]

    def held(self, row: int) -> dict[int, CellValue]:
        """What the columns of the table hold in a row."""
        cells = {column: self.sheet.cell(row, column) for column in self.columns.values()}
        return {
            column: cell
            for column, cell in cells.items()
            if cell.kind is not CellKind.EMPTY or cell.formula is not None
        }

    def is_row(self, row: int, *, is_open: bool) -> bool:
        """Whether a former fill wrote the row, for all that can be seen.

        ``is_open``: nothing but the row itself says that it belongs to the table.
        """
        cells = self.held(row)
        numbers = [c for c, cell in cells.items() if cell.kind is CellKind.NUMBER]
        if self._is_label(cells) or not self._is_complete(cells) or self._differs(row):
            return False
        if any(cell.formula is not None or not self._fits(c, cell) for c, cell in cells.items()):
            return False
        if not self._counts(row, cells):
            return False
        styles = self._styles
        if any(cells[c].style.number_format != styles[c].number_format for c in numbers):
            return False
        if is_open:
            return len(cells) >= _LEAST_OF_OPEN and not set(numbers) <= set(self._numbered)
        return len(cells) > 1 or bool(numbers) or bool(self.rule.table)

    def ends(self, rows: Iterable[int], *, is_open: bool) -> int | None:
        """The first of the rows that is none of the table, but somebody's words or figures.

        A fill leaves no gap: what follows one in an open table belongs to something else.
        """
        is_under, is_after_gap = False, False
        for row in rows:
            cells = self.held(row)
            if not cells:
                is_under, is_after_gap = False, True
                continue
            if is_after_gap and is_open:
                return row
            if self._is_foreign(row, cells, is_under=is_under, is_after_gap=is_after_gap):
                return row
            is_under = self._is_complete(cells)
        return None

    def is_amount(self, row: int) -> bool:
        """Whether a row holds a typed amount, which the table's total may add up."""
        return any(
            cell.value
            for column, cell in self.held(row).items()
            if cell.kind is CellKind.NUMBER
            and cell.formula is None
            and column not in self._numbered
        )

    def may_be_row(self, row: int) -> bool:
        """Whether a row that is none for certain could be one all the same."""
        held = self.held(row).items()
        typed = {column for column, cell in held if cell.formula is None}
        return self.is_amount(row) or len(typed - set(self._numbered)) > 1

    def _is_foreign(
        self, row: int, cells: Mapping[int, CellValue], *, is_under: bool, is_after_gap: bool
    ) -> bool:
        is_complete = self._is_complete(cells)
        if self._is_label(cells) or self._differs(row) or (is_after_gap and not is_complete):
            return True
        for column, cell in cells.items():
            is_alike = cell.kind is self.sheet.cell(self.first, column).kind
            if not self._fits(column, cell) and (is_after_gap or not is_alike):
                return True
        is_text = all(cell.kind is CellKind.TEXT for cell in cells.values())
        return is_under and is_text and not is_complete and not self._is_prepared(row, cells)

    def _is_label(self, cells: Mapping[int, CellValue]) -> bool:
        """Whether words are a label for something else, not somebody's name."""
        is_small = len(cells) < _LEAST_OF_OPEN or not self._is_complete(cells)
        for cell in cells.values():
            if cell.kind is CellKind.TEXT and cell.formula is None:
                text = str(cell.value).strip()
                if text.endswith(":") or label(text) in self.wanted.labels:
                    return True
                if is_small and (_COLON.search(text) or is_single(text)):
                    return True
        return False

    def _is_prepared(self, row: int, cells: Mapping[int, CellValue]) -> bool:
        """Whether the words count on in the row above or below: ``Partner 6``, ``Partner 7``."""
        for column, cell in cells.items():
            stem, count = _DIGITS.subn("#", plain(str(cell.value)))
            near = (self.sheet.cell(other, column) for other in (row - 1, row + 1))
            others = {_DIGITS.sub("#", plain(str(each.value))) for each in near}
            if not count or stem not in others:
                return False
        return True

    def _is_complete(self, cells: Mapping[int, CellValue]) -> bool:
        """Whether a row holds what every row of the table does: all amounts, and some words."""
        numbers, texts = self._required
        if numbers:
            return numbers <= cells.keys() and (not texts or bool(texts & cells.keys()))
        return texts <= cells.keys()

    @cached_property
    def _required(self) -> tuple[frozenset[int], frozenset[int]]:
        """Columns of amounts and of words that are never empty; without amounts all words count."""
        kinds = self._kinds
        always = {
            column
            for heading, column in self.columns.items()
            if all(row[heading] is not None for row in self.wanted.rows)
        }
        numbers = frozenset(c for c in always if kinds[c] is CellKind.NUMBER)
        return numbers, frozenset(always - numbers)

    @cached_property
    def _kinds(self) -> dict[int, CellKind | None]:
        """What is written into each column; without rows what its heading says."""
        found: dict[int, CellKind | None] = {}
        for heading, column in self.columns.items():
            kinds = {_kind(row[heading]) for row in self.wanted.rows if row[heading] is not None}
            if not self.wanted.rows:
                role = heading_meaning(heading).role
                is_number = heading_meaning(heading).is_money or (
                    role is not None and role.is_numeric
                )
                kinds = {CellKind.NUMBER if is_number else CellKind.TEXT}
            found[column] = kinds.pop() if len(kinds) == 1 else None
        return found

    def _fits(self, column: int, cell: CellValue) -> bool:
        kind = self._kinds[column]
        return cell.kind is kind or (kind is None and cell.kind is not CellKind.ERROR)

    @cached_property
    def _numbered(self) -> tuple[int, ...]:
        """The columns that number the rows."""
        paths = self.rule.columns
        return tuple(self.columns[heading] for heading in paths if paths[heading] == "number")

    def _counts(self, row: int, cells: Mapping[int, CellValue]) -> bool:
        wanted = Decimal(row - self.first + 1)
        return all(cells[c].value == wanted for c in self._numbered if c in cells)

    def _differs(self, row: int) -> bool:
        """Whether the row is merged or locked otherwise than the first of the table."""
        if self._merges.get(row) != self._merges.get(self.first):
            return True
        if self.sheet.protection is None:
            return False
        own = self.held(row).items()
        return any(cell.style.locked and not self._styles[column].locked for column, cell in own)

    @cached_property
    def _merges(self) -> dict[int, set[tuple[int, int, int]]]:
        """The columns and heights of the merged cells of the table, by the row they begin in."""
        own = self.columns.values()
        found: dict[int, set[tuple[int, int, int]]] = {}
        for area in self.sheet.merges:
            if any(area.first_column <= column <= area.last_column for column in own):
                shape = (area.first_column, area.last_column, area.last_row - area.first_row)
                found.setdefault(area.first_row, set()).add(shape)
        return found

    @cached_property
    def _styles(self) -> dict[int, CellStyle]:
        """Of the first row, also where it holds nothing."""
        places = [(self.first, column) for column in self.columns.values()]
        found = self.template.targets(self.sheet.name, places)
        return {column: target.style for (_, column), target in found.items()}


def _kind(value: Written) -> CellKind:
    match value:
        case bool():
            return CellKind.BOOL
        case int() | Decimal() | date():
            return CellKind.NUMBER
        case _:
            return CellKind.TEXT
