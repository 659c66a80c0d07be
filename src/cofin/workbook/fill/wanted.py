"""What a rule for a table writes: a value for every row and heading, as the cell takes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cofin.money import EXACT
from cofin.text import Lang, day, number
from cofin.workbook.fill.labels import label
from cofin.workbook.fill.model import FillMap, TableRule
from cofin.workbook.fill.place import NotFound, not_found
from cofin.workbook.fill.values import UnknownPath, Values
from cofin.workbook.patch import Written

_MOST_TYPED = 6  # decimals; a number with more is a quotient


@dataclass(frozen=True, slots=True)
class Wanted:
    """The rows, and the labels that other rules of the map look for on the same sheet."""

    rows: tuple[Mapping[str, Written], ...] = ()  # by heading
    labels: frozenset[str] = frozenset()


def wanted(values: Values, rules: FillMap, rule: TableRule, lang: Lang) -> Wanted:
    """What the rule writes.  ``NotFound`` for a value that a budget does not have."""
    rows = []
    for row in values.rows(rule.rows):
        cells: dict[str, Written] = {}
        for heading, path in rule.columns.items():
            try:
                value = values.of(row, path)
            except UnknownPath as unknown:
                raise no_path(rule.place, unknown) from None
            cells[heading] = as_text(value, lang) if heading in rule.as_text else value
        rows.append(cells)
    return Wanted(tuple(rows), labels_on(rules, rule.sheet, rule))


def labels_on(rules: FillMap, sheet: str, but: TableRule | None = None) -> frozenset[str]:
    """What the map takes for labels and headings on a sheet, but for the headings of one table."""
    here = sheet.casefold()
    puts = (put for put in rules.puts if put.sheet.casefold() == here)
    found = {label(each) for put in puts for each in (put.row, put.column)}
    for table in rules.tables:
        if table is not but and table.sheet.casefold() == here:
            found |= {label(heading) for heading in table.columns}
    return frozenset(found - {""})


def no_path(place: str, unknown: UnknownPath) -> NotFound:
    """The exception for a value that a budget does not have."""
    return not_found(place, "no_value", path=unknown.path, suggestion=unknown.near)


def as_text(value: Written, lang: Lang) -> Written:
    """A number or a day as a person of the language writes it."""
    match value:
        case bool() | str() | None:
            return value
        case date():
            return day(value, lang)
        case Decimal():
            return number(value, lang, _decimals(value))
        case _:
            return str(value)


def _decimals(value: Decimal) -> int:
    """Two at least, all that somebody typed, four of a quotient."""
    exponent = value.normalize(EXACT).as_tuple().exponent
    own = -exponent if isinstance(exponent, int) else 0
    return max(2, own) if own <= _MOST_TYPED else 4
