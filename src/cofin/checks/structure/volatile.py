"""A08: formulas that refer to themselves, or change their value without any input changing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cofin.a1 import a1
from cofin.checks.finding import Finding
from cofin.checks.formula.nodes import Call, walk
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.written import formulas_of
from cofin.checks.labels import label_of
from cofin.checks.registry import check
from cofin.checks.structure.circles import Circles
from cofin.checks.structure.lines import lines_of
from cofin.checks.structure.runs import runs_of
from cofin.checks.subject import CellKey, Subject
from cofin.grid import SheetGrid

#: Functions whose result depends on the moment, on chance, or on a place put together.
_VOLATILE = frozenset(("NOW", "TODAY", "RAND", "RANDBETWEEN", "RANDARRAY", "OFFSET", "INDIRECT"))

_SHOWN = 6


@check("A08")
def circle_or_volatile_function(subject: Subject) -> Iterator[Finding]:
    """Yield each circle of formulas, and the formulas with a volatile function."""
    sheets = {sheet.name: sheet for sheet in subject.grid.sheets}
    references = lines_of(subject.grid).references
    for cells in Circles(subject.grid, references).found():
        yield _circle(cells, sheets[cells[0][0]])
    faults: list[tuple[CellKey, str]] = []
    for skeleton, formulas in formulas_of(subject.grid).by_skeleton.items():
        if used := volatile_in(skeleton):
            faults += ((formula.key, used) for formula in formulas)
    for name, area, used in runs_of(faults):
        first = (area.first_row, area.first_column)
        yield Finding(
            sheet=name,
            cell=str(area),
            label=label_of(sheets[name], *first),
            found=used,
            values={"formula": f"={sheets[name].cells[first].formula}"},
        )


@lru_cache(maxsize=1 << 14)
def volatile_in(skeleton: str) -> str:
    """The volatile functions of a formula: ``NOW(), RAND()``; empty when there are none."""
    tree = tree_of(skeleton)
    if tree is None:
        return ""
    names = (node.name for node in walk(tree) if isinstance(node, Call))
    return ", ".join(dict.fromkeys(f"{name}()" for name in names if name in _VOLATILE))


def _circle(cells: list[CellKey], sheet: SheetGrid) -> Finding:
    home, *position = cells[0]
    shown = [
        a1(row, column) if name == home else f"{name}!{a1(row, column)}"
        for name, row, column in cells[:_SHOWN]
    ]
    if len(cells) > _SHOWN:
        shown.append("…")
    return Finding(
        sheet=home,
        cell=a1(*position),
        label=label_of(sheet, *position),
        found=" → ".join([*shown, shown[0]]),
        values={"formula": f"={sheet.cells[position[0], position[1]].formula}"},
    )
