"""A01 and A06: the amount of a row is quantity times price, rounded as the call says.

A cent is called an error only when no rounding explains it: a sheet that truncates all its
amounts has one finding (A06), not one for each row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial

from cofin.a1 import a1
from cofin.checks.figures.eligible import calculated_amounts, eligible_parts
from cofin.checks.finding import Finding, said
from cofin.checks.products.product_row import ProductRow
from cofin.checks.products.rounding import Rounds, inferred, rounded
from cofin.checks.products.rows import Products, declared_rounding, seen_products
from cofin.checks.registry import check
from cofin.checks.subject import Column, Subject
from cofin.checks.tables.cells import (
    amount_finding,
    are_equal,
    less,
    number_in,
)
from cofin.checks.words.labels import label_of
from cofin.money import EXACT
from cofin.text import Lang, Value, say

#: Tables of cofin's layout whose rows multiply: quantity, price and amount.
KNOWN = (("cost", "quantity", "unit_cost", "amount"), ("exchange", "count", "lump_sum", "amount"))

#: Formats that show exactly two decimals: there an unrounded amount is C10's finding.
_TWO_DECIMALS = ("0.00", "#,##0.00")


@check("A01")
def row_differs(subject: Subject) -> Iterator[Finding]:
    """Rows whose amount is not the product; in cofin's layout also their eligible part."""
    for products in all_products(subject):
        wrong = tuple(products.wrong)
        calculated = calculated_amounts(subject) if wrong else {}
        for row in wrong:
            if row.place in calculated and are_equal(row.amount, calculated[row.place]):
                continue  # right as it stands: its price was typed over
            expected = rounded(row.exact, products.rounding.declared)
            if not are_equal(row.amount, expected) and not _is_unrounded(row):
                values = {"factors": " x ".join(row.factors)}
                yield amount_finding(
                    row.place, row.label, (row.amount, expected), values, "line_rounding"
                )
    yield from eligible_parts(subject)


def _is_unrounded(row: ProductRow) -> bool:
    return less(row.exact, row.amount).copy_abs() < Decimal("0.000006")


@check("A06")
def rounding_differs(subject: Subject) -> Iterator[Finding]:
    """One finding for each sheet whose rows follow another rounding, or several."""
    for products in all_products(subject):
        rounding = products.rounding
        if not rounding.differs or (rounding.best is Rounds.NONE and _is_shown(subject, products)):
            continue
        found = "mixed" if rounding.is_mixed else rounding.best.value
        count = rounding.counts[rounding.best]
        told: dict[str, Value | Mapping[str, str]] = {
            "rule": said(f"arithmetic.rounds_{found}"),
            "declared": said(f"arithmetic.rounds_{rounding.declared.value}"),
            "rows": count,
            "counts": _counts(rounding.counts),
        }
        yield Finding(
            sheet=products.sheet,
            cell=products.span,
            label=products.rows[0].label,
            found=found,
            expected=rounding.declared.value,
            values=told,
            parameter="line_rounding",
        )


def _counts(counts: Mapping[Rounds, int]) -> Mapping[str, str]:
    """``half up 2 row(s), down 14 row(s)``: rows per rule, in each language."""
    return {
        lang.value: ", ".join(
            say(
                "arithmetic.rounds_count",
                lang,
                rule=say(f"arithmetic.rounds_{rule.value}", lang),
                count=count,
            )
            for rule, count in counts.items()
            if count
        )
        for lang in Lang
    }


def _is_shown(subject: Subject, products: Products) -> bool:
    """Whether the amounts are shown with two decimals."""
    name, place = products.rows[0].place
    formats = [
        cell.style.number_format
        for sheet in subject.grid.sheets
        if sheet.name == name
        for key, cell in sheet.cells.items()
        if a1(*key) == place
    ]
    shown = "".join(formats)
    return any(part in shown for part in _TWO_DECIMALS)


def all_products(subject: Subject) -> tuple[Products, ...]:
    """Rows that multiply, of cofin's layout or of any other."""
    return subject.once(_all_products)


def _all_products(subject: Subject) -> tuple[Products, ...]:
    if subject.layout is None:
        return seen_products(subject)
    found = (_known(subject, *table) for table in KNOWN)
    return tuple(products for products in found if products is not None)


def _known(subject: Subject, table: str, quantity: str, price: str, amount: str) -> Products | None:
    layout = subject.layout
    named = [layout.column(table, key) if layout else None for key in (quantity, price, amount)]
    columns = [column for column in named if column is not None]
    if len(columns) < len(named):
        return None
    rows = tuple(_rows(subject, columns))
    if not rows:
        return None
    rounding = inferred([(row.exact, row.amount) for row in rows], declared_rounding(subject))
    span = str(columns[2].range)
    return Products(columns[2].sheet, span, rows, rounding)


def _rows(subject: Subject, columns: list[Column]) -> Iterator[ProductRow]:
    sheet = subject.grid.sheet(columns[2].sheet)
    if sheet is None:
        return
    area = columns[2].range
    places = [column.range.first_column for column in columns]
    for row in range(area.first_row, area.last_row + 1):
        cells = [(row, column) for column in places]
        quantity, price, amount = (
            number_in(subject, (sheet.name, *at), sheet.cell(*at)) for at in cells
        )
        if quantity is None or price is None or amount is None:
            continue
        exact = EXACT.multiply(quantity, price)
        named = partial(label_of, sheet, *cells[2])
        factors = (a1(*cells[0]), a1(*cells[1]))
        yield ProductRow((sheet.name, a1(*cells[2])), named, factors, exact, amount, row)
