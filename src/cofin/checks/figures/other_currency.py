"""Figures in another currency than the euro, which no limit in EUR is for."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from cofin.a1 import parse_range
from cofin.checks.figures.figures import Told
from cofin.checks.subject import Subject
from cofin.checks.words.currencies import EURO, currency_said, says_euro
from cofin.checks.words.labels import column_label, row_label
from cofin.grid import EMPTY, CellKind, SheetGrid


def is_in_other_currency(subject: Subject, told: Told) -> bool:
    """Whether the heading, the row or the title of a figure says that it is no amount in EUR."""
    sheet, area = subject.grid.sheet(told.place[0]), parse_range(told.place[1])
    if sheet is None or area is None:
        return False
    row, column = area[:2]
    for words in (row_label(sheet, row, column), column_label(sheet, row, column)):
        if says_euro(words):
            return False
        if currency_said(words):
            return True
    titles = sheet.once(_titles)
    above = titles[: bisect_left(titles, (row, ""))]
    title = above[-1][1] if above else sheet.name
    return currency_said(title) not in ("", EURO) and not says_euro(title)


def _titles(sheet: SheetGrid) -> list[tuple[int, str]]:
    """The texts that stand alone in their row and name a currency."""
    rows = defaultdict[int, list[str | None]](list)
    filled = ((at, cell) for at, cell in sheet.cells.items() if cell.kind is not EMPTY)
    for (row, _), cell in filled:
        rows[row].append(str(cell.value) if cell.kind is CellKind.TEXT else None)
    return sorted(
        (row, text)
        for row, (text, *others) in rows.items()
        if text is not None and not others and currency_said(text)
    )
