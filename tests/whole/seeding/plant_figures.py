"""Any figure of cofin's own sheets: typed over, cleared, or calculated otherwise (C04, C05)."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from cofin.a1 import a1
from tests.whole.seeding.clean import Clean
from tests.whole.seeding.edits import Formula, Put
from tests.whole.seeding.plant_cells import UNREAD
from tests.whole.seeding.seed import Seed, cell, plants


def some_figure(book: Clean, r: Random) -> tuple[str, int, int, str, Decimal] | None:
    """Sheet, row, column, formula and number of any cell that calculates one.

    No date: when it is changed, another check may speak.
    """
    if not book.is_known:
        return None
    sheet = r.choice([s for s in book.grid.sheets if any(c.formula for c in s.cells.values())])
    found = [
        (sheet.name, row, column, cell.formula, cell.value)
        for (row, column), cell in sheet.cells.items()
        if cell.formula and isinstance(cell.value, Decimal) and not cell.style.is_date
    ]
    return r.choice(found) if found else None


@plants("C04")
def typed_over_anything(book: Clean, r: Random) -> Seed | None:
    """Any figure of cofin's own sheets, most of them without a neighbour that says what it was."""
    figure = some_figure(book, r)
    if figure is None:
        return None
    sheet, row, column, _, value = figure
    typed = r.choice((value + 100, value + 1, value * 2 + 7, None))
    put = Put(sheet, row, column, typed)
    also = UNREAD | {"C03", "C05", "C07", "C10", "A03", "R02", "R06", "R09", "R11", "R12", "P09"}
    what = f"{a1(row, column)} -> {typed}"
    return Seed("C04", (put,), (cell(sheet, row, column),), also, what=what)


@plants("C05")
def another_formula_anywhere(book: Clean, r: Random) -> Seed | None:
    """Any formula of cofin's own sheets, calculated again as a spreadsheet would."""
    figure = some_figure(book, r)
    if figure is None:
        return None
    sheet, row, column, was, value = figure
    formula, value = r.choice(((f"({was})+100", value + 100), (f"({was})*2", value * 2)))
    put = Put(sheet, row, column, Formula(formula, value))
    also = UNREAD | {"C03", "C04", "C07", "C08", "C10", "A03", "R02", "R09", "R11", "R12", "P09"}
    what = f"{a1(row, column)} = {formula[:40]}"
    return Seed("C05", (put,), (cell(sheet, row, column),), also, what=what)
