"""One sheet in one pass: values, formulas, formats, and what is hidden, merged or guarded.

Written for files that are odd but valid: prefixed names, cells and rows without a place,
rows out of order or twice, a dimension that lies (it is never looked at).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from cofin.a1 import MAX_COLUMN, MAX_ROW, column_letters, column_number
from cofin.grid import EMPTY, PLAIN, CellStyle, CellValue, Position, SheetGrid
from cofin.workbook.read.extras import Extras
from cofin.workbook.read.formulas import SharedFormula
from cofin.workbook.read.markup import MAIN, MAX_DEPTH, STRICT, Attributes, parse, truth, whole
from cofin.workbook.read.package import Package
from cofin.workbook.read.values import meaning

#: Of the columns that people use.
_LETTERS = {column: column_letters(column) for column in range(1, 257)}

_ROOTS = frozenset(f"{namespace} worksheet" for namespace in (MAIN, STRICT))

#: Makes a named tuple in half the time that its class takes; a sheet has thousands of them.
new_tuple = tuple.__new__

#: Cells in the whole workbook, blank ones with a format included.
MAX_CELLS = 1_500_000
#: Characters of formulas in the whole workbook, shared ones spelled out.
MAX_FORMULA_TEXT = 64_000_000


@dataclass(slots=True)
class Shared:
    """What the sheets of one workbook have in common, and how much they hold so far."""

    package: Package
    strings: list[str]
    styles: Mapping[str, CellStyle]
    date1904: bool
    cells: int = 0
    formula_text: int = 0


def read_sheet(shared: Shared, part: str, name: str, state: str) -> SheetGrid:
    """The sheet in ``part``; ``FileRefused`` when it is damaged or holds too much."""
    reader = _Reader(shared, part)
    parse(shared.package, part, reader.start, reader.end, reader.text)
    return reader.finished(name, state)


class _Reader:
    """The state of the pass.  Handlers are called for every tag, so they are kept plain."""

    def __init__(self, shared: Shared, part: str) -> None:
        self.shared = shared
        self.damaged = partial(shared.package.refused, "damaged_part", part=part)
        self.cells: dict[Position, CellValue] = {}
        self.doubled: list[Position] = []
        self.hidden_rows: set[int] = set()
        self.blank = self.depth = self.row = self.column = self.rows = 0
        self.main = self.row_written = self.cell_tag = self.value_tag = ""
        self.cell_has: Attributes = {}
        self.value: str | None = None
        self.formula: str | None = None
        self.formula_has: Attributes = {}
        self.pieces: list[str] | None = None  # where text goes; None: nobody wants it
        self.runs: list[str] = []  # of a text that stands in its cell
        self.aside = self.has_data = self.in_data = False
        self.masters: dict[str, tuple[Position, SharedFormula]] = {}
        self.orphans: list[tuple[Position, str]] = []
        self.columns: dict[str, int] = {}
        self.extras: Extras | None = None
        self._starts: dict[str, Callable[[_Reader, Attributes], None]] = {}
        self._ends: dict[str, Callable[[_Reader], None]] = {}

    def start(self, name: str, has: Attributes) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.damaged()
        if name == self.value_tag:  # nearly all tags are these two
            self.pieces = []
        elif name == self.cell_tag:
            self.cell_has = has
            self.value = self.formula = None
        elif handler := self._starts.get(name):
            handler(self, has)
        elif self.extras is None:
            self.extras = self._root(name)
        else:
            if self.depth <= 4:
                self._ensure_read(name)
            self.extras.start(name, has)

    def _root(self, name: str) -> Extras:
        """Learn from the first tag which variant of the format this is.

        One in another namespace would be passed over, and so would everything in it.
        """
        if name not in _ROOTS:
            raise self.damaged()
        self.main = name.rpartition(" ")[0]
        main = self.main + " "
        self.cell_tag, self.value_tag = main + "c", main + "v"
        own = type(self)  # methods of the class: bound ones would refer back to this object
        self._starts = {
            main + "sheetData": own._data,
            main + "f": own._formula,
            main + "row": own._row,
            main + "t": own._text,
            main + "rPh": own._aside,
        }
        self._ends = {
            main + "sheetData": own._data_end,
            main + "f": own._formula_end,
            main + "t": own._text_end,
            main + "rPh": own._aside_end,
        }
        return Extras(main, self.damaged)

    def _ensure_read(self, name: str) -> None:
        """Refuse rows and cells of another namespace: without a word they would be missing."""
        namespace, _, local = name.rpartition(" ")
        if namespace != self.main and (self.in_data or (self.depth, local) == (2, "sheetData")):
            raise self.damaged()

    def end(self, name: str) -> None:
        self.depth -= 1
        if name == self.value_tag:
            self.value, self.pieces = "".join(self.pieces or ()), None
        elif name == self.cell_tag:
            self._cell_end()
        elif handler := self._ends.get(name):
            handler(self)
        elif self.extras is not None:
            self.extras.end(name)

    def text(self, piece: str) -> None:
        if self.pieces is not None:
            self.pieces.append(piece)
        elif self.extras is not None and self.extras.pieces is not None:
            self.extras.pieces.append(piece)

    def _data(self, _: Attributes) -> None:
        self.has_data = self.in_data = True

    def _data_end(self) -> None:
        self.in_data = False

    def _row(self, has: Attributes) -> None:
        self.row = whole(has, "r", self.row + 1)
        self.row_written = str(self.row)
        self.column = 0
        self.rows += 1
        if not 1 <= self.row <= MAX_ROW or self.rows > 2 * MAX_ROW:
            raise self.damaged()
        if truth(has, "hidden") or (has.get("ht") == "0" and truth(has, "customHeight")):
            self.hidden_rows.add(self.row)

    def _here(self) -> Position:
        """The place of the cell, in its row unless it says another one."""
        place = self.cell_has.get("r")
        column = self.column + 1
        if place == _LETTERS.get(column, " ") + self.row_written:
            return self.row, column  # where the cell before leads to, as nearly always
        if not place:
            if not (self.row and column <= MAX_COLUMN):
                raise self.damaged()
            return self.row, column
        letters = place.rstrip("0123456789")
        column = self.columns.get(letters) or self._column(letters)
        digits = place[len(letters) :]
        if digits == self.row_written:
            return self.row, column
        row = int(digits) if 0 < len(digits) < 8 else 0
        if not 1 <= row <= MAX_ROW:
            raise self.damaged()
        return row, column

    def _column(self, letters: str) -> int:
        bare = letters.replace("$", "")
        if not (bare.isascii() and bare.isalpha() and len(bare) <= 3):
            raise self.damaged()
        column = column_number(bare)
        if column > MAX_COLUMN:
            raise self.damaged()
        return self.columns.setdefault(letters, column)

    def _formula(self, has: Attributes) -> None:
        self.pieces, self.formula_has = [], has

    def _formula_end(self) -> None:
        self.formula, self.pieces = "".join(self.pieces or ()), None
        kind, has = self.formula_has.get("t"), self.formula_has
        if kind == "shared":
            self._shared_formula(has.get("si", ""))
        elif kind in ("array", "dataTable"):
            if self.extras is not None:
                self.extras.array(has.get("ref", ""))
        elif not self.formula:
            self.formula = None  # some writers leave an empty tag beside a constant
        self._count(len(self.formula or ""))

    def _shared_formula(self, group: str) -> None:
        if self.formula:
            self.masters.setdefault(group, (self._here(), SharedFormula(self.formula)))
        elif group in self.masters:
            self.formula = self._spelled_out(self._here(), group)
        else:
            self.orphans.append((self._here(), group))

    def _spelled_out(self, place: Position, group: str) -> str:
        (row, column), formula = self.masters[group]
        return formula.moved(place[0] - row, place[1] - column)

    def _count(self, characters: int) -> None:
        self.shared.formula_text += characters
        if self.shared.formula_text > MAX_FORMULA_TEXT:
            raise self.shared.package.refused("too_much_content")

    def _text(self, _: Attributes) -> None:
        if not self.aside:
            self.pieces = []

    def _text_end(self) -> None:
        if self.pieces is not None:  # the runs of a rich text come one after the other
            self.runs += self.pieces
            self.pieces = None

    def _aside(self, _: Attributes) -> None:
        self.aside = True

    def _aside_end(self) -> None:
        self.aside = False

    def _cell_end(self) -> None:
        shared = self.shared
        shared.cells += 1
        if shared.cells > MAX_CELLS:
            raise shared.package.refused("too_many_cells", limit=MAX_CELLS)
        here = self._here()
        self.column = here[1]
        if self.runs:
            self.value = "".join(self.runs)
            self.runs.clear()
        if self.value is None and self.formula is None:
            self.blank += 1
            return
        has, stored, formula = self.cell_has, self.value, self.formula
        value, kind, style = None, EMPTY, shared.styles.get(has.get("s", "0"), PLAIN)
        if stored is not None:
            stored_as = has.get("t", "n")
            value, kind = meaning(stored_as, stored, shared.strings, date1904=shared.date1904)
            if stored_as == "d" and not style.is_date:
                style = replace(style, number_format="yyyy-mm-dd")
        if kind is EMPTY and formula is None:
            self.blank += 1
            return
        count = len(self.cells)
        self.cells[here] = new_tuple(CellValue, (value, kind, formula, style))
        if len(self.cells) == count:
            self.doubled.append(here)

    def finished(self, name: str, state: str) -> SheetGrid:
        """The sheet after its last tag."""
        for place, group in self.orphans:  # the first of a group may stand further down
            if group in self.masters and place in self.cells:
                formula = self._spelled_out(place, group)
                self._count(len(formula))
                self.cells[place] = self.cells[place]._replace(formula=formula)
        found = self.extras
        if found is None or not self.has_data:  # no worksheet is without it, and be it empty
            raise self.damaged()
        return SheetGrid(
            name=name,
            state=state,
            cells=self.cells,  # bare: a proxy would make each of 50,000 looks three times as long
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=tuple(found.hidden_columns),
            other_rows_hidden=found.other_rows_hidden,
            merges=tuple(dict.fromkeys(found.merges)),
            arrays=tuple(found.arrays),
            validations=tuple(found.validations),
            protection=found.protection,
            doubled=tuple(self.doubled),
            blank_cells=self.blank,
        )
