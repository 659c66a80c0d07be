"""Defined names and Excel tables, and the cells that a name stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from cofin.a1 import Range, parse_range, split_reference
from cofin.grid import Area, DefinedName, Table
from cofin.workbook.read.markup import Attributes, walk, whole
from cofin.workbook.read.package import Package
from cofin.workbook.read.strings import unescaped

#: ``tblCosts[Quantity]``, ``tblCosts[[#Data],[Quantity]]``; ``'`` escapes signs in a heading.
_COLUMN = re.compile(r"([^\[\]!']+)\[(?:\[#Data\],\[)?((?:[^\[\]#']|'.)+)\]?\]", re.IGNORECASE)


def read_table(package: Package, part: str, sheet: str) -> Table | None:
    """The table in ``part``; ``None`` when it does not say where it is."""
    root: dict[str, str] = {}
    columns: list[str] = []

    def start(tag: str, has: Attributes) -> None:
        if tag == "table":
            root.update(has)
        elif tag == "tableColumn":
            columns.append(unescaped(has.get("name", "")))

    walk(package, part, start)
    area = parse_range(root.get("ref", ""))
    if area is None:
        return None
    first = area.first_row + whole(root, "headerRowCount", 1)
    last = area.last_row - whole(root, "totalsRowCount", 0)
    body = area._replace(first_row=first, last_row=last) if first <= last else None
    name = unescaped(root.get("displayName") or root.get("name", ""))
    return Table(name, sheet, area, tuple(columns), body)


def resolved(
    names: Iterable[DefinedName], sheets: Iterable[str], tables: Iterable[Table]
) -> dict[tuple[str, str], DefinedName]:
    """The names by (sheet, name) in lower case, each with the cells it stands for."""
    spelling = {sheet.casefold(): sheet for sheet in sheets}
    by_name = {table.name.casefold(): table for table in tables}
    found: dict[tuple[str, str], DefinedName] = {}
    for name in names:
        area = area_of(name.text, spelling, by_name)
        key = (name.sheet.casefold(), name.name.casefold())
        found[key] = DefinedName(name.name, name.text, area, name.sheet, name.hidden)
    return found


def area_of(text: str, sheets: Mapping[str, str], tables: Mapping[str, Table]) -> Area | None:
    """The cells of ``'Cost lines'!$C$9:$C$140`` or ``tblCosts[Quantity]``; else ``None``.

    ``sheets`` and ``tables`` are keyed by their names in lower case.
    """
    sheet, rest = split_reference(text.strip().removeprefix("="))
    known = sheets.get(sheet.casefold())
    if known is not None:
        cells = parse_range(rest)
        return Area(known, cells) if cells else None
    structured = _COLUMN.fullmatch(text.strip())
    table = tables.get(structured[1].casefold()) if structured else None
    if table is None or structured is None or table.body is None:
        return None
    return _table_column(table, re.sub(r"'(.)", r"\1", structured[2]), table.body)


def _table_column(table: Table, heading: str, body: Range) -> Area | None:
    wanted = heading.casefold()
    for index, column in enumerate(table.columns):
        if column.casefold() == wanted:
            at = body.first_column + index
            return Area(table.sheet, body._replace(first_column=at, last_column=at))
    return None
