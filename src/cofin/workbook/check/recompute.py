"""What every formula of a workbook gives, as far as that is known for certain.

**One formula at a time.**  A formula is evaluated from the results that the file stores for
the formulas it refers to.  If each stored result follows from the others, the whole file is
as a recalculation leaves it; and one result that does not follow is one difference, at its
place, not one in everything that depends on it.  What was worked out from the right result
of a stale cell is right as well (``hanging``).

**Trust.**  Formulas made of the functions in ``evaluate.functions`` are evaluated in Python.
For formulas with other functions, ironcalc recalculates the whole file in a process of its
own, within limits of size and time; of what it gives, only formulas count whose functions
are known to be right there (``PROVEN``).  Each engine is believed about a file only if it
reproduces the results that the file stores: all but ``MOST_WRONG`` or 5 % of them, whichever
is more.  A stored 0 does not speak against it: some programs store 0 for whatever they do not
calculate.  An engine that is not believed leaves its formulas not judged, which never counts
as right.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from cofin.checks.file.stale import agree
from cofin.checks.formula.evaluate import Book
from cofin.checks.formula.evaluate.functions import FUNCTIONS
from cofin.checks.formula.nodes import Call, walk
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.written import formulas_of
from cofin.checks.subject import CellKey, Recomputed
from cofin.grid import EMPTY, Grid, Note
from cofin.workbook.check.hanging import without_hanging

#: Stored results that may differ before an engine is doubted: real faults are few.
MOST_WRONG = 20
_SHARE = 20  # one in twenty: 5 %

#: Functions beyond our own of which the tests show that ironcalc and LibreOffice agree.
PROVEN = frozenset(
    (
        *("IFS", "SWITCH", "MAXIFS", "MINIFS", "TEXTJOIN", "NETWORKDAYS", "NUMBERVALUE"),
        *("XLOOKUP", "XMATCH", "MROUND"),
    )
)

#: Ours, but not ironcalc's: INT(4.35*100) is 434 there.
_NOT_THERE = frozenset(("INT", "MOD"))


def recomputed(grid: Grid, path: Path) -> Mapping[CellKey, Recomputed] | None:
    """Every formula that could be judged; ``None`` when nothing of the file can be.

    That is so when the file stores results that were cut to what is shown.
    """
    if Note.PRECISION_AS_SHOWN in grid.notes:
        return None
    found = Book(grid).results()
    if not is_believed(grid, found):
        found = {}
    wanted = beyond(grid, found)
    if not wanted:
        return without_hanging(grid, found)
    from cofin.workbook.check.engine import calculated  # most workbooks need no other process

    given = calculated(path, [*found, *wanted])
    if is_believed(grid, given):
        found |= {key: value for key, value in given.items() if key in wanted}
    return without_hanging(grid, found)


def is_believed(grid: Grid, found: Mapping[CellKey, Recomputed]) -> bool:
    """Whether results agree with those that the file stores."""
    compared = wrong = 0
    for sheet in grid.sheets:
        for (row, column), (stored, kind, formula, _) in sheet.cells.items():
            if formula is None or kind is EMPTY:
                continue
            key = (sheet.name, row, column)
            if key in found:
                compared += 1
                if not agree(stored, found[key]) and stored != Decimal(0):
                    wrong += 1
    return wrong <= max(MOST_WRONG, compared // _SHARE)


def beyond(grid: Grid, found: Mapping[CellKey, Recomputed]) -> set[CellKey]:
    """Formulas that were not judged although ironcalc knows all of their functions."""
    return {
        formula.key
        for skeleton, formulas in formulas_of(grid).by_skeleton.items()
        if _is_proven(skeleton)
        for formula in formulas
        if formula.key not in found
    }


@lru_cache(maxsize=1 << 14)
def _is_proven(skeleton: str) -> bool:
    """Whether ironcalc is known to be right about every function of a formula."""
    tree = tree_of(skeleton)
    if tree is None:
        return False
    names = {node.name for node in walk(tree) if isinstance(node, Call)}
    return bool(names & PROVEN) and names <= (PROVEN | FUNCTIONS.keys()) - _NOT_THERE
