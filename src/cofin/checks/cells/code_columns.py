"""Part of C01: columns of codes, which are texts on purpose: ``1.1, 1.2, 2.1`` or a group ``4``.

Their headings are too many for a list (an item, a group of insurance, a class of pay).  But all
of them are digits typed as text, nobody calculates with them, and no word speaks of an amount.
"""

from __future__ import annotations

import re
from itertools import pairwise

from cofin.checks.columns.inference import Block, BlockColumn, Role
from cofin.checks.structure.sums.readers import readers_of
from cofin.checks.structure.sums.sum import sums_of
from cofin.checks.subject import Subject
from cofin.checks.words.codes import says_number
from cofin.checks.words.numerals import is_number
from cofin.grid import CellKind, SheetGrid

#: One text alone is as likely a slip as a code.
_FEWEST = 2

#: Groups of three digits behind a point are thousands: ``1.250``.
_CODE = re.compile(r"\d+|\d{1,2}\.\d{1,2}")


class CodeColumns:
    """The columns of codes of one workbook, each looked through once."""

    def __init__(self, subject: Subject) -> None:
        self._readers = readers_of(sums_of(subject.grid))
        self._known: dict[tuple[str, int, int], bool] = {}

    def has(self, sheet: SheetGrid, block: Block, column: BlockColumn) -> bool:
        """Whether a column of a table holds codes alone."""
        key = (sheet.name, block.body.first_row, column.column)
        if key not in self._known:
            self._known[key] = self._are_codes(sheet, block, column)
        return self._known[key]

    def _are_codes(self, sheet: SheetGrid, block: Block, column: BlockColumn) -> bool:
        if column.role is not Role.NUMBER or column.said is not None:
            return False
        if not column.heading or says_number(column.heading):
            return False
        codes = []
        for row in range(block.body.first_row, block.body.last_row + 1):
            cell = sheet.cell(row, column.column)
            text = str(cell.value).strip() if cell.kind is CellKind.TEXT else ""
            if cell.formula is not None or cell.kind not in (CellKind.TEXT, CellKind.EMPTY):
                return False
            if is_number(text):
                if self._readers.is_read((sheet.name, row, column.column)):
                    return False
                codes.append(text)
        return len(codes) >= _FEWEST and _are_codes(codes)


def _are_codes(texts: list[str]) -> bool:
    """Whether all are digits; with points among them they go up, as items do, or begin again.

    >>> _are_codes(["1", "1", "4"]), _are_codes(["1.1", "1.2", "1.10", "2.1", "1.1", "1.2"])
    (True, True)
    >>> _are_codes(["1.50", "1.25"]), _are_codes(["1.250", "2.500"]), _are_codes(["1,5", "2,5"])
    (False, False, False)
    """
    if not all(_CODE.fullmatch(text) for text in texts):
        return False
    if all(text.isdigit() for text in texts):
        return True
    items = [tuple(int(part) for part in text.split(".")) for text in texts]
    return all(above < below or below == items[0] for above, below in pairwise(items))
