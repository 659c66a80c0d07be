"""A planted defect, and the registry of those who plant them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from cofin.a1 import Range, parse_range
from cofin.checks.finding import Finding
from tests.whole.seeding.clean import Clean
from tests.whole.seeding.edits import Edit


@dataclass(frozen=True)
class At:
    """Where a finding is expected; any of its cells will do."""

    sheet: str
    range: Range

    def is_met_by(self, finding: Finding) -> bool:
        """Whether the finding is about one of these cells."""
        return any(self._holds(sheet, cell) for sheet, cell in finding.places)

    def _holds(self, sheet: str, cell: str) -> bool:
        if sheet.casefold() != self.sheet.casefold():
            return False
        if not cell:
            return True
        found = parse_range(cell) or parse_range(f"{cell}:{cell}")
        return found is not None and overlap(found, self.range)


def overlap(one: Range, two: Range) -> bool:
    """Whether two rectangles share a cell."""
    return not (
        one.last_row < two.first_row
        or two.last_row < one.first_row
        or one.last_column < two.first_column
        or two.last_column < one.first_column
    )


def cell(sheet: str, row: int, column: int) -> At:
    """One cell."""
    return At(sheet, Range(row, column, row, column))


@dataclass(frozen=True)
class Seed:
    """One defect in one workbook.

    ``at``: any finding of the code there is the right one; empty: wherever it is.
    ``also``: codes that rightly speak up as well, since the defect has consequences.
    """

    code: str
    edits: tuple[Edit, ...]
    at: tuple[At, ...] = ()
    also: frozenset[str] = frozenset()
    file: str = "budget.xlsx"  # the name of the file
    what: str = ""  # for the report of a miss
    master: bytes | None = None  # the coordinator's workbook, where the check compares
    call: str = ""  # the text of a call profile, or the id of one, to check by
    cause: str = ""  # the check that names the cause in its stead, in the same cell

    def is_met_by(self, finding: Finding) -> bool:
        """Whether the finding is the planted defect."""
        if finding.code not in (self.code, self.cause):
            return False
        return not self.at or any(at.is_met_by(finding) for at in self.at)


Planter: TypeAlias = Callable[[Clean, Random], Seed | None]

PLANTERS: dict[str, list[Planter]] = {}

#: What any edit of a number without a calculation afterwards may bring about.
STALE = frozenset(("A09",))


def plants(code: str) -> Callable[[Planter], Planter]:
    """Register a planter; one that returns ``None`` cannot use that workbook."""

    def register(planter: Planter) -> Planter:
        PLANTERS.setdefault(code, []).append(planter)
        return planter

    return register
