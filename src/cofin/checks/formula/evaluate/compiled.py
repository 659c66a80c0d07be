"""From the tree of a formula to a function that evaluates it wherever it stands."""

from __future__ import annotations

from cofin.checks.formula import nodes
from cofin.checks.formula.evaluate.arguments import unknown
from cofin.checks.formula.evaluate.book import Book, area
from cofin.checks.formula.evaluate.counted import counted, parts_of
from cofin.checks.formula.evaluate.functions import BY_VALUE, DATES, FUNCTIONS
from cofin.checks.formula.evaluate.lost_digits import keeps_digits, unless_near
from cofin.checks.formula.evaluate.operators import (
    COMPARED,
    OPERATORS,
    against,
    binary,
    negated,
    percent,
)
from cofin.checks.formula.evaluate.places import (
    COUNTS,
    counted_in_row,
    sheet_of,
    slot,
    structured,
)
from cofin.checks.formula.evaluate.values import (
    ZERO,
    Cells,
    Code,
    Frame,
    NotJudged,
    Value,
    Wrong,
    scalar,
)
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
    Slot,
    Structured,
    Text,
    Truth,
    Unary,
)
from cofin.checks.formula.parse import parse

#: Names of formulas in names of formulas: a longer row is a circle or a trap.
_MOST_NESTED = 8
#: Formulas behind names that are evaluated in one workbook: each may name the next many times.
_MOST_NAMED = 1_000_000


def compiled(node: Node, book: Book, *, by_value: bool = False) -> Code:
    """A function that gives the value of the node for a formula in any cell.

    It finds its book in the frame: one that held the book, which holds it, would be a circle.
    ``by_value``: where a reference is a single cell, what stands in it is wanted.
    """
    match node:
        case Number(value=value) | Text(value=value) | Truth(value=value):
            return lambda _: value
        case Empty():
            return lambda _: None
        case Fault(value=value):
            return _failing(value)
        case Slot():
            return slot(node.index, node.sheet, book, by_value=by_value)
        case nodes.Reference(place=place, sheet=sheet):  # in the text of a name
            known = sheet_of(sheet, book)
            return _fixed(area(known, place)) if known else unknown
        case Name():
            return _value_of(_name(node)) if by_value else _name(node)
        case Structured():
            return structured(node, book, by_value=by_value)
        case Unary(operator=sign, operand=operand):
            inside = compiled(operand, book, by_value=True)
            return binary(negated, inside, _nothing) if sign == "-" else inside
        case Percent(operand=operand):
            return binary(percent, compiled(operand, book, by_value=True), _nothing)
        case Chain(operators=operators, operands=operands):
            codes = [compiled(each, book, by_value=True) for each in operands]
            if len(operators) == 1 and operators[0] in COMPARED:
                return _compared(operators[0], operands, codes, book)
            return _chain(operators, codes)
        case Call(name=name) if name in DATES and book.grid.date1904:
            return unknown  # days are counted from elsewhere
        case Call(name=name, arguments=arguments) if name in FUNCTIONS:
            quick = counted_in_row(name, arguments, book) if name in COUNTS else None
            if quick is not None:
                return quick
            values = name in BY_VALUE
            codes = [compiled(each, book, by_value=values) for each in arguments]
            if name in ("IF", "SIGN") and arguments:
                codes[0] = _kept(arguments[0], codes[0], book)
            call = FUNCTIONS[name](codes)
            parts = parts_of(arguments) if name == "SUMPRODUCT" else None
            if parts is None:
                return call
            listed, wanted = (compiled(part, book) for part in parts)
            return counted(listed, wanted, usual=call)
        case Array(rows=rows):
            cells = [[compiled(each, book) for each in row] for row in rows]
            return lambda frame: [[scalar(frame, code(frame)) for code in row] for row in cells]
        case _:
            return unknown


def _compared(sign: str, operands: tuple[Node, ...], codes: list[Code], book: Book) -> Code:
    """A comparison, where binary fractions do not decide it."""

    def compile_(node: Node) -> Code:
        return compiled(node, book)

    match operands[1]:
        case Number(value=value) | Text(value=value):
            code = against(sign, codes[0], value)
        case _:
            code = _chain((sign,), codes)
    left, right = (keeps_digits(operand, compile_) for operand in operands)
    return unless_near(code, (codes[0], codes[1]), (left, right))


def _kept(node: Node, code: Code, book: Book) -> Code:
    """A number of which the sign is asked, where binary fractions do not decide that."""
    kept = keeps_digits(node, lambda each: compiled(each, book))
    return unless_near(code, (code, _fixed(ZERO)), (kept, None))


def _value_of(reference: Code) -> Code:
    """What stands in the cell of a reference to one."""

    def code(frame: Frame) -> Value:
        found = reference(frame)
        if type(found) is Cells and found.is_one:
            return frame.book.read(found.sheet, found.range[0], found.range[1])
        return found

    return code


def _nothing(_: Frame) -> Value:
    return None


def _failing(error: str) -> Code:
    def code(_: Frame) -> Value:
        raise Wrong(error)

    return code


def _fixed(value: Value) -> Code:
    return lambda _: value


def _name(node: Name) -> Code:
    if node.sheet is not None and (node.sheet.book or node.sheet.last):
        return unknown
    local = node.sheet.name if node.sheet else ""

    def code(frame: Frame) -> Value:
        return meaning(frame.book, local or frame.sheet.name)(frame)

    def meaning(book: Book, sheet: str) -> Code:
        key = (sheet, node.name)
        found = book.memory.names.get(key)
        if found is None:
            found = book.memory.names[key] = _meaning(node.name, sheet, book)
        return found

    return code


def _meaning(name: str, sheet: str, book: Book) -> Code:
    known = book.grid.name(name, sheet)
    if known is None:
        return _failing("#NAME?")
    if known.area is not None:
        on = book.sheet(known.area.sheet)
        return _fixed(Cells(on, known.area.range)) if on else unknown
    if "#REF!" in known.text:
        return _failing("#REF!")
    tree = parse(known.text.removeprefix("="))
    return _within_bounds(compiled(tree, book)) if tree is not None else unknown


def _within_bounds(formula: Code) -> Code:
    """What a formula behind a name gives, unless names lead to names without an end."""

    def code(frame: Frame) -> Value:
        memory = frame.book.memory
        if memory.nested == _MOST_NESTED or memory.named == _MOST_NAMED:
            raise NotJudged
        memory.nested += 1
        memory.named += 1
        try:
            return formula(frame)
        finally:
            memory.nested -= 1

    return code


def _chain(operators: tuple[str, ...], operands: list[Code]) -> Code:
    """Operators of one rank from left to right."""
    if any(sign not in OPERATORS for sign in operators):
        return unknown  # a range put together by an operator
    code = operands[0]
    for sign, operand in zip(operators, operands[1:], strict=True):
        code = binary(OPERATORS[sign], code, operand)
    return code
