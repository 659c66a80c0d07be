"""Part of C12: amounts that are all typed below zero, in a sheet that adds them.

``Available`` is the income plus a loan and an insurance that are typed with a minus sign.  Whoever
slips does so once; whoever types all that a sum adds below zero takes it off that way.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import islice

from cofin.checks.structure.sums.sum import MOST_CELLS, Sum, sums_of
from cofin.checks.subject import CellKey, Subject
from cofin.grid import Area

#: Amounts below zero that show that they are meant.
_FEWEST = 2
#: Sums of one cell that are looked at.
_MOST_SUMS = 8


def turned(subject: Subject) -> Callable[[CellKey], bool]:
    """A function that says of a cell whether some sum adds it to such amounts alone."""
    return subject.once(_Turned)


class _Turned:
    """The sums of a workbook whose typed amounts are all below zero."""

    def __init__(self, subject: Subject) -> None:
        self._sums = sums_of(subject.grid)
        self._sheets = {sheet.name: sheet for sheet in subject.grid.sheets}
        self._known: dict[tuple[Area, ...], bool] = {}

    def __call__(self, key: CellKey) -> bool:
        return any(map(self._is_turned, islice(self._sums.covering(key), _MOST_SUMS)))

    def _is_turned(self, total: Sum) -> bool:
        if total.areas not in self._known:
            is_small = total.size <= MOST_CELLS and self._sums.afford(total.size)
            self._known[total.areas] = is_small and self._are_below(total)
        return self._known[total.areas]

    def _are_below(self, total: Sum) -> bool:
        cells = [self._sheets[name].cell(*at) for name, *at in total.cells()]
        is_picked = len(total.areas) == len(cells)  # a gain is named beside what is taken off it
        if not is_picked and any(isinstance(c.value, Decimal) and c.value > 0 for c in cells):
            return False
        typed = [cell.value for cell in cells if cell.formula is None]
        numbers = [value for value in typed if isinstance(value, Decimal) and value]
        return len(numbers) >= _FEWEST and all(number < 0 for number in numbers)
