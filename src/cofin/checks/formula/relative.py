"""A form in which two formulas that calculate the same way are equal.

Cells are counted from the formula's own cell, as in the R1C1 notation; dollar signs, which
matter only when a formula is copied, are left out.  The order of summands and factors, of
the arguments of MAX, MIN, AND, OR, redundant parentheses, plus signs, and ``SUM(B2:D2)``
against ``B2+C2+D2`` make no difference.  ``a-b`` and every rounding stay what they are.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from decimal import Decimal
from typing import TypeAlias

from cofin.a1 import Range
from cofin.checks.formula.nodes import (
    Array,
    Call,
    Chain,
    Name,
    Node,
    Number,
    Percent,
    Slot,
    Structured,
    Unary,
    Union,
)
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.references import References
from cofin.checks.formula.shape import Place, Shape, shape_of
from cofin.grid import Area
from cofin.money import EXACT

Form: TypeAlias = tuple[Hashable, ...]

#: A range in a sum is taken apart up to this many cells: the widest rows that people add
#: up cell by cell (24 months and their year totals).
_MOST_CELLS = 40

_ANY_ORDER = frozenset(("MAX", "MIN", "AND", "OR"))
_TURNED = {">": "<", ">=": "<="}


def normal_form(
    formula: str, sheet: str, row: int, column: int, references: References
) -> Form | None:
    """The form of the formula in that cell; ``None`` when it cannot be parsed."""
    shape = shape_of(formula)
    return None if shape is None else form_of(shape, sheet, row, column, references)


def form_of(shape: Shape, sheet: str, row: int, column: int, references: References) -> Form | None:
    """The same of a formula that is taken apart already."""
    tree = tree_of(shape.skeleton)
    if tree is None:
        return None
    return _Former(references, shape.places, sheet, row, column).form(tree)


class _Former:
    """Builds the form of one formula."""

    def __init__(
        self, references: References, places: tuple[Place, ...], sheet: str, row: int, column: int
    ) -> None:
        self.references, self.places = references, places
        self.sheet, self.row, self.column = sheet, row, column

    def form(self, node: Node) -> Form:
        match node:
            case Number(value=value):
                return ("number", EXACT.normalize(value))
            case Slot() | Name() | Structured():
                return self.cells(node)
            case Percent(operand=Number(value=value)):
                return ("number", EXACT.normalize(EXACT.scaleb(value, -2)))
            case Unary(operator="+", operand=operand):
                return self.form(operand)
            case Unary() | Chain(operators=("+" | "-", *_)) | Call(name="SUM"):
                return _gathered("sum", self.summands(node))
            case Percent() | Chain(operators=("*" | "/", *_)) | Call(name="PRODUCT"):
                return _gathered("product", self.factors(node))
            case Chain(operators=(operator,), operands=(left, right)) if operator in _TURNED:
                return ("chain", (_TURNED[operator],), self.form(right), self.form(left))
            case Chain(operators=("=" | "<>" as operator,), operands=operands):
                return (operator, *_sorted(self.form(part) for part in operands))
            case Chain(operators=operators, operands=operands):
                return ("chain", operators, *(self.form(part) for part in operands))
            case Call(name=name, arguments=arguments):
                forms = [self.form(part) for part in arguments]
                return (name, *(_sorted(forms) if name in _ANY_ORDER else forms))
            case Union(parts=parts):
                return ("union", *(self.form(part) for part in parts))
            case Array(rows=rows):
                return ("array", *(tuple(self.form(item) for item in row) for row in rows))
            case _:
                return (type(node).__name__, str(node))

    def cells(self, node: Slot | Name | Structured) -> Form:
        areas = self.references.of_node(node, self.places, self.sheet, self.row, self.column)
        if areas:
            return ("cells", *(self.area(area) for area in areas))
        place = str(self.places[node.index]) if isinstance(node, Slot) else ""
        return ("elsewhere", str(node).casefold(), place)

    def area(self, area: Area) -> Form:
        first_row, first_column, last_row, last_column = area.range
        return (
            area.sheet,
            first_row - self.row,
            first_column - self.column,
            last_row - self.row,
            last_column - self.column,
        )

    def summands(self, node: Node, sign: int = 1) -> Iterator[tuple[int, Form]]:
        match node:
            case Unary(operator=operator, operand=operand):
                yield from self.summands(operand, -sign if operator == "-" else sign)
            case Chain(operators=("+" | "-", *_) as operators, operands=operands):
                for operator, part in zip(("+", *operators), operands, strict=True):
                    yield from self.summands(part, -sign if operator == "-" else sign)
            case Call(name="SUM", arguments=arguments):
                for part in arguments:
                    for form in self.each(part):
                        yield sign, form
            case _:
                yield sign, self.form(node)

    def factors(self, node: Node, power: int = 1) -> Iterator[tuple[int, Form]]:
        match node:
            case Percent(operand=operand) if not isinstance(operand, Number):
                yield from self.factors(operand, power)
                yield -power, ("number", Decimal(100))
            case Chain(operators=("*" | "/", *_) as operators, operands=operands):
                for operator, part in zip(("*", *operators), operands, strict=True):
                    yield from self.factors(part, -power if operator == "/" else power)
            case Call(name="PRODUCT", arguments=arguments):
                for part in arguments:
                    for form in self.each(part):
                        yield power, form
            case _:
                yield power, self.form(node)

    def each(self, node: Node) -> Iterator[Form]:
        """The cells of a small range one by one; anything else as a whole."""
        if isinstance(node, Slot | Name | Structured):
            areas = self.references.of_node(node, self.places, self.sheet, self.row, self.column)
            if areas and sum(map(_size, areas)) <= _MOST_CELLS:
                for area in areas:
                    first_row, first_column, last_row, last_column = area.range
                    for row in range(first_row, last_row + 1):
                        for column in range(first_column, last_column + 1):
                            one = Range(row, column, row, column)
                            yield ("cells", self.area(Area(area.sheet, one)))
                return
        yield self.form(node)


def _size(area: Area) -> int:
    first_row, first_column, last_row, last_column = area.range
    return (last_row - first_row + 1) * (last_column - first_column + 1)


def _gathered(kind: str, parts: Iterator[tuple[int, Form]]) -> Form:
    """A sum or a product with its parts in order; one positive part alone is itself."""
    found = sorted(parts, key=repr)
    return found[0][1] if len(found) == 1 and found[0][0] == 1 else (kind, *found)


def _sorted(forms: Iterator[Form] | list[Form]) -> list[Form]:
    return sorted(forms, key=repr)
