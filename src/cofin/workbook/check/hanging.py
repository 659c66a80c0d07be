"""Results that only seem stale: each follows from the right result of a stale one it reads.

A file may store an old total beside a grant that was worked out from the right one.  From the
values as they stand, the grant differs as well; but the one fault is the total.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace

from cofin.checks.file.stale import agree
from cofin.checks.formula import References
from cofin.checks.formula.evaluate import Book
from cofin.checks.formula.evaluate.values import NotJudged
from cofin.checks.structure.values import with_values
from cofin.checks.subject import CellKey, Recomputed
from cofin.grid import EMPTY, Grid

#: More stale results are no single fault, and nobody reads which of them hang on others.
_MOST = 200

#: How far results are followed that read one another.
_ROUNDS = 12


def without_hanging(
    grid: Grid, found: Mapping[CellKey, Recomputed]
) -> Mapping[CellKey, Recomputed]:
    """What the formulas give, with the right results in the place of the stale ones they read."""
    stale = _stale(grid, found)
    if not 1 < len(stale) <= _MOST:
        return found
    reads = _reads(grid, stale)
    settled = {key: found[key] for key in stale if not reads[key]}
    fitting: dict[CellKey, Recomputed] = {}
    for _ in range(_ROUNDS):
        ready = [key for key in stale if key not in settled and reads[key] <= settled.keys()]
        if not ready:
            break
        sheets = tuple(with_values(sheet, settled) for sheet in grid.sheets)
        book = Book(replace(grid, sheets=sheets))
        for key in ready:
            stored, formula = stale[key]
            try:
                given = book.value(formula, *key)
            except NotJudged:
                given = found[key]
            settled[key] = given
            if agree(stored, given):
                fitting[key] = given
    return {**found, **fitting} if fitting else found


def _stale(
    grid: Grid, found: Mapping[CellKey, Recomputed]
) -> Mapping[CellKey, tuple[Recomputed, str]]:
    """The results that are not what their formulas give, with these formulas."""
    return {
        key: (stored, formula)
        for sheet in grid.sheets
        for (row, column), (stored, kind, formula, _) in sheet.cells.items()
        if formula is not None
        and kind is not EMPTY
        and (key := (sheet.name, row, column)) in found
        and not agree(stored, found[key])
    }


def _reads(
    grid: Grid, stale: Mapping[CellKey, tuple[Recomputed, str]]
) -> Mapping[CellKey, Set[CellKey]]:
    """Which of the stale results each of them reads."""
    references = References(grid)
    return {
        key: {
            other
            for area in references.of_formula(formula, *key)
            for other in stale
            if other != key and other[0] == area.sheet and area.range.holds(*other[1:])
        }
        for key, (_, formula) in stale.items()
    }
