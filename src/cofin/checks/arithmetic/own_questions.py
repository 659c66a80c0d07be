"""Cells that ask whether two amounts are the same, and answer in words of any language.

``=IF(ROUND(F14-D14,2)=0,"exact","à revoir")`` is a check of the sheet's own whatever it says:
nobody asks for the difference of two totals but to hear that there is none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from cofin.checks.arithmetic.own_amounts import Amounts, bare
from cofin.checks.arithmetic.own_labels import OwnLabels
from cofin.checks.formula.nodes import Call, Chain, Node, Number, Text
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.written import Written
from cofin.checks.subject import Recomputed
from cofin.checks.words.own_checks import says_bad, says_good

Sides: TypeAlias = tuple[Node, ...]
"""Two amounts that are compared, or one that should be nothing."""

#: Two amounts are the same if they differ by less.
_TRACE = Decimal(1)

#: Answers below each other, of which most are "no", tell of the rows: paid or open.
_COLUMN = 3

#: Whether a sign asks that two amounts are the same; of the lower four, ABS of their difference.
_SAYS_SAME = {"=": True, "<>": False, "<": True, "<=": True, ">": False, ">=": False}
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


class Question(NamedTuple):
    """What a formula asks, and what it says of amounts that are not the same."""

    all_sides: tuple[Sides, ...]
    otherwise: str


@lru_cache(maxsize=1 << 12)
def question_of(skeleton: str) -> Question | None:
    """The question of a formula that says one of two texts; ``None`` of any other formula."""
    return _question(tree_of(skeleton)) if '"' in skeleton and "IF(" in skeleton.upper() else None


def _question(tree: Node | None) -> Question | None:
    match tree:
        case Call(name="IF", arguments=(_, Text(value=""), Call() as inner)):
            return _question(inner)  # asked where something is filled in
        case Call(name="IF", arguments=(test, Text(value=one), Text(value=other))):
            for is_same, otherwise, same in ((True, other, one), (False, one, other)):
                sides = _asked(test, is_same=is_same)
                if sides and otherwise and not says_good(otherwise) and not says_bad(same):
                    return Question(sides, otherwise)
    return None


def _asked(test: Node, *, is_same: bool) -> tuple[Sides, ...]:
    """What a test asks to be the same, or to differ; empty for any other test."""
    match test:
        case Call(name="NOT", arguments=(inner,)):
            return _asked(inner, is_same=not is_same)
        case Call(name="AND" | "OR" as name, arguments=parts) if (name == "AND") == is_same:
            found = [_asked(part, is_same=is_same) for part in parts]
            return tuple(side for each in found for side in each) if all(found) else ()
        case Chain(operators=(sign,), operands=(Number() as trace, other)):
            sides = _sides(_TURNED.get(sign, sign), other, trace, is_same=is_same)
        case Chain(operators=(sign,), operands=(one, other)):
            sides = _sides(sign, one, other, is_same=is_same)
        case _:
            sides = ()
    return (sides,) if sides else ()


def _sides(sign: str, one: Node, other: Node, *, is_same: bool) -> Sides:
    if _SAYS_SAME.get(sign) is not is_same:
        return ()
    is_gap = isinstance(one, Call) and one.name == "ABS"
    match other:
        case Number(value=value) if sign in _TURNED:
            return (one,) if is_gap and value <= _TRACE else ()
        case Number(value=value):
            return () if value else (one,)
        case _:
            return () if sign in _TURNED else (one, other)


def unequal(
    question: Question,
    given: Mapping[Written, Recomputed],
    amounts: Amounts,
    labels: OwnLabels,
) -> Iterator[Written]:
    """The formulas of one form that say that totals differ."""
    columns: dict[tuple[str, int], list[Written]] = defaultdict(list)
    for each in given:
        columns[each.sheet, each.column].append(each)
    for same in columns.values():
        off = [each for each in same if given[each] == question.otherwise]
        is_of_rows = len(same) >= _COLUMN and 2 * len(off) > len(same)
        if not off or (is_of_rows and not labels.name_check(same[0])):
            continue
        if all(_asks(sides, each, amounts) for each in same for sides in question.all_sides):
            for each in off:
                if any(_should_agree(sides, each, amounts, labels) for sides in question.all_sides):
                    yield each


def _asks(sides: Sides, formula: Written, amounts: Amounts) -> bool:
    """Whether what a formula compares are totals, or one that should be nothing."""
    return any(amounts.is_total(side, formula) for side in sides)


def _should_agree(sides: Sides, formula: Written, amounts: Amounts, labels: OwnLabels) -> bool:
    """Whether amounts are the same where all is well.

    Of one alone: what takes a total from another, and a sum of changes up and down.  That
    something is left of a budget is nothing wrong.
    """
    if len(sides) == 2:
        return True
    node, here = bare(sides[0]), formula
    linked = amounts.formula(node, here)
    if linked is not None:
        node, here = bare(linked[0]), linked[1]
        if labels.name_rest(here):
            return False
    if isinstance(node, Chain) and "-" in node.operators:
        return not any(isinstance(each, Number) for each in node.operands)
    return amounts.has_both_signs(node, here)
