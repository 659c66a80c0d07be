"""Defects of summaries: keys, links, rates in labels and checks of their own (A02 to R04)."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from cofin.a1 import a1, column_letters
from tests.narrow import there
from tests.whole.seeding.clean import Clean
from tests.whole.seeding.edits import Formula, Put
from tests.whole.seeding.plant_cells import SUMS, number, sheet_of, some_row
from tests.whole.seeding.seed import Seed, cell, plants

#: A row of the summary below its table.
_BELOW = 14


@plants("C07")
def key_written_otherwise(book: Clean, r: Random) -> Seed | None:
    """A sum with a condition finds nothing: the list has the key with a blank or a hyphen."""
    if book.is_known:
        return None
    block, summary = r.choice(book.blocks), book.grid.sheets[-1]
    row = some_row(block, r)
    key = str(sheet_of(book, block).cell(row, block.text).value)
    other = r.choice((f"{key} ", key.replace(" ", ""), key.replace(" ", "-"), f" {key}"))
    keys, amounts = (
        f"'{block.sheet}'!${letter}${block.first}:${letter}${block.last}"
        for letter in map(column_letters, (block.text, block.amount))
    )
    formula = Formula(f"SUMIF({keys},A{_BELOW},{amounts})", Decimal(0))
    edits = (
        Put(summary.name, _BELOW, 1, key),
        Put(summary.name, _BELOW, 2, formula),
        Put(block.sheet, row, block.text, other),
    )
    assert number(book, block, row, block.amount)
    at = (cell(block.sheet, row, block.text),)
    return Seed("C07", edits, at, SUMS | {"P04"}, what=repr(other))


@plants("C05")
def link_to_another_sheet(book: Clean, r: Random) -> Seed | None:
    """The summary reads the total of the other sheet, or the line above its own total."""
    if book.is_known:
        return None
    summary, first = book.grid.sheets[-1], r.randint(0, 1)
    block, other = book.blocks[first], book.blocks[1 - first]
    row = 5 + first
    sheet, line, column = r.choice(
        ((other.sheet, other.total, other.amount), (block.sheet, block.total - 1, block.amount))
    )
    stored = there(book.grid.sheet(sheet)).cell(line, column).value
    assert isinstance(stored, Decimal)
    formula = f"'{sheet}'!{a1(line, column)}"
    put = Put(summary.name, row, 2, Formula(formula, stored))
    at = (cell(summary.name, row, 2),)
    return Seed("C05", (put,), at, SUMS | {"C04", "C07", "R05"}, what=formula)


@plants("R04")
def label_with_another_rate(book: Clean, r: Random) -> Seed | None:
    """The label says 25 %, the formula calculates with the 7 % of its cell."""
    if book.is_known:
        return None
    summary = book.grid.sheets[-1]
    label = f"{summary.cell(7, 1).value} {r.choice(('(25 %)', '%15', '7.5%', '(%20)'))}"
    edits = (Put(summary.name, 7, 1, label),)
    return Seed("R04", edits, (cell(summary.name, 7, 2),), SUMS, what=label)


@plants("A02")
def check_that_does_not_hold(book: Clean, r: Random) -> Seed | None:
    """A check below the summary shows another number than 0."""
    if book.is_known:
        return None
    summary = book.grid.sheets[-1]
    stored = summary.cell(7, 2).value
    assert isinstance(stored, Decimal)
    label = r.choice(("Check (must be 0)", "Kontrol", "Control", "Prüfung", "Sağlama (0 olmalı)"))
    edits = (
        Put(summary.name, _BELOW, 1, label),
        Put(summary.name, _BELOW, 2, Formula("B8-SUM(B5:B6)", stored)),
    )
    return Seed("A02", edits, (cell(summary.name, _BELOW, 2),), SUMS, what=label)
