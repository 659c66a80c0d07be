"""Where acceptances come from: the file beside a workbook, and the Findings sheet in it."""

from __future__ import annotations

from pathlib import Path

from cofin.checks.accept import FILE_NAME, LARGEST, Acceptance, read_acceptances
from cofin.checks.finding import LISTED
from cofin.errors import InputError, Problem
from cofin.files import read_file
from cofin.grid import Grid
from cofin.system import reason


def acceptances_for(path: Path | None, grid: Grid, named: Path | None = None) -> list[Acceptance]:
    """Acceptances of ``named`` (else of the file beside ``path``), then those in the workbook.

    A workbook that was never saved has no ``path``, and nothing lies beside it.
    ``InputError`` when the file cannot be read or holds mistakes.
    """
    source = named or (path.parent / FILE_NAME if path else None)
    found: list[Acceptance] = []
    if source and (named or source.is_file()):
        found += read_acceptances(_content(source), source.name)
    return [*found, *_in_workbook(grid)]


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
    for row in range(rows.first_row, min(rows.last_row, rows.first_row + 10_000) + 1):
        values = {
            key: str(sheet.cell(row, area.range.first_column).value or "").strip()
            for key, area in areas.items()
        }
        if values["reason"] and values["code"]:
            found.append(Acceptance(**values, listed=True))
    return found
