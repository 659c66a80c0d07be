"""Part of C05: a formula that differs from those in the same cell of sheets of the same build.

Partners and work packages mostly have a sheet each, copied from one.  A rate or a base that
differs in the whole row of one of them looks regular on its own sheet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cofin.a1 import a1
from cofin.checks.finding import Finding, said, short
from cofin.checks.formula.references import References
from cofin.checks.formula.relative import normal_form
from cofin.checks.formula.shape import Shape
from cofin.checks.formula.written import formulas_of
from cofin.checks.structure.correction import correction
from cofin.checks.structure.lines.line import lines_of
from cofin.checks.subject import Subject
from cofin.checks.words.labels import label_of
from cofin.grid import Position, SheetGrid

#: Sheets of one build: two can differ from each other, and neither needs to be wrong.
_FEWEST_SHEETS = 3
#: Formulas of a sheet; of fewer, too much may be alike by chance.
_FEWEST_FORMULAS = 8
#: Of the formulas of a sheet, the part that may differ from the others: one row or column.
_MOST_ODD = (1, 4)
#: Of the cells, the part in which the others may disagree as well.
_MOST_LOOSE = (1, 10)

_ELSEWHERE = "!"


def unlike_in_one_sheet(subject: Subject) -> Iterator[Finding]:
    """Yield each cell, or run of cells, whose formula differs from those of all other sheets."""
    references = lines_of(subject.grid).references
    for sheets in _groups(subject):
        by_sheet = _odd(subject, sheets)
        for sheet in sheets:
            odd = [
                position
                for position in by_sheet.get(sheet.name, ())
                if _is_alike(sheet, sheets, position)
                and _calculates_else(sheet, sheets, position, references)
            ]
            for run in _runs(odd):
                yield _finding(subject, sheet, sheets, run)


def _groups(subject: Subject) -> Iterator[Sequence[SheetGrid]]:
    """Sheets that have formulas in the very same cells."""
    written = formulas_of(subject.grid).by_sheet
    groups: dict[frozenset[Position], list[SheetGrid]] = defaultdict(list)
    if len(written) >= _FEWEST_SHEETS:
        for sheet in subject.grid.sheets:
            if len(written[sheet.name]) >= _FEWEST_FORMULAS:
                groups[frozenset(written[sheet.name])].append(sheet)
    yield from (sheets for sheets in groups.values() if len(sheets) >= _FEWEST_SHEETS)


def _odd(subject: Subject, sheets: Sequence[SheetGrid]) -> dict[str, list[Position]]:
    """By sheet the cells in which it alone differs; nothing where too much does."""
    written = formulas_of(subject.grid).by_sheet
    shapes = [written[sheet.name] for sheet in sheets]
    odd: dict[str, list[Position]] = defaultdict(list)
    loose = 0
    for position, first in shapes[0].items():
        here = [each[position] for each in shapes]
        if all(shape is first for shape in here):
            continue  # most of them: kept once for each text
        times: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for index, shape in enumerate(here):
            times[_bare(shape)].append(index)
        alone = [indexes[0] for indexes in times.values() if len(indexes) == 1]
        if len(times) == 2 and len(alone) == 1:
            odd[sheets[alone[0]].name].append(position)
        elif len(times) > 1:
            loose += 1
    count = len(shapes[0])
    if loose * _MOST_LOOSE[1] > count * _MOST_LOOSE[0]:
        return {}
    return {n: sorted(p) for n, p in odd.items() if len(p) * _MOST_ODD[1] <= count * _MOST_ODD[0]}


def _bare(shape: Shape) -> tuple[object, ...]:
    """A formula without its dollar signs."""
    return (shape.skeleton, *(place[:4] for place in shape.places))


def _other(sheet: SheetGrid, sheets: Sequence[SheetGrid]) -> SheetGrid:
    return next(each for each in sheets if each is not sheet)


def _is_alike(sheet: SheetGrid, sheets: Sequence[SheetGrid], position: Position) -> bool:
    """Whether the cell has the same words beside it and above it in every sheet."""
    return bool(label_of(sheet, *position)) and all(
        label_of(each, *position) == label_of(sheet, *position) for each in sheets
    )


def _calculates_else(
    sheet: SheetGrid,
    sheets: Sequence[SheetGrid],
    position: Position,
    references: References,
) -> bool:
    """Whether the two formulas stay on their sheets and do not calculate the same."""
    here = sheet.cells[position].formula or ""
    there = _other(sheet, sheets).cells[position].formula or ""
    if _ELSEWHERE in here + there or isinstance(sheet.cells[position].value, str):
        return False  # the lead's sheet and the partners' link to different rows
    forms = [normal_form(text, sheet.name, *position, references) for text in (here, there)]
    return None not in forms and forms[0] != forms[1]


def _runs(odd: Sequence[Position]) -> Iterator[list[Position]]:
    """The cells parted into runs along a row or down a column, whichever is longer."""
    left = list(odd)
    while left:
        best: list[Position] = []
        for down, right in ((0, 1), (1, 0)):
            row, column = left[0]
            run = []
            while (row, column) in left:
                run.append((row, column))
                row, column = row + down, column + right
            best = max(best, run, key=len)
        yield best
        left = [position for position in left if position not in best]


def _finding(
    subject: Subject, sheet: SheetGrid, sheets: Sequence[SheetGrid], run: Sequence[Position]
) -> Finding:
    first, other = run[0], _other(sheet, sheets)
    right = correction(subject, sheet, first, other.cells[first].formula or "")
    problem = said(
        "structure.sibling",
        place=right.place,
        label=right.label,
        found=short(right.found),
        count=len(sheets) - 1,
        other=other.name,
        expected=short(right.expected),
        gives=right.gives,
    )
    finding = right.finding({"problem": problem, "mend": right.put})
    return finding if len(run) == 1 else replace(finding, cell=f"{a1(*first)}:{a1(*run[-1])}")
