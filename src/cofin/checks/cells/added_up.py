"""Whether formulas add a cell up, and money when they do: then its column holds amounts.

A heading such as ``Partner A``, ``WP1`` or an organisation's name does not say what stands
below it; a total of the column, or of the row across the columns, does.
"""

from __future__ import annotations

from collections.abc import Iterator

from cofin.checks.structure.sums.sum import Sum, sums_of
from cofin.checks.subject import CellKey, Subject
from cofin.checks.words.headings import Role, heading_meaning
from cofin.checks.words.labels import column_label, row_label
from cofin.checks.words.sums import fold, says_person_months
from cofin.grid import SheetGrid


def is_added(subject: Subject, key: CellKey) -> bool:
    """Whether a sum takes the cell in."""
    return any(sums_of(subject.grid).covering(key))


def is_added_as_money(subject: Subject, sheet: SheetGrid, key: CellKey) -> bool:
    """Whether a sum takes the cell in that is no sum of hours, days or other quantities."""
    if _says_quantity(sheet.name) or _says_quantity(column_label(sheet, *key[1:])):
        return False
    if says_person_months(fold(row_label(sheet, *key[1:]))):
        return False
    return any(
        not any(map(_says_quantity, _words_of(subject, total)))
        for total in sums_of(subject.grid).covering(key)
    )


def _words_of(subject: Subject, total: Sum) -> Iterator[str]:
    """What stands beside and above a sum, and the name of its sheet."""
    sheet = next(sheet for sheet in subject.grid.sheets if sheet.name == total.key[0])
    at = total.key[1:]
    yield from (row_label(sheet, *at), column_label(sheet, *at), sheet.name)


def _says_quantity(words: str) -> bool:
    return heading_meaning(words).role is Role.QUANTITY or says_person_months(fold(words))
