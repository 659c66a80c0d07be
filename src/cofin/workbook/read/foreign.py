"""Words that are understood here, and that the formulas of the workbook do not know.

Formulas compare what is typed with the workbook's lists: capitals do not count, but blanks do,
and so does another word for the same (``evet`` in an English workbook); a cell with nothing but
blanks is filled in for them.  They leave a row out that is counted here, so it has to be said
at the cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from cofin.core.countries import country_code
from cofin.core.schema import TABLES, Field, Kind
from cofin.errors import Problem
from cofin.grid import A_TEXT, CellKind, CellValue, Grid
from cofin.letters import are_disputed, caseless
from cofin.rules.profile import CallProfile
from cofin.workbook.read.inputs import InputTable, is_blank
from cofin.workbook.read.typed import Places
from cofin.workbook.read.words import Words

#: The list on which each field is looked up, beside those of partners and work packages.
_LISTS = {
    ("partner", "role"): "roles",
    ("partner", "legal_form"): "legal_forms",
    ("partner", "platform"): "platforms",
    ("work_package", "activity"): "activities",
    ("cost", "category"): "categories",
    ("cost", "eligible"): "yes_no",
    ("exchange", "host_country"): "hosts",
    ("exchange", "sme_involved"): "yes_no",
    ("exchange", "outside_partnership"): "yes_no",
    ("funding", "source"): "funding_kinds",
}
_IDS = {Kind.PARTNER: "partner", Kind.WORK_PACKAGE: "work_package"}
#: Looked up in lists that need not have them, or declared here: only blanks are wrong in them.
_BARE = (Kind.ID, Kind.COUNTRY, Kind.REGION)

_Entries: TypeAlias = tuple[CellValue, ...]
_Key: TypeAlias = Callable[[CellValue], object]


def foreign_words(grid: Grid, places: Places, profile: CallProfile) -> Iterator[Problem]:
    """One problem for each word of a column, at the first cell that holds it."""
    words = Words(profile, date1904=grid.date1904)
    for key, table in places.tables.items():
        for field in TABLES[key][0] if key != "override" else ():
            if field.kind is Kind.TEXT:
                continue  # no formula looks at it
            yield from _once(_only_blanks(table, field))
            if field.kind in _BARE:
                yield from _once(_blanks_around(table, field))
            elif field.kind is Kind.PARTNER and places.is_part and not field.required:
                continue  # another partner may lead, and no formula asks
            elif entries := _entries(grid, places, key, field):
                yield from _once(_not_listed(table, field, entries, _meaning(words, field)))


def _once(found: Iterator[Problem]) -> Iterator[Problem]:
    """The same word in many cells of a column is one problem with all its places."""
    firsts: dict[str, Problem] = {}
    for problem in found:
        key = str(problem.values.get("value"))
        first = firsts.setdefault(key, problem)
        if first is not problem:
            firsts[key] = replace(first, also=(*first.also, problem.where))
    yield from firsts.values()


def _only_blanks(table: InputTable, field: Field) -> Iterator[Problem]:
    """Cells that look empty and are not: no number and no word, say formulas."""
    for row in table.rows:
        value = _cell(table, row, field.key).value
        if isinstance(value, str) and value and not value.strip():
            yield Problem(table.place(row, field.key), "workbook_in.only_blanks")


def _blanks_around(table: InputTable, field: Field) -> Iterator[Problem]:
    for row in table.rows:
        value = _cell(table, row, field.key).value
        if isinstance(value, str) and value.strip() not in ("", value):
            yield _problem(table, row, field, "blanks_around", value.strip())


def _not_listed(
    table: InputTable, field: Field, entries: _Entries, meaning: _Key
) -> Iterator[Problem]:
    offered = {meaning(entry): _text(entry) for entry in reversed(entries)}
    texts = {entry.value for entry in entries if isinstance(entry.value, str)}
    for row in table.rows:
        cell = _cell(table, row, field.key)
        if cell.kind is A_TEXT and cell.value in texts:
            continue  # to the letter, as nearly all
        if is_blank(cell) or cell.kind is CellKind.ERROR:
            continue
        word = offered.get(meaning(cell))  # none: it is wrong everywhere, which is said already
        if word and not any(_same(cell, entry) for entry in entries):
            blanks = isinstance(cell.value, str) and _alike(_text(cell), word)
            yield _problem(table, row, field, "blanks_around" if blanks else "not_on_list", word)


def _problem(table: InputTable, row: int, field: Field, code: str, word: str) -> Problem:
    values = {"value": _shown(_cell(table, row, field.key)), "word": f'"{word}"'}
    return Problem(table.place(row, field.key), f"workbook_in.{code}", values)


def _entries(grid: Grid, places: Places, key: str, field: Field) -> _Entries:
    """What the formulas know; nothing when there is no list, or it is empty."""
    if field.kind in _IDS:
        declared = places.tables.get(_IDS[field.kind])
        cells = [_cell(declared, row, "id") for row in declared.rows] if declared else []
        # blanks around an id are wrong there, not wherever it is used
        cells = [c._replace(value=c.value.strip()) for c in cells if isinstance(c.value, str)]
        return tuple(cell for cell in cells if cell.value)
    known = grid.name(f"list.{_LISTS[key, field.key]}") if (key, field.key) in _LISTS else None
    sheet = grid.sheet(known.area.sheet) if known and known.area else None
    if known is None or known.area is None or sheet is None:
        return ()
    listed = sheet.within(known.area.range)
    return tuple(cell for cell in listed if not is_blank(cell))


def _meaning(words: Words, field: Field) -> _Key:
    """What a cell of a field stands for, whatever it is called."""
    if field.kind is Kind.HOST:
        return lambda cell: country_code(_text(cell))
    if field.kind in _IDS:
        return lambda cell: _text(cell).lower()
    return lambda cell: words.meant(field, cell)


def _cell(table: InputTable, row: int, field: str) -> CellValue:
    return table.sheet.cell(row, table.columns[field])


def _text(cell: CellValue) -> str:
    return cell.value.strip() if isinstance(cell.value, str) else f"{cell.value}"


def _shown(cell: CellValue) -> str:
    """What is typed, in quotation marks and with its blanks, on one line."""
    text = cell.value if isinstance(cell.value, str) else f"{cell.value}".upper()
    return '"' + re.sub(r"\s", " ", text) + '"'


def _same(one: CellValue, other: CellValue) -> bool:
    """What spreadsheets find equal: texts in any capitals; no text is a number or TRUE."""
    if isinstance(one.value, str) and isinstance(other.value, str):
        return _alike(one.value, other.value)
    return type(one.value) is type(other.value) and one.value == other.value


def _alike(one: str, other: str) -> bool:
    """As the formulas compare them, where programs agree on it."""
    return caseless(one) == caseless(other) and not are_disputed(one, other)
