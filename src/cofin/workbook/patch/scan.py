"""Where the rows and cells of a sheet stand in its text, to the byte."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from cofin.a1 import Range, column_number, parse_range
from cofin.workbook.patch.measure import Attributes, NoSheet, closes_itself, measure, tag_end

#: With one of these, a range that may be changed asks for a password or for who it is.
_ASKS = frozenset(("password", "hashValue", "securityDescriptor"))


@dataclass(slots=True)
class CellSpot:
    """A cell: its bytes, its attributes, and its formula's, if it has one."""

    start: int
    open: int  # behind the start tag; 0 where nobody asked
    end: int
    has: Attributes
    formula: Attributes | None = None
    formula_at: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class RowSpot:
    """A row: its bytes and attributes; its cells by column where the row was asked for."""

    start: int
    open: int
    has: Attributes
    is_empty: bool  # <row/>
    close: int = 0  # where its end tag begins, or behind the tag of an empty one
    cells: dict[int, CellSpot] = field(default_factory=dict)


@dataclass(slots=True)
class SheetScan:
    """A sheet's text, measured.  ``prefix`` stands before its tags' names, with its colon."""

    prefix: str = ""
    rows: dict[int, RowSpot] = field(default_factory=dict)  # those asked for
    starts: list[tuple[int, int]] = field(default_factory=list)  # of all rows: number, byte
    formulas: dict[tuple[int, int], CellSpot] = field(default_factory=dict)
    columns: list[tuple[int, int, str]] = field(default_factory=list)  # first, last, style
    merges: list[Range] = field(default_factory=list)
    arrays: list[Range] = field(default_factory=list)
    unlocked: list[Range] = field(default_factory=list)  # for everybody, in spite of protection
    data: tuple[int, int, int] = (0, 0, 0)  # <sheetData>: begin, behind its tag, its end tag
    data_is_empty: bool = False
    dimension: tuple[int, int, str] = (0, 0, "")

    def column_style(self, column: int) -> str:
        """The format that a column gives to its cells; "" without one."""
        return next((s for a, z, s in self.columns if a <= column <= z), "")


def scan(content: bytes, rows: Collection[int]) -> SheetScan:
    """Measure a sheet; cells are kept of the ``rows`` asked for, formulas of all.

    ``NoSheet`` when it is none, or says twice or nonsensically where something stands.
    """
    reader = _Reader(content, frozenset(rows))
    measure(content, reader.start, reader.end)
    if not reader.found.data[1]:
        raise NoSheet("no cells in the namespace of the sheet")
    return reader.found


class _Reader:
    """The state of the pass."""

    def __init__(self, content: bytes, rows: frozenset[int]) -> None:
        self.content, self.wanted, self.found = content, rows, SheetScan()
        self.main: str | None = None
        self.number = self.column = 0
        self.row: RowSpot | None = None
        self.cell: CellSpot | None = None
        self.place = (0, 0)
        self.is_measured = False  # the dimension, of which the first counts

    def start(self, name: str, has: Attributes, at: int) -> None:
        space, _, rest = name.partition(" ")
        local, _, prefix = rest.partition(" ")
        if self.main is None:
            self.main = space
            self.found.prefix = f"{prefix}:" if prefix else ""
        if space != self.main:
            return
        match local:
            case "c":
                self._cell(has, at)
            case "row":
                self._row(has, at)
            case "f":
                self._formula(has, at)
            case "col" if has.get("style"):
                self.found.columns.append((int(has["min"]), int(has["max"]), has["style"]))
            case "mergeCell":
                self._range(self.found.merges, has)
            case "protectedRange" if not _ASKS & has.keys():
                for each in has.get("sqref", "").split():
                    self._range(self.found.unlocked, {"ref": each})
            case "sheetData":
                behind = self._open(at)
                self.found.data_is_empty = self._is_empty(behind)
                self.found.data = (at, behind, behind)
            case "dimension" if not self.is_measured:
                self.found.dimension = (at, self._open(at), has.get("ref", ""))

    def end(self, name: str, at: int) -> None:
        space, _, rest = name.partition(" ")
        if space != self.main:
            return
        local = rest.partition(" ")[0]
        if local == "c" and self.cell is not None:
            if self.cell.open and not self._is_empty(self.cell.open):
                self.cell.end = self._open(at)
            self.cell = None
        elif local == "row" and self.row is not None:
            self.row.close = self.row.open if self.row.is_empty else at
            self.row = None
        elif local == "f" and self.cell is not None and self.cell.formula is not None:
            self.cell.formula_at = (self.cell.formula_at[0], self._behind(self.cell.formula_at, at))
        elif local == "sheetData" and not self.found.data_is_empty:
            self.found.data = (*self.found.data[:2], at)
        elif local == "dimension" and not self.is_measured:
            begin, behind, ref = self.found.dimension
            self.found.dimension = (begin, self._behind((begin, behind), at), ref)
            self.is_measured = True

    def _row(self, has: Attributes, at: int) -> None:
        self.number, self.column = int(has.get("r", self.number + 1)), 0
        self.found.starts.append((self.number, at))
        if self.number in self.wanted:
            if self.number in self.found.rows:
                raise NoSheet(f"two rows {self.number}")
            behind = self._open(at)
            self.row = RowSpot(at, behind, has, self._is_empty(behind))
            self.found.rows[self.number] = self.row

    def _cell(self, has: Attributes, at: int) -> None:
        place = has.get("r", "")
        letters = place.rstrip("0123456789")
        self.column = column_number(letters.replace("$", "")) if letters else self.column + 1
        row = int(place[len(letters) :]) if letters else self.number
        self.place = (row, self.column)
        self.cell = CellSpot(at, 0, 0, has)
        if self.row is not None:
            if row != self.number or self.column in self.row.cells:
                raise NoSheet(f"a cell {place} in row {self.number}")
            self._spot(self.cell)
            self.row.cells[self.column] = self.cell
        elif row in self.wanted:
            raise NoSheet(f"a cell {place} in row {self.number}")

    def _spot(self, cell: CellSpot) -> None:
        cell.open = cell.end = self._open(cell.start)

    def _formula(self, has: Attributes, at: int) -> None:
        if self.cell is None:
            return
        if not self.cell.open:
            self._spot(self.cell)
        self.cell.formula, self.cell.formula_at = has, (at, self._open(at))
        self.found.formulas[self.place] = self.cell
        if has.get("t") in ("array", "dataTable"):
            self._range(self.found.arrays, has)

    def _range(self, ranges: list[Range], has: Attributes) -> None:
        area = parse_range(has.get("ref", ""))
        if area is not None:
            ranges.append(area)

    def _open(self, at: int) -> int:
        return tag_end(self.content, at)

    def _is_empty(self, behind: int) -> bool:
        return closes_itself(self.content, behind)

    def _behind(self, spot: tuple[int, int], at: int) -> int:
        return spot[1] if self._is_empty(spot[1]) else self._open(at)
