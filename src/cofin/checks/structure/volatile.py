"""A08: formulas that refer to themselves, or change their value without any input changing."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import lru_cache

from cofin.a1 import a1
from cofin.checks.columns.alike import by_table, first_of
from cofin.checks.finding import Finding, said
from cofin.checks.formula.nodes import Call, walk
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.shape import copied
from cofin.checks.formula.written import Formulas, formulas_of
from cofin.checks.registry import check
from cofin.checks.several import and_others, seen_from
from cofin.checks.structure.circles import Circle, Circles
from cofin.checks.structure.lines.line import lines_of
from cofin.checks.subject import Subject
from cofin.checks.words.labels import label_of
from cofin.grid import Grid, Position, SheetGrid
from cofin.text import Lang

#: Functions whose result depends on the moment, on chance, or on a place put together; what is
#: said of each, and what to do.
_VOLATILE = {
    **dict.fromkeys(("NOW", "TODAY"), "moment"),
    **dict.fromkeys(("RAND", "RANDBETWEEN", "RANDARRAY"), "chance"),
    "OFFSET": "counted_off",
    "INDIRECT": "from_text",
}

_SHOWN = 6


@check("A08")
def circle_or_volatile_function(subject: Subject) -> Iterator[Finding]:
    """Yield each circle of formulas, and the tables with a volatile function."""
    sheets = {sheet.name: sheet for sheet in subject.grid.sheets}
    formulas = formulas_of(subject.grid)
    alike: dict[Hashable, list[Circle]] = {}
    for circle in _circles(subject.grid, formulas):
        alike.setdefault(_kind(circle, formulas), []).append(circle)
    for circles in alike.values():
        yield _circle(sorted(circles), sheets)
    faults: dict[tuple[str, str], list[Position]] = {}
    for skeleton, using in formulas.by_skeleton.items():
        if used := volatile_in(skeleton):
            for name, row, column, _ in using:
                faults.setdefault((name, used), []).append((row, column))
    for (name, used), positions in faults.items():
        for cells in by_table(subject, name, positions):
            yield Finding(
                sheet=name,
                cell=cells.cell,
                label=label_of(sheets[name], *cells.first),
                found=used,
                values={
                    "formula": f"={sheets[name].cells[cells.first].formula}",
                    "more": first_of(cells),
                    **_told(used),
                },
                areas=cells.areas,
            )


def _told(used: str) -> Mapping[str, Mapping[str, str]]:
    """What the functions of a formula do to its result, and what to write instead."""
    kinds = dict.fromkeys(_VOLATILE[name.strip("()")] for name in used.split(", "))
    joined = {}
    for key in ("because", "instead"):
        each = [said(f"structure.{kind}_{key}") for kind in kinds]
        joined[key] = {lang.value: " ".join(words[lang] for words in each) for lang in Lang}
    return joined


def _circles(grid: Grid, formulas: Formulas) -> Sequence[Circle]:
    """The circles of a workbook; where whole columns end does not matter for them."""
    references = lines_of(grid).references
    return formulas.once("circles", None, lambda: tuple(Circles(grid, references).found()))


def _kind(circle: Circle, formulas: Formulas) -> Hashable:
    """The same for circles that are copies of each other, row by row."""
    name, row, column = circle.cells[0]
    shape = formulas.by_sheet[name][row, column]
    reads = tuple(copied(place, -row, -column) for place in shape.places)
    return shape.skeleton, reads, frozenset((sheet, at) for sheet, _, at in circle.cells)


@lru_cache(maxsize=1 << 14)
def volatile_in(skeleton: str) -> str:
    """The volatile functions of a formula: ``NOW(), RAND()``; empty when there are none."""
    tree = tree_of(skeleton)
    if tree is None:
        return ""
    names = (node.name for node in walk(tree) if isinstance(node, Call))
    return ", ".join(dict.fromkeys(f"{name}()" for name in names if name in _VOLATILE))


def _circle(circles: Sequence[Circle], sheets: Mapping[str, SheetGrid]) -> Finding:
    (home, *position), loop = circles[0].cells[0], circles[0].loop
    shown = [seen_from(home, name, a1(row, column)) for name, row, column in loop[:_SHOWN]]
    if len(loop) > _SHOWN:
        shown.append("…")
    also = tuple((each.cells[0][0], a1(*each.cells[0][1:])) for each in circles[1:])
    size = said("structure.circle_size", count=len(circles[0].cells))
    again = and_others("structure.circle_again", [seen_from(home, *at) for at in also])
    return Finding(
        sheet=home,
        cell=a1(*position),
        label=label_of(sheets[home], *position),
        found=" → ".join([*shown, shown[0]]),
        values={
            "formula": f"={sheets[home].cells[position[0], position[1]].formula}",
            "more": {lang: size[lang] + again[lang] for lang in Lang},
            "because": said("structure.circle_because"),
            "instead": said("structure.circle_instead"),
        },
        also=also,
    )
