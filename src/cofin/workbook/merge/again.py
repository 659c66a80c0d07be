"""A merged budget made anew: what it says of its origin, and what is accepted in it, stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from cofin.core.model import Project
from cofin.grid import Grid, SheetGrid
from cofin.rules.profile import CallRules
from cofin.text import Lang, say
from cofin.workbook.generate import generate
from cofin.workbook.layout import RECORD_SHEET
from cofin.workbook.merge.carried import places_in
from cofin.workbook.merge.earlier import accepted_in
from cofin.workbook.record import AcceptedRow, Record, SheetRow
from cofin.workbook.sheets.record import ACCEPTED, FIRST, LEFT


def record_again(
    project: Project, rules: CallRules, lang: Lang, *, path: Path, grid: Grid, call: str | None
) -> Record | None:
    """The record of the workbook at ``path``, read as ``grid``, for a new one of its project.

    A row that was accepted may stand elsewhere then, and its sheet have another name: it is
    known by what it holds (see ``carried``).  Where an error is gone, its row in the record stays.
    """
    record = record_in(grid)
    if record is None:
        return None
    found = accepted_in(path, call, lang)
    known = {(each.shown.code, each.shown.sheet, each.shown.cell): each.key for each in found}
    keys = [known.get((each.code, each.sheet, each.cell)) for each in record.accepted]
    wanted = [key for key in keys if key is not None]
    content = generate(project, rules, lang) if wanted else b""
    places = places_in(content, call, wanted) if wanted else {}
    rows = []
    for row, key in zip(record.accepted, keys, strict=True):
        here = places.get(key) if key is not None else None
        now = (here.sheet, here.cell) if here else ("", "")
        rows.append(replace(row, sheet=now[0], cell=now[1]))
    return Record(record.sheets, rows)


def record_in(grid: Grid) -> Record | None:
    """What the sheet Merged from says, in either language; ``None`` without one."""
    titles = {say(f"sheet.{RECORD_SHEET}", lang) for lang in Lang}
    sheet = next((each for each in grid.sheets if each.name in titles), None)
    if sheet is None:
        return None
    files = list(_rows(sheet, FIRST))
    heads = {say("record.accepted", lang) for lang in Lang}
    start = next((row for row, column in sheet.cells if _text(sheet, row, LEFT) in heads), 0)
    accepted = _rows(sheet, start + 2) if start else ()
    return Record([_file(*row[:3]) for row in files], [AcceptedRow(*row) for row in accepted])


def _rows(sheet: SheetGrid, first: int) -> Iterator[list[str]]:
    """The texts of rows one below the other; one without a second cell is none of a list."""
    row = first
    while texts := _filled(sheet, row):
        yield texts
        row += 1


def _filled(sheet: SheetGrid, row: int) -> list[str]:
    texts = [_text(sheet, row, LEFT + i) for i in range(len(ACCEPTED))]
    return texts if texts[1] else []


def _text(sheet: SheetGrid, row: int, column: int) -> str:
    value = sheet.cell(row, column).value
    return value.strip() if isinstance(value, str) else ""


def _file(file: str, partner: str, counts: str) -> SheetRow:
    """``2 error(s), 1 warning(s), 0 note(s)`` as numbers, whichever language says so."""
    numbers = [int(each) for each in re.findall(r"\d+", counts)] + [0, 0, 0]
    return SheetRow(file, partner, *numbers[:3])
