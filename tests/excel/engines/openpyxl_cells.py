"""Ranges and notes of the engine over openpyxl."""

# ruff: noqa: ARG002 - the signatures are xlwings'
from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from xlwings import base_classes as base

if TYPE_CHECKING:
    from tests.excel.engines.over_openpyxl import Sheet


class Font(base.Font):
    """A look that no action reads back."""

    bold = size = color = None


class Note(base.Note):
    def __init__(self, cell: Cell) -> None:
        self.cell = cell

    @property  # type: ignore[misc]  # no action sets it
    def text(self) -> str:
        return str(self.cell.comment.text)

    def delete(self) -> None:
        self.cell.comment = None


class Range(base.Range):
    max_cells_per_read = max_cells_per_write = None

    def __init__(self, sheet: Sheet, *corners: int) -> None:
        self._sheet, self.corners = sheet, corners

    @property
    def font(self) -> Font:
        return Font()

    @property
    def api(self) -> Range:
        return self

    has_array = False

    @property
    def sheet(self) -> Sheet:
        return self._sheet

    @property
    def row(self) -> int:
        return self.corners[0]

    @property
    def column(self) -> int:
        return self.corners[1]

    @property
    def shape(self) -> tuple[int, int]:
        first_row, first_column, last_row, last_column = self.corners
        return last_row - first_row + 1, last_column - first_column + 1

    @property
    def coords(self) -> tuple[Any, int, int, int, int]:
        return self._sheet.held, self.row, self.column, *self.shape

    @property
    def address(self) -> str:
        first_row, first_column, last_row, last_column = self.corners
        first = f"${get_column_letter(first_column)}${first_row}"
        last = f"${get_column_letter(last_column)}${last_row}"
        return first if first == last else f"{first}:{last}"

    def __len__(self) -> int:
        return self.shape[0] * self.shape[1]

    def _cells(self) -> Iterator[tuple[Cell, ...]]:
        first_row, first_column, last_row, last_column = self.corners
        return iter(self._sheet.held.iter_rows(first_row, last_row, first_column, last_column))

    @property
    def raw_value(self) -> Any:
        return [[cell.value for cell in row] for row in self._cells()]

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        for i, row in enumerate(self._cells()):
            for j, cell in enumerate(row):
                each = value[i][j] if isinstance(value, list | tuple) else value
                # as Excel takes what is typed: an apostrophe makes a text of it
                cell.value = each[1:] if isinstance(each, str) and each[:1] == "'" else each
                if isinstance(each, str) and each[:1] == "'":
                    cell.data_type = "s"

    @property
    def number_format(self) -> str:
        return str(next(self._cells())[0].number_format)

    @number_format.setter
    def number_format(self, value: str) -> None:
        for row in self._cells():
            for cell in row:
                cell.number_format = value

    @property
    def color(self) -> None:
        return None

    @color.setter
    def color(self, value: object) -> None:
        pass

    def _first(self) -> Cell:
        return self._sheet.held.cell(self.row, self.column)

    @property
    def note(self) -> Any:
        cell = self._first()
        return Note(cell) if cell.comment else None

    def add_note(self, text: str) -> Any:
        self._first().comment = Comment(text, "cofin")
        return Note(self._first())

    def add_hyperlink(
        self, address: str, text_to_display: object = None, screen_tip: object = None
    ) -> None:
        self._first().hyperlink = address

    def clear(self) -> None:
        self.clear_formats()
        for row in self._cells():
            for cell in row:
                cell.value = cell.hyperlink = None

    def clear_formats(self) -> None:
        self.number_format = "General"

    def select(self) -> None:
        self._sheet.book.app.chosen = self

    def __call__(self, *args: int) -> Range:
        row, column = args if len(args) == 2 else (1, args[0])
        at = (self.row + row - 1, self.column + column - 1)
        return self._sheet.made(*at, *at)
