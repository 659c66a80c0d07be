"""Where an export contradicts itself: lines, periods, totals, and the partners' totals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from cofin.a1 import a1
from cofin.errors import Problem
from cofin.grid import Grid
from cofin.letters import plain
from cofin.money import Rounding, euro, less, product_cents, total, with_cents
from cofin.text import Value
from cofin.workbook.jems.columns import headings, kind_of, sheets_with_lines, text_of
from cofin.workbook.jems.rows import JemsRow, JemsRows

_ELIGIBLE = "totaleligible"


def differences(grid: Grid, rows: JemsRows) -> Iterator[Problem]:
    """Every sum that is not the sum of its parts, at its cell, with both amounts (EUR)."""
    for line in rows.lines:
        yield from _of_line(rows, line)
    if rows.total is None:
        yield Problem(rows.columns.sheet.name, "jems.no_total")
    else:
        yield from _of_total(rows, rows.total)
    yield from _of_partners(grid, rows)
    yield from _of_names(rows)
    for other in sheets_with_lines(grid):
        if other.sheet.name != rows.columns.sheet.name:
            values: dict[str, Value] = {"taken": rows.columns.sheet.name}
            yield Problem(other.sheet.name, "jems.another_sheet", values)


def _of_names(rows: JemsRows) -> Iterator[Problem]:
    """Partners that are somebody else, or somewhere else, in a later line."""
    first: dict[str, JemsRow] = {}
    told: set[tuple[str, str]] = set()
    for line in rows.lines:
        number = line.text("number")
        before = first.setdefault(number, line)
        for key in ("abbreviation", "country", "nuts2"):
            found, taken = line.text(key), before.text(key)
            if found and found != taken and (number, key) not in told:
                told.add((number, key))
                values: dict[str, Value] = {"partner": number, "found": found, "taken": taken}
                yield Problem(rows.columns.place(line.row, key), "jems.two_partners", values)


def is_priced(line: JemsRow) -> bool:
    """Whether a line has units and a price; a flat rate and a hidden price show 0."""
    units, price = line.numbers.get("units"), line.numbers.get("price")
    if units is None or price is None:
        return False
    return bool(units and price) or (not line.total and bool(units or price))


def cut(line: JemsRow) -> Decimal:
    """What Jems cut off, in EUR: it cuts every amount to the cent, cofin rounds it half-up."""
    if not is_priced(line):
        return Decimal(0)
    units, price = line.numbers["units"], line.numbers["price"]
    exact = product_cents(units, price)
    down = product_cents(units, price, Rounding.DOWN)
    return (
        less(euro(exact), line.total) if exact != down and line.total == euro(down) else Decimal(0)
    )


def _of_line(rows: JemsRows, line: JemsRow) -> Iterator[Problem]:
    place = rows.columns.place(line.row, "total")
    if is_priced(line) and not cut(line):
        product = euro(product_cents(line.numbers["units"], line.numbers["price"]))
        if product != line.total:
            yield _differs(place, "line", line.total, product)
    if rows.columns.periods and any(line.periods):
        paid = total(line.periods)
        if paid != line.total:
            yield _differs(place, "periods", line.total, paid)


def _of_total(rows: JemsRows, given: JemsRow) -> Iterator[Problem]:
    columns = rows.columns
    added = total(line.total for line in rows.lines)
    if given.total != added:
        yield _differs(columns.place(given.row, "total"), "total", given.total, added)
    for i, column in enumerate(columns.periods):
        added = total(line.periods[i] for line in rows.lines)
        if given.periods[i] != added:
            place = f"{columns.sheet.name}!{a1(given.row, column)}"
            yield _differs(place, "total", given.periods[i], added)


def _of_partners(grid: Grid, rows: JemsRows) -> Iterator[Problem]:
    """Partners whose total eligible budget on another sheet is not the sum of their lines."""
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for line in rows.lines:
        whose = line.text("number")
        sums[whose] = total((sums[whose], line.total))
    for sheet in grid.sheets:
        if sheet is rows.columns.sheet:
            continue
        for head, named in headings(sheet).items():
            column = next((c for c, words in named.items() if _is_eligible(words)), None)
            number = next((c for c, words in named.items() if kind_of(words) == "number"), None)
            if column is None or number is None:
                continue
            row = head + 1
            while (partner := text_of(sheet.cell(row, number))) in sums:
                value = sheet.cell(row, column).value
                if isinstance(value, Decimal) and value != sums[partner]:
                    place = f"{sheet.name}!{a1(row, column)}"
                    yield _differs(place, "partner", value, sums[partner], partner=partner)
                row += 1


def _is_eligible(words: str) -> bool:
    bare = "".join(plain(words).split())
    return _ELIGIBLE in bare and "%" not in bare and "percent" not in bare


def _differs(place: str, what: str, found: Decimal, expected: Decimal, **more: Value) -> Problem:
    amounts = {"found": found, "expected": expected, "difference": less(found, expected)}
    values = {**{name: with_cents(amount) for name, amount in amounts.items()}, **more}
    return Problem(place, f"jems.differs_{what}", values)
