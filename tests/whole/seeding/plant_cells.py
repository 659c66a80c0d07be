"""Defects of single cells: texts for numbers, errors, typed-over formulas, hidden money (C)."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from cofin.a1 import Range, a1, column_letters
from cofin.grid import SheetGrid
from tests.whole.seeding.clean import Clean
from tests.whole.seeding.edits import (
    Edit,
    Error,
    Formula,
    Hide,
    Put,
    Stored,
)
from tests.whole.seeding.plain import Block
from tests.whole.seeding.seed import STALE, At, Seed, cell, plants

#: What follows when an amount no longer is what its formula gave.
SUMS = STALE | {"A01", "A02", "A04", "A05", "A06", "A07", "C06"}

#: What follows when an input can no longer be read.
UNREAD = SUMS | {"R01", "R03", "R05", "R07", "R14", "P01", "M01", "M03", "F07"}


def sheet_of(book: Clean, block: Block) -> SheetGrid:
    """The sheet of a block."""
    found = book.grid.sheet(block.sheet)
    assert found is not None
    return found


def some_row(block: Block, r: Random) -> int:
    """One of its rows; not the first or the last, which have fewer neighbours."""
    return r.randint(block.first + 1, block.last - 1)


def number(book: Clean, block: Block, row: int, column: int) -> Decimal:
    """The number in a cell."""
    value = sheet_of(book, block).cell(row, column).value
    assert isinstance(value, Decimal), (book.name, block, row, column, value)
    return value


def money_formulas(book: Clean, r: Random) -> tuple[Block, int, int, str, Decimal]:
    """A formula of the column of amounts, its place and its value."""
    block = r.choice(book.blocks)
    row = some_row(block, r)
    formula = sheet_of(book, block).cell(row, block.amount).formula
    assert formula is not None
    return block, row, block.amount, formula, number(book, block, row, block.amount)


@plants("C01")
def number_as_text(book: Clean, r: Random) -> Seed:
    block = r.choice(book.blocks)
    row, column = some_row(block, r), r.choice((block.quantity, block.price))
    value = number(book, block, row, column)
    text = r.choice(
        (
            f"{value:f}",
            f"{value:,.2f}",
            f"{value:,.2f}".translate(str.maketrans(",.", ".,")),
            f"{value:.2f}".replace(".", ","),
            f"€ {value:,.2f}",
            f"{value:.2f} EUR",
            f" {value:f} ",
            f"{value:,.2f}".replace(",", "\N{NO-BREAK SPACE}"),
        )
    )
    also = UNREAD | {"C02", "C05", "C12"}
    return Seed(
        "C01",
        (Put(block.sheet, row, column, text),),
        (cell(block.sheet, row, column),),
        also,
        what=repr(text),
    )


@plants("C02")
def ambiguous_marks(book: Clean, r: Random) -> Seed:
    block = r.choice(book.blocks)
    row = some_row(block, r)
    text = r.choice(("1.234", "12,345", "2.500", "3,750", "1.000", "45,120"))
    put = Put(block.sheet, row, block.price, text)
    also = UNREAD | {"C01", "C12"}
    return Seed("C02", (put,), (cell(block.sheet, row, block.price),), also, what=text)


@plants("C03")
def error_value(book: Clean, r: Random) -> Seed:
    block, row, column, formula, _ = money_formulas(book, r)
    error = Error(r.choice(("#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#N/A", "#NUM!")))
    other = {
        "#REF!": f"#REF!*{a1(row, block.price)}",
        "#DIV/0!": f"{a1(row, block.price)}/0",
        "#NAME?": f"RUND({a1(row, block.price)},2)",
    }.get(error.text)
    value: Stored | Formula = r.choice((Formula(other or formula, error), Formula(formula, error)))
    edits: tuple[Edit, ...] = (Put(block.sheet, row, column, value),)
    if r.random() < 0.3:
        edits = (*edits, Hide(block.sheet, columns=(column,)))
    also = SUMS | {"C04", "C05", "C08", "C09", "F06", "F07", "M01"}
    return Seed("C03", edits, (cell(block.sheet, row, column),), also, what=str(value))


@plants("C03")
def error_typed_in(book: Clean, r: Random) -> Seed:
    block = r.choice(book.blocks)
    row, column = some_row(block, r), r.choice((block.quantity, block.price, block.amount))
    error = Error(r.choice(("#REF!", "#VALUE!", "#DIV/0!", "#N/A")))
    also = UNREAD | {"C04", "C05", "C12"}
    at = (cell(block.sheet, row, column),)
    return Seed("C03", (Put(block.sheet, row, column, error),), at, also, what=error.text)


@plants("C04")
def typed_over(book: Clean, r: Random) -> Seed:
    block, row, column, _, value = money_formulas(book, r)
    typed = r.choice(
        (value + 100, value * 2, value - Decimal("0.01"), Decimal(12_000), round(value) + 1)
    )
    at = (cell(block.sheet, row, column),)
    also = SUMS | {"C10", "C05", "F07", "R07"}
    return Seed(
        "C04",
        (Put(block.sheet, row, column, Decimal(typed)),),
        at,
        also,
        what=f"{value} -> {typed}",
    )


@plants("C04")
def typed_over_a_figure(book: Clean, r: Random) -> Seed | None:
    """A sum of the matrix of work packages and categories."""
    if not book.is_known:
        return None
    table = r.choice(("by_work_package", "allocation"))
    field = r.choice(("personnel", "travel", "other_goods", "direct", "eligible"))
    sheet, first, column = book.place(f"out.{table}.{field}")
    row = first + r.randint(0, 4)
    grid = book.grid.sheet(sheet)
    assert grid is not None
    typed = Decimal(r.randint(100, 90_000)) / 4 + Decimal("0.01")
    also = SUMS | {"C05", "C10", "F07", "A03", "R05"}
    return Seed("C04", (Put(sheet, row, column, typed),), (cell(sheet, row, column),), also)


@plants("C05")
def other_formula(book: Clean, r: Random) -> Seed:
    block, row, column, formula, value = money_formulas(book, r)
    q, p = a1(row, block.quantity), a1(row, block.price)
    up = a1(row - 1, block.quantity)
    other = r.choice(
        (
            f"ROUND({q}*{p},0)",
            f"ROUND({up}*{p},2)",
            f"{q}+{p}",
            f"({formula})*1.1",
            f"{formula}+100",
            f"ROUND({q}*{p}/2,2)",
        )
    )
    also = SUMS | {"C04", "C08", "C10", "F07"}
    at = (cell(block.sheet, row, column),)
    return Seed(
        "C05", (Put(block.sheet, row, column, Formula(other, value)),), at, also, what=other
    )


@plants("C06")
def reference_to_nothing(book: Clean, r: Random) -> Seed:
    block, row, column, _, _ = money_formulas(book, r)
    empty = a1(block.last + r.randint(60, 90), block.amount + r.randint(20, 30))
    if r.random() < 0.5:
        formula = f"ROUND({a1(row, block.quantity)}*{empty},2)"
    else:
        formula = f"ROUND({empty}*{a1(row, block.price)},2)"
    also = SUMS | {"C04", "C05", "C12", "F07"}
    at = (cell(block.sheet, row, column), At(block.sheet, Range(row, 1, row, 80)))
    return Seed(
        "C06", (Put(block.sheet, row, column, Formula(formula, 0)),), at, also, what=formula
    )


@plants("C06")
def emptied_input(book: Clean, r: Random) -> Seed | None:
    """The quantity or the price of one row is gone: the product is 0."""
    if book.is_known:
        return None  # there the line says itself what is missing
    block, row, column, formula, _ = money_formulas(book, r)
    gone = r.choice((block.quantity, block.price))
    edits = (Put(block.sheet, row, gone, None), Put(block.sheet, row, column, Formula(formula, 0)))
    at = (cell(block.sheet, row, column), cell(block.sheet, row, gone))
    return Seed("C06", edits, at, SUMS | {"C12"}, what=a1(row, gone))


@plants("C07")
def sum_that_misses_rows(book: Clean, r: Random) -> Seed | None:
    if book.is_known:
        return None
    block = r.choice(book.blocks)
    letter = column_letters(block.amount)
    total = number(book, block, block.total, block.amount)
    last_value = number(book, block, block.last, block.amount)
    first_value = number(book, block, block.first, block.amount)
    middle = (block.first + block.last) // 2
    gap = number(book, block, middle, block.amount)
    end = block.total - 1
    after = f"{letter}{middle + 1}:{letter}{end}"
    formula, value = r.choice(
        (
            (f"SUM({letter}{block.first}:{letter}{block.last - 1})", total - last_value),
            (f"SUM({letter}{block.first + 1}:{letter}{end})", total - first_value),
            (
                f"SUM({letter}{block.first}:{letter}{middle - 1},{after})",
                total - gap,
            ),
            (
                "+".join(f"{letter}{row}" for row in range(block.first, block.last)),
                total - last_value,
            ),
        )
    )
    at = (cell(block.sheet, block.total, block.amount),)
    put = Put(block.sheet, block.total, block.amount, Formula(formula, value))
    return Seed("C07", (put,), at, SUMS | {"C05"}, what=formula)


@plants("C07")
def counted_twice(book: Clean, r: Random) -> Seed | None:
    """A grand total that counts the overall sum and its parts."""
    if book.is_known:
        return None
    sheet = book.grid.sheets[-1]
    total = sheet.cell(8, 2).value
    first = sheet.cell(5, 2).value
    assert isinstance(total, Decimal)
    assert isinstance(first, Decimal)
    formula, value = r.choice(
        (
            ("SUM(B5:B6)", total - _decimal(sheet, 7)),
            ("SUM(B6:B7)", total - first),
            ("B5+B7", total - _decimal(sheet, 6)),
            ("SUM(B5:B7)+B5", total + first),
        )
    )
    put = Put(sheet.name, 8, 2, Formula(formula, value))
    return Seed("C07", (put,), (cell(sheet.name, 8, 2),), SUMS | {"C05", "C04"}, what=formula)


def _decimal(sheet: SheetGrid, row: int) -> Decimal:
    value = sheet.cell(row, 2).value
    assert isinstance(value, Decimal)
    return value
