"""Formulas as trees.  What cannot be parsed is ``None``: never an exception, never a guess."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from cofin.checks.formula.nodes import (
    Array,
    Call,
    Chain,
    Empty,
    Fault,
    Name,
    Node,
    Number,
    Percent,
    Reference,
    Sheet,
    Slot,
    Structured,
    Text,
    Truth,
    Unary,
    Union,
)
from cofin.checks.formula.shape import Place, shape_of
from cofin.checks.formula.tokens import Token, TokenKind, tokens_of

#: Spreadsheets nest functions 64 deep; deeper formulas are not read.
MAX_DEPTH = 64

#: Spreadsheets hold numbers between 1E-307 and 1E308; others are not read.
MOST_EXPONENT = 308

_RANK = {
    **dict.fromkeys(("=", "<", ">", "<=", ">=", "<>"), 1),
    **{"&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 5, " ": 6, ":": 7},
}
_PREFIX = re.compile(r"(?:_xlfn\.|_xlws\.|_xll\.|_xludf\.)+", re.IGNORECASE)
_END = Token(TokenKind.OPERATOR, "")
_ITEM = re.compile(r"'.|\[((?:[^\[\]']|'.)*+)\]")  # a mark and what it protects begin no item


class _Unreadable(Exception):
    """The formula cannot be parsed."""


@lru_cache(maxsize=1 << 14)
def parse(formula: str) -> Node | None:
    """The tree of a formula without its ``=``, with ``Reference`` nodes for its cells."""
    shape = shape_of(formula)
    tree = None if shape is None else tree_of(shape.skeleton)
    return None if tree is None or shape is None else with_places(tree, shape.places)


@lru_cache(maxsize=1 << 14)
def tree_of(skeleton: str) -> Node | None:
    """The tree of a skeleton, with ``Slot`` nodes numbered from left to right."""
    tokens = tokens_of(skeleton)
    if not tokens:
        return None
    parser = _Parser(tokens)
    try:
        tree = parser.expression(1)
    except _Unreadable:
        return None
    return tree if parser.next is _END else None


def with_places(tree: Node, places: tuple[Place, ...]) -> Node:
    """The tree with a ``Reference`` for each ``Slot``."""
    match tree:
        case Slot():
            return Reference(places[tree.index], tree.sheet)
        case Unary() | Percent():
            return replace(tree, operand=with_places(tree.operand, places))
        case Chain():
            return replace(tree, operands=tuple(with_places(n, places) for n in tree.operands))
        case Call():
            return replace(tree, arguments=tuple(with_places(n, places) for n in tree.arguments))
        case Union():
            return Union(tuple(with_places(n, places) for n in tree.parts))
        case _:
            return tree


class _Parser:
    """Precedence climbing over the tokens."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = iter(tokens)
        self.next = next(self.tokens, _END)
        self.slots = self.depth = 0
        self.in_array = False

    def take(self) -> Token:
        token, self.next = self.next, next(self.tokens, _END)
        return token

    def expect(self, sign: str) -> None:
        if self.next.kind is not TokenKind.OPERATOR or self.next.text != sign:
            raise _Unreadable
        self.take()

    def is_at(self, *signs: str) -> bool:
        return self.next.kind is TokenKind.OPERATOR and self.next.text in signs

    def rank(self) -> int:
        """How tightly the operator ahead binds; 0 when there is none."""
        if self.next.kind is TokenKind.SPACE:
            return _RANK[" "]
        return _RANK.get(self.next.text, 0) if self.next.kind is TokenKind.OPERATOR else 0

    def expression(self, least: int) -> Node:
        self.depth += 1
        if self.depth > 2 * MAX_DEPTH:
            raise _Unreadable
        left = self.operand()
        while (rank := self.rank()) >= least:
            operators: list[str] = []
            operands = [left]
            while self.rank() == rank:
                operators.append(self.take().text.strip() or " ")
                operands.append(self.expression(rank + 1))
            left = Chain(tuple(operators), tuple(operands))
        self.depth -= 1
        return left

    def operand(self) -> Node:
        signs: list[str] = []
        while self.is_at("+", "-", "@"):
            signs.append(self.take().text)
        if len(signs) > MAX_DEPTH:
            raise _Unreadable
        node = self.primary()
        while self.is_at("%", "#"):
            node = Percent(node) if self.take().text == "%" else node
        for sign in reversed(signs):
            node = node if sign == "@" else Unary(sign, node)
        return node

    def primary(self) -> Node:
        token = self.take()
        match token.kind:
            case TokenKind.NUMBER:
                return Number(_number(token.text))
            case TokenKind.TEXT:
                return Text(token.text[1:-1].replace('""', '"'))
            case TokenKind.FAULT:
                return Fault(token.text.upper())
            case TokenKind.SHEET:
                return self.on_sheet(sheet_of(token.text))
            case TokenKind.SLOT:
                self.slots += 1
                return Slot(self.slots - 1)
            case TokenKind.FUNCTION:
                return Call(_PREFIX.sub("", token.text[:-1]).upper(), self.arguments())
            case TokenKind.STRUCTURED:
                return structured(token.text)
            case TokenKind.NAME:
                upper = token.text.upper()
                return Truth(upper == "TRUE") if upper in ("TRUE", "FALSE") else Name(token.text)
        if token.text == "(":
            return self.parentheses()
        if token.text == "{":
            return self.array()
        raise _Unreadable

    def on_sheet(self, sheet: Sheet) -> Node:
        token = self.take()
        match token.kind:
            case TokenKind.SLOT:
                self.slots += 1
                return Slot(self.slots - 1, sheet)
            case TokenKind.NAME:
                return Name(token.text, sheet)
            case TokenKind.FAULT:
                return Fault(token.text.upper())
            case TokenKind.STRUCTURED:  # of a table in another workbook
                return Name(token.text, sheet)
        raise _Unreadable

    def arguments(self) -> tuple[Node, ...]:
        if self.is_at(")"):
            self.take()
            return ()
        found: list[Node] = []
        while True:
            found.append(Empty() if self.is_at(",", ")") else self.expression(1))
            if not self.is_at(","):
                break
            self.take()
        self.expect(")")
        return tuple(found)

    def parentheses(self) -> Node:
        parts = [self.expression(1)]
        while self.is_at(","):
            self.take()
            parts.append(self.expression(1))
        self.expect(")")
        return parts[0] if len(parts) == 1 else Union(tuple(parts))

    def array(self) -> Node:
        if self.in_array:  # constants of one array stand in no other
            raise _Unreadable
        self.in_array = True
        rows: list[tuple[Node, ...]] = []
        row = [self.operand()]
        while self.is_at(",", ";"):
            if self.take().text == ";":
                rows.append(tuple(row))
                row = []
            row.append(self.operand())
        self.expect("}")
        self.in_array = False
        return Array((*rows, tuple(row)))


def _number(text: str) -> Decimal:
    """A number as it is written, if a spreadsheet can hold it."""
    try:
        number = Decimal(text)
    except InvalidOperation:  # an exponent beyond what the decimal module holds
        raise _Unreadable from None
    if abs(number.adjusted()) > MOST_EXPONENT:
        raise _Unreadable
    return number


def sheet_of(text: str) -> Sheet:
    """The sheet of ``'[1]Cost lines'!``, ``Jan:Mar!``, ``[1]!``."""
    bare = text[:-1]
    if bare.startswith("'"):
        bare = bare[1:-1].replace("''", "'")
    folder, _, rest = bare.rpartition("\\")  # a path stands before the brackets of the file
    book, bracket, name = rest.removeprefix("[").rpartition("]")
    if not bracket:
        book, name = folder, rest
    first, _, last = name.partition(":")
    return Sheet(first, last, book)


def structured(text: str) -> Structured:
    """``tbl[[#This Row],[Quantity]]``, ``tbl[@Quantity]``, ``tbl[Quantity]``, ``tbl[#All]``."""
    table, _, rest = text.partition("[")
    inside = rest[:-1].strip()
    rows: list[str] = []
    if inside.startswith("@"):
        rows.append("this row")
        inside = inside[1:].strip()
    items = _ITEM.findall(inside) if inside.startswith("[") else [inside]
    columns: list[str] = []
    for item in items:
        bare = item.strip()
        if bare.startswith("#"):
            rows.append(bare[1:].casefold())
        elif bare:
            columns.append(re.sub(r"'(.)", r"\1", bare))
    return Structured(table, tuple(rows), tuple(columns))
