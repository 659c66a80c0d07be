"""Whose figures the names ``fig.partners.P1.…`` stand for now.

A name stays with its cell.  People sort the rows of the partners, and type another id over one:
then the row of the results, and the cell with the name, belong to somebody else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cofin.a1 import a1
from cofin.checks.formula.written import formulas_of
from cofin.errors import Problem
from cofin.grid import Area, CellKind, Grid
from cofin.text import Value

#: The start of such names, and the column of the results with the ids.
_IDS = {"fig.partners.": "out.budget.id", "fig.work_packages.": "out.by_work_package.id"}


def name_now(grid: Grid, name: str, area: Area) -> str:
    """The name of a figure by the id that stands in its row; empty when none stands there."""
    for start, results in _IDS.items():
        ids = grid.name(results)
        if not name.startswith(start) or ids is None or ids.area is None:
            continue
        row, column = area.range.first_row, ids.area.range.first_column
        sheet = grid.sheet(area.sheet) if area.sheet == ids.area.sheet else None
        if sheet is None or not ids.area.range.holds(row, column):
            continue
        cell = sheet.cell(row, column)
        if cell.kind is CellKind.TEXT:
            owner, dot, rest = name.removeprefix(start).partition(".")
            id_ = str(cell.value).strip()
            is_same = id_.casefold() == owner.casefold()
            return name if is_same else f"{start}{id_}{dot}{rest}" if id_ else ""
    return name


def misread(grid: Grid) -> Iterator[Problem]:
    """Formulas that name the figure of one partner or work package and read another's."""
    other = dict(_other(grid))
    if not other:
        return
    for skeleton, formulas in formulas_of(grid).by_skeleton.items():
        text = f"{skeleton.casefold()}\n"
        for name, now in other.items() if "fig." in text else ():
            if name.casefold() in text:
                for each in formulas:
                    where = f"{each.sheet}!{a1(each.row, each.column)}"
                    values: Mapping[str, Value] = {"name": name, "now": now}
                    yield Problem(where, "template.other_owner", values)


def _other(grid: Grid) -> Iterator[tuple[str, str]]:
    """Names whose cells belong to somebody else, and whose they are: ``P3``."""
    for (local, _), known in grid.names.items():
        if local or known.area is None or not known.name.startswith(tuple(_IDS)):
            continue
        now = name_now(grid, known.name, known.area)
        if now != known.name:
            yield known.name, now.split(".")[2] if now else "-"
