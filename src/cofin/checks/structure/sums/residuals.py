"""What is left of a total after other amounts: ``Own =B9-SUM(F4:F6)`` among its sources.

Such a cell makes a column as long as the total that it is taken from: the sum of the column is
then that total.  Where it is not, and amounts that the cell does not subtract explain the
difference, they were forgotten.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from cofin.checks.formula.nodes import Call, Chain, Node
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.written import Written, formulas_of
from cofin.checks.structure.sums.sum import Sum, Sums, sums_of, terms_in
from cofin.checks.structure.values import Look, look_in, number_in
from cofin.checks.subject import CellKey, Subject
from cofin.checks.tables.cells import added, are_equal, less
from cofin.checks.words.labels import column_label, row_label
from cofin.checks.words.outside import says_outside
from cofin.checks.words.totals import is_total

#: So many that leave out the same do so on purpose; and as many at least that leave out nothing
#: show that one which does is a slip.
_MEANT = 3
_FEWEST = 2


class Residual(NamedTuple):
    """A cell that is what others leave of a total, in a column (axis 0) or row that is summed."""

    key: CellKey
    whole: CellKey
    total: Sum
    axis: int
    left: tuple[CellKey, ...]  # added up and not subtracted
    forgotten: tuple[CellKey, ...]  # those of them that hold an amount
    sides: tuple[Decimal, Decimal]  # the sum, and the total that it should be
    amount: Decimal  # of the cell itself

    @property
    def surplus(self) -> Decimal:
        """By how much the sum is above the total."""
        return less(*self.sides)

    @property
    def balances(self) -> bool:
        """Whether two sides of a budget stand beside each other, with their totals in a row."""
        return self.axis == 0 and self.whole[:2] == self.total.key[:2]

    @property
    def is_last(self) -> bool:
        """Whether all that was forgotten stands before the cell, as what it does subtract."""
        return all(
            each[0] == self.key[0] and each[1:] < self.key[1:] and self._is_in_line(each)
            for each in self.forgotten
        )

    def _is_in_line(self, key: CellKey) -> bool:
        """Whether a cell stands in the column, or the row, of this one."""
        return key[1:][1 - self.axis] == self.key[1:][1 - self.axis]


class Forgetful(NamedTuple):
    """Cells of one row or column that forget something."""

    residuals: Sequence[Residual]
    is_sure: bool


def forgetful(subject: Subject) -> Iterator[Forgetful]:
    """The residuals that forget something, those of one row or column together.

    Sure are those beside others that forget nothing, and those of a budget with two sides.
    """
    tracks: dict[tuple[str, int, int], list[Residual]] = defaultdict(list)
    for each in _residuals(subject):
        name, *at = each.key
        tracks[name, each.axis, at[each.axis]].append(each)
    for group in tracks.values():
        short = [each for each in group if each.forgotten]
        whole = sum(not each.left for each in group)
        beside = [each for each in short if each.balances]
        if short and whole >= max(_FEWEST, len(group) - whole + 1):
            yield Forgetful(short, is_sure=True)
        elif beside:
            yield Forgetful(beside, is_sure=True)
        elif short and len(group) < _MEANT and all(each.is_last for each in short):
            yield Forgetful(short, is_sure=False)


def _residuals(subject: Subject) -> Iterator[Residual]:
    sums, look = sums_of(subject.grid), look_in(subject)
    for skeleton, formulas in formulas_of(subject.grid).by_skeleton.items():
        if "-" in skeleton and (parts := _taken_apart(skeleton)) is not None:
            for formula in formulas:
                found = _read(formula, *parts, sums, look)
                if (first := next(found, None)) is not None:
                    yield first


@lru_cache(maxsize=1 << 12)
def _taken_apart(skeleton: str) -> tuple[Node, tuple[Node, ...]] | None:
    """What is subtracted from, and what is subtracted; ``None`` for any other formula."""
    tree = tree_of(skeleton)
    if isinstance(tree, Call) and tree.name == "ROUND" and tree.arguments:
        tree = tree.arguments[0]
    if not isinstance(tree, Chain) or set(tree.operators) != {"-"}:
        return None
    terms = [term for part in tree.operands[1:] for term in terms_in(part)]
    known = tuple(term for term in terms if term is not None)
    return (tree.operands[0], known) if len(known) == len(terms) else None


def _read(
    formula: Written, whole: Node, terms: tuple[Node, ...], sums: Sums, look: Look
) -> Iterator[Residual]:
    """The residual that a formula is in each of the sums that count it."""
    key, places, references = formula.key, formula.shape.places, sums.references
    one = references.cell_of(whole, places, *key)
    areas = tuple(area for term in terms for area in references.of_node(term, places, *key))
    of = None if one is None else (one.sheet, *one.range[:2])
    for total in {each.key: each for each in sums.covering(key)}.values() if of else ():
        there = sums.leaves(total)
        first = (areas[0].sheet, *areas[0].range[:2]) if areas else key
        if of is None or not there or not (first in there or first in sums.by_cell):
            continue  # nearly all: quick, as a table may have a thousand of them
        taken = sums.leaves(Sum(key, areas, is_subtotal=False, skeleton="")) or Counter()
        if len(there) > 2 * len(taken) + 1 or not sums.afford(len(there)):
            continue  # more is left out than subtracted: of another kind
        if taken.keys() < there.keys() and max(there.values()) == 1:
            left = tuple(sorted(there.keys() - taken.keys() - {key}))
            amounts = {each: number_in(look, *each) or Decimal(0) for each in left}
            forgotten = tuple(each for each in left if amounts[each])
            own, one_side, other = (number_in(look, *each) for each in (key, total.key, of))
            axis = 0 if total.key[2] == key[2] else 1
            if own is None or one_side is None or other is None:
                continue
            found = Residual(key, of, total, axis, left, forgotten, (one_side, other), own)
            if are_equal(found.surplus, added(amounts.values())) and _may_be(found, sums):
                yield found


def _may_be(found: Residual, sums: Sums) -> bool:
    """Whether a sum should be the total from which one of its cells is taken.

    Not where it counts that total or parts of it, or words name what stands outside of it, or
    what seems forgotten is made from what is left.
    """
    of, total = found.whole, found.total
    there, part = sums.leaves(total) or Counter(), sums.by_cell.get(of)
    below = (sums.leaves(part) if part is not None else None) or {of: 1}
    if of in there or of == total.key or not below.keys().isdisjoint(there):
        return False
    names = [_label(each, found.axis, sums) for each in (total.key, *found.forgotten)]
    wholes = [_label(of, each, sums) for each in (0, 1)]
    if not is_total(names[0]) or not (part is not None or any(map(is_total, wholes))):
        return False
    if any(map(says_outside, (*names, *wholes))):
        return False
    return not _reads(of, found.forgotten, sums) and not any(
        _reads(each, (found.key,), sums) for each in found.forgotten
    )


def _label(key: CellKey, axis: int, sums: Sums) -> str:
    """The words beside a cell (axis 0) or above it."""
    sheet = sums.grid.sheet(key[0])
    return (row_label, column_label)[axis](sheet, *key[1:]) if sheet is not None else ""


def _reads(key: CellKey, cells: Sequence[CellKey], sums: Sums) -> bool:
    """Whether the formula of a cell reads one of some cells."""
    sheet = sums.grid.sheet(key[0])
    formula = sheet.cell(*key[1:]).formula if sheet is not None else None
    areas = sums.references.of_formula(formula or "", *key)
    return any(
        area.sheet == cell[0] and area.range.holds(*cell[1:]) for area in areas for cell in cells
    )
