"""Amounts that are wrong because a formula before them is: told at that formula alone.

``=SUM(B6:F6)`` in a column of such sums is right, where D6 reads the wrong row: who is told to
correct the sum corrects the wrong cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cofin.a1 import parse_range
from cofin.checks.finding import Finding
from cofin.checks.structure.lines.line import FEWEST, Lines, lines_of
from cofin.checks.subject import CellKey, Subject

#: What names a cause, and the comparisons in whose numbers it shows.
_CAUSES = frozenset(("C01", "C04", "C05", "C06", "C07"))
_EFFECTS = frozenset(("A01", "A02", "A03", "A04"))

#: Cells that are looked at before a finding, and of one range.
_MOST_CELLS = 20_000
_MOST_OF_A_RANGE = 500


def without_effects(subject: Subject, findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those on formulas like all around them, whose row reads a wrong cell."""
    found = list(findings)
    if subject.layout is not None:
        return found
    causes = {key for each in found if each.code in _CAUSES for key in _cells(each)}
    known = lines_of(subject.grid)
    return [
        each
        for each in found
        if not (causes and _may_be_effect(each) and _is_effect(each, causes, known))
    ]


def _may_be_effect(finding: Finding) -> bool:
    """A check of the workbook's own that fails shows a wrong amount, and is told beside it."""
    return finding.code in _EFFECTS and finding.severity is None


def _cells(finding: Finding) -> Iterator[CellKey]:
    for sheet, cell in finding.places:
        area = parse_range(cell)
        if area is not None and area.last_row - area.first_row < _MOST_OF_A_RANGE:
            for row in range(area.first_row, area.last_row + 1):
                yield sheet, row, area.first_column


def _is_effect(finding: Finding, causes: set[CellKey], known: Lines) -> bool:
    place = parse_range(finding.cell)
    sheet = known.references.grid.sheet(finding.sheet)
    if place is None or sheet is None:
        return False
    row, column = place[:2]
    here = (sheet.name, row, column)
    if sheet.cell(row, column).formula is None or here in causes:
        return False
    if not any(known.fit(*here[:1], axis, (row, column), fewest=FEWEST) for axis in (0, 1)):
        return False
    beside = [(sheet.name, *at) for at in sheet.cells if at[0] == row and at[1] != column]
    return any(key in causes for key in _before([here, *beside], known))


def _before(keys: list[CellKey], known: Lines) -> Iterator[CellKey]:
    """The cells themselves and all that their formulas read, and so on."""
    seen, waiting = set(keys), list(keys)
    while waiting and len(seen) < _MOST_CELLS:
        key = waiting.pop()
        yield key
        sheet = known.references.grid.sheet(key[0])
        formula = sheet.cell(*key[1:]).formula if sheet is not None else None
        for area in known.references.of_formula(formula, *key) if formula else ():
            first_row, first_column, last_row, last_column = area.range
            rows = range(first_row, min(last_row, first_row + _MOST_OF_A_RANGE) + 1)
            columns = range(first_column, min(last_column, first_column + _MOST_OF_A_RANGE) + 1)
            new = {(area.sheet, r, c) for r in rows for c in columns} - seen
            seen |= new
            waiting += new
