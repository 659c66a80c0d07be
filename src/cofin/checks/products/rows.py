"""Rows of unknown layout in which a quantity times a price gives an amount.

Headings propose the columns, the rows decide: a relation that most rows do not follow is
another relation (a price for each month, an amount in thousands), and nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import combinations

from cofin.a1 import a1
from cofin.checks.formula.shape import shape_of
from cofin.checks.products.product_row import NEAR, ProductRow, is_quotient
from cofin.checks.products.rounding import Inference, Rounds, inferred, rounded
from cofin.checks.structure.sums.written import divides, is_chain
from cofin.checks.subject import Subject, once
from cofin.checks.tables.cells import are_equal, less
from cofin.checks.tables.tables import SeenRow, SeenTable, seen_tables
from cofin.checks.words.headings import Role
from cofin.checks.words.sums import says_average
from cofin.money import EXACT

#: Headings that leave no doubt are believed for this many rows, even if none agrees.
FEW = 2
#: Guessed columns must be followed by so many rows, and by twice as many as not.
LEAST = 2
#: More candidates than this for the factors is no budget row.
MOST_FACTORS = 6
#: Sheets in thousands beside sheets in units are P07's business.
SCALES = (Decimal(1000), Decimal("0.001"))


@dataclass(frozen=True, slots=True)
class Products:
    """All such rows of one sheet, and the rounding they follow."""

    sheet: str
    span: str  # of the amounts
    rows: tuple[ProductRow, ...]
    rounding: Inference

    @property
    def wrong(self) -> Iterator[ProductRow]:
        """Rows whose amount no accepted rounding explains."""
        for row in self.rows:
            if not any(_is(row, rule) for rule in self.rounding.accepted):
                yield row


def _is(row: ProductRow, rule: Rounds) -> bool:
    return less(rounded(row.exact, rule), row.amount).copy_abs() < Decimal("0.000006")


def declared_rounding(subject: Subject) -> Rounds:
    """The call's rounding of a cost line; half up without a call (``docs/design.md`` 4)."""
    rules = subject.result.rules if subject.result else subject.rules
    return Rounds(rules.line_rounding.value) if rules else Rounds.HALF_UP


def _products(subject: Subject) -> tuple[Products, ...]:
    declared = declared_rounding(subject)
    by_sheet: dict[str, list[tuple[str, list[ProductRow]]]] = {}
    for table in seen_tables(subject):
        for column, rows in _relations(table):
            by_sheet.setdefault(table.sheet, []).append((_letters(table, column), rows))
    found = []
    for sheet, relations in by_sheet.items():
        rows = [row for _, part in relations for row in part]
        rounding = inferred([(row.exact, row.amount) for row in rows], declared)
        first = relations[0][1]
        span = f"{first[0].place[1]}:{first[-1].place[1]}" if len(first) > 1 else first[0].place[1]
        found.append(Products(sheet, span, tuple(rows), rounding))
    return tuple(found)


#: Per sheet of a subject without a known layout.
seen_products = once(_products)


def product_columns(table: SeenTable) -> frozenset[int]:
    """Columns whose amounts are products of their row, and therefore no sums of it."""
    return frozenset(column for column, _ in _relations(table))


def _letters(table: SeenTable, column: int) -> str:
    return a1(table.rows[0].number, column)


def _relations(table: SeenTable) -> list[tuple[int, list[ProductRow]]]:
    """Amount columns with their judged rows, from the left."""
    roles = {column: table.role(column) for column in table.columns}
    amounts = [column for column, role in roles.items() if role is Role.AMOUNT]
    amounts = [column for column in amounts if not _most(table, column, is_chain)]
    amounts = [column for column in amounts if not _most(table, column, divides)]
    prices = [column for column, role in roles.items() if role is Role.PRICE]
    found = []
    before = 0
    for amount in amounts:
        segment = [c for c in roles if before < c < amount]
        quantities = [c for c in segment if roles[c] is Role.QUANTITY]
        near = [c for c in prices if c < amount][-1:]
        if near and quantities:
            rows = _named(table, quantities, near[0], amount, roles)
            if rows:
                found.append((amount, rows))
        before = amount
    return found or list(_guessed(table, roles, amounts))


def _most(table: SeenTable, column: int, is_other: Callable[[str], bool]) -> bool:
    """Whether most formulas of a column are no products.

    Some add something, ``=B2*C2+D2`` with VAT or ``=E2+F2``; some divide, ``=B2/C2``, by the
    lira for one euro.
    """
    formulas = [
        row.formulas[column] for row in table.rows if column in row.formulas and not row.is_total
    ]
    return len(formulas) >= LEAST and 3 * sum(map(is_other, formulas)) >= 2 * len(formulas)


def _has_more(table: SeenTable, rows: Sequence[ProductRow], factors: Sequence[int]) -> bool:
    """Whether the amounts are the product and one more number of their row, in every row."""
    numbers = {row.number: row.numbers for row in table.rows}
    return any(
        all(
            are_equal(EXACT.add(row.exact, numbers[row.number].get(column, Decimal(0))), row.amount)
            for row in rows
        )
        for column in table.columns
        if column not in factors
    )


def _named(
    table: SeenTable,
    quantities: Sequence[int],
    price: int,
    amount: int,
    roles: dict[int, Role | None],
) -> list[ProductRow]:
    """The rows of the named columns that most rows follow."""
    shares = [c for c, role in roles.items() if role is Role.RATE and c < amount]
    others = [*quantities[:MOST_FACTORS], *shares[:1]]
    choices = [(*some, price) for n in (1, 2, 3) for some in combinations(others, n)]
    best, hits, rows = _best(table, choices, amount)
    misses = len(rows) - hits
    if hits and misses and _has_more(table, rows, best):
        return []
    is_plain = len(others) == 1
    if hits and hits >= misses:
        return rows
    if is_plain and best and 0 < len(rows) <= FEW and not any(_is_scaled(row) for row in rows):
        return rows
    return []


def _guessed(
    table: SeenTable, roles: dict[int, Role | None], amounts: Sequence[int]
) -> Iterator[tuple[int, list[ProductRow]]]:
    """``Units | Cost | Total``: a cost that is a price, or an amount before its factors."""
    factors = [c for c, role in roles.items() if role in (Role.QUANTITY, Role.PRICE)]
    if not factors or not amounts:
        return
    for amount in amounts:
        room = max(0, MOST_FACTORS - len(factors))
        nearest = sorted((c for c in amounts if c != amount), key=partial(_distance, amount))
        others = [*factors[:MOST_FACTORS], *sorted(nearest[:room])]
        choices = [
            some for n in (2, 3) for some in combinations(others, n) if set(some) & set(factors)
        ]
        best, hits, rows = _best(table, choices, amount)
        misses = len(rows) - hits
        if hits >= LEAST and hits >= 2 * misses and not (misses and _has_more(table, rows, best)):
            yield amount, rows
            return


def _distance(one: int, other: int) -> int:
    return abs(one - other)


def _best(
    table: SeenTable, choices: Sequence[tuple[int, ...]], amount: int
) -> tuple[tuple[int, ...], int, list[ProductRow]]:
    """The factors that most rows follow, how many do, and the rows."""
    best: tuple[tuple[int, ...], int, list[ProductRow]] = ((), -1, [])
    for choice in choices:
        rows = list(_rows(table, choice, amount))
        if is_quotient(rows, {row.number: row.numbers for row in table.rows}, choice, amount):
            continue
        hits = sum(less(row.exact, row.amount).copy_abs() < NEAR for row in rows)
        hits = max(hits, _whole_hits(rows))
        if hits > best[1]:
            best = (choice, hits, rows)
    return best


def _whole_hits(rows: Sequence[ProductRow]) -> int:
    """Rows of a sheet that rounds to whole euro."""
    return sum(rounded(row.exact, Rounds.EURO) == row.amount for row in rows)


def _rows(table: SeenTable, factors: Sequence[int], amount: int) -> Iterator[ProductRow]:
    for row in table.rows:
        if row.is_total or says_average(row.folded) or _is_sum(row, amount):
            continue
        values = [_factor(table, row, column) for column in factors]
        stated = row.numbers.get(amount)
        if stated is None or any(value is None for value in values):
            continue
        if amount not in row.formulas and any(_reads(row, c, amount) for c in factors):
            continue  # ``EUR = amount / rate``: the typed amount is no product of the two
        exact = Decimal(1)
        for value in values:
            exact = EXACT.multiply(exact, value or Decimal(0))
        if exact.is_zero() and stated.is_zero():
            continue  # a row of the template that nobody has used
        cells = tuple(a1(row.number, column) for column in factors)
        place = table.place(row, amount)
        named = partial(table.label, row, amount)
        yield ProductRow(place, named, cells, exact, stated, row.number)


def _reads(row: SeenRow, column: int, other: int) -> bool:
    """Whether the formula in a column of the row refers to another cell of the row."""
    shape = shape_of(row.formulas.get(column, ""))
    return shape is not None and any(
        place.first_row <= row.number <= place.last_row
        and place.first_column <= other <= place.last_column
        for place in shape.places
    )


def _factor(table: SeenTable, row: SeenRow, column: int) -> Decimal | None:
    """A share written as 50 counts as 0.5; one of 5000 % is wrong itself, not its product."""
    value = row.numbers.get(column)
    if value is not None and table.role(column) is Role.RATE and value > 1:
        is_percent = "%" in table.grid.cell(row.number, column).style.number_format
        return value if is_percent else EXACT.scaleb(value, -2)
    return value


def _is_sum(row: SeenRow, column: int) -> bool:
    formula = row.formulas.get(column, "").upper().removeprefix("ROUND(")
    return formula.startswith(("SUM(", "SUBTOTAL("))


def _is_scaled(row: ProductRow) -> bool:
    return any(EXACT.multiply(row.amount, scale) == row.exact for scale in SCALES)
