"""Defects that somebody sees, or should: hidden money, placeholders, odd dates (C08-C15)."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from cofin.a1 import Range, a1
from tests.narrow import there
from tests.whole.seeding.clean import Clean
from tests.whole.seeding.edits import (
    Edit,
    Formula,
    Hide,
    HideSheet,
    Merge,
    Put,
    Stored,
    held,
)
from tests.whole.seeding.plant_cells import (
    SUMS,
    UNREAD,
    money_formulas,
    sheet_of,
    some_row,
)
from tests.whole.seeding.seed import At, Seed, cell, plants


@plants("C08")
def rate_in_a_formula(book: Clean, r: Random) -> Seed:
    if not book.is_known:
        sheet = book.grid.sheets[-1]
        value = held(sheet.cell(7, 2))
        formula = r.choice(
            ("ROUND((B5+B6)*0.07,2)", "ROUND((B5+B6)*7%,2)", "ROUND((B5+B6)*7/100,2)")
        )
        put = Put(sheet.name, 7, 2, Formula(formula, value))
        at = (cell(sheet.name, 7, 2),)
        return Seed("C08", (put,), at, frozenset(("C05", "C07", "A09")), what=formula)
    field, literal = r.choice((("indirect", "0.07"), ("indirect", "7%"), ("maximum", "0.75")))
    sheet_name, row, column = book.place(f"out.budget.{field}")
    base = book.column("out.budget.direct")
    stored = held(there(book.grid.sheet(sheet_name)).cell(row, column))
    formula = f"ROUNDDOWN({a1(row, base)}*{literal},2)"
    put = Put(sheet_name, row, column, Formula(formula, stored))
    at = (cell(sheet_name, row, column),)
    also = SUMS | {"C05", "C04", "F07", "R05", "R14"}
    return Seed("C08", (put,), at, also, what=formula)


@plants("C09")
def hidden_money(book: Clean, r: Random) -> Seed:
    block = r.choice(book.blocks)
    row = some_row(block, r)
    choices: tuple[tuple[Edit, At], ...] = (
        (Hide(block.sheet, rows=(row,)), At(block.sheet, Range(row, 1, row, 99))),
        (
            Hide(block.sheet, columns=(block.amount,)),
            At(block.sheet, Range(1, block.amount, 9999, block.amount)),
        ),
        (
            Hide(block.sheet, rows=tuple(range(row, block.last + 1))),
            At(block.sheet, Range(row, 1, block.last, 99)),
        ),
        (HideSheet(block.sheet), At(block.sheet, Range(1, 1, 9999, 99))),
        (HideSheet(block.sheet, "veryHidden"), At(block.sheet, Range(1, 1, 9999, 99))),
    )
    edit, at = r.choice(choices)
    return Seed("C09", (edit,), (at,), frozenset(("F07",)), what=str(edit))


@plants("C10")
def less_than_a_cent(book: Clean, r: Random) -> Seed:
    part = Decimal(r.choice(("0.004", "0.0049", "0.0012", "0.003333")))
    if book.is_known:
        sheet, first, last, columns = book.table("funding")
        row, column = r.randint(first, last), columns["amount"]
        value = sheet.cell(row, column).value
        assert isinstance(value, Decimal)
        put = Put(sheet.name, row, column, value + part)
        also = UNREAD | {"C04"}
        return Seed("C10", (put,), (cell(sheet.name, row, column),), also, what=str(value + part))
    block, row, column, _, value = money_formulas(book, r)
    q, p = a1(row, block.quantity), a1(row, block.price)
    unrounded = f"{q}*{p}/3*3.00001"
    exact = value + part
    put = Put(block.sheet, row, column, Formula(unrounded, exact))
    also = SUMS | {"C05", "C08"}
    return Seed("C10", (put,), (cell(block.sheet, row, column),), also, what=str(exact))


@plants("C11")
def placeholder(book: Clean, r: Random) -> Seed:
    text = r.choice(
        (
            "xxxx",
            "TBD",
            "tbc",
            "XXX",
            "to be defined",
            "N.N.",
            "???",
            "doldurulacak",
            "belirlenecek",
            "Lorem ipsum",
            "[insert name]",
            "[name]",
            "<ortak adı>",
            "TODO",
        )
    )
    block = r.choice(book.blocks)
    row = some_row(block, r)
    put = Put(block.sheet, row, block.text, text)
    return Seed(
        "C11", (put,), (cell(block.sheet, row, block.text),), frozenset(("P04",)), what=text
    )


@plants("C12")
def absurd_number(book: Clean, r: Random) -> Seed:
    block = r.choice(book.blocks)
    row = some_row(block, r)
    column, value = r.choice(
        (
            (block.price, Decimal(-1200)),
            (block.quantity, Decimal(-2)),
            (block.price, Decimal("1000000000")),
            (block.price, Decimal("12345678901.5")),
            (block.quantity, Decimal("-0.5")),
        )
    )
    also = UNREAD | {"P02", "P03", "R02", "C10", "P09", "R10"}
    at = (cell(block.sheet, row, column),)
    return Seed("C12", (Put(block.sheet, row, column, value),), at, also, what=str(value))


@plants("C13")
def merged_over_a_value(book: Clean, r: Random) -> Seed:
    block = r.choice(book.blocks)
    row = some_row(block, r)
    column = r.choice((block.quantity, block.price, block.amount))
    first = row - 1 if r.random() < 0.5 else row
    left = column if first < row else column - 1
    merged = f"{a1(first, left)}:{a1(row, column)}"
    at = (At(block.sheet, Range(first, left, row, column)),)
    return Seed("C13", (Merge(block.sheet, merged),), at, UNREAD, what=merged)


@plants("C13")
def heading_twice(book: Clean, r: Random) -> Seed | None:
    if book.is_known:
        return None
    block = r.choice(book.blocks)
    head = block.first - 1
    text = sheet_of(book, block).cell(head, block.amount).value
    assert isinstance(text, str)
    put = Put(block.sheet, head, block.amount + 1, text)
    at = (At(block.sheet, Range(head, block.amount, head, block.amount + 1)),)
    return Seed("C13", (put,), at, frozenset(("A02", "C13")), what=text)


@plants("C14")
def odd_date(book: Clean, r: Random) -> Seed | None:
    if not book.is_known:
        return None
    sheet, row, column = book.place("in.project.start")
    value: Stored = r.choice(
        (
            "01.02.22",
            "1/2/2022",
            "2022-02-01",
            "01 Şubat 2022",
            2_900_000,
            1,
            "31.02.2022",
            80_000,
            "February 2022",
        )
    )
    also = UNREAD | {"R11", "R12", "C01", "C12", "C02"}
    return Seed(
        "C14", (Put(sheet, row, column, value),), (cell(sheet, row, column),), also, what=str(value)
    )


@plants("C15")
def text_that_runs(book: Clean, r: Random) -> Seed:
    block = r.choice(book.blocks)
    row = some_row(block, r)
    text = r.choice(
        (
            '=HYPERLINK("http://a.example","x")',
            "@SUM(A1:A9)",
            "+cmd|' /C calc'!A0",
            "=1+1",
            '-2+3+cmd|"x"',
            "=cmd|'/c'!A1",
        )
    )
    put = Put(block.sheet, row, block.text, text)
    return Seed(
        "C15",
        (put,),
        (cell(block.sheet, row, block.text),),
        frozenset(("P04", "F05", "F06")),
        what=text,
    )
