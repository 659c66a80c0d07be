"""What the add-in wrote on its own sheets: results and rules beside a budget, no part of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cofin.a1 import Range, quoted_sheet
from cofin.checks.finding import LISTED, OWN
from cofin.checks.subject import Subject
from cofin.grid import Grid, SheetGrid


def without_own_sheets(subject: Subject) -> Subject:
    """The subject without the values of the add-in's tables.

    Only of a sheet with no formula on which no other depends: whatever anybody calls so, no
    amount of a budget can be hidden there.
    """
    areas = _areas(subject.grid)
    if not areas:
        return subject
    used = _texts(subject.grid)
    sheets = tuple(
        _bare(sheet, areas[sheet.name.casefold()])
        if sheet.name.casefold() in areas and not _counts(sheet, used)
        else sheet
        for sheet in subject.grid.sheets
    )
    return replace(subject, grid=replace(subject.grid, sheets=sheets))


def _areas(grid: Grid) -> Mapping[str, list[Range]]:
    """The areas that the add-in named, by the folded names of their sheets."""
    found: defaultdict[str, list[Range]] = defaultdict(list)
    for (sheet, name), known in grid.names.items():
        if not sheet and name.startswith(OWN) and known.area is not None:
            found[known.area.sheet.casefold()].append(known.area.range)
    return found


def _texts(grid: Grid) -> str:
    """All formulas and what other names mean, to look in for the name of a sheet."""
    cells = (cell for sheet in grid.sheets for cell in sheet.cells.values())
    texts = [cell.formula for cell in cells if cell.formula is not None]
    ours = (OWN, *LISTED.values(), "_xlnm.")  # lists, and what is printed and filtered
    names = grid.names.values()
    texts += [known.text for known in names if not known.name.casefold().startswith(ours)]
    return "\n".join(texts).casefold()


def _counts(sheet: SheetGrid, used: str) -> bool:
    """Whether the sheet calculates something, or another one with it."""
    named = quoted_sheet(sheet.name.casefold())[1:-1]  # in quotes or not
    return named in used or any(cell.formula is not None for cell in sheet.cells.values())


def _bare(sheet: SheetGrid, areas: Sequence[Range]) -> SheetGrid:
    kept = {
        place: cell
        for place, cell in sheet.cells.items()
        if not any(area.holds(*place) for area in areas)
    }
    return replace(sheet, cells=kept)
