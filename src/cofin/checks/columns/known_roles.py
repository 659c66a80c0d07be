"""The roles of the columns of cofin's own tables, from the layout and the schema."""

from __future__ import annotations

from itertools import islice

from cofin.checks.columns.column_role import column_role
from cofin.checks.subject import Column
from cofin.checks.words.headings import Role
from cofin.core.schema import TABLES, Kind
from cofin.grid import SheetGrid

_BY_KIND = {
    Kind.MONEY: Role.AMOUNT,
    Kind.PRICE: Role.PRICE,
    Kind.QUANTITY: Role.QUANTITY,
    Kind.COUNT: Role.QUANTITY,
    Kind.MONTH: Role.QUANTITY,
    Kind.PERCENT: Role.RATE,
    Kind.NUMBER: Role.NUMBER,
    Kind.DATE: Role.DATE,
    Kind.ID: Role.IDENTIFIER,
    Kind.PARTNER: Role.PARTNER,
    Kind.WORK_PACKAGE: Role.WORK_PACKAGE,
}

#: Computed columns that hold EUR; others are judged by their cells.
_MONEY = frozenset(
    (
        *("amount", "eligible_amount", "ineligible_amount", "lump_sum", "maximum", "weight"),
        *("eu", "cofinancing", "ineligible", "to_finance", "own", "public", "private"),
        *("in_kind", "receipts", "gap", "direct", "indirect", "total", "requested"),
    )
)
_TEXTS = frozenset(("status", "number", "name", "id", "halved"))

#: Cells that tell what a computed column holds.
_SAMPLE = 20


def known_role(sheet: SheetGrid, column: Column) -> Role:
    """The role of a column of cofin's own layout."""
    if column.table in TABLES:
        for field in TABLES[column.table][0]:
            if field.key == column.field:
                return _BY_KIND.get(field.kind, Role.TEXT)
    if column.field in _TEXTS:
        return Role.TEXT
    if column.field in _MONEY:
        return Role.AMOUNT
    place = column.range
    rows = range(place.first_row, place.last_row + 1)
    stored = (sheet.cell(row, place.first_column) for row in rows)
    return column_role("", list(islice(stored, _SAMPLE)))[1]
