"""Amounts that are wrong because a formula before them is: told at that formula alone.

``=SUM(B6:F6)`` in a column of such sums is right, where D6 reads the wrong row: who is told to
correct the sum corrects the wrong cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from cofin.a1 import parse_range
from cofin.checks.finding import Finding, Severity
from cofin.checks.structure.lines.line import FEWEST, Lines, lines_of
from cofin.checks.subject import CellKey, Subject

#: What names a cause, and the comparisons in whose numbers it shows.
_CAUSES = frozenset(("C01", "C04", "C05", "C06", "C07"))
_EFFECTS = frozenset(("A01", "A02", "A03", "A04"))

#: Findings that are looked into: where there are more, the workbook is none that adds up.
_MOST_FINDINGS = 60

#: Cells that are looked at before a finding, and of one range.
_MOST_CELLS = 20_000
_MOST_OF_A_RANGE = 500


def without_effects(subject: Subject, findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those on formulas like all around them, whose row reads a wrong cell.

    What is wrong with that cell is then as bad as its effect: the amounts do not add up.
    """
    found = list(findings)
    if subject.layout is not None or sum(map(_may_be_effect, found)) > _MOST_FINDINGS:
        return found
    causes = {key: each for each in found if each.code in _CAUSES for key in _cells(each)}
    known = lines_of(subject.grid)
    effects = {
        at: cause
        for at, each in enumerate(found)
        if causes and _may_be_effect(each) and (cause := _cause(each, causes, known)) is not None
    }
    guilty = {id(cause) for cause in effects.values()}
    return [
        replace(each, severity=Severity.ERROR) if id(each) in guilty else each
        for at, each in enumerate(found)
        if at not in effects
    ]


def _may_be_effect(finding: Finding) -> bool:
    """A check of the workbook's own that fails shows a wrong amount, and is told beside it."""
    return finding.code in _EFFECTS and finding.severity is None


def _cells(finding: Finding) -> Iterator[CellKey]:
    for sheet, cell in finding.places:
        area = parse_range(cell)
        if area is not None and area.last_row - area.first_row < _MOST_OF_A_RANGE:
            rows = range(area.first_row, area.last_row + 1)
            columns = range(area.first_column, area.last_column + 1)
            yield from ((sheet, row, column) for row in rows for column in columns)


def _cause(finding: Finding, causes: Mapping[CellKey, Finding], known: Lines) -> Finding | None:
    """What is told of a cell that the row of a finding reads."""
    place = parse_range(finding.cell)
    sheet = known.references.grid.sheet(finding.sheet)
    if place is None or sheet is None:
        return None
    row, column = place[:2]
    here = (sheet.name, row, column)
    if sheet.cell(row, column).formula is None or here in causes:
        return None
    if not any(known.fit(*here[:1], axis, (row, column), fewest=FEWEST) for axis in (0, 1)):
        return None
    beside = [(sheet.name, *at) for at in sheet.cells if at[0] == row and at[1] != column]
    return next((causes[key] for key in _before([here, *beside], known) if key in causes), None)


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
