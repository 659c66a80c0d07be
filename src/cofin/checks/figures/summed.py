"""Of how many amounts a number is the sum.

Partners round their indirect costs and their grant each to the cent, or down to it.  The sum
of what they round may differ from what the sum gives by one cent for each of them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from cofin.checks.formula import shape_of
from cofin.checks.tables.tables import SeenRow, SeenTable
from cofin.checks.words.sums import fold, says_total

#: No consortium is larger; a range that a formula adds up is often longer than what is in it.
MOST_PARTS = 50


@dataclass(frozen=True, slots=True)
class Summed:
    """A table with the numbers in each column that no row of totals holds."""

    table: SeenTable
    amounts: Counter[int]

    @classmethod
    def of(cls, table: SeenTable) -> Summed:
        """Counted once for the whole table."""
        rows = (row for row in table.rows if not row.is_total)
        return cls(table, Counter(column for row in rows for column in row.numbers))

    def parts(self, row: SeenRow, column: int) -> int:
        """How many amounts a number adds up: by its formula, its row or its column."""
        counts = [1, _in_formula(row.formulas.get(column, ""))]
        if row.is_total:
            counts.append(self.amounts[column])
        if says_total(fold(self.table.headings.get(column, ""))):
            counts.append(len(row.numbers) - 1)
        return min(max(counts), MOST_PARTS)


def _in_formula(formula: str) -> int:
    """Cells that a formula adds up; none where it multiplies."""
    shape = shape_of(formula)
    if shape is None or "*" in shape.skeleton or "/" in shape.skeleton:
        return 0
    return sum(
        (place.last_row - place.first_row + 1) * (place.last_column - place.first_column + 1)
        for place in shape.places
    )
