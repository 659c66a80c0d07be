"""The cells of a card's example as a ``Grid``; the keys are listed in ``card_examples``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from cofin.a1 import Range, parse_range, split_reference
from cofin.checks.subject import CellKey, Column, Layout, Recomputed
from cofin.core.schema import TABLES
from cofin.grid import (
    Area,
    CellError,
    CellKind,
    CellStyle,
    CellValue,
    DefinedName,
    Grid,
    Note,
    Position,
    Protection,
    SheetGrid,
    Validation,
)

Example = Mapping[str, Any]
ONLY_SHEET = "Budget"
_ERROR = re.compile(r"#(REF!|VALUE!|DIV/0!|NAME\?|N/A|NUM!|NULL!|SPILL!|CALC!)")
_FIRST_DAY = date(1899, 12, 30)


def recomputed_cells(example: Example) -> dict[CellKey, Recomputed] | None:
    """What a calculation would give, where the example says so."""
    if "recomputed" not in example:
        return None
    return {
        (_sheet_and(place)[0], *_corner(place)): _stored(str(value))[0]
        for place, value in example["recomputed"].items()
    }


def _sheet_and(place: str) -> tuple[str, str]:
    sheet, rest = split_reference(place)
    return sheet or ONLY_SHEET, rest


def _range(place: str) -> Range:
    """Of ``Budget!A1:C1``, ``Budget!3``, ``Budget!C``."""
    rest = _sheet_and(place)[1]
    found = parse_range(rest) or parse_range(f"{rest}:{rest}")
    assert found is not None, f"{place} is no range"
    return found


def _corner(place: str) -> Position:
    found = _range(place)
    return found.first_row, found.first_column


def example_grid(example: Example) -> Grid:
    """Its sheets, names and notes."""
    sheets = dict(example.get("sheets", {}))
    if "sheet" in example:
        sheets[ONLY_SHEET] = example["sheet"]
    listed = (*example.get("cells", {}), *example.get("recomputed", {}))
    for place in listed:
        sheets.setdefault(_sheet_and(place)[0], [])
    names = {}
    for name, text in example.get("names", {}).items():
        names["", name.casefold()] = DefinedName(name, text, _area(text))
    for place, text in example.get("local_names", {}).items():
        sheet, name = _sheet_and(place)
        names[sheet.casefold(), name.casefold()] = DefinedName(name, text, _area(text), sheet)
    return Grid(
        sheets=tuple(_sheet(example, name, rows) for name, rows in sheets.items()),
        names=names,
        notes=frozenset(Note(note) for note in example.get("notes", ())),
        date1904=example.get("date1904", False),
    )


def _area(text: str) -> Area | None:
    sheet, rest = split_reference(text)
    found = parse_range(rest)
    return Area(sheet, found) if sheet and found and "[" not in sheet else None


def _sheet(example: Example, name: str, rows: Sequence[Sequence[Any]]) -> SheetGrid:
    def ranges(key: str) -> list[Range]:
        return [_range(place) for place in example.get(key, ()) if _sheet_and(place)[0] == name]

    typed: dict[Position, Any] = {
        (row, column): value
        for row, values in enumerate(rows, 1)
        for column, value in enumerate(values, 1)
    }
    for place, value in example.get("cells", {}).items():
        if _sheet_and(place)[0] == name:
            typed[_corner(place)] = value
    formats = [
        (_range(place), text)
        for place, text in example.get("formats", {}).items()
        if _sheet_and(place)[0] == name
    ]
    unlocked = ranges("unlocked")
    cells: dict[Position, CellValue] = {}
    for at, value in typed.items():
        format_ = next((text for range_, text in formats if range_.holds(*at)), "General")
        if isinstance(value, date) and format_ == "General":
            format_ = "yyyy-mm-dd"
        style = CellStyle(format_, locked=not any(range_.holds(*at) for range_ in unlocked))
        if (cell := _cell(value, style)) is not None:
            cells[at] = cell
    hidden = "hidden_sheets", "very_hidden_sheets"
    states = ["hidden", "veryHidden"]
    state = [s for key, s in zip(hidden, states, strict=True) if name in example.get(key, ())]
    return SheetGrid(
        name,
        state=state[0] if state else "visible",
        cells=cells,
        hidden_rows=frozenset(
            row for r in ranges("hidden_rows") for row in range(r.first_row, r.last_row + 1)
        ),
        hidden_columns=tuple((r.first_column, r.last_column) for r in ranges("hidden_columns")),
        merges=tuple(ranges("merges")),
        arrays=tuple(ranges("arrays")),
        validations=tuple(
            Validation((_range(place),), type_)
            for place, type_ in example.get("validations", {}).items()
            if _sheet_and(place)[0] == name
        ),
        protection=Protection() if name in example.get("protected", ()) else None,
        blank_cells=example.get("blank_cells", {}).get(name, 0),
    )


def _cell(value: Any, style: CellStyle) -> CellValue | None:
    match value:
        case "":
            return None
        case bool():
            return CellValue(value, CellKind.BOOL, None, style)
        case date():
            days = Decimal((value - _FIRST_DAY).days)
            return CellValue(days, CellKind.NUMBER, None, style)
        case int() | float() | Decimal():
            return CellValue(Decimal(str(value)), CellKind.NUMBER, None, style)
        case str() if value.startswith("'"):
            return CellValue(value[1:], CellKind.TEXT, None, style)
        case str() if value.startswith("="):
            formula, arrow, stored = value[1:].partition(" -> ")
            known, kind = _stored(stored) if arrow else (None, CellKind.EMPTY)
            return CellValue(known, kind, formula, style)
        case str() if _ERROR.fullmatch(value):
            return CellValue(CellError(value), CellKind.ERROR, None, style)
        case str():
            return CellValue(value, CellKind.TEXT, None, style)
        case _:
            raise TypeError(f"no cell: {value!r}")


def _stored(text: str) -> tuple[Decimal | str | bool | CellError, CellKind]:
    """The stored value of a formula and its kind."""
    if text.startswith("'"):
        return text[1:], CellKind.TEXT
    if text in {"TRUE", "FALSE", "True", "False"}:
        return text.upper() == "TRUE", CellKind.BOOL
    if _ERROR.fullmatch(text):
        return CellError(text), CellKind.ERROR
    try:
        return Decimal(text), CellKind.NUMBER
    except InvalidOperation:
        return text, CellKind.TEXT


def example_layout(example: Example) -> Layout | None:
    """A known layout, where the example gives one."""
    if not {"columns", "scalars", "fingerprint", "layout_version"} & set(example):
        return None
    columns = []
    for name, place in example.get("columns", {}).items():
        table, _, field = name.partition(".")
        known = {f.key for f in TABLES[table][0]} if table in TABLES else set()
        columns.append(Column(table, field, _sheet_and(place)[0], _range(place), field in known))
    return Layout(
        version=example.get("layout_version", 1),
        lang=example.get("lang", "en"),
        fingerprint=example.get("fingerprint", ""),
        columns=tuple(columns),
        scalars={
            name: (_sheet_and(place)[0], *_corner(place))
            for name, place in example.get("scalars", {}).items()
        },
    )
