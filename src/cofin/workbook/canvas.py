"""Drawing on one worksheet: values with a look, formulas with their stored value, names.

Every text goes in as text (``write_string``), so nothing a partner typed can become a
formula; every formula goes in with the value that cofin calculated, so that previews,
Protected View and programs that do not calculate show the right figures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from cofin.a1 import quoted_sheet, to_serial
from cofin.text import Lang, Value, say
from cofin.workbook.block import Block, letters
from cofin.workbook.entry import Entry
from cofin.workbook.fingerprint import fingerprint
from cofin.workbook.layout import INPUT_SHEETS, MONEY_SHEETS, SHEETS, WIDE_SHEETS, Col
from cofin.workbook.paper import A3, A4, BOTTOM, LEFT, RIGHT, TOP, OnPaper, height_of, lines_of
from cofin.workbook.plain import EMPTY_TEXT, PlainWorksheet
from cofin.workbook.style import INPUT_TAB, TABS, TEAL, styles

Stored: TypeAlias = Decimal | int | str | date | None
"""What a cell holds: a number, a text, a day, or nothing."""


PROTECTION = {
    "objects": True,  # notes: those of the add-in's check, and people's own
    "format_columns": True,
    "format_rows": True,
    "autofilter": True,
    "sort": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}


def first_cell(reference: str) -> str:
    """The first cell of ``$C$9:$C$20`` as a rule for every row names it: ``$C9``."""
    column, row = reference.split(":", maxsplit=1)[0].lstrip("$").split("$")
    return f"${column}{row}"


class Book:
    """A workbook being written, in one language."""

    def __init__(self, lang: Lang, created: date, sheets: Sequence[str] = SHEETS) -> None:
        self.lang = lang
        self._bytes = BytesIO()
        self.file = xlsxwriter.Workbook(self._bytes, {"strings_to_formulas": False})
        self.file.set_size(2400, 1400)
        self.file.set_calc_mode("auto")
        self._styles = styles(lang)
        self._formats: dict[str, Format] = {}
        self.created = created
        self.running_title = "cofin"
        self.places: dict[str, str] = {}  # cells with their sheet, by the name of them or a table
        self.canvases = {key: Canvas(self, key) for key in sheets}

    def word(self, key: str, **values: Value) -> str:
        """A text in the language of the workbook."""
        return say(key, self.lang, **values)

    def sheet_name(self, key: str) -> str:
        """The name of a sheet in the language of the workbook."""
        return say(f"sheet.{key}", self.lang)

    def format(self, style: str) -> Format:
        """The look of a kind of cell, made once."""
        if style not in self._formats:
            self._formats[style] = self.file.add_format(self._styles[style])
        return self._formats[style]

    def name(self, name: str, reference: str) -> None:
        """A defined name for a cell or range given with its sheet."""
        self.file.define_name(name, f"={reference}")
        self.places[name] = reference

    def fingerprint(self) -> str:
        """The fingerprint of every formula written (see ``fingerprint``)."""
        return fingerprint(
            (canvas.name, row + 1, col + 1, formula)
            for canvas in self.canvases.values()
            for (row, col), formula in canvas.formulas.items()
        )

    def close(self, properties: dict[str, Any]) -> bytes:
        """The finished file; the same content gives the same bytes.

        XlsxWriter keeps the parts on the disk until the file is whole (in memory they would
        be most of it); the folder for them goes also when somebody interrupts.
        """
        created = datetime.combine(self.created, time())
        self.file.set_properties({**properties, "created": created})
        with TemporaryDirectory(prefix="cofin-") as folder:
            self.file.tmpdir = folder
            self.file.close()
        return self._bytes.getvalue()


class Canvas(Entry, OnPaper):
    """One worksheet; rows and columns are counted from 0."""

    book: Book

    def __init__(self, book: Book, key: str) -> None:
        self.book = book
        self.formulas: dict[tuple[int, int], str] = {}
        self.key = key
        self.widths: list[float] = []  # of the columns from A on
        self.heights: dict[int, float] = {}  # points, of the rows that were set
        self.name = book.sheet_name(key)
        self.sheet: Worksheet = book.file.add_worksheet(self.name, PlainWorksheet)

    def put(self, row: int, col: int, value: Stored, style: str) -> None:
        """A value of its own kind; nothing is an empty cell with a look."""
        look = self.book.format(style)
        if value is None or value == "":
            self.sheet.write_blank(row, col, None, look)
        elif isinstance(value, str):
            self.sheet.write_string(row, col, value, look)
        elif isinstance(value, date):
            self.sheet.write_datetime(row, col, value, look)
        else:
            self.sheet.write_number(row, col, float(value), look)

    def formula(self, row: int, col: int, formula: str, value: Stored, style: str) -> None:
        """A formula with the value it has."""
        stored: float | int | str = EMPTY_TEXT
        if isinstance(value, date):
            stored = to_serial(value)
        elif value is not None and value != "":
            stored = float(value) if isinstance(value, Decimal) else value
        self.sheet.write_formula(row, col, formula, self.book.format(style), stored)
        self.formulas[row, col] = formula

    def word(self, row: int, col: int, key: str, style: str, **values: Value) -> None:
        """A text of cofin's own."""
        self.put(row, col, self.book.word(key, **values), style)

    def at(self, row: int, col: int) -> str:
        """A cell as formulas on any sheet write it."""
        return f"{quoted_sheet(self.name)}!${letters(col)}${row + 1}"

    def name_cell(self, name: str, row: int, col: int) -> None:
        """A defined name for one cell."""
        self.book.name(name, self.at(row, col))

    def open(self, widths: Sequence[float], *, landscape: bool = True) -> None:
        """Title, subtitle, way back, widths from column B on, and how it prints."""
        sheet, word = self.sheet, self.book.word
        sheet.hide_gridlines(2)
        self.widths = [2, *widths]
        for col, width in enumerate(self.widths):
            sheet.set_column(col, col, width)
        self.height(0, 28)
        self.word(0, 1, f"sheet.{self.key}", "title")
        about = word(f"sheet.{self.key}_about")
        if self.key in MONEY_SHEETS:
            about = f"{about} · {word('sheet.in_eur')}"
        self.put(1, 1, about, "subtitle")
        if self.key != "start":
            start = self.book.sheet_name("start")
            sheet.write_url(
                2, 1, f"internal:{quoted_sheet(start)}!A1", self.book.format("link"), f"← {start}"
            )
        sheet.set_tab_color(TABS.get(self.key, INPUT_TAB if self.key in INPUT_SHEETS else TEAL))
        if landscape:
            sheet.set_landscape()
        sheet.set_paper(A3 if self.key in WIDE_SHEETS else A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(LEFT, RIGHT, TOP, BOTTOM)
        # the font stands after the size, or a title like "5G Hub" would be taken for one
        small = '&8&"Calibri,Regular"'
        title = self.book.running_title.replace("&", "&&")
        sheet.set_header(f"&L{small}{title}&R{small}&A")
        sheet.set_footer(f"&L{small}&F&R{small}{word('sheet.page')}")

    def section(self, row: int, key: str, last: int) -> None:
        """The title of a block, underlined as far as the block goes."""
        self.word(row, 1, key, "section")
        for col in range(2, last + 1):
            self.put(row, col, None, "section")
        self.height(row, 18)

    def header(
        self, block: Block, columns: Sequence[Col], table: str, own: Mapping[str, str] | None = None
    ) -> None:
        """The heading row above a block; ``own`` words go before those of the texts."""
        row, most = block.first - 1, 1
        for column in columns:
            style = "header_input" if column.is_input else "header"
            style = "header_helper" if column.is_helper else style
            words = (own or {}).get(column.key) or self.heading(table, column.key)
            self.put(row, block.place[column.key], words, style)
            most = max(most, lines_of(words, column.width * (1.1 if column.is_helper else 0.9)))
        self.height(row, height_of(most, 8))

    def heading(self, table: str, key: str) -> str:
        """The heading of a column: its own for this table, else the common one."""
        return self.book.word(f"column.{table}_{key}")

    def group(self, first: int, last: int, width: float = 11) -> None:
        """A collapsed outline group of columns."""
        self.sheet.set_column(first, last, width, None, {"level": 1, "hidden": True})
        self.sheet.set_column(last + 1, last + 1, 3, None, {"collapsed": True})

    def protect(self) -> None:
        """Computed cells locked, inputs open, no password: against slips, not against people."""
        self.sheet.protect("", PROTECTION)

    def name_columns(self, block: Block, columns: Sequence[Col], table: str) -> None:
        """``in.<table>.<field>`` for what is typed, ``out.<table>.<column>`` for what is computed.

        By these names, and by nothing else, cofin finds its way in a workbook.
        """
        for column in columns:
            kind = "in" if column.is_input else "out"
            self.book.name(f"{kind}.{table}.{column.key}", block.column(column.key))

    def states(self, reference: str, good: Sequence[str], unsure: Sequence[str] = ()) -> None:
        """Green for the good words, amber for the unsure ones, red for any other text."""
        first = first_cell(reference)
        looks = [(f'={first}="{word}"', "good") for word in good]
        looks += [(f'={first}="{word}"', "unsure") for word in unsure]
        for criteria, look in [*looks, (f'={first}<>""', "bad")]:
            self.shade(reference, criteria, look, last=True)

    def shade(self, reference: str, criteria: str, look: str, *, last: bool = False) -> None:
        """A look for the cells of areas where a formula about the first one holds."""
        self.sheet.conditional_format(
            reference.split(" ", maxsplit=1)[0],
            {
                "multi_range": reference,
                "type": "formula",
                "criteria": criteria,
                "format": self.book.format(look),
                "stop_if_true": last,
            },
        )
