"""How much of a workbook the checks could judge: a clean result says no more than that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cofin.checks.subject import CellKey, Recomputed, Subject
from cofin.grid import A_NUMBER, EMPTY, SheetGrid


@dataclass(frozen=True, slots=True)
class SheetCoverage:
    """Cells of one sheet that hold an amount, and those of them that could be judged."""

    sheet: str
    seen: int
    judged: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Sheets, cells that hold an amount, and those of them that could be judged.

    An amount is a number, or a formula with a numeric or no stored result.  A constant is
    judged by the checks on cells; a formula only when it could be recomputed.
    """

    sheets: int
    amount_cells_seen: int
    amount_cells_judged: int
    by_sheet: tuple[SheetCoverage, ...] = ()


def covered(subject: Subject) -> Coverage:
    """The coverage of one subject."""
    known = subject.recomputed if subject.recomputed is not None else {}
    sheets = tuple(_covered(sheet, known) for sheet in subject.grid.sheets)
    return Coverage(
        len(sheets),
        sum(sheet.seen for sheet in sheets),
        sum(sheet.judged for sheet in sheets),
        sheets,
    )


def _covered(sheet: SheetGrid, known: Mapping[CellKey, Recomputed]) -> SheetCoverage:
    constants = formulas = judged = 0
    for (row, column), (_, kind, formula, _) in sheet.cells.items():
        if formula is None:
            constants += kind is A_NUMBER
        elif kind is A_NUMBER or kind is EMPTY:
            key = (sheet.name, row, column)
            is_known = key in known
            if kind is EMPTY and is_known and isinstance(known[key], str):
                continue  # the formula gives a text, maybe an empty one: no amount
            formulas += 1
            judged += is_known
    return SheetCoverage(sheet.name, constants + formulas, constants + judged)
