"""A workbook as read: plain, immutable data with no spreadsheet library behind it.

Rows and columns count from 1.  Only cells that hold something are stored, so walking
``SheetGrid.cells`` costs what the file holds and never what a dimension claims.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar, cast, final

from cofin.a1 import Range

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T")

Position: TypeAlias = tuple[int, int]
"""Row and column of a cell."""


Pickled: TypeAlias = tuple[Callable[..., object], tuple[object, ...]]


def as_given(made: DataclassInstance) -> Pickled:
    """How an object goes to another process: without what it keeps of what was derived from it.

    That can be had again, and much of it cannot be pickled.
    """
    return type(made), tuple(getattr(made, each.name) for each in fields(made) if each.init)


class CellKind(StrEnum):
    """What a cell holds; ``EMPTY`` with a formula is a formula nobody has calculated.

    XlsxWriter writes an empty text as the result of a formula in the same way.
    """

    NUMBER = "number"
    TEXT = "text"
    BOOL = "bool"
    ERROR = "error"
    EMPTY = "empty"


#: Asked for in every cell: a member of an enumeration takes Python 3.11 ten times as long.
A_NUMBER, A_TEXT, EMPTY = CellKind.NUMBER, CellKind.TEXT, CellKind.EMPTY


class CellFault(StrEnum):
    """Why the stored content of a cell is an error."""

    SPREADSHEET = "spreadsheet"  # an error value of the application: #REF!, #DIV/0!
    NOT_A_NUMBER = "not_a_number"  # NaN, infinite, or no number at all
    NO_SUCH_TEXT = "no_such_text"  # refers to a shared text that the file does not hold
    UNKNOWN_TYPE = "unknown_type"


@final
@dataclass(frozen=True, slots=True)
class CellError:
    """An error in the place of a value: what is stored, and why that is no value."""

    text: str
    fault: CellFault = CellFault.SPREADSHEET


@dataclass(frozen=True, slots=True)
class CellStyle:
    """The part of a cell's format that matters to a reader."""

    number_format: str = "General"
    locked: bool = True  # bites only while its sheet is protected

    @property
    def is_date(self) -> bool:
        """Whether the number format shows a date or a time."""
        return _shows_a_date(self.number_format)


_NOT_DATE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|General', re.IGNORECASE)
_DATE_PARTS = re.compile(r"[dmyhs]", re.IGNORECASE)


@lru_cache(maxsize=1024)
def _shows_a_date(number_format: str) -> bool:
    return bool(_DATE_PARTS.search(_NOT_DATE.sub("", number_format)))


_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def format_signs(number_format: str) -> str:
    """A number format without what stands in quotes and brackets: texts, colours, currencies."""
    return _LITERAL.sub("", number_format)


PLAIN = CellStyle()


class CellValue(NamedTuple):
    """One cell; a named tuple because a large workbook has a million of them.

    ``value`` is what the file stores (for a formula: as last calculated).  ``formula`` has
    no leading ``=``; it is empty when there is a formula whose text is not in the file.
    """

    value: Decimal | str | bool | CellError | None
    kind: CellKind
    formula: str | None = None
    style: CellStyle = PLAIN


EMPTY_CELL = CellValue(None, CellKind.EMPTY)


class Area(NamedTuple):
    """A rectangle on a sheet; ``sheet`` is the sheet's name as the workbook spells it."""

    sheet: str
    range: Range


@dataclass(frozen=True, slots=True)
class Validation:
    """What a sheet lets people type into some cells."""

    ranges: tuple[Range, ...]
    type: str  # list, decimal, whole, date, textLength, custom, none
    operator: str = "between"
    formula1: str = ""
    formula2: str = ""
    stops: bool = True  # False: wrong input only gives a warning, or nothing


@dataclass(frozen=True, slots=True)
class Protection:
    """An active sheet protection.  It hinders mistakes; it is no secret."""

    allowed: frozenset[str] = frozenset()  # formatCells, insertRows, sort, autoFilter ...


@dataclass(frozen=True, slots=True)
class SheetGrid:
    """One sheet.  ``state`` is visible, hidden or veryHidden."""

    name: str
    state: str = "visible"
    cells: Mapping[Position, CellValue] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()  # first and last column of each run
    other_rows_hidden: bool = False  # rows that the file does not mention are hidden
    merges: tuple[Range, ...] = ()
    arrays: tuple[Range, ...] = ()  # array formulas, spills and data tables
    validations: tuple[Validation, ...] = ()
    protection: Protection | None = None
    doubled: tuple[Position, ...] = ()  # cells the file holds twice; the last one counts
    blank_cells: int = 0  # cells with a format and nothing in them; not in ``cells``
    _derived: dict[object, object] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __repr__(self) -> str:
        """On a line: a workbook has thousands of cells."""
        return f"<SheetGrid {self.name!r}: {len(self.cells)} cells>"

    def __reduce__(self) -> Pickled:
        return as_given(self)

    def once(self, derive: Callable[[SheetGrid], T]) -> T:
        """What a function derives from this sheet: computed at its first use, then kept.

        It goes when the sheet goes, so it must not refer to the sheet: that would be a circle,
        and many files would wait in memory until Python looks for those.
        """
        if derive not in self._derived:
            self._derived[derive] = derive(self)
        return cast("T", self._derived[derive])

    def cell(self, row: int, column: int) -> CellValue:
        """The cell, an empty one when nothing is stored there."""
        return self.cells.get((row, column), EMPTY_CELL)

    def within(self, area: Range) -> Iterator[CellValue]:
        """The cells of an area that hold something, row by row in areas of usual size."""
        rows = range(area.first_row, area.last_row + 1)
        columns = range(area.first_column, area.last_column + 1)
        if len(rows) * len(columns) > len(self.cells):  # a name may stand for a million rows
            return (cell for at, cell in self.cells.items() if area.holds(*at))
        places = ((row, column) for row in rows for column in columns)
        return (self.cells[at] for at in places if at in self.cells)

    def is_column_hidden(self, column: int) -> bool:
        """Whether the column is hidden (or has no width)."""
        return any(first <= column <= last for first, last in self.hidden_columns)


@dataclass(frozen=True, slots=True)
class DefinedName:
    """A name; ``area`` when it stands for cells, ``sheet`` when it is valid only there."""

    name: str
    text: str
    area: Area | None = None
    sheet: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """An Excel table.  ``body`` leaves out its header and totals; ``None`` when empty."""

    name: str
    sheet: str
    range: Range
    columns: tuple[str, ...]
    body: Range | None


class Note(StrEnum):
    """What is worth knowing about a workbook as a whole."""

    MACROS = "macros"
    EXTERNAL_LINKS = "external_links"
    SIGNED = "signed"
    STRICT = "strict"  # the strict variant of the format
    STRUCTURE_PROTECTED = "structure_protected"
    PRECISION_AS_SHOWN = "precision_as_shown"  # stored values were cut to what is shown


@dataclass(frozen=True, slots=True)
class Grid:
    """A workbook.  ``names`` is keyed by (sheet or "", name), both in lower case."""

    sheets: tuple[SheetGrid, ...] = ()
    names: Mapping[tuple[str, str], DefinedName] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()
    notes: frozenset[Note] = frozenset()
    date1904: bool = False
    _by_name: dict[str, SheetGrid] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __repr__(self) -> str:
        """On a line, as its sheets."""
        return f"<Grid: {len(self.sheets)} sheets>"

    def __reduce__(self) -> Pickled:
        return as_given(self)

    def sheet(self, name: str) -> SheetGrid | None:
        """The sheet of that name; spreadsheets do not tell capitals from small letters."""
        if not self._by_name:  # asked for thousands of times
            self._by_name.update((s.name.casefold(), s) for s in reversed(self.sheets))
        return self._by_name.get(name.casefold())

    def cell(self, area: Area) -> CellValue:
        """The first cell of an area; an empty one when there is no such sheet."""
        sheet = self.sheet(area.sheet)
        return sheet.cell(area.range.first_row, area.range.first_column) if sheet else EMPTY_CELL

    def name(self, name: str, sheet: str = "") -> DefinedName | None:
        """The name, first the sheet's own, then the workbook's."""
        key = name.casefold()
        return self.names.get((sheet.casefold(), key)) or self.names.get(("", key))
