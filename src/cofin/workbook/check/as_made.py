"""Formulas that are the template's own, whatever the formulas around them do.

Rows of partners and work packages can be cut and inserted elsewhere; what reads them follows, and
reads another row than its neighbours would have it.  That is as it should be.
"""

from __future__ import annotations

from collections.abc import Mapping

from cofin.a1 import parse_range
from cofin.checks.formula.shape import shape_of
from cofin.checks.subject import AsMade
from cofin.grid import Grid, Pickled
from cofin.workbook.anchors import moves_of
from cofin.workbook.check.formulas import There, everywhere


class _Tells:
    """Whether a cell calculates as recorded; all are compared once, when first asked.

    It goes to another process as what it is made of.
    """

    def __init__(self, grid: Grid, ours: Mapping[str, str], now: Mapping[str, str]) -> None:
        self._grid, self._ours, self._now = grid, ours, now
        self._forms: Mapping[str, There] | None = None

    def __reduce__(self) -> Pickled:
        return type(self), (self._grid, self._ours, self._now)

    def __call__(self, sheet: str, cell: str) -> bool:
        area = parse_range(cell)
        if area is None or area[:2] != area[2:]:
            return False
        if self._forms is None:
            self._forms = everywhere(
                self._grid, self._now, moves_of(self._grid, self._ours, self._now)
            )
        recorded, form = self._forms.get(sheet, {}).get(area[:2], ("", ""))
        return bool(form) and form == recorded and not _has_fixed_rows(self._grid, sheet, area[:2])


def as_made(grid: Grid, ours: Mapping[str, str], now: Mapping[str, str]) -> AsMade:
    """What tells whether a cell holds the very formula that the template has there."""
    return _Tells(grid, ours, now)


def _has_fixed_rows(grid: Grid, sheet: str, place: tuple[int, int]) -> bool:
    """Whether a formula has ranges whose rows are recorded nowhere (see ``form_of``)."""
    known = grid.sheet(sheet)
    shape = shape_of((known.cell(*place).formula or "") if known else "")
    return shape is None or any(
        each.is_range and "$" in (each.marks[1], each.marks[3]) for each in shape.places
    )
