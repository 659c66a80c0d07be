"""Part of P07: which sheets say or calculate thousands of euro, and which only look like it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from cofin.a1 import Range
from cofin.checks.columns.inference import Role, roles
from cofin.checks.formula.written import formulas_of
from cofin.checks.overlaps import Overlaps
from cofin.checks.subject import Subject, once
from cofin.checks.tables.cells import number_in
from cofin.checks.words.currencies import currency_said
from cofin.checks.words.headings import folded
from cofin.checks.words.labels import row_label
from cofin.checks.words.thousands import LONGEST_NOTE, looks_like_thousandth, says_thousands
from cofin.grid import CellKind, Position, SheetGrid

#: So many rows of two sheets differ by a factor of 1,000: one may be chance.
FEWEST_PAIRS = 2

MONEY = (Role.AMOUNT, Role.PRICE)

_BY_1000 = re.compile(r"/ *1000(?![\d.])|/ *10 *\^ *3(?![\d.])|\* *0?\.001(?!\d)")


class InThousands(NamedTuple):
    """Where a workbook speaks of thousands of euro."""

    linked: frozenset[str]  # sheets that divide by 1,000 themselves
    is_whole: bool  # every sheet with amounts says that it is in thousands


@once
def told_in_thousands(subject: Subject) -> InThousands:
    """What the formulas and the words of a workbook say of thousands."""
    linked = {
        formula.sheet
        for skeleton, formulas in formulas_of(subject.grid).by_skeleton.items()
        if _BY_1000.search(skeleton)
        for formula in formulas
    }
    with_amounts = {b.sheet: False for b in roles(subject).blocks if b.of(*MONEY, Role.PERIOD)}
    for name in with_amounts:
        sheet = roles(subject).sheets[name]
        with_amounts[name] = any(
            says_thousands(column.heading)
            for block in roles(subject).by_sheet[name]
            for column in block.of(*MONEY, Role.PERIOD)
        ) or any(
            says_thousands(text) and currency_said(text) == "EUR"
            for _, text in notes_of(subject, sheet)
        )
    return InThousands(frozenset(linked), bool(with_amounts) and all(with_amounts.values()))


def notes_of(subject: Subject, sheet: SheetGrid) -> Iterator[tuple[Position, str]]:
    """The short texts of a sheet outside its tables."""
    blocks = roles(subject).by_sheet.get(sheet.name, ())
    tables = Overlaps((area, None) for block in blocks for area in (block.body, block.heading))
    for position, cell in sheet.cells.items():
        text = str(cell.value) if cell.kind is CellKind.TEXT else ""
        if not text or len(text) > LONGEST_NOTE:
            continue
        if not any(tables.of(Range(*position, *position))):
            yield position, text


class _Row(NamedTuple):
    """The first amount of a row."""

    label: str
    place: Position
    amount: Decimal


def thousandfold(subject: Subject) -> Iterator[tuple[str, str, int, tuple[str, Position]]]:
    """Two sheets of which one has the amounts of the other divided by 1,000, and where first.

    An amount that its own formula divides by 1,000 is meant to be one.
    """
    by_sheet = {name: _labelled(subject, name) for name in roles(subject).by_sheet}
    names = list(by_sheet)
    for i, small in enumerate(names):
        for large in names[:i] + names[i + 1 :]:
            pairs = [
                row
                for words, row in by_sheet[small].items()
                if words in by_sheet[large]
                and looks_like_thousandth(row.amount, by_sheet[large][words].amount)
                and not _divides(subject, small, row.place)
            ]
            if len(pairs) >= FEWEST_PAIRS:
                yield small, large, len(pairs), pairs[0][:2]


def _divides(subject: Subject, name: str, place: Position) -> bool:
    """Whether an amount is calculated in a sheet that divides by 1,000."""
    is_calculated = roles(subject).sheets[name].cell(*place).formula is not None
    return is_calculated and name in told_in_thousands(subject).linked


def _labelled(subject: Subject, name: str) -> dict[str, _Row]:
    """The first amount of each labelled row of a sheet's tables, by the folded label."""
    sheet = roles(subject).sheets[name]
    found: dict[str, _Row] = {}
    for block in roles(subject).by_sheet[name]:
        for column in block.of(Role.AMOUNT)[:1]:
            for row in range(block.body.first_row, block.body.last_row + 1):
                label, place = row_label(sheet, row, column.column), (row, column.column)
                amount = number_in(subject, (name, *place), sheet.cell(*place))
                if amount is not None and (words := folded(label)):
                    found.setdefault(words, _Row(label, place, amount))
    return found
