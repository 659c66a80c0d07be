"""Ranges and notes of the engine over openpyxl."""

# ruff: noqa: ARG002 - the signatures are xlwings'
from __future__ import annotations

from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from xlwings import base_classes as base


class Font(base.Font):
    """A look that no action reads back."""

    bold = size = color = None


class Note(base.Note):
    def __init__(self, cell):
        self.cell = cell

    @property
    def text(self):
        return self.cell.comment.text

    def delete(self):
        self.cell.comment = None


class Range(base.Range):
    max_cells_per_read = max_cells_per_write = None

    def __init__(self, sheet, *corners):
        self._sheet, self.corners = sheet, corners

    @property
    def font(self):
        return Font()

    @property
    def api(self):
        return self

    has_array = False

    @property
    def sheet(self):
        return self._sheet

    @property
    def row(self):
        return self.corners[0]

    @property
    def column(self):
        return self.corners[1]

    @property
    def shape(self):
        first_row, first_column, last_row, last_column = self.corners
        return last_row - first_row + 1, last_column - first_column + 1

    @property
    def coords(self):
        return self._sheet.held, self.row, self.column, *self.shape

    @property
    def address(self):
        first_row, first_column, last_row, last_column = self.corners
        first = f"${get_column_letter(first_column)}${first_row}"
        last = f"${get_column_letter(last_column)}${last_row}"
        return first if first == last else f"{first}:{last}"

    def __len__(self):
        return self.shape[0] * self.shape[1]

    def _cells(self):
        first_row, first_column, last_row, last_column = self.corners
        return self._sheet.held.iter_rows(first_row, last_row, first_column, last_column)

    @property
    def raw_value(self):
        return [[cell.value for cell in row] for row in self._cells()]

    @raw_value.setter
    def raw_value(self, value):
        for i, row in enumerate(self._cells()):
            for j, cell in enumerate(row):
                each = value[i][j] if isinstance(value, list | tuple) else value
                # as Excel takes what is typed: an apostrophe makes a text of it
                cell.value = each[1:] if isinstance(each, str) and each[:1] == "'" else each
                if isinstance(each, str) and each[:1] == "'":
                    cell.data_type = "s"

    @property
    def number_format(self):
        return next(next(self._cells()) for _ in (0,))[0].number_format

    @number_format.setter
    def number_format(self, value):
        for row in self._cells():
            for cell in row:
                cell.number_format = value

    @property
    def color(self):
        return None

    @color.setter
    def color(self, value):
        pass

    def _first(self):
        return self._sheet.held.cell(self.row, self.column)

    @property
    def note(self):
        cell = self._first()
        return Note(cell) if cell.comment else None

    def add_note(self, text):
        self._first().comment = Comment(text, "cofin")
        return Note(self._first())

    def add_hyperlink(self, address, text_to_display=None, screen_tip=None):
        self._first().hyperlink = address

    def clear(self):
        self.clear_formats()
        for row in self._cells():
            for cell in row:
                cell.value = cell.hyperlink = None

    def clear_formats(self):
        self.number_format = "General"

    def select(self):
        self._sheet.book.app.chosen = self

    def __call__(self, *args):
        row, column = args if len(args) == 2 else (1, args[0])
        at = (self.row + row - 1, self.column + column - 1)
        return self._sheet.made(*at, *at)
