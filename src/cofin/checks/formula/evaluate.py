"""What a formula would give, from the values its cells have; simple formulas only.

Used to say what would stand where somebody typed a number.  A function that is not listed,
a text, an error or a value that is not known gives ``None``: not judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, ROUND_UP, Decimal, DecimalException
from typing import TypeAlias

from cofin.checks.formula.nodes import (
    Call,
    Chain,
    Empty,
    Name,
    Node,
    Number,
    Percent,
    Slot,
    Structured,
    Text,
    Truth,
    Unary,
)
from cofin.checks.formula.parse import tree_of
from cofin.checks.formula.references import References
from cofin.checks.formula.shape import Place, shape_of
from cofin.grid import Area, CellError, Position
from cofin.money import EXACT

Value: TypeAlias = Decimal | str | bool | None  # None: an empty cell
Look: TypeAlias = Callable[[str, int, int], Value | CellError]

#: Cells that one formula may read here.
_MOST_CELLS = 20_000

_ROUNDING = {"ROUND": ROUND_HALF_UP, "ROUNDDOWN": ROUND_DOWN, "ROUNDUP": ROUND_UP}


class _Unknown(Exception):
    """The value cannot be had."""


def evaluate(
    formula: str, sheet: str, position: Position, references: References, look: Look
) -> Decimal | None:
    """The number that the formula gives in that cell; ``None`` when that is not known."""
    shape = shape_of(formula)
    tree = None if shape is None else tree_of(shape.skeleton)
    if shape is None or tree is None:
        return None
    here = _Evaluator(shape.places, sheet, position, references, look)
    try:
        found = here.value(tree)
        return None if isinstance(found, str | bool) or found is None else found
    except (_Unknown, DecimalException):
        return None


class _Evaluator:
    def __init__(
        self,
        places: tuple[Place, ...],
        sheet: str,
        position: Position,
        references: References,
        look: Look,
    ) -> None:
        self.places, self.references, self.look = places, references, look
        self.sheet, (self.row, self.column) = sheet, position

    def value(self, node: Node) -> Value:
        match node:
            case Number(value=value) | Text(value=value) | Truth(value=value):
                return value
            case Empty():
                return Decimal(0)
            case Slot() | Name() | Structured():
                cells = list(self.cells(node))
                if len(cells) != 1:
                    raise _Unknown
                return cells[0]
            case Unary(operator="-", operand=operand):
                return EXACT.minus(self.number(operand))
            case Unary(operand=operand):
                return self.value(operand)
            case Percent(operand=operand):
                return EXACT.scaleb(self.number(operand), -2)
            case Chain(operators=operators, operands=operands):
                return self.chain(operators, operands)
            case Call(name=name, arguments=arguments):
                return self.call(name, arguments)
            case _:
                raise _Unknown

    def number(self, node: Node) -> Decimal:
        found = self.value(node)
        if isinstance(found, str):
            raise _Unknown
        return Decimal(int(found)) if isinstance(found, bool) else found or Decimal(0)

    def cells(self, node: Node) -> Iterator[Value]:
        """The values of the cells that a reference covers."""
        left = _MOST_CELLS
        areas: list[Area] = self.references.of_node(
            node, self.places, self.sheet, self.row, self.column
        )
        if not areas:
            raise _Unknown
        for area in areas:
            first_row, first_column, last_row, last_column = area.range
            left -= (last_row - first_row + 1) * (last_column - first_column + 1)
            if left < 0:
                raise _Unknown
            for row in range(first_row, last_row + 1):
                for column in range(first_column, last_column + 1):
                    found = self.look(area.sheet, row, column)
                    if isinstance(found, CellError):
                        raise _Unknown
                    yield found

    def chain(self, operators: tuple[str, ...], operands: tuple[Node, ...]) -> Value:
        if operators[0] in ("=", "<>", "<", ">", "<=", ">="):
            return self.compared(operators, operands)
        result = self.number(operands[0])
        for operator, node in zip(operators, operands[1:], strict=True):
            operand = self.number(node)
            match operator:
                case "+":
                    result = EXACT.add(result, operand)
                case "-":
                    result = EXACT.subtract(result, operand)
                case "*":
                    result = EXACT.multiply(result, operand)
                case "/":
                    result = EXACT.divide(result, operand)
                case _:
                    raise _Unknown
        return result

    def compared(self, operators: tuple[str, ...], operands: tuple[Node, ...]) -> bool:
        left, right = self.value(operands[0]), self.value(operands[1])
        if len(operators) > 1 or isinstance(left, bool) or isinstance(right, bool):
            raise _Unknown
        if isinstance(left, str) or isinstance(right, str):
            same = str(left or "").casefold() == str(right or "").casefold()
            if operators[0] not in ("=", "<>"):
                raise _Unknown
            return same == (operators[0] == "=")
        left, right = left or Decimal(0), right or Decimal(0)
        return {
            "=": left == right,
            "<>": left != right,
            "<": left < right,
            ">": left > right,
            "<=": left <= right,
            ">=": left >= right,
        }[operators[0]]

    def call(self, name: str, arguments: tuple[Node, ...]) -> Value:
        match name, arguments:
            case "IF", (condition, *branches):
                taken = 0 if self.value(condition) else 1
                return self.value(branches[taken]) if taken < len(branches) else False
            case "IFERROR", (first, _):
                return self.value(first)
            case "ROUND" | "ROUNDDOWN" | "ROUNDUP", (amount, digits):
                places = EXACT.scaleb(Decimal(1), EXACT.minus(self.number(digits)))
                return self.number(amount).quantize(places, _ROUNDING[name], EXACT)
            case "INT", (amount,):
                return self.number(amount).to_integral_value(ROUND_FLOOR)
            case "ABS", (amount,):
                return EXACT.abs(self.number(amount))
            case "SUBTOTAL", (Number(value=function), *rest) if function in (9, 109):
                return _total(self.numbers(tuple(rest)))
            case "SUM", _:
                return _total(self.numbers(arguments))
            case "PRODUCT", _:
                result = Decimal(1)
                for factor in self.numbers(arguments):
                    result = EXACT.multiply(result, factor)
                return result
            case "MIN" | "MAX", _:
                found = list(self.numbers(arguments))
                return (min if name == "MIN" else max)(found, default=Decimal(0))
            case "COUNT", _:
                return Decimal(len(list(self.numbers(arguments))))
            case "AND" | "OR", _:
                truths = [bool(self.value(part)) for part in arguments]
                return all(truths) if name == "AND" else any(truths)
            case _:
                raise _Unknown

    def numbers(self, arguments: tuple[Node, ...]) -> Iterator[Decimal]:
        """The numbers among the arguments; texts and empty cells in references do not count."""
        for node in arguments:
            if isinstance(node, Slot | Name | Structured):
                found = list(self.cells(node))
                yield from (
                    value
                    for value in found
                    if value is not None and not isinstance(value, bool | str)
                )
            else:
                yield self.number(node)


def _total(numbers: Iterator[Decimal]) -> Decimal:
    result = Decimal(0)
    for value in numbers:
        result = EXACT.add(result, value)
    return result
