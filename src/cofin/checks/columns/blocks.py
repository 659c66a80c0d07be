"""The tables of a sheet of unknown layout: headings in one or more lines, and rows below.

Headings may be merged across columns or down rows; a title above and notes below are left
out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cofin.a1 import Range
from cofin.checks.columns.heading_rows import BLANK_ROWS_INSIDE, Row, heading_lines, numbers_columns
from cofin.checks.columns.norway import spelled_out
from cofin.grid import CellKind, SheetGrid


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A table: the lines of its heading, its rows, and each column's heading."""

    heading: Range
    body: Range
    headings: Mapping[int, str]  # by column; the lines joined by " / "
    meant: Mapping[int, str]  # the same, with Norway for its code NO


def rows_of(sheet: SheetGrid) -> dict[int, Row]:
    """The stored cells by row, rows in order."""
    rows: dict[int, Row] = {}
    for (row, column), cell in sheet.cells.items():
        rows.setdefault(row, {})[column] = cell
    return dict(sorted(rows.items()))


def find_blocks(sheet: SheetGrid, rows: Mapping[int, Row]) -> Iterator[RawBlock]:
    """Every table of a sheet, from the top."""
    read = spelled_out(rows)
    lines = heading_lines(sheet, read)
    numbers = list(rows)
    for i, (first, last) in enumerate(lines):
        end = lines[i + 1][0] if i + 1 < len(lines) else numbers[-1] + 1
        below = numbers[bisect_right(numbers, last) : bisect_left(numbers, end)]
        headings = _headings(sheet, rows, first, last)
        meant = headings if read is rows else _headings(sheet, read, first, last)
        for columns in _runs(headings, rows, below):
            body = _contiguous(rows, below, columns, last)
            if body:
                left, right = columns[0], columns[-1]
                yield RawBlock(
                    Range(first, left, last, right),
                    Range(last + 1, left, body[-1], right),
                    {column: headings[column] for column in columns if column in headings},
                    meant,
                )


def _headings(sheet: SheetGrid, rows: Mapping[int, Row], first: int, last: int) -> dict[int, str]:
    """The words over each column, merged ones spread over the columns they cover."""
    parts: dict[int, list[str]] = {}
    for number in range(first, last + 1):
        row = rows.get(number, {})
        if number > first and numbers_columns(row):
            continue
        for column, cell in row.items():
            if cell.kind is CellKind.BOOL:
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
