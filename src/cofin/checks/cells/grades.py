"""Part of C01: grades of pay, which are names also where they are numbers: ``Scale 14``.

They are looked for by the nearest heading above, which need not be that of a known table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cofin.checks.structure.sums.readers import readers_of
from cofin.checks.structure.sums.sum import sums_of
from cofin.checks.subject import Subject
from cofin.checks.words.costs import heading_says
from cofin.checks.words.labels import column_label
from cofin.grid import EMPTY, Position, SheetGrid


def grades_among(
    subject: Subject, sheet: SheetGrid, texts: Iterable[Position]
) -> Iterator[Position]:
    """The texts below a heading that names a grade of pay, and that no formula reads."""
    readers = readers_of(sums_of(subject.grid))
    below = dict[int, tuple[int, bool]]()  # by column: the last row, and what its heading says
    for row, column in sorted(texts):
        before, is_grade = below.get(column, (0, False))
        if not before or not _is_empty(sheet, column, range(before + 1, row)):
            is_grade = heading_says("grade", column_label(sheet, row, column))
        below[column] = (row, is_grade)
        if is_grade and not readers.is_read((sheet.name, row, column)):
            yield row, column


def _is_empty(sheet: SheetGrid, column: int, rows: Iterable[int]) -> bool:
    return all(sheet.cell(row, column).kind is EMPTY for row in rows)
