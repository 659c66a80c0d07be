"""Where acceptances come from: the file beside a workbook, and the Findings sheet in it."""

from __future__ import annotations

import os
from pathlib import Path

from cofin.checks.finding import LISTED
from cofin.checks.report.accept import FILE_NAME, LARGEST, Acceptance, read_acceptances
from cofin.errors import InputError, Problem
from cofin.files import read_file
from cofin.grid import Grid, SheetGrid
from cofin.system import reason
from cofin.text import Lang, say


def acceptances_for(path: Path | None, grid: Grid, named: Path | None = None) -> list[Acceptance]:
    """Acceptances of ``named`` (else of the file beside ``path``), then those in the workbook.

    A workbook that was never saved has no ``path``, and nothing lies beside it.
    ``InputError`` when the file cannot be read or holds mistakes.
    """
    source = named or (path.parent / FILE_NAME if path else None)
    found: list[Acceptance] = []
    if source and (named or is_there(source)):
        found += entries_of(source)
    return [*found, *_in_workbook(grid)]


def is_there(source: Path) -> bool:
    """Whether a list lies there; in a folder closed to us none does, as no workbook is read."""
    return os.path.isfile(source)  # noqa: PTH113 (the other one raises)


def entries_of(source: Path) -> tuple[Acceptance, ...]:
    """The entries of a list of acceptances; ``InputError`` when it cannot be read."""
    return read_acceptances(_content(source), str(source))


def _content(path: Path) -> bytes:
    try:
        return read_file(path, LARGEST)
    except OSError as why:
        problem = Problem("", "check.accept_unreadable", {"why": reason(why)})
        raise InputError([problem], str(path)) from why


def _in_workbook(grid: Grid) -> list[Acceptance]:
    """Rows of the Findings sheet with a reason; a list that nobody sees accepts nothing."""
    named = {key: grid.name(name) for key, name in LISTED.items()}
    areas = {key: each.area for key, each in named.items() if each and each.area}
    if len(areas) < len(LISTED):
        return []
    sheet = grid.sheet(areas["code"].sheet)
    if sheet is None or sheet.state != "visible":
        return []
    found = []
    rows = areas["code"].range
    messages = _messages(sheet, rows.first_row - 1)
    for row in range(rows.first_row, min(rows.last_row, rows.first_row + 10_000) + 1):
        values = {key: _text(sheet, row, area.range.first_column) for key, area in areas.items()}
        if values["reason"] and values["code"]:
            said = _text(sheet, row, messages)
            found.append(Acceptance(**values, listed=True, said=said))
    return found


def _messages(sheet: SheetGrid, heads: int) -> int:
    """The column of a list with what was found, by its heading; 0 without one."""
    headings = {say("check.column_message", lang) for lang in Lang}
    row = {column: _text(sheet, at, column) for at, column in sheet.cells if at == heads}
    return next((column for column, text in row.items() if text in headings), 0)


def _text(sheet: SheetGrid, row: int, column: int) -> str:
    return str(sheet.cell(row, column).value or "").strip()
