"""What a workbook says about its own formulas: their fingerprint, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b

from cofin.checks.cells.kinds import ranges
from cofin.grid import Position

FormulaCell = tuple[str, int, int, str]
"""Sheet, row and column (from 1), formula without its equals sign."""


def fingerprint(formulas: Iterable[FormulaCell]) -> str:
    """Sixteen hexadecimal digits, the same as long as nobody touched a formula.

    The order of the formulas does not matter.
    """
    digest = blake2b(digest_size=8)
    for sheet, row, column, formula in sorted(formulas):
        digest.update(f"{sheet}!{row},{column}={formula}\n".encode())
    return digest.hexdigest()


def record_of(formulas: Mapping[str, Iterable[Position]]) -> list[str]:
    """The cells (counted from 1) with a formula, as ``costs!J7:J231``: key of the sheet, area."""
    return [f"{key}!{area}" for key, cells in formulas.items() for area in ranges(cells)]
