"""Part of A05: a table of typed numbers that was pasted from a list, which has changed since.

The heads of its rows and columns are the keys of two columns of the list, and nearly all cells
are the sums by these keys, to the cent.  The others are old, or were typed wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from cofin.checks.columns.inference import Block, roles
from cofin.checks.finding import Finding, said
from cofin.checks.several import named
from cofin.checks.subject import CellKey, Subject
from cofin.checks.tables.cells import added, amount_finding, are_equal, number_in, place_of
from cofin.checks.words.headings import folded
from cofin.checks.words.labels import label_of
from cofin.grid import CellKind, SheetGrid

#: Cells that must agree, and how many times more than those that do not.
_FEWEST = 4
_TIMES_MORE = 2
#: Different amounts among those that agree: a table of zeros agrees with anything.
_LEAST_AMOUNTS = 3
#: Of the rows of a list, the part that must have keys of the table.
_MOST_OTHERS = (1, 5)
#: Rows and columns that are looked at.
_MOST_ROWS = 5_000
_MOST_COLUMNS = 8
#: Rows of lists that are compared with tables, in all.
_MOST_COMPARED = 200_000


class _List(NamedTuple):
    """Rows with texts and amounts."""

    block: Block
    sheet: SheetGrid
    rows: tuple[int, ...]
    keys: Mapping[int, Mapping[int, str]]  # by column the key of each row
    words: Mapping[int, frozenset[str]]  # these, each once
    amounts: Mapping[int, Mapping[int, Decimal]]


class _Matrix(NamedTuple):
    """Typed numbers by the heads of their rows and columns."""

    block: Block
    sheet: SheetGrid
    cells: Mapping[tuple[str, str], tuple[CellKey, Decimal]]


class _Wrong(NamedTuple):
    """A typed cell, and what the list gives for its keys."""

    key: CellKey
    found: Decimal
    expected: Decimal
    parts: list[CellKey]


class _Compared(NamedTuple):
    """How many cells of a table agree with a list, and those that do not."""

    of: str  # the sheet of the list
    right: int
    wrong: list[_Wrong]


def pasted_tables(subject: Subject) -> Iterator[Finding]:
    """Yield the typed cells of a table that are not the sums of the list, as all others are."""
    lists = list(_lists(subject))
    left = _MOST_COMPARED
    for matrix in _matrices(subject) if lists else ():
        tried: list[_Compared] = []
        for listed, first, second in _alike(matrix, lists):
            left -= len(listed.rows)
            if left < 0:
                return  # hundreds of tables, each alike to hundreds of lists, were pasted from none
            by_keys = _by_keys(matrix, listed, first, second)
            compared = (_compare(matrix, by_keys, listed, at) for at in listed.amounts if by_keys)
            tried += (each for each in compared if each is not None)
        if tried:
            best = max(tried, key=lambda each: each.right)
            yield from _findings(matrix.sheet, best)


def _alike(matrix: _Matrix, lists: Sequence[_List]) -> Iterator[tuple[_List, int, int]]:
    """The lists with two columns of keys that are the heads of a table's rows and columns."""
    labels = {label for label, _ in matrix.cells}
    heads = {head for _, head in matrix.cells}
    for listed in lists:
        words = listed.words
        if listed.block is not matrix.block:
            for first in (column for column, known in words.items() if labels <= known):
                for second, known in words.items():
                    if second != first and len(heads & known) > 1:
                        yield listed, first, second


def _lists(subject: Subject) -> Iterator[_List]:
    for block, sheet, rows in _tables(subject):
        texts: dict[int, dict[int, str]] = defaultdict(dict)
        amounts: dict[int, dict[int, Decimal]] = defaultdict(dict)
        for column in block.columns:
            at = column.column
            for row in rows:
                cell = sheet.cell(row, at)
                if cell.kind is CellKind.TEXT and cell.formula is None:
                    texts[at][row] = folded(str(cell.value))
                elif number := number_in(subject, (sheet.name, row, at), cell):
                    amounts[at][row] = number
        keys = {at: found for at, found in texts.items() if 2 * len(found) > len(rows)}
        if 2 <= len(keys) <= _MOST_COLUMNS and len(rows) >= _FEWEST:
            words = {at: frozenset(found.values()) for at, found in keys.items()}
            yield _List(block, sheet, rows, keys, words, amounts)


def _matrices(subject: Subject) -> Iterator[_Matrix]:
    for block, sheet, rows in _tables(subject):
        heads = {each.column: folded(each.heading) for each in block.columns}
        for column in (each.column for each in block.columns):
            labels = {
                row: folded(str(sheet.cell(row, column).value))
                for row in rows
                if sheet.cell(row, column).kind is CellKind.TEXT
            }
            if len(labels) < 2:
                continue
            cells: dict[tuple[str, str], tuple[CellKey, Decimal]] = {}
            for row, label in labels.items():
                for at, head in heads.items():
                    cell = sheet.cell(row, at)
                    if cell.formula is None and isinstance(cell.value, Decimal) and head:
                        cells[label, head] = (sheet.name, row, at), cell.value
            if len(cells) > _FEWEST:
                yield _Matrix(block, sheet, cells)
            break  # the first column with texts has the labels


def _tables(subject: Subject) -> Iterator[tuple[Block, SheetGrid, tuple[int, ...]]]:
    for block in roles(subject).blocks:
        rows = range(block.body.first_row, block.body.last_row + 1)
        if len(rows) <= _MOST_ROWS:
            kept = tuple(row for row in rows if row not in block.totals)
            yield block, roles(subject).sheets[block.sheet], kept


def _by_keys(
    matrix: _Matrix, listed: _List, first: int, second: int
) -> Mapping[tuple[str, str], list[int]]:
    """By two keys the rows of a list; empty where many of them are in no cell of the table."""
    keys, others = listed.keys[first], listed.keys[second]
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in listed.rows:
        if row in keys and row in others:
            rows[keys[row], others[row]].append(row)
    known = sum(len(rows[pair]) for pair in rows if pair in matrix.cells)
    count = sum(map(len, rows.values()))
    return rows if (count - known) * _MOST_OTHERS[1] <= count * _MOST_OTHERS[0] else {}


def _compare(
    matrix: _Matrix, by_keys: Mapping[tuple[str, str], Sequence[int]], listed: _List, column: int
) -> _Compared | None:
    """Where a table and a list agree and where not; ``None`` where that may be chance."""
    heads = {head for _, head in by_keys}
    amounts = listed.amounts[column]
    right: list[Decimal] = []
    wrong: list[_Wrong] = []
    for (label, head), (key, value) in matrix.cells.items():
        if head not in heads:
            continue
        rows = by_keys.get((label, head), ())
        total = added(amounts.get(row, Decimal(0)) for row in rows)
        if are_equal(value, total):
            right.append(value)
        else:
            parts = [(listed.sheet.name, row, column) for row in rows]
            wrong.append(_Wrong(key, value, total, parts))
    is_same = len(right) >= max(_FEWEST, _TIMES_MORE * len(wrong))
    if not wrong or not is_same or len({value for value in right if value}) < _LEAST_AMOUNTS:
        return None
    return _Compared(listed.sheet.name, len(right), wrong)


def _findings(sheet: SheetGrid, found: _Compared) -> Iterator[Finding]:
    for wrong in found.wrong:
        key = "arithmetic.pasted" if wrong.parts else "arithmetic.pasted_of_none"
        parts = named(wrong.parts, sheet.name)
        detail = {"detail": said(key, parts=parts, list=found.of, count=found.right)}
        amounts = (wrong.found, wrong.expected)
        label = label_of(sheet, *wrong.key[1:])
        yield amount_finding(place_of(wrong.key), label, amounts, detail)
