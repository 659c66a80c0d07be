"""Part of C01: numbers that head columns, beside words that do: ``-10 %``, ``Plan``, ``+10 %``.

A row of texts alone begins a table behind a blank row, with a number below each of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from cofin.checks.structure.sums.readers import readers_of
from cofin.checks.structure.sums.sum import sums_of
from cofin.checks.subject import Subject
from cofin.checks.words.numerals import is_number
from cofin.grid import A_NUMBER, A_TEXT, Position, SheetGrid


def heads_among(
    subject: Subject, sheet: SheetGrid, texts: Iterable[Position]
) -> Iterator[Position]:
    """The texts that are numbers and head columns, and that no formula reads."""
    found = list(texts)
    if not found:
        return
    wanted = {row for row, _ in found}
    rows: dict[int, list[int]] = defaultdict(list)
    for row, column in sheet.cells:
        if row in wanted or row + 1 in wanted:
            rows[row].append(column)
    heads = {row for row in wanted if row - 1 not in rows and _heads(sheet, row, rows[row])}
    readers = readers_of(sums_of(subject.grid))
    for at in found:
        if at[0] in heads and not readers.is_read((sheet.name, *at)):
            yield at


def _heads(sheet: SheetGrid, row: int, columns: list[int]) -> bool:
    """Whether a row of texts has a number below each number, and below some word of its own."""
    cells = [(column, sheet.cell(row, column)) for column in columns]
    if any(cell.kind is not A_TEXT or cell.formula is not None for _, cell in cells):
        return False
    over = {column for column in columns if sheet.cell(row + 1, column).kind is A_NUMBER}
    numbers = {column for column, cell in cells if is_number(str(cell.value))}
    return numbers < over
