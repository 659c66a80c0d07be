"""Cells in which a sheet says in words it has for that whether all is well: ``OK``, ``ERROR``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from cofin.checks.arithmetic.own_amounts import Amounts
from cofin.checks.arithmetic.own_labels import OwnLabels
from cofin.checks.formula.nodes import Call, Chain, Node, Text, walk
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.written import Written
from cofin.checks.subject import Recomputed
from cofin.checks.words.own_checks import (
    answer_of,
    bad_answer,
    names_limit,
    says_bad,
    says_good,
)

#: So many answers below each other are of the rows of a table.
_COLUMN = 3


@lru_cache(maxsize=1 << 12)
def says_states(skeleton: str) -> bool:
    """Whether a formula says one of two states: ``IF(C6=0,"OK","ERROR")``."""
    texts = _texts(skeleton)
    return any(map(says_bad, texts)) and ("" in texts or any(map(says_good, texts)))


@lru_cache(maxsize=1 << 12)
def says_good_or_else(skeleton: str) -> bool:
    """Whether a formula says that all is well, or something of its own: ``"ok","too high"``."""
    texts = _texts(skeleton)
    return len(texts) == 2 and not any(map(says_bad, texts)) and sum(map(says_good, texts)) == 1


def _texts(skeleton: str) -> frozenset[str]:
    tree = tree_of(skeleton) if '"' in skeleton else None
    return (
        frozenset(node.value for node in walk(tree) if isinstance(node, Text))
        if tree
        else frozenset()
    )


def states(skeleton: str, given: Mapping[Written, Recomputed]) -> Iterator[Written]:
    """The formulas of one form that say that something is wrong."""
    if says_states(skeleton):
        for each, value in given.items():
            if isinstance(value, str) and value and not says_good(value) and says_bad(value):
                yield each


def others(
    skeleton: str, given: Mapping[Written, Recomputed], labels: OwnLabels
) -> Iterator[Written]:
    """Those under the name of a check that say else than all others, for which all is well.

    Where none says that it is, nobody knows what it says then.
    """
    values = given.values()
    if says_good_or_else(skeleton) and any(isinstance(v, str) and says_good(v) for v in values):
        for each, value in given.items():
            is_off = isinstance(value, str) and value and not says_good(value)
            if is_off and labels.name_check(each):
                yield each


@lru_cache(maxsize=1 << 12)
def limits_in(skeleton: str) -> tuple[Node, ...]:
    """The amounts that a formula measures by each other, to say one of two texts."""
    tree = tree_of(skeleton) if '"' in skeleton else None
    match tree:
        case Call(name="IF", arguments=(test, Text(), Text())):
            parts = test.arguments if isinstance(test, Call) and test.name == "AND" else (test,)
            orders = [p for p in parts if isinstance(p, Chain) and p.operators[0] in _ORDERS]
            return tuple(each for order in orders for each in order.operands)
        case _:
            return ()


_ORDERS = frozenset(("<", "<=", ">", ">="))


def exceeded(
    skeleton: str, given: Mapping[Written, Recomputed], amounts: Amounts, labels: OwnLabels
) -> Iterator[Written]:
    """The formulas of one form that say that a limit is not kept.

    Its name stands beside the answer, or where the answer is no column of a table, beside what
    is measured by it.  That a row of a table is above its limit is an answer as good as others.
    """
    measured = limits_in(skeleton)
    counts = Counter((each.sheet, each.column) for each in given if measured)
    for each, said in given.items() if measured else ():
        label = labels.row(each.key)
        if not _is_bad(said, skeleton, label):
            continue
        named = [label]
        if counts[each.sheet, each.column] < _COLUMN:
            places = [amounts.place(node, each) for node in measured]
            named += [labels.both(place) for place in places if place is not None]
        if any(map(names_limit, named)):
            yield each


def _is_bad(said: Recomputed, skeleton: str, label: str) -> bool:
    """Whether what a formula says is the worse of its two texts."""
    if not isinstance(said, str) or not said:
        return False
    if answer_of(said):
        return answer_of(said) == bad_answer(label)
    return says_good_or_else(skeleton) and not says_good(said)
