"""The tables of a sheet of unknown layout: headings in one or more lines, and rows below.

A row of texts is a heading when its words are those of headings, or when numbers stand right
below it.  Headings may be merged across columns or down rows; a title above and notes below
are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from cofin.a1 import Range
from cofin.checks.numerals import is_number
from cofin.checks.words import Role, period, said
from cofin.grid import CellKind, CellValue, SheetGrid

Row: TypeAlias = dict[int, CellValue]

#: A table may have this many blank rows inside; more end it.
BLANK_ROWS_INSIDE = 2
#: Headings are short: texts longer than this on average are content.
LONGEST_HEADING = 60
#: Lines that one heading may have: group, heading, unit, number of the column.
HEADING_LINES = 4


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A table: the lines of its heading, its rows, and each column's heading."""

    heading: Range
    body: Range
    headings: Mapping[int, str]  # by column; the lines joined by " / "


def rows_of(sheet: SheetGrid) -> dict[int, Row]:
    """The stored cells by row, rows in order."""
    rows: dict[int, Row] = {}
    for (row, column), cell in sheet.cells.items():
        rows.setdefault(row, {})[column] = cell
    return dict(sorted(rows.items()))


def find_blocks(sheet: SheetGrid, rows: Mapping[int, Row]) -> Iterator[RawBlock]:
    """Every table of a sheet, from the top."""
    lines = _heading_lines(sheet, rows)
    numbers = list(rows)
    for i, (first, last) in enumerate(lines):
        end = lines[i + 1][0] if i + 1 < len(lines) else numbers[-1] + 1
        below = [row for row in numbers if last < row < end]
        headings = _headings(sheet, rows, first, last)
        for columns in _runs(headings, rows, below):
            body = _contiguous(rows, below, columns, last)
            if body:
                left, right = columns[0], columns[-1]
                yield RawBlock(
                    Range(first, left, last, right),
                    Range(last + 1, left, body[-1], right),
                    {column: headings[column] for column in columns if column in headings},
                )


def _heading_lines(sheet: SheetGrid, rows: Mapping[int, Row]) -> list[tuple[int, int]]:
    """First and last row of each heading."""
    found: list[tuple[int, int]] = []
    is_open = False  # whether a table goes on in the row before
    before = 0
    for number, row in rows.items():
        if number - before > 1:
            is_open = is_open and number - before <= BLANK_ROWS_INSIDE and len(row) > 1
        if found and found[-1][1] == number - 1 and _continues(sheet, row, number, found[-1]):
            found[-1] = (found[-1][0], number)
        elif _is_heading(rows, number, row, is_open=is_open):
            found.append((_with_groups(sheet, rows, number), number))
            is_open = True
        before = number
    return found


def _texts(row: Row) -> list[str] | None:
    """The texts of a row that may be a heading; ``None`` when it holds amounts."""
    texts: list[str] = []
    for cell in row.values():
        if cell.kind is CellKind.TEXT:
            text = str(cell.value).strip()
            if is_number(text) and period(text) is None:
                return None
            if text:
                texts.append(text)
        elif cell.kind is CellKind.NUMBER:
            number = cell.value
            if cell.formula is not None or not (
                cell.style.is_date or (period(str(number)) is not None)
            ):
                return None
        elif cell.kind is not CellKind.EMPTY or cell.formula:
            return None
    if sum(map(len, texts)) > LONGEST_HEADING * len(texts):
        return None
    return texts


def _is_heading(rows: Mapping[int, Row], number: int, row: Row, *, is_open: bool) -> bool:
    if len(row) < 2 or (texts := _texts(row)) is None or len(texts) < 2:
        return False
    words = [said(text) for text in texts]
    known = sum(w.role is not None or w.is_money for w in words)
    periods = sum(period(text) is not None for text in texts)
    numeric = sum(w.role.is_numeric if w.role is not None else w.is_money for w in words)
    if is_open:  # a row of a table that looks like a heading must be one beyond doubt
        roles = {w.role for w in words if w.role is not None}
        is_short = max(map(len, texts)) <= LONGEST_HEADING // 2
        return is_short and numeric >= 2 and known * 4 >= len(texts) * 3 and len(roles) >= 2
    if known >= 2 and (known + periods) * 3 >= len(texts):
        return True
    columns = _numbers_below(rows, number, row)
    if any(period(str(row[c].value)) is not None or _is_numeric(row[c]) for c in columns):
        return True
    return len(columns) >= 2 and number - 1 not in rows


def _is_numeric(cell: CellValue) -> bool:
    words = said(str(cell.value))
    return words.role.is_numeric if words.role is not None else words.is_money


def _numbers_below(rows: Mapping[int, Row], number: int, row: Row) -> set[int]:
    """Columns where numbers stand right below a text of a row."""
    below = [rows[n] for n in range(number + 1, number + 4) if n in rows]
    return {
        column
        for line in below
        for column, cell in line.items()
        if cell.kind is CellKind.NUMBER and column in row and row[column].kind is CellKind.TEXT
    }


def _continues(sheet: SheetGrid, row: Row, number: int, heading: tuple[int, int]) -> bool:
    """Whether a row is one more line of the heading above it: units, numbers of columns."""
    first, last = heading
    if number - first >= HEADING_LINES:
        return False
    if any(m.first_row <= last and m.last_row >= number for m in sheet.merges if _down(m)):
        return True
    if _numbers_columns(row):
        return True
    texts = _texts(row)
    if texts is None or not texts:
        return False
    if any(m.first_row == last and m.last_column > m.first_column for m in sheet.merges):
        return len(texts) > 1
    return len(row) == len(texts) > 1 and all(_is_unit(text) for text in texts)


def _numbers_columns(row: Row) -> bool:
    """Whether a row does no more than number the columns: 1, 2, 3 or A, B, C."""
    signs = [str(cell.value).strip().lower() for _, cell in sorted(row.items())]
    letters = "".join(signs)
    return len(signs) > 2 and (
        signs == [str(n) for n in range(1, len(signs) + 1)]
        or (len(letters) == len(signs) and letters in "abcdefghijklmnopqrstuvwxyz")
    )


def _down(merge: Range) -> bool:
    return 0 < merge.last_row - merge.first_row < HEADING_LINES


def _is_unit(text: str) -> bool:
    """``(EUR)``, ``%``, ``(a)``, ``c = a x b``, ``months``."""
    bare = text.strip()
    if bare.startswith("(") and bare.endswith(")"):
        return True
    words = said(bare)
    is_word = words.role not in (None, Role.PARTNER, Role.WORK_PACKAGE) or words.is_money
    return "=" in bare or (is_word and len(bare) <= 12)


def _with_groups(sheet: SheetGrid, rows: Mapping[int, Row], number: int) -> int:
    """The first line of a heading: lines above with groups of columns belong to it."""
    first = number
    while first - 1 in rows and number - first + 1 < HEADING_LINES:
        above = rows[first - 1]
        texts = _texts(above)
        if texts is None or not texts:
            break
        spans = [m for m in sheet.merges if m.first_row == first - 1 == m.last_row]
        wide = [m for m in spans if m.last_column > m.first_column]
        if not (len(texts) > 1 and (wide or len(texts) > 2)):
            break
        first -= 1
    return first


def _headings(sheet: SheetGrid, rows: Mapping[int, Row], first: int, last: int) -> dict[int, str]:
    """The words over each column, merged ones spread over the columns they cover."""
    parts: dict[int, list[str]] = {}
    for number in range(first, last + 1):
        row = rows.get(number, {})
        if number > first and _numbers_columns(row):
            continue
        for column, cell in row.items():
            if cell.kind in (CellKind.EMPTY, CellKind.BOOL):
                continue
            words = " ".join(str(cell.value).split())
            merge = next((m for m in sheet.merges if m.holds(number, column)), None)
            right = merge.last_column if merge and number < last else column
            for each in range(column, min(right, column + 200) + 1):
                parts.setdefault(each, []).append(words)
    return {column: " / ".join(parts[column]) for column in sorted(parts)}


def _runs(
    headings: Mapping[int, str], rows: Mapping[int, Row], below: list[int]
) -> Iterator[list[int]]:
    """Columns of tables that stand side by side, parted by a column with nothing in it."""
    filled = {column for number in below for column in rows[number]} | set(headings)
    run: list[int] = []
    for column in sorted(filled):
        if run and column - run[-1] > 1:
            yield from _with_heading(run, headings)
            run = []
        run.append(column)
    yield from _with_heading(run, headings)


def _with_heading(run: list[int], headings: Mapping[int, str]) -> Iterator[list[int]]:
    """The run without columns outside of its headings (notes in the margin)."""
    named = [column for column in run if column in headings]
    if len(named) > 1:
        yield [column for column in run if named[0] <= column <= named[-1]]


def _contiguous(
    rows: Mapping[int, Row], below: list[int], columns: list[int], last: int
) -> list[int]:
    """The rows of a table, as far as no more than a few of them are blank."""
    wanted = set(columns)
    body: list[int] = []
    before = last
    for number in below:
        if wanted.isdisjoint(rows[number]):
            continue
        if number - before > BLANK_ROWS_INSIDE + 1:
            break
        body.append(number)
        before = number
    while body and _is_remark(rows[body[-1]], wanted):
        body.pop()
    return body


def _is_remark(row: Row, columns: set[int]) -> bool:
    """Whether a row holds one text: a note below a table, or the title of the next."""
    kinds = [cell.kind for column, cell in row.items() if column in columns]
    return kinds == [CellKind.TEXT] and len(columns) > 1
