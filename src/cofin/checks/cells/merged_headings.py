"""C13: values nobody sees below a merged cell, one heading twice, headings read as content."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from cofin.a1 import Range, a1
from cofin.checks.cells.numbered_headings import meant, numbered_rows, years_that_disagree
from cofin.checks.cells.other_sheet_names import names_of_other_sheets
from cofin.checks.columns.inference import Block, Role, roles
from cofin.checks.columns.kinds import ranges
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.registry import check
from cofin.checks.subject import Subject
from cofin.checks.words.headings import folded
from cofin.checks.words.labels import label_of
from cofin.core.parse_numbers import plain
from cofin.grid import CellKind, CellValue, Position, SheetGrid, Table
from cofin.text import Value

#: Rows above the headings in which the name of a group of columns may stand.
_GROUP_ROWS = 2

#: A dash between words is none.
_SIGN = re.compile(r"^\s*\(?[-+±–—−]|[-+±–—−]\)?\s*$")


@check("C13")
def merged_or_doubled(subject: Subject) -> Iterator[Finding]:
    """Hidden values are warnings; a heading twice is one only over numbers."""
    for sheet in subject.grid.sheets:
        yield from _below_merges(sheet)
        if subject.layout is None:
            yield from numbered_rows(sheet)
            yield from years_that_disagree(sheet)
    yield from names_of_other_sheets(subject)
    for block in roles(subject).blocks:
        sheet = roles(subject).sheets[block.sheet]
        if not block.table:
            yield from _doubled(block, sheet)
    for table in subject.grid.tables:
        found = subject.grid.sheet(table.sheet)
        if found is not None and table.body is not None:
            yield from _heading_as_content(table, table.body, found)


def _below_merges(sheet: SheetGrid) -> Iterator[Finding]:
    """Values in the cells of a merge that are not shown.

    Programs repeat the one that is in all cells of a merge; numbers in rows below each other
    are no repetition: each is counted in a sum.
    """
    if not sheet.merges:
        return
    by_row: dict[int, list[int]] = {}
    for row, column in sheet.cells:
        by_row.setdefault(row, []).append(column)
    told: set[Position] = set()  # merges that overlap are a damage, and hide a value once
    for merge in sheet.merges:
        shown = sheet.cell(merge.first_row, merge.first_column)
        rows = range(merge.first_row, merge.last_row + 1)
        if len(rows) > len(by_row):
            rows_with_cells = sorted(row for row in by_row if row in rows)
        else:
            rows_with_cells = [row for row in rows if row in by_row]
        lost = [
            (row, column)
            for row in rows_with_cells
            for column in by_row[row]
            if merge.first_column <= column <= merge.last_column
            and (row, column) != (merge.first_row, merge.first_column)
            and (row, column) not in told
            and _is_lost(sheet.cell(row, column), shown, is_below=row > merge.first_row)
        ]
        told.update(lost)
        for area in ranges(lost):
            cell = sheet.cell(area.first_row, area.first_column)
            yield Finding(
                sheet=sheet.name,
                cell=str(area),
                label=label_of(sheet, merge.first_row, merge.first_column),
                found=written(cell),
                values=_told("under_merge", (sheet.name, str(area)), written(cell), str(merge)),
            )


def _is_lost(cell: CellValue, shown: CellValue, *, is_below: bool) -> bool:
    if cell.kind is CellKind.EMPTY:
        return False
    if cell.value == shown.value:
        return is_below and cell.kind is CellKind.NUMBER and bool(cell.value)
    return not (isinstance(cell.value, str) and not cell.value.strip())


def written(cell: CellValue) -> str:
    """The content of a cell as a message shows it."""
    value = cell.value
    if isinstance(value, str):
        return " ".join(value.split())[:60]
    if value is None or isinstance(value, bool):
        return str(value or "")
    return value.text if hasattr(value, "text") else plain(value)


def _doubled(block: Block, sheet: SheetGrid) -> Iterator[Finding]:
    """One heading over two columns: nobody can say which of them is meant."""
    first: dict[str, int] = {}
    for column in block.columns:
        words = folded(column.heading)
        if not words:
            continue
        words += _sign(column.heading)
        if words not in first:
            first[words] = column.column
            continue
        other = block.column(first[words])
        is_numeric = column.role.is_numeric and other is not None and other.role.is_numeric
        row = block.heading.last_row
        if _group(sheet, block, column.column) != _group(sheet, block, first[words]):
            continue  # ``2021: Cost, EU`` and ``2022: Cost, EU`` are told apart
        if column.role is Role.RATE and other is not None and other.role is Role.RATE:
            continue  # ``P1, %, P2, %``: each is the share of the column before it
        if is_numeric and _are_told_apart_below(sheet, block, first[words], column.column):
            continue
        if _has_labels_between(sheet, block, first[words], column.column):
            continue  # ``Costs, EUR, Sources, EUR``: two tables beside each other
        place = block.sheet, a1(row, column.column)
        values = _told("heading_twice", place, column.heading, a1(row, first[words]))
        expected = _meant(sheet, row, column.column)
        if expected:
            values = {**values, "mend": said("cell.heading_meant_fix", expected=expected)}
        yield Finding(
            *place,
            label=label_of(sheet, row, column.column),
            found=column.heading,
            expected=expected,
            values=values,
            severity=None if is_numeric else Severity.NOTE,
        )


def _sign(heading: str) -> str:
    """The sign before or behind a heading: ``Changes +`` and ``Changes –`` are two things."""
    found = _SIGN.search(heading)
    return "" if found is None else "+" if "+" in found[0] else "-"


def _are_told_apart_below(sheet: SheetGrid, block: Block, *columns: int) -> bool:
    """Whether the row below the headings goes on with them: ``Spent, Spent`` over ``TRY, EUR``."""
    row, first, _, last = block.body
    cells = [sheet.cell(row, at) for at in range(first, last + 1)]
    if any(c.formula or c.kind not in (CellKind.TEXT, CellKind.EMPTY) for c in cells):
        return False
    here = [folded(written(sheet.cell(row, column))) for column in columns]
    return all(here) and len(set(here)) == len(here)


def _meant(sheet: SheetGrid, row: int, column: int) -> str:
    """What a heading that repeats the one before it most likely is: the next year or period."""
    before = max(1, column - 2)
    return meant([sheet.cell(row, at) for at in range(before, column + 2)], column - before)


def _has_labels_between(sheet: SheetGrid, block: Block, first: int, second: int) -> bool:
    """Whether a column of different texts, one for each number of the second, starts a table."""
    rows = [
        row
        for row in range(block.body.first_row, block.body.last_row + 1)
        if sheet.cell(row, second).kind is CellKind.NUMBER
    ]
    times = Counter(folded(column.heading) for column in block.columns[1:])
    for between in block.columns:
        is_alone = times[folded(between.heading)] == 1  # a remark on each amount is no label
        if not first < between.column < second or not between.heading or not is_alone:
            continue
        cells = [sheet.cell(row, between.column) for row in rows]
        texts = {cell.value for cell in cells if cell.kind is CellKind.TEXT and not cell.formula}
        if len(texts) == len(rows) > 1:
            return True
    return False


def _group(sheet: SheetGrid, block: Block, column: int) -> Position | str | None:
    """The text right above the headings that spans a column: the nearest at it or left of it.

    A line of the headings themselves may hold it, over the first column of each group alone; two
    groups of the same name are one.
    """
    first, last = block.heading.first_row, block.heading.last_row
    own = next((r for r in range(last, first, -1) if _is_filled(sheet, r, column)), first)
    for row in range(own - 1, max(0, first - 1 - _GROUP_ROWS), -1):
        for at in range(column, block.body.first_column - 1, -1):
            if _is_filled(sheet, row, at):
                return folded(written(sheet.cell(row, at))) if row >= first else (row, at)
    return None


def _is_filled(sheet: SheetGrid, row: int, column: int) -> bool:
    return sheet.cell(row, column).kind is not CellKind.EMPTY


def _heading_as_content(table: Table, body: Range, sheet: SheetGrid) -> Iterator[Finding]:
    """The first row of an Excel table is the second line of its heading."""
    if body.last_row - body.first_row < 2:
        return
    wrong = []
    for column in range(body.first_column, body.last_column + 1):
        rest = [
            sheet.cell(row, column).kind for row in range(body.first_row + 1, body.last_row + 1)
        ]
        numbers = rest.count(CellKind.NUMBER)
        first = sheet.cell(body.first_row, column)
        is_text = first.kind is CellKind.TEXT and first.formula is None
        if is_text and numbers > 1 and numbers * 2 > len(rest) - rest.count(CellKind.EMPTY):
            wrong.append((body.first_row, column))
    if len(wrong) > 1:
        row, column = wrong[0]
        place = sheet.name, str(Range(row, column, row, wrong[-1][1]))
        yield Finding(
            *place,
            label=table.name,
            found=written(sheet.cell(row, column)),
            values=_told(
                "heading_in_body", place, written(sheet.cell(row, column)), str(table.range)
            ),
        )


def _told(
    fault: str, place: tuple[str, str], found: str, other: str
) -> Mapping[str, Value | Mapping[str, str]]:
    """What is wrong, what to do about it, and the place with which it collides."""
    return {
        "with": other,
        "problem": said(f"cell.{fault}", place="!".join(place), found=found, with_=other),
        "mend": said(f"cell.{fault}_fix", with_=other),
    }
