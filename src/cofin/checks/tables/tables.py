"""Tables in a workbook of unknown layout: headings, rows and the numbers in them.

Only sheets of a workbook without cofin's layout are read this way.  A heading row is a row
of words above numbers; what stands below it, up to the next one or a gap, is its table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

from cofin.a1 import Range, a1
from cofin.checks.subject import Subject, once
from cofin.checks.tables.cells import number_in
from cofin.checks.tables.side_by_side import parted
from cofin.checks.words.divisions import period
from cofin.checks.words.figures import FigureKind, kind_of
from cofin.checks.words.headings import Role
from cofin.checks.words.labels import label_of
from cofin.checks.words.numerals import is_number
from cofin.checks.words.sums import fold, names_total, role_of, says_total
from cofin.grid import CellKind, CellValue, SheetGrid

Held = TypeVar("Held")

#: More empty rows than this end a table: budgets set headings of sections apart by one.
LARGEST_GAP = 2
#: But not before figures that follow from what stands above, however far below they stand.
_BEHIND_A_GAP = (
    *(FigureKind.DIRECT, FigureKind.INDIRECT, FigureKind.ELIGIBLE, FigureKind.TOTAL),
    *(FigureKind.EU, FigureKind.REQUESTED, FigureKind.MAXIMUM, FigureKind.OWN),
)
#: What is no amount of money, whatever figure stands far below it.
_NO_MONEY = (Role.QUANTITY, Role.PRICE, Role.RATE, Role.IDENTIFIER, Role.DATE)
#: Rows of words directly above a heading row that may belong to it.
MOST_HEADING_ROWS = 2
#: A larger number in a heading is a year.
LAST_PERIOD = 99
#: A longer text is a note, not a heading.
LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class SeenRow:
    """One row: its words (as written, and folded) and its numbers by column."""

    number: int
    label: str
    folded: str
    numbers: Mapping[int, Decimal]
    formulas: Mapping[int, str]

    @property
    def is_total(self) -> bool:
        """Whether the words say total."""
        return names_total(self.folded)


@dataclass(frozen=True, slots=True)
class SeenTable:
    """Rows below one heading; ``headings`` by column."""

    grid: SheetGrid
    headings: Mapping[int, str]
    rows: tuple[SeenRow, ...]

    @property
    def sheet(self) -> str:
        """The name of its sheet."""
        return self.grid.name

    @property
    def columns(self) -> tuple[int, ...]:
        """Columns with a number in them, from the left."""
        return tuple(sorted({column for row in self.rows for column in row.numbers}))

    def role(self, column: int) -> Role | None:
        """What the heading says about the numbers of a column."""
        return role_of(self.headings.get(column, ""))

    def label(self, row: SeenRow, column: int) -> str:
        """The words of the row and of the column."""
        return label_of(self.grid, row.number, column)

    def place(self, row: SeenRow, column: int) -> tuple[str, str]:
        """Sheet and cell."""
        return self.sheet, a1(row.number, column)


def _seen(subject: Subject) -> tuple[SeenTable, ...]:
    if subject.layout is not None:
        return ()
    return tuple(table for sheet in subject.grid.sheets for table in _of_sheet(subject, sheet))


#: Every table of a subject without a known layout, sheet by sheet from above.
seen_tables = once(_seen)


@dataclass(slots=True)
class _Line:
    """A row while its sheet is read."""

    number: int
    words: dict[int, str]
    numbers: dict[int, Decimal]
    formulas: dict[int, str]


def _of_sheet(subject: Subject, sheet: SheetGrid) -> Iterator[SeenTable]:
    lines = _lines(subject, sheet)
    begins = [i for i, line in enumerate(lines) if _is_heading(lines, i)]
    if not begins or begins[0] > 0:
        begins.insert(0, -1)
    for at, begin in enumerate(begins):
        end = begins[at + 1] if at + 1 < len(begins) else len(lines)
        body = lines[begin + 1 : end]
        headings = _headings(sheet, lines, begin) if begin >= 0 else {}
        for part in _without_gaps(body, headings):
            tables = list(parted(headings, part)) if headings else []
            for columns in tables if len(tables) > 1 else [None]:
                lines_of = part if columns is None else [_cut(line, columns) for line in part]
                rows = tuple(_row(line) for line in lines_of if line.numbers)
                if rows:
                    yield SeenTable(sheet, _within(headings, columns), rows)
            headings = {}  # what follows a gap has no heading of its own


def _cut(line: _Line, columns: range) -> _Line:
    """The part of a row that stands in some columns."""
    words, numbers = _within(line.words, columns), _within(line.numbers, columns)
    return _Line(line.number, words, numbers, _within(line.formulas, columns))


def _within(by_column: Mapping[int, Held], columns: range | None) -> dict[int, Held]:
    return {at: held for at, held in by_column.items() if columns is None or at in columns}


def _lines(subject: Subject, sheet: SheetGrid) -> list[_Line]:
    found: defaultdict[int, _Line] = defaultdict(lambda: _Line(0, {}, {}, {}))
    for (row, column), cell in sheet.cells.items():
        line = found[row]
        line.number = row
        number = number_in(subject, (sheet.name, row, column), cell)
        if number is not None:
            line.numbers[column] = number
            if cell.formula:
                line.formulas[column] = cell.formula
        elif _is_word(cell):
            line.words[column] = str(cell.value)
    return [found[row] for row in sorted(found)]


def _is_word(cell: CellValue) -> bool:
    return cell.kind is CellKind.TEXT and bool(str(cell.value).strip())


def _is_heading(lines: Sequence[_Line], i: int) -> bool:
    """Words, no numbers but those of years or periods, and numbers below some of the words."""
    line = lines[i]
    words = [text for text in line.words.values() if len(text) <= LONGEST_HEADING]
    if len(words) < 2 or _mostly_totals(line) or not _are_periods(line):
        return False
    if any(is_number(text) and period(text) is None for text in words):
        return False  # an amount that was typed as a text
    columns = {*line.words, *line.numbers}
    for below in lines[i + 1 : i + 4]:
        if below.number - line.number > MOST_HEADING_ROWS + 1:
            return False
        if below.numbers:
            return len(columns & set(below.numbers)) * 2 >= len(below.numbers)
    return False


def _mostly_totals(line: _Line) -> bool:
    """A total row whose numbers are texts is no heading: its first word says total."""
    first = min(line.words)
    return says_total(fold(line.words[first])) and first == min({*line.words, *line.numbers})


def _are_periods(line: _Line) -> bool:
    """Whether the numbers of a row, if any, count years, or periods from the first on."""
    values = [number for _, number in sorted(line.numbers.items())]
    if not values:
        return True
    if any(later - before != 1 for before, later in pairwise(values)):
        return False
    is_years = 1990 <= values[0] <= 2100 and len(values) > 1
    return is_years or (values[0] == 1 and len(values) > 2)


def _headings(sheet: SheetGrid, lines: Sequence[_Line], i: int) -> dict[int, str]:
    """The words above each column: the heading row first, else the rows above it."""
    line = lines[i]
    found = dict(line.words)
    for column, number in line.numbers.items():  # years, or periods counted from 1
        found[column] = f"{int(number)}" if number > LAST_PERIOD else f"period {int(number)}"
    for above in reversed(lines[max(0, i - MOST_HEADING_ROWS) : i]):
        if above.numbers or line.number - above.number > MOST_HEADING_ROWS:
            break
        if len(above.words) > 1 or _spans(sheet, above):
            for column, text in _spread(sheet, above).items():
                found.setdefault(column, text)
    return found


def _spans(sheet: SheetGrid, line: _Line) -> bool:
    return any(_merge_at(sheet, line.number, column) for column in line.words)


def _merge_at(sheet: SheetGrid, row: int, column: int) -> Range | None:
    for merge in sheet.merges:
        if (merge.first_row, merge.first_column) == (row, column):
            return merge
    return None


def _spread(sheet: SheetGrid, line: _Line) -> dict[int, str]:
    """The words of a row, those of merged cells above every column they cover."""
    found = dict(line.words)
    for column, text in line.words.items():
        merge = _merge_at(sheet, line.number, column)
        if merge is not None:
            for covered in range(column, merge.last_column + 1):
                found.setdefault(covered, text)
    return found


def _without_gaps(lines: Sequence[_Line], headings: Mapping[int, str]) -> Iterator[list[_Line]]:
    """The lines of each table below one heading: many empty rows part two of them."""
    parts: list[list[_Line]] = []
    for line in lines:
        if not parts or line.number - parts[-1][-1].number > LARGEST_GAP + 1:
            parts.append([])
        parts[-1].append(line)
    table: list[_Line] = []
    columns: set[int] = set()  # of the table's numbers that a total may add up
    labels: set[str] = set()
    for part in parts:
        rows = [_row(line) for line in part if line.numbers]
        if table and not (part[0].numbers and _ends_table(rows, columns, labels)):
            yield table
            table, columns, labels, headings = [], set(), set(), {}
        table += part
        labels.update(row.folded for row in rows)
        columns.update(
            column
            for row in rows
            for column in row.numbers
            if role_of(headings.get(column, "")) not in _NO_MONEY
        )
    if table:
        yield table


def _ends_table(behind: Sequence[SeenRow], columns: Set[int], labels: Set[str]) -> bool:
    """Whether rows behind a gap are the totals, the overheads or the grant of those before it.

    They begin with such a figure below its numbers, and repeat no label: else they are a table
    of their own, as of the next partner.
    """
    first = behind[0]
    if not (first.is_total or kind_of(first.folded) in _BEHIND_A_GAP):
        return False
    return bool(columns & first.numbers.keys()) and labels.isdisjoint(r.folded for r in behind)


def _row(line: _Line) -> SeenRow:
    """A row with numbers; its label is what stands left of the first one."""
    first = min(line.numbers)
    left = [text for column, text in sorted(line.words.items()) if column < first]
    words = left or list(line.words.values())[:1]
    label = " ".join(words)
    return SeenRow(line.number, label, fold(label), line.numbers, line.formulas)
