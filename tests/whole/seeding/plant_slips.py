"""Slips in rows that stand at the ends of lists, with units, and in lone cells (C01 to R04)."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from cofin.a1 import a1, column_letters
from tests.whole.seeding.clean import Clean
from tests.whole.seeding.edits import Formula, Put
from tests.whole.seeding.plant_cells import SUMS, UNREAD, number, sheet_of, some_row
from tests.whole.seeding.seed import Seed, cell, plants

#: A row of the summary below its table.
_BELOW = 14


@plants("C01")
def amount_with_a_unit(book: Clean, r: Random) -> Seed | None:
    if book.is_known:
        return None
    block = r.choice(book.blocks)
    row = some_row(block, r)
    whole = int(number(book, block, row, block.amount))
    text = r.choice((f"ca. {whole}", f"{whole},-", f"~{whole}", f"yaklaşık {whole}", f"{whole}.--"))
    put = Put(block.sheet, row, block.amount, text)
    at = (cell(block.sheet, row, block.amount),)
    return Seed("C01", (put,), at, UNREAD | {"C02", "C04", "C05", "C12"}, what=text)


@plants("C05")
def end_of_a_list(book: Clean, r: Random) -> Seed | None:
    """The first or the last row calculates something else from the very same cells."""
    if book.is_known:
        return None
    block = r.choice(book.blocks)
    row = r.choice((block.first, block.last))
    if block.last - block.first < 3 or not number(book, block, row, block.quantity):
        return None
    q, p = a1(row, block.quantity), a1(row, block.price)
    other = r.choice((f"MAX({q},{p})", f"{q}+{p}", f"ROUNDDOWN({q}*{p},0)"))
    value = number(book, block, row, block.amount)
    put = Put(block.sheet, row, block.amount, Formula(other, value))
    at = (cell(block.sheet, row, block.amount),)
    return Seed("C05", (put,), at, SUMS | {"C04", "C10"}, what=other)


@plants("C07")
def ranges_shifted(book: Clean, r: Random) -> Seed | None:
    """A sum with a condition takes for each key the amount of the row below or above."""
    if book.is_known:
        return None
    block, summary = r.choice(book.blocks), book.grid.sheets[-1]
    if block.last - block.first < 4:
        return None
    key = str(sheet_of(book, block).cell(some_row(block, r), block.text).value)
    keys, amounts = (
        f"'{block.sheet}'!${letters}${first}:${letters}${last}"
        for letters, first, last in (
            (column_letters(block.text), block.first, block.last),
            (column_letters(block.amount), block.first + 1, block.last + 1),
        )
    )
    formula = Formula(f"SUMIF({keys},A{_BELOW},{amounts})", Decimal(0))
    edits = (Put(summary.name, _BELOW, 1, key), Put(summary.name, _BELOW, 2, formula))
    at = (cell(summary.name, _BELOW, 2),)
    return Seed("C07", edits, at, SUMS | {"P04"}, what=formula.text)


@plants("R04")
def percentage_above_the_whole(book: Clean, r: Random) -> Seed | None:
    """The flat rate of the summary is shown as 700 %."""
    if book.is_known:
        return None
    summary = book.grid.sheets[-1]
    rate = r.choice((Decimal(7), Decimal("7.0"), Decimal(25)))
    put = Put(summary.name, 1, 2, rate)
    return Seed("R04", (put,), (cell(summary.name, 1, 2),), SUMS | {"R05"}, what=str(rate))
