"""One block of formulas that was lost, one finding: its cells are not told again one by one.

Values that are pasted over a table, or formulas that are changed in many cells at once, are one
fault.  What checks say of single cells in the block goes into its message: how many amounts are
not what the formulas would give, and by how much at most.  Where values were pasted over a whole
sheet, or over all of them, its many blocks are one fault as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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

#: Values that were pasted over so many sheets were pasted over the workbook.
_FEWEST_SHEETS = 3

_REPLACED = "template.formula_replaced"

_AMOUNTS = frozenset(("A01", "A02", "A04", "A05", "R05"))

#: What a workbook has lost of its template, and the checks that may say the same of its cells.
_ECHOES: Mapping[str, frozenset[str]] = {
    _REPLACED: _AMOUNTS | {"C04"},
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

    @property
    def is_wide(self) -> bool:
        """Whether it has more than one cell."""
        return self.area[:2] != self.area[2:]

    def takes(self, finding: Finding, area: Range) -> bool:
        """Whether a finding is about nothing but cells of the block.

        A block of one cell leaves it to the checks, which say what the amount should be.
        """
        if finding.also or not self.is_wide:
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
        return _differing(self.problem, [self], grid)


def _differing(problem: Problem, blocks: Sequence[_Block], grid: Grid) -> Problem:
    """The problem of some blocks, with how many amounts in them differ where that is known."""
    amounts = {(each.sheet, place): by for each in blocks for place, by in each.amounts.items()}
    if not amounts:
        return problem
    name, place = max(amounts, key=lambda each: amounts[each].copy_abs())
    sheet = grid.sheet(name)
    found = sheet.cell(*place).value if sheet is not None else None
    if not isinstance(found, Decimal):
        return problem
    cell = a1(*place)
    more: dict[str, Value] = {
        "differ": len(amounts),
        "cell": cell if len(blocks) == 1 else f"{name}!{cell}",
        "found": to_step(found, _CENT),
        "expected": to_step(found - amounts[name, place], _CENT),
    }
    code = f"{problem.code}_differs"
    return replace(problem, code=code, values={**problem.values, **more})


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
    spoken = {(each.sheet, each.cell) for each in kept}
    return kept, tuple(_told(subject.grid, told, list(_pasted(told, spoken))))


def _pasted(
    told: Iterable[Problem | _Block], spoken: Collection[tuple[str, str]]
) -> Iterator[list[_Block]]:
    """Blocks that values were pasted over at once: those of all sheets, or of one each.

    A single cell of which a finding says what it should be stays out.
    """
    by_sheet: dict[str, list[_Block]] = {}
    for each in told:
        if isinstance(each, _Block) and each.problem.code == _REPLACED:
            by_sheet.setdefault(each.sheet, []).append(each)
    wide = {name: blocks for name, blocks in by_sheet.items() if any(b.is_wide for b in blocks)}
    groups = [[b for blocks in wide.values() for b in blocks]]
    if len(wide) < _FEWEST_SHEETS:
        groups = [blocks for blocks in wide.values() if sum(b.is_wide for b in blocks) > 1]
    for group in groups:
        yield [b for b in group if b.is_wide or (b.sheet, str(b.area)) not in spoken]


def _told(
    grid: Grid, told: Iterable[Problem | _Block], groups: Sequence[Sequence[_Block]]
) -> Iterator[Problem]:
    """What is told, blocks of a group at its first one."""
    firsts = {id(group[0]): group for group in groups}
    others = {id(each) for group in groups for each in group[1:]}
    for each in told:
        if isinstance(each, Problem):
            yield each
        elif id(each) in firsts:
            yield _joined(grid, firsts[id(each)])
        elif id(each) not in others:
            yield each.told(grid)


def _joined(grid: Grid, blocks: Sequence[_Block]) -> Problem:
    counts: dict[str, int] = {}
    for each in blocks:
        first_row, first_column, last_row, last_column = each.area
        cells = (last_row - first_row + 1) * (last_column - first_column + 1)
        counts[each.sheet] = counts.get(each.sheet, 0) + cells
    sheets = ", ".join(f"{name} ({count})" for name, count in counts.items())
    values: dict[str, Value] = {"count": sum(counts.values()), "sheets": sheets}
    wheres = [each.problem.where for each in blocks]
    problem = Problem(wheres[0], "template.formulas_pasted", values, also=tuple(wheres[1:]))
    return _differing(problem, blocks, grid)


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
