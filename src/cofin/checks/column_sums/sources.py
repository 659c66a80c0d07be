"""Rows that others are made from: hours above their value, a net price above the gross one.

Hours are no euros, and the gross price holds the net one: neither is one more part of a total
that counts what is made from it.  The base of a rate is not held in what the rate gives, and
each year is a part although the next one is made from it.  What is divided by a key is held in
all of its shares together, or in them and what they leave of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from cofin.checks.column_sums.stack import LEAST_PARTS
from cofin.checks.formula.nodes import Call, Chain, Slot
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.shape import shape_of
from cofin.checks.structure.sums.written import added_columns, nets, single_places
from cofin.checks.tables.cells import added, are_equal
from cofin.checks.tables.tables import SeenRow
from cofin.checks.words.divisions import is_period
from cofin.checks.words.headings import Role, heading_meaning

_ROUNDS = frozenset(("ROUND", "ROUNDUP", "ROUNDDOWN", "TRUNC"))


def source_rows(rows: Sequence[SeenRow], column: int) -> frozenset[int]:
    """The numbers of the rows that others of a column are made from, by multiplying them.

    In a column that adds up others of its row these tell: the hours of all years.
    """
    known = {row.number: row for row in rows}
    found: set[int] = set()
    shares: defaultdict[int, list[Decimal]] = defaultdict(list)
    for row in rows:
        own = row.formulas.get(column, "")
        for at in (column, *added_columns(own, row.number)):
            found.update(_divided_above(row, at) & known.keys())
            for number in multiplied_rows(row.formulas.get(at, ""), at):
                source = known.get(number)
                if source is not None and _is_held(source, row, at):
                    found.add(number)
                elif source is not None and at == column:
                    shares[number].append(row.numbers[column])
    found.update(
        number for number, parts in shares.items() if _make_up(parts, known[number].numbers[column])
    )
    return frozenset(found)


def _divided_above(row: SeenRow, column: int) -> frozenset[int]:
    """The row above of which this one is the rest, right behind all that is taken from it."""
    formula = row.formulas.get(column, "")
    named = [place.first_row for place in single_places(formula)] if nets(formula, column) else []
    if len(named) < LEAST_PARTS or sorted(named) != list(range(named[0], row.number)):
        return frozenset()
    return frozenset(named[:1])


def _make_up(shares: Sequence[Decimal], whole: Decimal) -> bool:
    """Whether shares of a row are all of it: overheads that happen to be as much stand alone."""
    return len(shares) >= LEAST_PARTS and are_equal(added(shares), whole)


def _is_held(source: SeenRow, made: SeenRow, column: int) -> bool:
    """Whether what is made from a row stands in its place: it is no less, or made from units."""
    if column not in source.numbers or (is_period(source.folded) and is_period(made.folded)):
        return False
    is_less = made.numbers[column].copy_abs() < source.numbers[column].copy_abs()
    return not is_less or _says_units(source.label)


def _says_units(label: str) -> bool:
    said = heading_meaning(label)
    return said.role is Role.QUANTITY and not said.is_money


@lru_cache(maxsize=1 << 15)
def multiplied_rows(formula: str, column: int) -> tuple[int, ...]:
    """The rows of its own column that a formula multiplies: ``=C16*Wage``, ``=B$2*B7/12``."""
    shape = shape_of(formula) if "*" in formula else None
    tree = tree_of(shape.skeleton) if shape is not None else None
    match tree:
        case Call(name=name, arguments=(inner, *_)) if name in _ROUNDS:
            tree = inner
    if shape is None or not isinstance(tree, Chain) or "*" not in tree.operators:
        return ()
    factors = (
        shape.places[part.index]
        for sign, part in zip(("*", *tree.operators), tree.operands, strict=True)
        if sign == "*" and isinstance(part, Slot) and part.sheet is None
    )
    return tuple(
        place.first_row for place in factors if not place.is_range and place.first_column == column
    )


@lru_cache(maxsize=1 << 15)
def rows_of_products(formula: str, column: int) -> frozenset[int]:
    """The rows of its column that a formula multiplies and adds: of ``=Each*Shows+Fixed`` one."""
    shape = shape_of(formula) if "*" in formula else None
    tree = tree_of(shape.skeleton) if shape is not None else None
    if shape is None or not isinstance(tree, Chain) or not set(tree.operators) <= {"+", "-"}:
        return frozenset()
    products = (part for part in tree.operands if isinstance(part, Chain) and "*" in part.operators)
    places = [
        [shape.places[e.index] for e in part.operands if isinstance(e, Slot) and e.sheet is None]
        for part in products
    ]
    return frozenset(
        place.first_row
        for each in places
        for place in each
        if len(each) > 1 and place.first_column == column
    )
