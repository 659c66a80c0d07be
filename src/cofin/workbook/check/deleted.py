"""A deleted sheet, or deleted columns of one, is one problem: all that follows is not told again.

What was typed there is gone, so the workbook cannot be built anew from itself; that is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cofin.errors import Problem
from cofin.grid import CellKind, Grid
from cofin.text import Lang, Value, say
from cofin.workbook.read.inputs import new_workbook

_SHEETS = {
    "project": "project",
    "partner": "partners",
    "work_package": "work_packages",
    "cost": "costs",
    "exchange": "exchanges",
    "funding": "funding",
    "override": "rules",
}
"""Where each table of input stands."""

_LOST = "workbook_in.name_missing"
_DELETED = "template.deleted_"
_REF = "#REF!"
_FORMULAS = ("template.formula_", "template.formulas_")
_EMPTY = {
    "partners": ("project.no_partners", "project.no_coordinator"),
    "work_packages": ("project.no_work_packages",),
}


def without_echoes(
    problems: Sequence[Problem], grid: Grid, ours: Mapping[str, str], now: Mapping[str, str]
) -> tuple[Problem, ...]:
    """The problems, with one for each sheet that was deleted in whole or in part.

    ``ours`` and ``now`` name the sheets by key, in the template and here.
    """
    gone: dict[str, Value] = {key: name for key, name in ours.items() if key not in now}
    if not ours and any(_is_lost(each, "project") for each in problems):
        # in which language it was, stood there as well
        gone["project"] = {lang.value: say("sheet.project", lang) for lang in Lang}
    lost = {
        key: [p for p in problems if _is_lost(p, key, anyhow=key in gone)] for key in (*now, *gone)
    }
    others = [each for each in problems if each.code.startswith(_DELETED)]
    if not (others or any(known.text.endswith(_REF) for known in grid.names.values())):
        gone = {key: name for key, name in gone.items() if lost[key]}  # of others nothing is missed
    inputs = {key: found for key, found in lost.items() if found and key in now}
    told = [
        *(_sheet(grid, name, typed=bool(lost[key])) for key, name in gone.items()),
        *(_columns(grid, now[key], found) for key, found in inputs.items()),
    ]
    if "project" in gone:
        lost["project"] += [p for p in problems if p.values.get("name") == "cofin.call"]
    if not told and not others:
        told = list(_computed(grid, now))
    if not told:
        return tuple(_without_formulas(problems, others))
    follow = {id(each) for found in lost.values() for each in found}
    follow |= {id(each) for each in others}
    codes = {code for key, found in lost.items() if found for code in _EMPTY.get(key, ())}
    missing = (p for p in problems if p.code == "template.sheet_missing")
    follow |= {id(each) for each in missing if each.values["sheet"] in gone.values()}
    rest = [p for p in problems if id(p) not in follow and p.code not in codes]
    return *told, *_without_formulas(rest, told)


def _is_lost(problem: Problem, key: str, *, anyhow: bool = False) -> bool:
    """Whether a name of input on a sheet stands for nothing since its cells were deleted."""
    if problem.code != _LOST or not (anyhow or problem.values["found"] == _REF):
        return False
    return _SHEETS.get(str(problem.values["name"]).removeprefix("in.").split(".")[0]) == key


def _sheet(grid: Grid, name: Value, *, typed: bool) -> Problem:
    values: dict[str, Value] = {"sheet": name}
    if not typed:
        return Problem("", "template.deleted_sheet", values)
    return Problem("", "template.deleted_typed_sheet", {**values, "how": new_workbook(grid)})


def _columns(grid: Grid, sheet: str, lost: Sequence[Problem]) -> Problem:
    names = [str(each.values["name"]) for each in lost]
    headings = {lang.value: ", ".join(_heading(name, lang) for name in names) for lang in Lang}
    values: dict[str, Value] = {"sheet": sheet, "columns": headings, "how": new_workbook(grid)}
    return Problem(sheet, "template.deleted_input", values)


def _heading(name: str, lang: Lang) -> str:
    """What the column of a name is called; the project's fields stand in rows."""
    _, table, field = name.split(".")
    if table == "project":
        return say(f"project_sheet.{field}", lang)
    return name if table == "override" else say(f"column.{table}_{field}", lang)


def _computed(grid: Grid, now: Mapping[str, str]) -> Iterator[Problem]:
    """Columns that the template calculates, deleted so that others show errors."""
    lost = [name for (_, name), known in grid.names.items() if known.text.endswith(_REF)]
    sheets = [sheet for name in now.values() if (sheet := grid.sheet(name))]
    if not any(cell.kind is CellKind.ERROR for sheet in sheets for cell in sheet.cells.values()):
        return
    for table, key in _SHEETS.items():
        if key in now and any(name.startswith(f"out.{table}.") for name in lost):
            yield Problem(now[key], "template.deleted_output", {"sheet": now[key]})


def _without_formulas(problems: Sequence[Problem], told: Sequence[Problem]) -> Iterator[Problem]:
    """Without formulas on sheets that lost columns: what stands there is that of another one."""
    columns = ("columns", "input", "output")
    sheets = {p.where for p in told if p.code.removeprefix(_DELETED) in columns}
    for each in problems:
        if not (each.code.startswith(_FORMULAS) and each.where.partition("!")[0] in sheets):
            yield each
