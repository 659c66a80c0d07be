"""The words around a cell: what a person would call it.

The label of a row is the text to its left in the column that says most about its rows (a
description rather than a partner's id or a unit); that of a column is the nearest heading
above.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping
from statistics import median
from typing import NamedTuple

from cofin.a1 import Range
from cofin.checks.words.divisions import period
from cofin.checks.words.numerals import is_number
from cofin.grid import A_NUMBER, A_TEXT, EMPTY, SheetGrid

#: Characters of one label in a message.
_LONGEST = 60
#: Characters of a text that count when columns are compared: a long title is one text.
_SAYS = 20

#: So many times more may stand in the first of two tables side by side.
_FEWER = 3

_BETWEEN = " · "


class _Index(NamedTuple):
    """The texts of a sheet."""

    by_row: Mapping[int, tuple[int, ...]]  # columns that hold a text
    by_column: Mapping[int, tuple[int, ...]]  # rows that hold a text
    weight: Mapping[int, float]  # how much the texts of a column say
    mean: Mapping[int, float]  # how much each of its cells does
    merged: Mapping[int, tuple[Range, ...]]  # wide merged cells by their row
    merged_rows: tuple[int, ...]
    with_numbers: frozenset[int]  # rows that hold a number
    columns: frozenset[int]  # that hold anything


def label_of(sheet: SheetGrid, row: int, column: int) -> str:
    """``Project manager · Amount``: the row's and the column's words, as far as there are any."""
    parts = (row_label(sheet, row, column), column_label(sheet, row, column))
    return _BETWEEN.join(dict.fromkeys(part for part in parts if part))


def row_label(sheet: SheetGrid, row: int, column: int) -> str:
    """The text to the left that says what the row is; empty when there is none."""
    index = sheet.once(_index)
    left = [c for c in index.by_row.get(row, ()) if c < column]
    if not left:
        return ""
    best = max(left, key=lambda c: (index.weight[c], -c))
    for start in reversed(left):
        if start > best and (
            _starts_table(sheet, index, row, start, best)
            or _starts_headed_table(sheet, index, (row, column), start, best)
        ):
            own = [c for c in left if c >= start]
            return _text(sheet, row, max(own, key=lambda c: (index.weight[c], -c)))
    return _text(sheet, row, best)


def _starts_table(sheet: SheetGrid, index: _Index, row: int, column: int, before: int) -> bool:
    """Whether a text stands in the label column of a second table beside the first.

    Costs and their sources stand side by side, with a blank column between them or with
    the same headings again.
    """
    if index.weight[column] * _FEWER < index.weight[before]:
        return False
    if index.mean[column] * 2 < index.mean[before]:
        return False  # units and ids
    numbers = [c for c in range(before + 1, column) if _is_numeric(sheet, row, c)]
    if numbers and column - 1 not in index.columns:
        return True
    rows = index.by_column.get(column + 1, ())
    heading = next(reversed(rows[: bisect_left(rows, row)]), 0)
    words = _text(sheet, heading, column + 1)
    return (
        bool(words)
        and bool(_text(sheet, heading, column))
        and any(_text(sheet, heading, c) == words for c in range(before, column))
    )


def _starts_headed_table(
    sheet: SheetGrid, index: _Index, at: tuple[int, int], column: int, before: int
) -> bool:
    """Whether a text stands in the first column of a table with headings, behind an empty column.

    A recap (``WP1``, ``WP2`` ...) beside the blocks that it sums up has few and short words.
    """
    row, of = at
    if column - 1 in index.columns or not any(
        _is_numeric(sheet, row, c) for c in (*range(before + 1, column), of)
    ):
        return False
    rows = index.by_column.get(of, ())
    heading = next(reversed(rows[: bisect_left(rows, row)]), 0)
    return bool(heading) and all(_text(sheet, heading, c) for c in range(column, of + 1))


def _is_numeric(sheet: SheetGrid, row: int, column: int) -> bool:
    cell = sheet.cell(row, column)
    return cell.kind is A_NUMBER or cell.formula is not None


def nearest_label(sheet: SheetGrid, row: int, column: int) -> str:
    """The next text to the left; empty when there is none."""
    index = sheet.once(_index)
    return _text(sheet, row, max((c for c in index.by_row.get(row, ()) if c < column), default=0))


def column_label(sheet: SheetGrid, row: int, column: int) -> str:
    """The nearest text above, also one that is merged over several columns."""
    index = sheet.once(_index)
    rows = index.by_column.get(column, ())
    above = reversed(rows[: bisect_left(rows, row)])
    nearest = next((r for r in above if not _is_amount(sheet, index, r, column)), 0)
    for merged_row in reversed(index.merged_rows[: bisect_left(index.merged_rows, row)]):
        if merged_row <= nearest:
            break
        for area in index.merged[merged_row]:
            if area.first_column <= column <= area.last_column:
                return _text(sheet, area.first_row, area.first_column)
    return _text(sheet, nearest, column) if nearest else ""


def _is_amount(sheet: SheetGrid, index: _Index, row: int, column: int) -> bool:
    """Whether a text is a number that somebody typed as a text, not the year of a column."""
    text = str(sheet.cell(row, column).value)
    if not is_number(text):
        return False
    return period(text) is None or row in index.with_numbers


def _text(sheet: SheetGrid, row: int, column: int) -> str:
    value = sheet.cell(row, column).value
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _weight(texts: Counter[str]) -> float:
    """Letters in the different texts, less those of repetitions: ids and units say little.

    What is there as often as most cells of its column is no repetition: it stands once in each
    block, where a sheet has the same lines for each partner or year.
    """
    words = {text: times for text, times in texts.items() if any(sign.isalpha() for sign in text)}
    usual = median(times for times in words.values() for _ in range(times)) if words else 1
    return sum((2 - times / usual) * min(len(text), _SAYS) for text, times in words.items())


def _index(sheet: SheetGrid) -> _Index:
    by_row: dict[int, list[int]] = defaultdict(list)
    by_column: dict[int, list[int]] = defaultdict(list)
    texts: dict[int, Counter[str]] = defaultdict(Counter)
    with_numbers: set[int] = set()
    filled: set[int] = set()
    for (row, column), (value, kind, _, _) in sheet.cells.items():
        if kind is not EMPTY:
            filled.add(column)
        if kind is A_NUMBER:
            with_numbers.add(row)
        elif kind is A_TEXT and isinstance(value, str) and value.strip():
            by_row[row].append(column)
            by_column[column].append(row)
            texts[column][value] += 1
    merged: dict[int, list[Range]] = defaultdict(list)
    for area in sheet.merges:
        if area.last_column > area.first_column:
            merged[area.first_row].append(area)
    return _Index(
        {row: tuple(sorted(columns)) for row, columns in by_row.items()},
        {column: tuple(sorted(rows)) for column, rows in by_column.items()},
        {column: _weight(found) for column, found in texts.items()},
        {column: _weight(found) / found.total() for column, found in texts.items()},
        {row: tuple(areas) for row, areas in merged.items()},
        tuple(sorted(merged)),
        frozenset(with_numbers),
        frozenset(filled),
    )
