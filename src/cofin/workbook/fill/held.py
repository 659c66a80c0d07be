"""What the cells of a template held before: nothing of it goes, or is doubtful, without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from cofin.a1 import a1, from_serial
from cofin.checks.words.totals import is_total_alone
from cofin.core.parse_problems import quoted
from cofin.errors import Problem
from cofin.grid import CellError, CellKind, CellValue, Position
from cofin.text import Lang, Value, number
from cofin.workbook.fill.labels import label
from cofin.workbook.fill.suggest import is_single
from cofin.workbook.patch import Edit, Template


@dataclass(frozen=True, slots=True)
class FilledCell:
    """A cell that is written: what goes there, by which rule of the map, and what it held."""

    edit: Edit
    path: str
    rule: str
    held: CellValue | None = None  # where that is typed and another value
    is_doubtful: bool = False  # whether it is anything that a former fill would have written

    @property
    def is_emptied(self) -> bool:
        """Whether something goes and nothing comes."""
        return self.edit.value is None and self.held is not None


def cell(template: Template, edit: Edit, path: str, rule: str, *, doubtful: bool) -> FilledCell:
    """The cell with what it holds now; ``doubtful`` for one in a row that is none of the table."""
    sheet = template.sheet(edit.sheet)
    found = sheet.cell(edit.row, edit.column) if sheet else None
    if found is None or found.kind is CellKind.EMPTY or found.formula is not None:
        return FilledCell(edit, path, rule)
    if _is_same(found, edit, date1904=template.grid.date1904):
        return FilledCell(edit, path, rule)
    return FilledCell(edit, path, rule, found, doubtful)


def is_label(found: CellValue, edit: Edit, labels: frozenset[str]) -> bool:
    """Whether a single value comes where words of the template stand, or the other way round."""
    is_text = found.kind is CellKind.TEXT
    if is_text is not isinstance(edit.value, str):
        return True
    words = str(found.value).strip()
    is_known = label(words) in labels or is_single(words) or is_total_alone(words)
    return is_text and (is_known or words.endswith(":"))


def notes(cells: Iterable[FilledCell], *, date1904: bool) -> Iterator[Problem]:
    """Row by row what was emptied, and what was replaced and may be none of a former fill."""
    lost = [each for each in cells if each.is_emptied or (each.held and each.is_doubtful)]
    lost.sort(key=lambda each: (each.edit.sheet, each.edit.row, each.edit.column))
    for (sheet, _), row in groupby(lost, key=lambda each: (each.edit.sheet, each.edit.row)):
        of_row = list(row)
        for code, is_emptied in (("emptied", True), ("replaced", False)):
            held = [
                ((each.edit.row, each.edit.column), each.held)
                for each in of_row
                if each.held and each.is_emptied is is_emptied
            ]
            if held:
                yield _note(sheet, code, held, date1904=date1904)


def kept(template: Template, sheet: str, places: Iterable[Position]) -> Iterator[Problem]:
    """What stays below the rows that are filled, row by row."""
    grid = template.sheet(sheet)
    for _, row in groupby(places, key=lambda place: place[0]):
        held = [(place, grid.cell(*place)) for place in row] if grid else []
        if held:
            yield _note(sheet, "kept", held, date1904=template.grid.date1904)


def _note(
    sheet: str, code: str, held: list[tuple[Position, CellValue]], *, date1904: bool
) -> Problem:
    said = {
        lang.value: "; ".join(
            f"{a1(*place)} {shown(found, lang, date1904=date1904)}" for place, found in held
        )
        for lang in Lang
    }
    values: dict[str, Value] = {"cells": said}
    return Problem(f"{sheet}!{a1(*held[0][0])}", f"fill.{code}", values)


def shown(found: CellValue, lang: Lang, *, date1904: bool) -> str:
    """What a cell holds, as a note names it."""
    match found.value:
        case Decimal() as value:
            day = from_serial(value, date1904=date1904) if found.style.is_date else None
            return day.isoformat() if day else number(value, lang)
        case CellError() as error:
            return error.text
        case _:
            return quoted(str(found.value))


def as_stored(found: CellValue) -> str:
    """What a cell holds, whole: text, or a number as the file has it."""
    return found.value.text if isinstance(found.value, CellError) else str(found.value)


def _is_same(found: CellValue, edit: Edit, *, date1904: bool) -> bool:
    if isinstance(edit.value, date) and isinstance(found.value, Decimal):
        return from_serial(found.value, date1904=date1904) == edit.value
    return found.value == edit.value
