"""The fingerprint of a workbook's formulas: the same as long as nobody touched one."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

FormulaCell = tuple[str, int, int, str]
"""Sheet, row and column (from 1), formula without its equals sign."""


def fingerprint(formulas: Iterable[FormulaCell]) -> str:
    """Sixteen hexadecimal digits; the order of the formulas does not matter."""
    digest = blake2b(digest_size=8)
    for sheet, row, column, formula in sorted(formulas):
        digest.update(f"{sheet}!{row},{column}={formula}\n".encode())
    return digest.hexdigest()
