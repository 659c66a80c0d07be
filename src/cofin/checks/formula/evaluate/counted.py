"""``SUMPRODUCT((list=value)*1)``: how often a value stands in a list, through an index.

cofin's own sheets ask so whether an entry is on its list, in every row of a budget; a look at
each cell of the lists took half of the time of a whole workbook.
"""

from __future__ import annotations

from decimal import Decimal

from cofin.checks.formula.evaluate.sheet import key
from cofin.checks.formula.evaluate.values import ONE, Cells, Code, Frame, Value, scalar
from cofin.checks.formula.nodes import Chain, Node, Number


def parts_of(arguments: tuple[Node, ...]) -> tuple[Node, Node] | None:
    """The list and the value, when a product of sums asks just that."""
    match arguments:
        case (
            Chain(
                operators=("*",),
                operands=(Chain(operators=("=",), operands=(listed, wanted)), Number(value=by)),
            ),
        ) if by == ONE:
            return listed, wanted
        case _:
            return None


def counted(listed: Code, wanted: Code, usual: Code) -> Code:
    """The count; as every other product of sums where the index is no help."""

    def code(frame: Frame) -> Value:
        cells, value = listed(frame), wanted(frame)
        if not isinstance(cells, Cells) or cells.range[1] != cells.range[3] or cells.is_one:
            return usual(frame)
        if cells.sheet.pending or isinstance(value, list):
            return usual(frame)
        if isinstance(value, Cells) and not value.is_one:
            return usual(frame)
        sought = scalar(frame, value)
        if sought is None or sought == "" or cells.sheet.has_errors(cells.range[1]):
            return usual(frame)
        first, column, last, _ = cells.range
        return Decimal(cells.sheet.count_of(column, key(sought), first, last))

    return code
