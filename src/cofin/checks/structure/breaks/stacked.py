"""Part of C05: a formula that differs from those in the same cell of blocks of the same build.

Partners stand below each other on one sheet, each in a copy of the same block: a base that
takes in one row more in one of them, or a formula that still reads another partner's block.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from cofin.a1 import a1
from cofin.checks.finding import Finding, said, short
from cofin.checks.formula.references import References
from cofin.checks.formula.relative import normal_form
from cofin.checks.formula.shape import Place, Shape, copied, filled
from cofin.checks.formula.written import formulas_of
from cofin.checks.structure.correction import correction
from cofin.checks.structure.lines.line import lines_of
from cofin.checks.subject import Subject
from cofin.checks.words.headings import folded
from cofin.checks.words.labels import row_label
from cofin.grid import Position, SheetGrid

#: Copies of a block: of two each may be right.
_FEWEST = 3
#: Rows of a block, and formulas of which it is made; of fewer a list repeats its words.
_FEWEST_ROWS = 3
_FEWEST_FORMULAS = 3
#: Of the formulas of a block, the part that may differ.
_MOST_ODD = (1, 3)

_ELSEWHERE = "!"
_FIGURE = re.compile(r"(?<![\w.])(?:\d+\.?\d*|\.\d+) *%?(?![\w.])")


class _Blocks(NamedTuple):
    """Rows of one block with a label each, and how it is repeated."""

    rows: tuple[int, ...]  # of the first copy
    step: int
    copies: int


class _Odd(NamedTuple):
    """A formula that differs from those of all other copies, and what it should be."""

    at: Position
    other: Position
    expected: str


def unlike_in_one_block(subject: Subject) -> Iterator[Finding]:
    """Yield each cell whose formula differs from those of all other copies of its block."""
    if subject.layout is not None:
        return
    written = formulas_of(subject.grid).by_sheet
    references = lines_of(subject.grid).references
    for sheet in subject.grid.sheets:
        shapes = written[sheet.name]
        for blocks in _blocks(sheet, shapes):
            for odd in _odd(sheet, blocks, shapes, references):
                yield _finding(subject, sheet, blocks, odd)


def _blocks(sheet: SheetGrid, shapes: Mapping[Position, Shape]) -> Iterator[_Blocks]:
    """Labels of rows with formulas that come again and again, all at one distance."""
    first: dict[int, int] = {}
    for row, column in shapes:
        first[row] = min(column, first.get(row, column))
    if len(first) < _FEWEST * _FEWEST_ROWS:
        return
    by_label: dict[str, list[int]] = defaultdict(list)
    for row in sorted(first):
        if label := folded(row_label(sheet, row, first[row])):
            by_label[label].append(row)
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    for rows in by_label.values():
        steps = {below - above for above, below in pairwise(rows)}
        if len(rows) >= _FEWEST and len(steps) == 1:
            groups[steps.pop(), len(rows)].append(rows[0])
    for (step, copies), starts in groups.items():
        heads = tuple(sorted(starts))
        if step >= _FEWEST_ROWS <= len(heads) and heads[-1] - heads[0] < step:
            yield _Blocks(heads, step, copies)


def _odd(
    sheet: SheetGrid, blocks: _Blocks, shapes: Mapping[Position, Shape], references: References
) -> list[_Odd]:
    """The cells in which one copy alone differs; nothing where too many do."""
    columns = {column for row, column in shapes if row in blocks.rows}
    found: list[_Odd] = []
    count = 0
    for row in blocks.rows:
        for column in sorted(columns):
            places = [(row + n * blocks.step, column) for n in range(blocks.copies)]
            here = [shapes[place] for place in places if place in shapes]
            if len(here) < blocks.copies:
                continue
            count += 1
            times: dict[tuple[object, ...], list[int]] = defaultdict(list)
            for n, shape in enumerate(here):
                times[_bare(shape, -n * blocks.step)].append(n)
            alone = [copies[0] for copies in times.values() if len(copies) == 1]
            if len(times) != 2 or len(alone) != 1:
                continue
            other = 0 if alone[0] else 1
            shift = (alone[0] - other) * blocks.step
            model = here[other]
            right = filled(model.skeleton, tuple(copied(p, shift, 0) for p in model.places))
            if _is_own_rate(here[alone[0]], model, shift):
                continue  # the rate of this partner
            if _calculates_else(sheet, places[alone[0]], right, references):
                found.append(_Odd(places[alone[0]], places[other], right))
    is_much = len(found) * _MOST_ODD[1] > count * _MOST_ODD[0]
    return [] if is_much or count < _FEWEST_FORMULAS else found


def _is_own_rate(shape: Shape, model: Shape, rows: int) -> bool:
    """Whether a formula is that of the other block but for figures, or cells outside of both."""
    kinds = [_FIGURE.sub("#", each.skeleton) for each in (shape, model)]
    if kinds[0] != kinds[1]:
        return False
    pairs = zip(shape.places, (copied(p, rows, 0) for p in model.places), strict=True)
    return all(
        own[:4] == right[:4] or (own.marks[1], right.marks[1]) == ("$", "$") for own, right in pairs
    )


def _bare(shape: Shape, rows: int) -> tuple[object, ...]:
    """A formula as it would stand in the first copy, without its dollar signs."""
    places: Sequence[Place] = [copied(place, rows, 0) for place in shape.places]
    return (shape.skeleton, *(place[:4] for place in places))


def _calculates_else(sheet: SheetGrid, at: Position, right: str, references: References) -> bool:
    """Whether two formulas stay on their sheet and do not calculate the same."""
    cell = sheet.cells[at]
    found = cell.formula or ""
    if _ELSEWHERE in found + right or isinstance(cell.value, str):
        return False  # a link to the partner's sheet
    forms = [normal_form(text, sheet.name, *at, references) for text in (found, right)]
    return None not in forms and forms[0] != forms[1]


def _finding(subject: Subject, sheet: SheetGrid, blocks: _Blocks, odd: _Odd) -> Finding:
    right = correction(subject, sheet, odd.at, odd.expected, odd.other)
    problem = said(
        "structure.stacked",
        place=right.place,
        label=right.label,
        found=short(right.found),
        count=blocks.copies - 1,
        other=a1(*odd.other),
        expected=short(right.expected),
        gives=right.gives,
    )
    return right.finding({"problem": problem, "mend": right.put})
