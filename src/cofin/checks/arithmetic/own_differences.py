"""Cells that take one total from another, and are nothing where the sheet adds up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import islice

from cofin.checks.arithmetic.gaps import gaps_among
from cofin.checks.arithmetic.own_amounts import Amounts, compared
from cofin.checks.arithmetic.own_labels import OwnLabels
from cofin.checks.formula.written import Written
from cofin.checks.structure.sums.sum import Sums
from cofin.checks.subject import CellKey, Recomputed
from cofin.checks.words.outside import says_another_time
from cofin.checks.words.own_checks import describes_check, may_describe_check, names_gap, side_of
from cofin.money import HALF_CENT

#: So many in a row, of which most are 0, show that 0 is what stands there.
_ROW = 3
#: Rows of a total that are looked at.
_MOST_PARTS = 50


def _off_by(value: Recomputed) -> str | Decimal:
    """What a formula shows that does not hold; empty for what holds."""
    if value is False:
        return "FALSE"
    is_off = isinstance(value, Decimal) and value.copy_abs() >= HALF_CENT
    return value if isinstance(value, Decimal) and is_off else ""


def differing(
    skeleton: str, given: Mapping[Written, Recomputed], amounts: Amounts, labels: OwnLabels
) -> Iterator[tuple[Written, str | Decimal]]:
    """The formulas of one form that show that two amounts differ which should not, and that."""
    if not compared(skeleton):
        return
    gaps = gaps_among(labels.sheets, given, lambda each: names_gap(labels.heading(each.key)))
    rows: dict[tuple[str, int], list[Written]] = defaultdict(list)
    for each in given:
        rows[each.sheet, each.row].append(each)
    for same in rows.values():
        off = {each: found for each in same if (found := _off_by(given[each]))}
        are_few = len(same) >= _ROW and 2 * len(off) <= len(same)
        for each, found in off.items():
            if (
                each.key in gaps
                or labels.name_check(each)
                or (labels.say(each, describes_check) and amounts.takes_total(each, fewest=1))
                or (labels.say(each, may_describe_check) and _takes_two(each, amounts, labels))
                or (
                    labels.say(each, names_gap)
                    and _should_agree(each, amounts, labels, are_few=are_few)
                )
            ):
                yield each, found


def _takes_two(formula: Written, amounts: Amounts, labels: OwnLabels) -> bool:
    """Whether a difference takes one total from another, and its label names no remainder."""
    return amounts.takes_total(formula, fewest=2) and not labels.name_rest(formula)


def _should_agree(formula: Written, amounts: Amounts, labels: OwnLabels, *, are_few: bool) -> bool:
    """Whether a difference, as it is called, is one of costs and sources, or of two breakdowns.

    Of two breakdowns it is 0 in most of its row.  Between two versions of a budget, which have
    rows in common, it is nothing wrong.
    """
    if not amounts.takes_total(formula, fewest=2):
        return False
    places = [amounts.place(node, formula) for node in compared(formula.shape.skeleton)]
    totals = [place for place in places if place is not None]
    named = [labels.both(place) for place in totals]
    if {"uses", "sources"} <= set(map(side_of, named)):
        return True
    if not are_few or any(map(says_another_time, named)):
        return False
    parts = [_parts(place, amounts.sums, labels) for place in totals]
    return bool(parts) and all(parts) and not frozenset.intersection(*parts)


def _parts(total: CellKey, sums: Sums, labels: OwnLabels) -> frozenset[str]:
    """What the rows are called that a total adds up."""
    known = sums.by_cell.get(total)
    cells = islice(known.cells(), _MOST_PARTS) if known is not None else ()
    return frozenset(labels.row(cell) for cell in cells)
