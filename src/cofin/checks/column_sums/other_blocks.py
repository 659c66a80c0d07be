"""Rows of a block that adds up other blocks, line by line.

Below the blocks of the partners stands one of the consortium: ``=B5+B19+B33`` in its first row,
``=B6+B20+B34`` in the next, and in that of the total the totals of the partners.
"""

from __future__ import annotations

from collections.abc import Sequence

from cofin.checks.column_sums.stack import LEAST_PARTS
from cofin.checks.structure.sums.written import Spans, added_rows
from cofin.checks.tables.tables import SeenRow


def adds_blocks(row: SeenRow, before: Sequence[SeenRow], column: int) -> bool:
    """Whether a total adds one cell of each block, as the row right above it does of theirs."""
    own = _cells(row.formulas.get(column, ""), column)
    if len(own) < LEAST_PARTS or not before or before[-1].number != row.number - 1:
        return False
    above = _cells(before[-1].formulas.get(column, ""), column)
    return own == tuple((first + 1, last + 1) for first, last in above)


def _cells(formula: str, column: int) -> Spans:
    """The single cells of its own column that a formula adds up; none when it adds ranges."""
    spans = added_rows(formula, column)
    return spans if all(first == last for first, last in spans) else ()
