"""NO as the code of Norway: among other countries it heads amounts, no numbers of rows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from cofin.checks.columns.heading_rows import Row
from cofin.checks.words.countries import country_named, has_names
from cofin.grid import A_TEXT, CellValue

_CODE = "NO"
_IN_BRACKETS = f"({_CODE})"
_IN_WORDS = "Norway"

_LONGEST = 60
_BEHIND = re.compile(r"\(([A-Z]{2})\)$")


def spelled_out(rows: Mapping[int, Row]) -> Mapping[int, Row]:
    """The rows of a sheet, with the name of Norway where its code stands for the country.

    Only in capitals, as ``NO`` or behind a name in brackets, and beside, above or below others.
    """
    found: dict[int, list[int]] = defaultdict(list)
    for row, cells in rows.items():
        for column, (value, kind, *_) in cells.items():
            if kind is A_TEXT and _has_code(str(value)):
                found[row].append(column)
    if not found:
        return rows
    wanted = {column for columns in found.values() for column in columns}
    down: dict[int, set[str]] = defaultdict(set)
    for cells in rows.values():
        for column in wanted & cells.keys():
            down[column].add(_country(cells[column]))
    read = dict(rows)
    for row, columns in found.items():
        line = [(c, _country(cell)) for c, cell in sorted(rows[row].items()) if cell.kind is A_TEXT]
        across = {country for _, country in line}
        beside = _beside(line)
        read[row] = dict(rows[row])
        for column in columns:
            text = str(rows[row][column].value).strip()
            others = [{*countries} - {_CODE, ""} for countries in (across, down[column])]
            if text != _CODE:
                is_country = any(others)
            else:
                is_country = bool(beside[column]) or len(others[1]) > 1
            if is_country:
                named = text.replace(_IN_BRACKETS, _IN_WORDS) if text != _CODE else _IN_WORDS
                read[row][column] = rows[row][column]._replace(value=named)
    return read


def _has_code(text: str) -> bool:
    return text.strip() == _CODE or text.rstrip().endswith(_IN_BRACKETS)


def _beside(line: Sequence[tuple[int, str]]) -> dict[int, str]:
    """By column another country next to it; the first text of a line has none.

    Where others follow it, as in "No | Item | TR | DE", it may yet number the rows.
    """
    countries = ["", *(country for _, country in line), ""]
    found = {}
    for at, (column, _) in enumerate(line, start=1):
        around = {countries[at - 1], countries[at + 1]} - {_CODE, ""}
        found[column] = "".join(sorted(around)) if at > 1 else ""
    return found


def _country(cell: CellValue) -> str:
    """The country of a text that is its code or its name, or has its code behind it."""
    text = str(cell.value).strip()
    if len(text) > _LONGEST:
        return ""
    code = _BEHIND.search(text)
    country = country_named(code[1] if code else text)
    return country if has_names(country) else ""  # AD and TL are other things too
