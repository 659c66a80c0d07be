"""Defects of arithmetic: rows, totals, periods, shares, stale results (A)."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from cofin.a1 import Range, a1, column_letters
from cofin.grid import Position, SheetGrid
from tests.whole.seeding.clean import Clean
from tests.whole.seeding.edits import Edit, Formula, Put
from tests.whole.seeding.plant_cells import SUMS, UNREAD, money_formulas, number, some_row
from tests.whole.seeding.seed import At, Seed, cell, plants

CENT = Decimal("0.01")


@plants("A01")
def row_that_does_not_multiply(book: Clean, r: Random) -> Seed:
    block, row, column, _, value = money_formulas(book, r)
    wrong = value + r.choice((Decimal(100), Decimal("-250.5"), value, Decimal("12.34")))
    at = (At(block.sheet, Range(row, 1, row, 99)),)
    also = SUMS | {"C04", "R07"}
    put = Put(block.sheet, row, column, wrong)
    return Seed("A01", (put,), at, also, what=f"{value}>{wrong}", cause="C04")


@plants("A01")
def row_of_typed_amounts(book: Clean, r: Random) -> Seed | None:
    """All amounts of a block were typed, one of them wrongly."""
    if book.is_known:
        return None
    block = r.choice(book.blocks)
    rows = range(block.first, block.last + 1)
    amounts = {row: number(book, block, row, block.amount) for row in rows}
    wrong = r.choice(list(rows))
    amounts[wrong] += r.choice((Decimal(1), Decimal("-35.5"), Decimal(900), Decimal("0.5")))
    edits = [Put(block.sheet, row, block.amount, amount) for row, amount in amounts.items()]
    at = (At(block.sheet, Range(wrong, 1, wrong, 99)),)
    return Seed("A01", tuple(edits), at, SUMS, what=f"{block.sheet} {wrong}")


@plants("A02")
def total_typed(book: Clean, r: Random) -> Seed:
    """A total that is not the sum of its parts."""
    off = r.choice((Decimal(100), Decimal("-0.01"), Decimal("1000.5"), Decimal("-345")))
    also = SUMS | {"C04", "C05", "R05", "R07", "R08", "R14", "R03", "F07"}
    if not book.is_known:
        block = r.choice(book.blocks)
        value = number(book, block, block.total, block.amount)
        put = Put(block.sheet, block.total, block.amount, value + off)
        at = (cell(block.sheet, block.total, block.amount),)
        return Seed("A02", (put,), at, also, cause="C04")
    sheet, row, column = book.place(f"fig.totals.{r.choice(('direct', 'eligible', 'indirect'))}")
    put = Put(sheet, row, column, stored(book, sheet, (row, column)) + off)
    at = (cell(sheet, row, column),)
    return Seed("A02", (put,), at, also, what=a1(row, column), cause="C04")


def stored(book: Clean, sheet: str, at: Position) -> Decimal:
    """The number in a cell."""
    value = sheet_named(book, sheet).cell(*at).value
    assert isinstance(value, Decimal)
    return value


def sheet_named(book: Clean, name: str) -> SheetGrid:
    """The sheet of that name."""
    found = book.grid.sheet(name)
    assert found is not None
    return found


def _years(book: Clean, r: Random, words: tuple[str, str]) -> tuple[list[Edit], str, int, int, int]:
    """Two columns of years beside the amounts of a plain block; the right parts."""
    block = book.blocks[0]
    left = block.amount + 1
    puts: list[Edit] = [Put(block.sheet, block.first - 1, left + i, w) for i, w in enumerate(words)]
    for row in range(block.first, block.last + 1):
        amount = number(book, block, row, block.amount)
        one = (amount * r.randint(20, 70) / 100).quantize(CENT)
        puts += [
            Put(block.sheet, row, left, one),
            Put(block.sheet, row, left + 1, amount - one),
        ]
    return puts, block.sheet, left, block.first, block.last


@plants("A03")
def periods_that_do_not_add_up(book: Clean, r: Random) -> Seed | None:
    if book.is_known:
        return None
    words = r.choice((("Year 1", "Year 2"), ("Period 1", "Period 2"), ("Yıl 1", "Yıl 2")))
    puts, sheet, left, first, last = _years(book, r, words)
    if r.random() < 0.5:  # a total of the periods beside them, typed
        total = {"en": "Total", "tr": "Toplam"}[book.lang]
        puts.append(Put(sheet, first - 1, left + 2, total))
        for line in range(first, last + 1):
            amount = number(book, book.blocks[0], line, book.blocks[0].amount)
            puts.append(Put(sheet, line, left + 2, amount))
    row = r.randint(first, last)
    column = left + r.randint(0, 1)
    right = next(p for p in puts if isinstance(p, Put) and (p.row, p.column) == (row, column))
    assert isinstance(right.value, Decimal)
    off = r.choice((CENT, Decimal(100), Decimal("-50.5")))
    puts.append(Put(sheet, row, column, right.value + off))
    at = (At(sheet, Range(row, 1, row, 99)),)
    return Seed("A03", tuple(puts), at, SUMS | {"C10"}, what=f"{words} {off}")


@plants("A03")
def package_after_the_end(book: Clean, r: Random) -> Seed | None:
    if not book.is_known:
        return None
    sheet, first, last, columns = book.table("work_package")
    row = r.randint(first, last)
    put = Put(sheet.name, row, columns["end_month"], r.randint(25, 40))
    at = (At(sheet.name, Range(row, 1, row, 99)),)
    return Seed("A03", (put,), at, UNREAD | {"R11", "R12"}, what=str(put.value))


@plants("A04")
def packages_that_do_not_add_up(book: Clean, r: Random) -> Seed | None:
    if not book.is_known:
        return None
    sheet, first, column = book.place(f"out.by_work_package.{r.choice(('direct', 'eligible'))}")
    row = first + r.randint(0, 4)
    wrong = stored(book, sheet, (row, column)) + r.choice((Decimal(100), Decimal("-0.01")))
    also = SUMS | {"C04", "C05", "C10", "F07", "R05"}
    put = Put(sheet, row, column, wrong)
    return Seed("A04", (put,), (cell(sheet, row, column),), also, cause="C04")


@plants("A05")
def first_sheet_that_differs(book: Clean, r: Random) -> Seed | None:
    """A figure of the first sheet, typed long ago."""
    if not book.is_known:
        return None
    at = (6, 2 + r.randint(0, 2))
    sheet = book.grid.sheets[0].name
    value = stored(book, sheet, at)
    wrong = value + r.choice((Decimal(100), Decimal("-1000"), Decimal("0.5")))
    also = SUMS | {"C04", "C05", "F07", "R05"}
    put = Put(sheet, *at, wrong)
    return Seed("A05", (put,), (cell(sheet, *at),), also, what=str(at), cause="C04")


@plants("A06")
def other_rounding(book: Clean, r: Random) -> Seed | None:
    """Every row of a block rounded down, to the euro, or to a tenth."""
    if book.is_known:
        return None
    block = max(book.blocks, key=lambda b: b.last - b.first)
    function, places = r.choice((("ROUNDDOWN", 2), ("ROUNDUP", 2), ("ROUND", 0)))
    edits: list[Edit] = []
    total, tells = Decimal(0), 0
    for row in range(block.first, block.last + 1):
        if block.sheet == book.blocks[0].sheet:
            quantity = Decimal(r.randint(4, 48)) / 4 + Decimal("0.005")
            edits.append(Put(block.sheet, row, block.quantity, quantity))
        else:
            quantity = number(book, block, row, block.quantity)
        exact = quantity * number(book, block, row, block.price)
        mode = {"ROUNDDOWN": "ROUND_DOWN", "ROUNDUP": "ROUND_UP", "ROUND": "ROUND_HALF_UP"}
        step = CENT if places else Decimal(1)
        amount = exact.quantize(step, mode[function])
        tells += amount != exact.quantize(CENT, "ROUND_HALF_UP")
        total += amount
        q, p = a1(row, block.quantity), a1(row, block.price)
        formula = Formula(f"{function}({q}*{p},{places})", amount)
        edits.append(Put(block.sheet, row, block.amount, formula))
    if tells < 3:
        return None
    letter = column_letters(block.amount)
    sum_ = Formula(f"SUM({letter}{block.first}:{letter}{block.total - 1})", total)
    edits.append(Put(block.sheet, block.total, block.amount, sum_))
    at = (At(block.sheet, Range(block.first, block.amount, block.last, block.amount)),)
    also = (SUMS - {"A01"}) | {"C05"}
    return Seed("A06", tuple(edits), at, also, what=f"{function} {places}")


@plants("A07")
def shares_that_do_not_fill(book: Clean, r: Random) -> Seed | None:
    if book.is_known:
        return None
    sheet = book.grid.sheets[-1].name
    first = Decimal(r.randint(40, 60))
    second = Decimal(r.randint(20, 30))
    off = r.choice((Decimal(1), Decimal("0.1"), Decimal(-2), Decimal("0.01")))
    parts = [first, second, 100 - first - second + off]
    puts: list[Edit] = [Put(sheet, 5 + i, 3, part / 100) for i, part in enumerate(parts)]
    if r.random() < 0.5:
        puts.append(Put(sheet, 8, 3, Formula("SUM(C5:C7)", sum(parts, Decimal(0)) / 100)))
    at = (At(sheet, Range(5, 3, 8, 3)),)
    return Seed("A07", tuple(puts), at, SUMS | {"C04", "C05"}, what=str(off))


@plants("A08")
def circle_or_clock(book: Clean, r: Random) -> Seed:
    block, row, column, formula, value = money_formulas(book, r)
    here, q = a1(row, column), a1(row, block.quantity)
    other = r.choice(
        (
            f"{formula}+{here}*0",
            f"ROUND({q}*{a1(row, block.price)},2)+{a1(row + 1, column)}-{a1(row + 1, column)}",
            f"{formula}+RAND()*0",
            f"{formula}+0*NOW()",
            f'ROUND(INDIRECT("{q}")*{a1(row, block.price)},2)',
            f"ROUND(OFFSET({here},0,{block.quantity - column})*{a1(row, block.price)},2)",
            f"{formula}+0*TODAY()",
        )
    )
    edits: tuple[Edit, ...] = (Put(block.sheet, row, column, Formula(other, value)),)
    at = [cell(block.sheet, row, column)]
    if a1(row + 1, column) in other:
        back = f"{formula}+{here}-{here}"
        next_ = number(book, block, row + 1, column)
        edits = (*edits, Put(block.sheet, row + 1, column, Formula(back, next_)))
        at.append(cell(block.sheet, row + 1, column))
    also = SUMS | {"C05", "C04", "C08", "F07"}
    return Seed("A08", edits, tuple(at), also, what=other)


@plants("A09")
def stale_amount(book: Clean, r: Random) -> Seed:
    block, row, column, formula, value = money_formulas(book, r)
    wrong = value + r.choice((CENT, Decimal(10), -value, Decimal("-0.01")))
    put = Put(block.sheet, row, column, Formula(formula, wrong))
    return Seed("A09", (put,), (cell(block.sheet, row, column),), SUMS, what=str(wrong - value))


@plants("A09")
def stale_sum(book: Clean, r: Random) -> Seed | None:
    if book.is_known:
        sheet, row, column = book.place(r.choice(book.names("fig.totals.e")))
    else:
        block = r.choice(book.blocks)
        sheet, row, column = block.sheet, block.total, block.amount
    here = sheet_named(book, sheet).cell(row, column)
    if here.formula is None or not isinstance(here.value, Decimal):
        return None
    wrong = here.value + r.choice((Decimal(1), Decimal("0.02"), Decimal(5000)))
    put = Put(sheet, row, column, Formula(here.formula, wrong))
    also = SUMS | {"R01", "R02", "R05", "R03", "R08", "R14"}
    return Seed("A09", (put,), (cell(sheet, row, column),), also, what=a1(row, column))


@plants("A09")
def changed_without_calculating(book: Clean, r: Random) -> Seed:
    block = r.choice(book.blocks)
    row = some_row(block, r)
    value = number(book, block, row, block.price)
    put = Put(block.sheet, row, block.price, value + r.randint(1, 300))
    at = (cell(block.sheet, row, block.amount),)
    return Seed("A09", (put,), at, UNREAD | {"P03"}, what=str(value))
