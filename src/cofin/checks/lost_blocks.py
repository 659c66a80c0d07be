"""One block of formulas that was lost, one finding: its cells are not told again one by one.

Values that are pasted over a table, or formulas that are changed in many cells at once, are one
fault.  What checks say of single cells in the block goes into its message: how many amounts are
not what the formulas would give, and by how much at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from cofin.a1 import Range, a1, parse_range
from cofin.checks.finding import Finding
from cofin.checks.subject import Subject
from cofin.errors import Problem
from cofin.grid import Grid, Position
from cofin.money import to_step
from cofin.text import Value

_CENT = Decimal("0.01")

_AMOUNTS = frozenset(("A01", "A02", "A04", "A05", "R05"))

#: What a workbook has lost of its template, and the checks that may say the same of its cells.
_ECHOES: Mapping[str, frozenset[str]] = {
    "template.formula_replaced": _AMOUNTS | {"C04"},
    "template.formula_removed": frozenset(("C04", "C05")),
    "template.formula_changed": frozenset(("C05",)),
}


@dataclass(slots=True)
class _Block:
    """Cells that lost their formulas, and what checks say of amounts there."""

    problem: Problem
    sheet: str
    area: Range
    amounts: dict[Position, Decimal] = field(default_factory=dict)  # how much is too much

    def takes(self, finding: Finding, area: Range) -> bool:
        """Whether a finding is about nothing but cells of the block.

        A block of one cell leaves it to the checks, which say what the amount should be.
        """
        if finding.also or self.area[:2] == self.area[2:]:
            return False
        is_inside = self.area.holds(*area[:2]) and self.area.holds(*area[2:])
        return is_inside and finding.code in _ECHOES[self.problem.code]

    def take(self, finding: Finding, area: Range) -> None:
        """Remember by how much a single cell differs; what names its formula knows best."""
        place, is_best = area[:2], finding.code == "C04"
        if place == area[2:] and finding.difference and (is_best or place not in self.amounts):
            self.amounts[place] = finding.difference

    def told(self, grid: Grid) -> Problem:
        """The problem, with how many amounts differ where that is known."""
        sheet = grid.sheet(self.sheet)
        if sheet is None or not self.amounts:
            return self.problem
        place = max(self.amounts, key=lambda each: self.amounts[each].copy_abs())
        found = sheet.cell(*place).value
        if not isinstance(found, Decimal):
            return self.problem
        more: dict[str, Value] = {
            "differ": len(self.amounts),
            "cell": a1(*place),
            "found": to_step(found, _CENT),
            "expected": to_step(found - self.amounts[place], _CENT),
        }
        code = f"{self.problem.code}_differs"
        return replace(self.problem, code=code, values={**self.problem.values, **more})


def folded(
    subject: Subject, findings: Iterable[Finding]
) -> tuple[list[Finding], tuple[Problem, ...]]:
    """The findings without those that a lost block says, and the problems that say it."""
    told = [_block(each) or each for each in subject.problems]
    blocks: dict[str, list[_Block]] = {}
    for each in told:
        if isinstance(each, _Block):
            blocks.setdefault(each.sheet, []).append(each)
    found = list(findings)
    kept = [each for each in found if not _is_taken(each, blocks.get(each.sheet, ()))]
    problems = (each.told(subject.grid) if isinstance(each, _Block) else each for each in told)
    return kept, tuple(problems)


def _block(problem: Problem) -> _Block | None:
    sheet, _, cells = problem.where.rpartition("!")
    area = parse_range(cells) if problem.code in _ECHOES else None
    return None if area is None else _Block(problem, sheet, area)


def _is_taken(finding: Finding, blocks: Iterable[_Block]) -> bool:
    """Whether a block speaks for a finding, which it remembers then."""
    area = parse_range(finding.cell)
    for block in blocks:
        if area is not None and block.takes(finding, area):
            block.take(finding, area)
            return True
    return False
