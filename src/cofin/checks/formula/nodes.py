"""The parts of a parsed formula.

Operators of one rank stand in one ``Chain`` (``A1+A2-A3``), so that a sum of a thousand
cells is as deep as a sum of two.

The names of these classes and of their fields stand in the prints by which a workbook's own
formulas are known again (``workbook.fingerprint``): other names make other prints.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from cofin.checks.formula.shape import Place


@dataclass(frozen=True, slots=True)
class Number:
    """A number typed in the formula."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Text:
    """A text in quotes, quotes undone."""

    value: str


@dataclass(frozen=True, slots=True)
class Truth:
    """TRUE or FALSE."""

    value: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """An error value in the formula, such as ``#REF!``."""

    value: str


@dataclass(frozen=True, slots=True)
class Empty:
    """An argument that is left out."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands before ``!``: a sheet, or the first and last of several; of a file."""

    name: str
    last: str = ""
    book: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A reference by its number in the shape of the formula."""

    index: int
    sheet: Sheet | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Cells: ``B4``, ``$B$4:C9``, ``B:B``, ``4:4``."""

    place: Place
    sheet: Sheet | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A defined name."""

    name: str
    sheet: Sheet | None = None


@dataclass(frozen=True, slots=True)
class Structured:
    """``Table[[#This Row],[Column]]``; ``table`` is empty inside the table itself.

    ``rows`` holds the items in lower case without ``#`` (``this row``, ``all``, ``headers``,
    ``totals``, ``data``), ``columns`` none, one, or the first and the last.
    """

    table: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unary:
    """A sign before an operand."""

    operator: str
    operand: Node


@dataclass(frozen=True, slots=True)
class Percent:
    """An operand with a percent sign behind it."""

    operand: Node


@dataclass(frozen=True, slots=True)
class Chain:
    """Operators of one rank, from left to right; one more operand than operators."""

    operators: tuple[str, ...]
    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A function; its name in capitals, without the prefix of newer ones."""

    name: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Union:
    """Several references in parentheses: ``(A1,B2)``."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Array:
    """Constants in braces, by rows."""

    rows: tuple[tuple[Node, ...], ...]


Node: TypeAlias = (
    Number | Text | Truth | Fault | Empty | Slot | Reference | Name | Structured
    | Unary | Percent | Chain | Call | Union | Array
)  # fmt: skip


def children(node: Node) -> tuple[Node, ...]:
    """The parts directly below a node."""
    match node:
        case Unary(operand=operand) | Percent(operand=operand):
            return (operand,)
        case Chain(operands=parts) | Call(arguments=parts) | Union(parts=parts):
            return parts
        case Array(rows=rows):
            return tuple(item for row in rows for item in row)
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it, in the order of the formula."""
    waiting = [node]
    while waiting:
        here = waiting.pop()
        yield here
        waiting.extend(reversed(children(here)))
