"""Lookups in formulas: where they search, what they pick, and the formula that picks another.

``VLOOKUP(A5,Rates!$A$2:$D$20,3,FALSE)`` searches the first column of a table and picks its
third one; ``INDEX(C2:C20,MATCH(A5,A2:A20,0))`` picks the one column that it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from cofin.checks.formula.nodes import Call, Empty, Node, Number, Text, Truth, Unary, walk
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.tokens import Token, TokenKind, tokens_of

_ANY = re.compile(r"[VHX]LOOKUP\(|MATCH\(", re.IGNORECASE)

#: Functions whose first argument is what they give, and those around a lookup that round it.
_AROUND = frozenset(
    ("IFERROR", "IFNA", "ROUND", "ROUNDUP", "ROUNDDOWN", "TRUNC", "INT", "N", "VALUE")
)
_TABLES = {"VLOOKUP": 0, "HLOOKUP": 1}


class Pick(NamedTuple):
    """What a formula that gives what it looks up picks; axis 0 picks a column, 1 a row."""

    call: Call
    axis: int | None  # ``None``: as wide as the area says
    key: Node
    keys: Node | None  # where it searches; ``None``: at the beginning of the area
    area: Node
    argument: int = -1  # the one that says which column
    number: int = 0  # what it says


class Loose(NamedTuple):
    """A lookup that takes the nearest key, for which its list must be sorted."""

    at: int  # among the functions of the formula
    key: Node
    keys: Node
    axis: int | None
    argument: int
    exact: str


@lru_cache(maxsize=1 << 12)
def pick_in(skeleton: str) -> Pick | None:
    """The lookup whose result a formula gives; ``None`` for one that does anything else."""
    tree = tree_of(skeleton) if _ANY.search(skeleton) else None
    while tree is not None:
        match tree:
            case Unary(operator="+", operand=inner):
                tree = inner
            case Call(name="IF", arguments=(_, *ways)):
                rest = [way for way in ways if not isinstance(way, Text | Number | Truth | Empty)]
                tree = rest[0] if len(rest) == 1 else None
            case Call(name=name, arguments=(first, *_)) if name in _AROUND:
                tree = first
            case Call():
                return _pick(tree)
            case _:
                tree = None
    return None


def _pick(call: Call) -> Pick | None:
    match call:
        case Call(
            name="VLOOKUP" | "HLOOKUP" as name, arguments=(key, area, Number() as number, *_)
        ):
            return _numbered(Pick(call, _TABLES[name], key, None, area, 2), number)
        case Call(name="XLOOKUP", arguments=(key, keys, area, *_)):
            return Pick(call, None, key, keys, area)
        case Call(name="INDEX", arguments=(area, Call("MATCH", (key, keys, *_)))):
            return Pick(call, None, key, keys, area)
        case Call(
            name="INDEX", arguments=(area, Call("MATCH", (key, keys, *_)), Number() as number)
        ):
            return _numbered(Pick(call, 0, key, keys, area, 2), number)
        case Call(
            name="INDEX", arguments=(area, Number() as number, Call("MATCH", (key, keys, *_)))
        ):
            return _numbered(Pick(call, 1, key, keys, area, 1), number)
        case _:
            return None


def _numbered(pick: Pick, number: Number) -> Pick | None:
    which = number.value
    is_one = which == which.to_integral_value() and which > 0
    return pick._replace(number=int(which)) if is_one else None


@lru_cache(maxsize=1 << 12)
def loose_in(skeleton: str) -> tuple[Loose, ...]:
    """The lookups of a formula that take the nearest key where they do not find the very one."""
    tree = tree_of(skeleton) if _ANY.search(skeleton) else None
    return tuple(_loose(tree)) if tree is not None else ()


def _loose(tree: Node) -> Iterator[Loose]:
    calls = (node for node in walk(tree) if isinstance(node, Call))
    for at, call in enumerate(calls):
        match call:
            case Call(name="VLOOKUP" | "HLOOKUP" as name, arguments=(key, area, _, *rest)):
                if _takes_nearest(rest):
                    yield Loose(at, key, area, _TABLES[name], 3, "FALSE")
            case Call(name="MATCH", arguments=(key, keys, *rest)):
                if _takes_nearest(rest):
                    yield Loose(at, key, keys, None, 2, "0")


def _takes_nearest(rest: Sequence[Node]) -> bool:
    """Whether the last argument says so, or is missing; left empty it asks for the very key."""
    match rest:
        case [] | [Truth(value=True)] | [Call(name="TRUE")]:
            return True
        case [Number(value=number)]:
            return number > 0
        case _:
            return False


def numbered(pick: Pick, skeleton: str, number: int) -> str:
    """The skeleton in which the lookup, and its like in the same formula, pick another column."""
    tree = tree_of(skeleton)
    calls = [node for node in walk(tree) if isinstance(node, Call)] if tree is not None else []
    was = pick.call.arguments[pick.argument]
    alike = [
        at
        for at, call in enumerate(calls)
        if call.name == pick.call.name
        and call.arguments[pick.argument : pick.argument + 1] == (was,)
    ]
    return with_arguments(skeleton, {at: (pick.argument, str(number)) for at in alike})


def with_arguments(skeleton: str, arguments: Mapping[int, tuple[int, str]]) -> str:
    """The skeleton with other arguments of some of its functions; a missing one is added."""
    tokens = tokens_of(skeleton) or []
    texts = [token.text for token in tokens]
    starts = [at for at, token in enumerate(tokens) if token.kind is TokenKind.FUNCTION]
    for which, (number, text) in arguments.items():
        ends = _ends(tokens, starts[which])
        if len(ends) > number:
            begin, end = ends[number - 1] + 1, ends[number]
            texts[begin:end] = [text, *[""] * (end - begin - 1)]
        else:
            texts[ends[-1]] = f",{text})"
    return "".join(texts)


def _ends(tokens: Sequence[Token], start: int) -> list[int]:
    """Where each argument of a function ends: at a comma, or at its closing parenthesis."""
    found, depth, at = [], 1, start
    while depth:
        at += 1
        kind, text = tokens[at]
        if kind is TokenKind.FUNCTION or text in ("(", "{"):
            depth += 1
        elif text in (")", "}"):
            depth -= 1
        if depth == 0 or (depth == 1 and text == ","):
            found.append(at)
    return found
