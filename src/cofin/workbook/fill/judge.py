"""Whether a value fits its cell: the kind of its format, and the template's own validation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from cofin.a1 import Range, a1, from_serial, parse_range, split_reference
from cofin.errors import Problem
from cofin.grid import Validation
from cofin.text import Value
from cofin.workbook.patch import Edit, Template, Written
from cofin.workbook.patch.cell import plain
from cofin.workbook.patch.template import Target

MOST_NAMED = 5
"""Hidden cells that a note names."""

_PLAIN_FORMATS = ("General", "@", "")
_OPERATORS: dict[str, Callable[[Decimal, Decimal, Decimal], bool]] = {
    "equal": lambda x, a, _: x == a,
    "notEqual": lambda x, a, _: x != a,
    "greaterThan": lambda x, a, _: x > a,
    "lessThan": lambda x, a, _: x < a,
    "greaterThanOrEqual": lambda x, a, _: x >= a,
    "lessThanOrEqual": lambda x, a, _: x <= a,
    "between": lambda x, a, b: a <= x <= b,
    "notBetween": lambda x, a, b: not a <= x <= b,
}


class Unjudged(Exception):
    """A validation that only a spreadsheet can work out."""


def misfits(template: Template, edit: Edit, target: Target) -> Iterator[Problem]:
    """Why the value does not belong into the cell."""
    value, style = edit.value, target.style
    if value is None:
        return
    is_number = isinstance(value, Decimal | int) and not isinstance(value, bool)
    if is_number and style.number_format == "@":
        yield Problem(edit.place, "fill.text_format", {"value": _said(value)})
    if is_number and style.is_date:
        values = {"value": _said(value), "format": style.number_format}
        yield Problem(edit.place, "fill.date_format", values)
    if isinstance(value, str) and style.number_format not in _PLAIN_FORMATS:
        values = {"value": value, "format": style.number_format}
        yield Problem(edit.place, "fill.number_format", values)
    rule = target.validation
    if rule is None or rule.type in ("none", ""):
        return
    try:
        if not satisfies(template, edit.sheet, value, rule):
            rules = _rule(rule, date1904=template.grid.date1904)
            yield Problem(edit.place, "fill.invalid", {"value": _said(value), "rule": rules})
    except Unjudged:
        pass  # said by ``unjudged``: no reason to write nothing


def unjudged(template: Template, edit: Edit, target: Target) -> Iterator[Problem]:
    """The note that the cell's validation could not be judged here."""
    rule = target.validation
    if edit.value is not None and rule is not None and rule.type not in ("none", ""):
        try:
            satisfies(template, edit.sheet, edit.value, rule)
        except Unjudged:
            rules = _rule(rule, date1904=template.grid.date1904)
            yield Problem(edit.place, "fill.unjudged", {"rule": rules})


def unseen(sheet: str, targets: Iterable[tuple[Edit, Target]]) -> Iterator[Problem]:
    """The note that some cells of a sheet are filled where nobody sees them."""
    cells = [
        a1(edit.row, edit.column)
        for edit, target in targets
        if target.hidden and edit.value is not None
    ]
    if cells:
        values: dict[str, Value] = {"count": len(cells), "cells": tuple(cells[:MOST_NAMED])}
        yield Problem(sheet, "fill.hidden", values)


def satisfies(template: Template, sheet: str, value: Written, rule: Validation) -> bool:
    """Whether a spreadsheet would let a person type the value.  ``Unjudged``."""
    date1904 = template.grid.date1904
    match rule.type:
        case "list":
            return any(_is_same(value, each) for each in _listed(template, sheet, rule))
        case "whole" | "decimal" | "date" | "time":
            if isinstance(value, str) or value is None:
                return False
            number = Decimal(plain(value, date1904=date1904))
            whole = number == number.to_integral_value()
            return (rule.type != "whole" or whole) and _compares(number, rule)
        case "textLength":
            return _compares(Decimal(len(_said(value))), rule)
        case _:
            raise Unjudged


def _compares(number: Decimal, rule: Validation) -> bool:
    try:
        first = Decimal(rule.formula1)
        second = Decimal(rule.formula2 or "0")
    except InvalidOperation:
        raise Unjudged from None
    compare = _OPERATORS.get(rule.operator)
    if compare is None or not (first.is_finite() and second.is_finite()):
        raise Unjudged
    return compare(number, first, second)


def _is_same(value: Written, entry: str | Decimal) -> bool:
    """Numbers by their value; texts as they are spelled, but for capitals."""
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        try:
            return Decimal(entry) == value
        except InvalidOperation:
            return False
    return _said(value).strip().casefold() == _said(entry).strip().casefold()


def _listed(template: Template, sheet: str, rule: Validation) -> list[str | Decimal]:
    """The entries of a list: written out, or the cells that it refers to."""
    formula = rule.formula1.strip().removeprefix("=")
    if quoted := re.fullmatch(r'"(.*)"', formula, re.DOTALL):
        return [part.strip() for part in quoted[1].split(",")]
    named = template.grid.name(formula, sheet)
    area = named.area if named else None
    other, cells = (area.sheet, area.range) if area else _cells(formula, sheet)
    grid = template.grid.sheet(other)
    if cells is None or grid is None:
        raise Unjudged
    rows = range(cells.first_row, cells.last_row + 1)
    columns = range(cells.first_column, cells.last_column + 1)
    if len(rows) * len(columns) <= len(grid.cells):
        found = [grid.cell(row, column).value for row in rows for column in columns]
    else:  # a whole column
        found = [cell.value for place, cell in grid.cells.items() if cells.holds(*place)]
    return [each for each in found if isinstance(each, str | Decimal)]


def _cells(formula: str, sheet: str) -> tuple[str, Range | None]:
    name, rest = split_reference(formula)
    return name or sheet, parse_range(rest)


def _said(value: Written) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value)


def _rule(rule: Validation, *, date1904: bool) -> str:
    """The validation in few words, the same in every language."""
    bounds = [bound for bound in (rule.formula1, rule.formula2) if bound]
    if rule.type in ("date", "time"):
        bounds = [str(_day(bound, date1904=date1904)) for bound in bounds]
    operator = "" if rule.type in ("list", "custom") else f" {rule.operator}"
    return f"{rule.type}{operator} {' / '.join(bounds)}"[:200]


def _day(bound: str, *, date1904: bool) -> date | str:
    try:
        return from_serial(Decimal(bound), date1904=date1904) or bound
    except InvalidOperation:
        return bound
