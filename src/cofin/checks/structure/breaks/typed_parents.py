"""Part of C04: a heading with a code that is typed, where others add up their rows.

``1. Staff`` above ``1.1`` and ``1.2`` is their sum in the other years, and ``2. Travel`` is that
of its rows.  With few years or headings there is no pattern of three formulas beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from cofin.a1 import Range, a1
from cofin.checks.finding import Finding, Severity, said
from cofin.checks.structure.correction import correction
from cofin.checks.structure.sums.sum import Sums, sums_of
from cofin.checks.structure.sums.track import is_year
from cofin.checks.structure.values import look_in, number_in
from cofin.checks.subject import Subject
from cofin.checks.words.sums import outline_code
from cofin.core.parse_numbers import plain
from cofin.grid import CellKind, Position, SheetGrid

#: Headings that add up their rows for each that is typed.
_FEWEST = 2
#: A heading of one row may repeat it or not.
_FEWEST_PARTS = 2

_Code: TypeAlias = tuple[str, ...]


class _Heading(NamedTuple):
    """A number above its parts."""

    at: Position
    parts: tuple[Position, ...]


def typed_parents(subject: Subject) -> Iterator[Finding]:
    """Yield each heading that is typed, while others are the sums of their rows."""
    if subject.layout is not None:
        return
    sums = sums_of(subject.grid)
    for sheet in subject.grid.sheets if sums.by_cell else ():
        typed, summed = [], []
        for heading in _headings(sheet):
            cell = sheet.cell(*heading.at)
            if _is_sum(sheet, heading, sums):
                summed.append(heading)
            elif cell.kind is CellKind.NUMBER and cell.formula is None and not is_year(cell):
                typed.append(heading)
        for each in typed if _FEWEST * len(typed) <= len(summed) else ():
            beside = [o for o in summed if o.at[0] == each.at[0]]
            beside += [o for o in summed if o.at[1] == each.at[1]]
            if beside and _are_filled(subject, sheet, each):
                yield _finding(subject, sheet, each, beside[0])


def _headings(sheet: SheetGrid) -> Iterator[_Heading]:
    """The numbers of rows with a code, each with those right below it by their codes."""
    codes = _codes(sheet)
    parts = _parts(codes)
    columns: Mapping[int, list[int]] = defaultdict(list)
    for row, column in sheet.cells:
        if row in parts and column > codes[row][1]:
            columns[row].append(column)
    for row, below in parts.items():
        for column in columns[row]:
            yield _Heading((row, column), tuple((each, column) for each in below))


def _codes(sheet: SheetGrid) -> dict[int, tuple[_Code, int]]:
    """By row the code with which it begins, and its column."""
    found: dict[int, tuple[_Code, int]] = {}
    first: dict[int, int] = {}
    for row, column in sheet.cells:
        if sheet.cell(row, column).kind is not CellKind.EMPTY:
            first[row] = min(first.get(row, column), column)
    for row in sorted(first):
        cell = sheet.cell(row, first[row])
        text = plain(cell.value) if isinstance(cell.value, Decimal) else str(cell.value)
        if code := outline_code(text) if cell.formula is None else ():
            found[row] = (code, first[row])
    return found


def _parts(codes: Mapping[int, tuple[_Code, int]]) -> dict[int, list[int]]:
    """By row of a heading the rows of its parts, which follow it without a gap."""
    found: dict[int, list[int]] = defaultdict(list)
    above: list[tuple[_Code, int]] = []
    before = 0
    for row, (code, _) in codes.items():
        if row != before + 1:
            above.clear()
        while above and above[-1][0] != code[: len(above[-1][0])]:
            above.pop()
        if above and len(above[-1][0]) == len(code) - 1:
            found[above[-1][1]].append(row)
        above.append((code, row))
        before = row
    return {row: parts for row, parts in found.items() if len(parts) >= _FEWEST_PARTS}


def _is_sum(sheet: SheetGrid, heading: _Heading, sums: Sums) -> bool:
    """Whether a formula adds up just the parts."""
    total = sums.by_cell.get((sheet.name, *heading.at))
    return total is not None and total.size == len(heading.parts) and {
        key[1:] for key in total.cells() if key[0] == sheet.name
    } == set(heading.parts)  # fmt: skip


def _are_filled(subject: Subject, sheet: SheetGrid, heading: _Heading) -> bool:
    """Whether all parts are amounts and some are not 0; shares of a whole may be typed."""
    look = look_in(subject)
    numbers = [number_in(look, sheet.name, *each) for each in heading.parts]
    known = [number for number in numbers if number is not None]
    return len(known) == len(numbers) and any(abs(number) > 1 for number in known)


def _formula(parts: Sequence[Position]) -> str:
    """The sum of some cells of a column."""
    first, last = parts[0], parts[-1]
    if last[0] - first[0] + 1 == len(parts):
        return f"SUM({Range(*first, *last)})"
    return "+".join(a1(*each) for each in parts)


def _finding(subject: Subject, sheet: SheetGrid, heading: _Heading, other: _Heading) -> Finding:
    formula = _formula(heading.parts)
    right = correction(subject, sheet, heading.at, formula)
    typed = sheet.cell(*heading.at).value
    assert isinstance(typed, Decimal)
    problem = said(
        "structure.typed_parent",
        place=right.place,
        label=right.label,
        found=typed,
        parts=formula.removeprefix("SUM(").removesuffix(")").replace("+", ", "),
        other=a1(*other.at),
        expected=right.expected,
        gives="?" if right.result is None else right.result,
    )
    return replace(
        right.finding({"problem": problem, "mend": right.put}),
        found=f"{typed:f}",
        severity=None if right.difference else Severity.WARNING,
    )
