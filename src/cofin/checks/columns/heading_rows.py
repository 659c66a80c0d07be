"""Which rows of a sheet are headings, and how many lines each heading has.

A row of texts is a heading when its words are those of headings, or when numbers stand right
below it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from cofin.a1 import Range
from cofin.checks.words.divisions import period
from cofin.checks.words.headings import Role, heading_meaning
from cofin.checks.words.numerals import is_number
from cofin.grid import CellKind, CellValue, SheetGrid

Row: TypeAlias = dict[int, CellValue]

#: A table may have this many blank rows inside; more end it.
BLANK_ROWS_INSIDE = 2
#: Headings are short: texts longer than this on average are content.
LONGEST_HEADING = 60
#: Lines that one heading may have: group, heading, unit, number of the column.
HEADING_LINES = 4


def heading_lines(sheet: SheetGrid, rows: Mapping[int, Row]) -> list[tuple[int, int]]:
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
    if not all(_may_stand_in_a_heading(cell) for cell in row.values()):
        return None
    texts = [str(cell.value).strip() for cell in row.values() if cell.kind is CellKind.TEXT]
    texts = [text for text in texts if text]
    if any(is_number(text) and period(text) is None for text in texts):
        return None
    if sum(map(len, texts)) > LONGEST_HEADING * len(texts):
        return None
    return texts


def _may_stand_in_a_heading(cell: CellValue) -> bool:
    """Texts, dates, years and numbers of periods or columns."""
    if cell.kind is CellKind.NUMBER:
        is_period = cell.style.is_date or period(str(cell.value)) is not None
        return is_period and cell.formula is None
    return cell.kind is CellKind.TEXT


def _is_heading(rows: Mapping[int, Row], number: int, row: Row, *, is_open: bool) -> bool:
    if len(row) < 2 or (texts := _texts(row)) is None or len(texts) < 2:
        return False
    words = [heading_meaning(text) for text in texts]
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
    words = heading_meaning(str(cell.value))
    return words.role.is_numeric if words.role is not None else words.is_money


def _numbers_below(rows: Mapping[int, Row], number: int, row: Row) -> set[int]:
    """Columns where the next cell below a text of a row is a number."""
    below = [rows[n] for n in range(number + 1, number + 4) if n in rows]
    found: set[int] = set()
    for column, cell in row.items():
        if cell.kind is CellKind.TEXT:
            under = next((line[column] for line in below if column in line), None)
            if under is not None and under.kind is CellKind.NUMBER:
                found.add(column)
    return found


def _continues(sheet: SheetGrid, row: Row, number: int, heading: tuple[int, int]) -> bool:
    """Whether a row is one more line of the heading above it: units, numbers of columns."""
    first, last = heading
    if number - first >= HEADING_LINES:
        return False
    if any(m.first_row <= last and m.last_row >= number for m in sheet.merges if _down(m)):
        return True
    if numbers_columns(row):
        return True
    texts = _texts(row)
    if texts is None or not texts:
        return False
    if any(m.first_row == last and m.last_column > m.first_column for m in sheet.merges):
        return len(texts) > 1
    return len(row) == len(texts) > 1 and all(_is_unit(text) for text in texts)


def numbers_columns(row: Row) -> bool:
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
    words = heading_meaning(bare)
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
        known = sum(
            bool(heading_meaning(text).role) or heading_meaning(text).is_money for text in texts
        )
        if len(texts) < 2 or not (wide or known * 2 > len(texts)):
            break
        first -= 1
    return first
