"""Part of C05: a limit that is held against one year, in the column of the total.

``IF(D17<=B5,"yes","no")`` below the totals of column G, where G17 adds up D17 to F17: the grant of
the first year is below the ceiling of the whole grant, whatever the other years bring.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cofin.a1 import a1
from cofin.checks.finding import Finding, said, short
from cofin.checks.formula.nodes import Call, Chain, Slot
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.written import Written, formulas_of
from cofin.checks.structure.correction import correction
from cofin.checks.structure.links.link import words_of
from cofin.checks.structure.sums.sum import Sums, sums_of
from cofin.checks.subject import Subject
from cofin.checks.words.labels import row_label

_LIMITS = frozenset(("<", "<=", ">", ">="))
#: Letters of a word that says what a limit is of: not "de", "of", "der".
_SHORTEST = 4


def part_tests(subject: Subject) -> Iterator[Finding]:
    """Yield each test of a limit that looks at a part of the total in its own column."""
    if subject.layout is not None:
        return
    sums = sums_of(subject.grid)
    for skeleton, formulas in formulas_of(subject.grid).by_skeleton.items():
        slots = _compared(skeleton) if len(formulas) == 1 else ()  # else each year has its own
        for amount, limit in (slots, slots[::-1]) if slots else ():
            (written,) = formulas
            if _is_part(written, amount, sums) and _is_its_limit(subject, written, amount, limit):
                yield _finding(subject, written, amount)


@lru_cache(maxsize=1 << 12)
def _compared(skeleton: str) -> tuple[Slot, ...]:
    """The two cells of which a formula tests whether one is above the other."""
    tree = tree_of(skeleton) if "<" in skeleton or ">" in skeleton else None
    if isinstance(tree, Call) and tree.name == "IF":
        tree = tree.arguments[0]
    match tree:
        case Chain(operators=(sign,), operands=(Slot() as one, Slot() as other)):
            return (one, other) if sign in _LIMITS else ()
    return ()


def _is_part(written: Written, amount: Slot, sums: Sums) -> bool:
    """Whether the total of its row stands in the column of the formula, and adds the amount."""
    row, column = written.shape.places[amount.index][:2]
    total = sums.by_cell.get((written.sheet, row, written.column))
    return (
        total is not None
        and amount.sheet is None
        and any(
            area.sheet == written.sheet and area.range.holds(row, column) for area in total.areas
        )
    )


def _is_its_limit(subject: Subject, written: Written, amount: Slot, limit: Slot) -> bool:
    """Whether the words of the limit name what the row of the amount is."""
    sheets = {sheet.name: sheet for sheet in subject.grid.sheets}
    there = sheets.get(limit.sheet.name if limit.sheet else written.sheet)
    row, column = written.shape.places[amount.index][:2]
    at = written.shape.places[limit.index][:2]
    if there is None or (there.name, at[0]) == (written.sheet, row):
        return False
    own = words_of(row_label(sheets[written.sheet], row, column))
    return any(len(word) >= _SHORTEST for word in own & words_of(row_label(there, *at)))


def _finding(subject: Subject, written: Written, amount: Slot) -> Finding:
    sheet = next(each for each in subject.grid.sheets if each.name == written.sheet)
    places = list(written.shape.places)
    part = places[amount.index]
    places[amount.index] = part._replace(first_column=written.column, last_column=written.column)
    meant = written.shape._replace(places=tuple(places))
    right = correction(subject, sheet, (written.row, written.column), meant.text())
    problem = said(
        "structure.tests_a_part",
        place=right.place,
        label=right.label,
        found=short(right.found),
        part=a1(*part[:2]),
        total=a1(part.first_row, written.column),
        expected=short(right.expected),
    )
    return right.finding({"problem": problem, "mend": right.put})
