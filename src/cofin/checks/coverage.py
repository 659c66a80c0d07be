"""How much of a workbook the checks could judge: a clean result says no more than that."""

from __future__ import annotations

from dataclasses import dataclass

from cofin.checks.subject import Subject
from cofin.grid import CellKind


@dataclass(frozen=True, slots=True)
class Coverage:
    """Sheets, cells that hold an amount, and those of them that could be judged.

    An amount is a number, or a formula with a numeric or no stored result.  A constant is
    judged by the checks on cells; a formula only when it could be recomputed.
    """

    sheets: int
    amount_cells_seen: int
    amount_cells_judged: int


def covered(subject: Subject) -> Coverage:
    """The coverage of one subject."""
    seen = judged = 0
    known = subject.recomputed or {}
    for sheet in subject.grid.sheets:
        for (row, column), cell in sheet.cells.items():
            if cell.kind is CellKind.NUMBER and cell.formula is None:
                seen += 1
                judged += 1
            elif cell.formula is not None and cell.kind in (CellKind.NUMBER, CellKind.EMPTY):
                seen += 1
                judged += (sheet.name, row, column) in known
    return Coverage(len(subject.grid.sheets), seen, judged)
