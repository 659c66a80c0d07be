"""A map's tables as tab-separated text, to be pasted into a portal's form or any sheet."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cofin.core.result import BudgetResult
from cofin.errors import InputError, Problem
from cofin.text import Lang, day
from cofin.workbook.fill.model import FillMap
from cofin.workbook.fill.values import UnknownPath, Values
from cofin.workbook.patch import Written

_STARTS = ("=", "+", "-", "@")


def pasted(rules: FillMap, result: BudgetResult, lang: Lang, *, comma: bool) -> str:
    """Headings and rows of every table, an empty line between two; then the single values.

    Amounts have two decimals and no separator of thousands, which portals do not take.
    """
    values = Values(result, lang)
    blocks = []
    for table in rules.tables:
        lines = ["\t".join(_word(heading) for heading in table.columns)]
        for row in values.rows(table.rows):
            cells = [_asked(values, row, path, table.place) for path in table.columns.values()]
            lines.append("\t".join(said(cell, lang, comma=comma) for cell in cells))
        blocks.append("\n".join(lines))
    singles = []
    for put in rules.puts:
        try:
            value = values.get(put.value)
        except UnknownPath as unknown:
            raise _no_value(put.place, unknown) from None
        name = put.row or put.name or f"{put.sheet}!{put.cell}"
        singles.append(f"{_word(name)}\t{said(value, lang, comma=comma)}")
    if singles:
        blocks.append("\n".join(singles))
    return "\n\n".join(blocks) + "\n"


def said(value: Written, lang: Lang, *, comma: bool) -> str:
    """A value as a form takes it."""
    match value:
        case None:
            return ""
        case bool() | int():
            return str(int(value))
        case Decimal():
            exponent = value.as_tuple().exponent
            places = -exponent if isinstance(exponent, int) else 0
            shown = f"{value:.2f}" if places <= 2 else f"{value:.4f}"
            return shown.replace(".", ",") if comma else shown
        case date():
            return day(value, lang)
        case _:
            return _word(value)


def _word(text: str) -> str:
    """A text on one line, that no spreadsheet it is pasted into takes for a formula."""
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(_STARTS) else line


def _asked(values: Values, row: object, path: str, place: str) -> Written:
    try:
        return values.of(row, path)  # type: ignore[arg-type]
    except UnknownPath as unknown:
        raise _no_value(place, unknown) from None


def _no_value(place: str, unknown: UnknownPath) -> InputError:
    values = {"path": unknown.path, "suggestion": unknown.near}
    return InputError([Problem(place, "fill.no_value", values)])
