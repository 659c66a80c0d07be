"""What a reader's problem says may stand in the cell instead: ``expected`` of its finding.

Figures as all findings have them; words as the workbook has them, in its own language.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from cofin.errors import Problem
from cofin.grid import Grid
from cofin.text import Lang, Value

#: The value of a problem that says it, by the problem; ``allowed`` is what the reader knows
#: of the field, whatever stands there.
_NAMED = {
    "project.number_as_text": "reading",
    "project.percent_as_text": "reading",
    "project.percent_not_ratio": "ratio",
    "project.id_unused": "used",
    "project.two_coordinators": "role",
    "workbook_in.not_on_list": "word",
    "workbook_in.blanks_around": "word",
    "workbook_in.unknown_layout": "known",
    "template.sheet_renamed": "sheet",
    "template.formula_replaced_differs": "expected",
    "template.formulas_pasted_differs": "expected",
}
_QUOTED = ("used", "word")

#: Bounds, and which of a problem's values they are.
_BOUNDS = {
    "project.too_large": ("<= ", "limit"),
    "project.too_small": (">= ", "limit"),
    "project.end_before_start": (">= ", "start"),
    "project.beyond_duration": ("<= ", "duration"),
}


def expected_of(problem: Problem, grid: Grid) -> str:
    """Empty where nothing in particular is right."""
    said = {name: _plain(value, grid) for name, value in problem.values.items()}
    if problem.code == "project.number_as_text_twofold":
        return " / ".join(said[each] for each in ("english", "continental") if each in said)
    if problem.code in _BOUNDS:
        sign, name = _BOUNDS[problem.code]
        return f"{sign}{said[name]}" if name in said else ""
    name = _NAMED.get(problem.code, "allowed")
    return said.get(name, "")[1:-1] if name in _QUOTED else said.get(name, "")


def _plain(value: Value, grid: Grid) -> str:
    if isinstance(value, Mapping):
        return value[_language(grid).value]
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _language(grid: Grid) -> Lang:
    """The language of a workbook that cofin has made."""
    known = grid.name("cofin.lang")
    said = grid.cell(known.area).value if known is not None and known.area is not None else ""
    return next((lang for lang in Lang if lang.value == said), Lang.EN)
