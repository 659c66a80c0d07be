"""What stands above each row of a column, added up once for all of its totals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import accumulate

from cofin.checks.column_sums.parts import inner_rows, is_within
from cofin.checks.column_sums.stack import LEAST_PARTS
from cofin.checks.products.weighed import weighed_rows
from cofin.checks.structure.sums.written import added_rows
from cofin.checks.tables.cells import are_equal
from cofin.checks.tables.tables import SeenRow
from cofin.money import EXACT


class Above:
    """The rows with a number in one column, from the top."""

    def __init__(self, rows: Sequence[SeenRow], column: int) -> None:
        formulas = [row.formulas.get(column, "") for row in rows]
        weighed = [span for formula in formulas for span in weighed_rows(formula, column)]

        def is_plain(row: SeenRow) -> bool:
            is_line = not row.is_total and not added_rows(row.formulas.get(column, ""), column)
            return is_line and not is_within(row.number, weighed)

        self._plain = _Added(rows, column, is_plain)
        self._totals = _Added(rows, column, lambda row: row.is_total)
        inner = inner_rows(rows)
        self._first_inner = min(inner, default=len(rows))
        self._top = _Added(rows, column, lambda row: not row.is_total, without=inner)

    def is_all(self, count: int, value: Decimal) -> bool:
        """Whether a grand total is that of the first rows that say no total, or of all that do."""
        return any(each.come_to(count, value) for each in (self._plain, self._totals))

    def is_top_level(self, count: int, value: Decimal) -> bool:
        """Whether the first rows without those that codes make a part of others come to it."""
        return self._first_inner < count and self._top.come_to(count, value)


class _Added:
    """Sums of some of the first rows."""

    def __init__(
        self,
        rows: Sequence[SeenRow],
        column: int,
        is_meant: Callable[[SeenRow], bool],
        without: frozenset[int] = frozenset(),
    ) -> None:
        meant = [is_meant(row) and i not in without for i, row in enumerate(rows)]
        numbers = (
            row.numbers[column] if own else Decimal(0) for row, own in zip(rows, meant, strict=True)
        )
        self._counts = list(accumulate(meant, initial=0))
        self._sums = list(accumulate(numbers, EXACT.add, initial=Decimal(0)))

    def come_to(self, count: int, value: Decimal) -> bool:
        """Whether two or more of the first ``count`` rows add up to a value."""
        return self._counts[count] >= LEAST_PARTS and are_equal(self._sums[count], value)
