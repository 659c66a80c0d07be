"""Rows among amounts that a total may leave out: rates, bases of rates, opening balances, hours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cofin.checks.column_sums.conditional import adds_some
from cofin.checks.column_sums.no_sums import is_percent
from cofin.checks.column_sums.parts import is_within
from cofin.checks.column_sums.sources import source_rows
from cofin.checks.column_sums.stack import LEAST_PARTS, Entry
from cofin.checks.structure.left_out.heads import held_against
from cofin.checks.structure.sums.written import (
    added_rows,
    divides,
    named_rows,
    nets,
    rate_places,
)
from cofin.checks.tables.tables import SeenRow, SeenTable
from cofin.checks.words.sums import says_base, says_share

#: Up to the row before this one below its last number a table is followed by questions about it.
_BELOW = 4


class Aside(NamedTuple):
    """Numbers of rows whose numbers a total may leave out."""

    rates: frozenset[int]
    bases: frozenset[int]
    opening: frozenset[int]
    some: frozenset[int]  # sums of some of the rows above, which count already
    sources: frozenset[int]  # what other rows are made from, which stand in their place

    def readings(self, entries: Sequence[Entry]) -> list[list[Entry]]:
        """The entries without rates, and without what else a total may leave out."""
        amounts = [entry for entry in entries if entry.row.number not in self.rates]
        here = {entry.row.number for entry in amounts}
        bases, opening = (self.bases | self.some) & here, self.opening & here
        sources = self.sources & here
        ways = dict.fromkeys(
            (
                *(frozenset[int](), bases, opening, bases | opening),
                *(sources, sources | bases | opening),
            )
        )
        return [[e for e in amounts if e.row.number not in left_out] for left_out in ways]

    def without(self, parts: list[Entry], formula: str, column: int) -> list[Entry]:
        """What a total should add up: no bases, of opening balances and the like what it names."""
        spans = added_rows(formula, column)
        unless_named = self.opening | self.some | self.sources
        kept = [
            each
            for each in parts
            if each.row.number not in self.bases
            and (each.row.number not in unless_named or is_within(each.row.number, spans))
        ]
        return kept if len(kept) >= LEAST_PARTS else parts


def aside_of(
    table: SeenTable, rows: Sequence[SeenRow], column: int, opening: frozenset[int]
) -> Aside:
    """What totals of a column may leave out of some rows."""
    some = (
        row.number for row in rows if adds_some(row.formulas.get(column, ""), row.number, column)
    )
    rates, sources = _rates(table, rows, column), source_rows(rows, column)
    held = _held_against(table, column)
    return Aside(rates, _bases(rows), opening, frozenset(some), sources | held)


def _held_against(table: SeenTable, column: int) -> frozenset[int]:
    """Rows with which the table compares a total below them: a ceiling, what was granted."""
    totals = {(row.number, column) for row in table.rows if row.is_total}
    rows = range(table.rows[0].number, table.rows[-1].number + _BELOW) if totals else ()
    return frozenset(
        at[0]
        for row in rows
        for at, total in held_against(table.grid.cell(row, column).formula or "")
        if total in totals and at[1] == column and at[0] < total[0]
    )


def _rates(table: SeenTable, rows: Sequence[SeenRow], column: int) -> frozenset[int]:
    """Rows whose numbers among amounts are rates: an increase in percent, a share.

    Formats, words or formulas say so: 0.8 in thousands of euros is an amount.
    """
    small = [row for row in rows if row.numbers[column].copy_abs() <= 1]
    formulas = {each for row in table.rows for each in row.formulas.values()} if small else ()
    factors = {place[:2] for each in formulas for place in rate_places(each)}
    return frozenset(
        row.number
        for row in small
        if is_percent(table, (row.number, column))
        or (row.number, column) in factors
        or _says_rate(row, column)
    )


def _says_rate(row: SeenRow, column: int) -> bool:
    """Whether the words say so and the formula does not make an amount: ``=B5*7%``."""
    formula = row.formulas.get(column, "")
    return says_share(row.folded) and (not formula or divides(formula))


def _bases(rows: Sequence[SeenRow]) -> frozenset[int]:
    """Rows that subtract others to be read again: the base of a rate, what is left of a sum.

    One that nobody reads and no word calls a base is an amount like others.
    """
    net = [row for row in rows if any(nets(text, at) for at, text in row.formulas.items())]
    pairs = (pair for row in rows for pair in row.formulas.items()) if net else ()
    read = {number for at, text in pairs for number in named_rows(text, at)}
    return frozenset(row.number for row in net if row.number in read or says_base(row.folded))
