"""What a table takes over from the period before: opening balances and what is left at an end.

A total of receipts may leave out the opening balance above them, and the sum of such amounts
over the years is no amount.  Formulas say which rows they are (``structure.stocks``), or words.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from cofin.checks.structure.periods.stocks import balance_rows, stocks_in
from cofin.checks.tables.tables import SeenTable
from cofin.checks.words.carried import says_closing, says_opening
from cofin.checks.words.headings import Role
from cofin.grid import Position


class Carried(NamedTuple):
    """Numbers of rows: those taken over, and all that say what there is at a moment."""

    opening: frozenset[int]
    by_formula: frozenset[int]
    by_words: frozenset[int]

    def stocks(self, roles: Collection[Role | None]) -> frozenset[int]:
        """The rows that are no flows over columns of these roles: partners each have a balance."""
        return self.by_formula | (self.by_words if roles == {Role.PERIOD} else frozenset())


def carried(table: SeenTable) -> Carried:
    """What a table takes over from the period before, and leaves at its end."""
    formulas = _formulas(table)
    known = stocks_in(table.grid, 0, formulas)
    opening = frozenset(row.number for row in table.rows if says_opening(row.folded))
    closing = frozenset(row.number for row in table.rows if says_closing(row.folded))
    stocks = known.every | balance_rows(formulas)
    return Carried(known.opening | opening, stocks, opening | closing)


def carried_columns(table: SeenTable) -> frozenset[int]:
    """The columns that are taken over from row to row, as their formulas say."""
    return stocks_in(table.grid, 1, _formulas(table)).every


def _formulas(table: SeenTable) -> dict[Position, str]:
    return {(row.number, at): text for row in table.rows for at, text in row.formulas.items()}
