"""Part of C05: a share that divides by the last line of a table instead of its total.

``J12/E11`` below a table whose totals stand in row 12: all depreciation by the price of the oven.
What is divided is made from all lines, so that it can be a part of no single one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cofin.checks.finding import Finding, said, short
from cofin.checks.formula.nodes import Call, Chain, Slot
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.references import is_one_cell
from cofin.checks.formula.shape import Shape
from cofin.checks.formula.written import Written, formulas_of
from cofin.checks.structure.correction import correction
from cofin.checks.structure.links.link import are_one, words_of
from cofin.checks.structure.links.misread import reference
from cofin.checks.structure.links.of_lines import total_of
from cofin.checks.structure.sums.sum import Sums, sums_of
from cofin.checks.subject import CellKey, Subject
from cofin.checks.words.labels import row_label


def wrong_divisors(subject: Subject) -> Iterator[Finding]:
    """Yield the shares of a whole table that divide by its last line."""
    if subject.layout is not None:
        return
    sums = sums_of(subject.grid)
    for skeleton, formulas in formulas_of(subject.grid).by_skeleton.items():
        for written in formulas if _divides(skeleton) else ():
            areas = sums.references.of_shape(written.shape, *written.key)
            if len(areas) != 2 or not all(is_one_cell(area.range) for area in areas):
                continue
            part, line = ((area.sheet, *area.range[:2]) for area in areas)
            total = total_of(line, sums)
            if total is not None and _is_of_all(part, line, total, sums):
                yield from _finding(subject, written, (part, line, total))


@lru_cache(maxsize=1 << 12)
def _divides(skeleton: str) -> bool:
    """Whether a formula divides one cell by another, and does nothing else but round."""
    tree = tree_of(skeleton) if "/" in skeleton else None
    if isinstance(tree, Call) and tree.name == "ROUND":
        tree = tree.arguments[0]
    match tree:
        case Chain(operators=("/",), operands=(Slot(), Slot())):
            return True
    return False


def _is_of_all(part: CellKey, line: CellKey, total: CellKey, sums: Sums) -> bool:
    """Whether an amount is the total of another column, or made from a range of all lines."""
    if part[:2] == total[:2]:
        return part[2] != total[2] and part in sums.by_cell
    shape = formulas_of(sums.grid).by_sheet[part[0]].get(part[1:])
    if shape is None or part[:2] == line[:2]:
        return False
    first = min(key[1] for key in sums.by_cell[total].cells())
    return any(
        area.sheet == line[0] and area.range.first_row == first and area.range.last_row == line[1]
        for area in sums.references.of_shape(shape, *part)
    )


def _finding(
    subject: Subject, written: Written, keys: tuple[CellKey, CellKey, CellKey]
) -> Iterator[Finding]:
    part, line, total = keys
    name, row, column = written.key
    sheets = {sheet.name: sheet for sheet in subject.grid.sheets}
    there = row_label(sheets[line[0]], *line[1:])
    if are_one(words_of(row_label(sheets[name], row, column)), words_of(there)):
        return  # it says so: times the last line
    *first, divisor = written.shape.places
    places = (*first, divisor._replace(first_row=total[1], last_row=total[1]))
    meant = Shape(written.shape.skeleton, places).text()
    right = correction(subject, sheets[name], (row, column), meant)
    if not right.difference:
        return
    problem = said(
        "structure.divides_by_a_line",
        place=right.place,
        label=right.label,
        found=short(right.found),
        part=reference(part, name),
        there=there,
        total=reference(total, name),
        expected=short(right.expected),
        gives=right.gives,
    )
    yield right.finding({"problem": problem, "mend": right.put})
