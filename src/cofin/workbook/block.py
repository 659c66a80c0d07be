"""A block of rows on a sheet: the addresses of its cells, columns and totals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from cofin.a1 import quoted_sheet
from cofin.workbook.layout import Col


@cache
def letters(column: int) -> str:
    """The letters of a column counted from 0: 0 is ``A``, 26 is ``AA``."""
    name = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


@dataclass(frozen=True, slots=True)
class Block:
    """``rows`` rows from ``first`` (counted from 0) on a sheet, and the place of each column."""

    sheet: str
    first: int
    rows: int
    place: dict[str, int]

    def row(self, i: int) -> int:
        """The sheet row (from 0) of row ``i`` of the block."""
        return self.first + i

    def here(self, key: str, i: int) -> str:
        """A cell as formulas on the same row write it: ``$C9``."""
        return f"${letters(self.place[key])}{self.first + i + 1}"

    def cell(self, key: str, i: int) -> str:
        """A cell as formulas on any sheet write it: ``'Costs'!$C$9``."""
        return f"{quoted_sheet(self.sheet)}!${letters(self.place[key])}${self.first + i + 1}"

    def local(self, key: str, start: int = 0, rows: int | None = None) -> str:
        """A column, or ``rows`` rows of it, without the sheet: ``$C$9:$C$20``."""
        column = letters(self.place[key])
        first = self.first + start + 1
        return f"${column}${first}:${column}${first + (rows or self.rows - start) - 1}"

    def column(self, key: str) -> str:
        """A whole column of the block: ``'Costs'!$C$9:$C$20``."""
        return f"{quoted_sheet(self.sheet)}!{self.local(key)}"

    def fixed(self, first: str, last: str, i: int) -> str:
        """The cells from one column to another on one row, any sheet: ``'S'!$C$9:$H$9``."""
        row = self.first + i + 1
        left, right = letters(self.place[first]), letters(self.place[last])
        return f"{quoted_sheet(self.sheet)}!${left}${row}:${right}${row}"

    def across(self, first: str, last: str, i: int) -> str:
        """The cells from one column to another on one row, same sheet: ``$C9:$H9``."""
        row = self.first + i + 1
        return f"${letters(self.place[first])}{row}:${letters(self.place[last])}{row}"


def block(sheet: str, first: int, rows: int, columns: Iterable[Col | str], left: int = 1) -> Block:
    """A block whose columns stand side by side from column ``left`` (counted from 0)."""
    keys = [c if isinstance(c, str) else c.key for c in columns]
    return Block(sheet, first, rows, {key: left + i for i, key in enumerate(keys)})
