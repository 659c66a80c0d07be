"""Functions of everything that ranges hold: sums, extremes, counts, ranks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache, reduce
from operator import mul

from cofin.a1 import Range
from cofin.checks.formula.evaluate.arguments import (
    Function,
    figures,
    held,
    referred,
    single,
    unknown,
    whole,
)
from cofin.checks.formula.evaluate.arrays import matrix
from cofin.checks.formula.evaluate.values import (
    ONE,
    ZERO,
    Cells,
    Code,
    Element,
    Frame,
    NotJudged,
    Value,
    Wrong,
    faultless,
    number,
)

#: Rows from which on a sum of a column is kept, for the next one that begins in the same row.
_LONG = 20


def _over(how: Callable[[list[Decimal]], Decimal]) -> Function:
    """A function of all the numbers among its arguments."""

    def call(arguments: list[Code]) -> Code:
        return (lambda frame: how(figures(frame, arguments))) if arguments else unknown

    return call


def _sum(arguments: list[Code]) -> Code:
    usual = _over(lambda values: sum(values, ZERO))(arguments)
    if len(arguments) != 1:
        return usual
    (only,) = arguments

    def code(frame: Frame) -> Value:
        value = only(frame)
        if type(value) is not Cells or value.range[1] != value.range[3]:
            return usual(frame)
        return _running(frame, value) if value.range[2] - value.range[0] > _LONG else usual(frame)

    return code


def _running(frame: Frame, cells: Cells) -> Decimal:
    """The sum of a column; one that begins where the last one did goes on from there."""
    sheet, (first, column, _, _) = cells
    last = sheet.clipped(cells.range)[2]
    running = frame.book.memory.running
    known = running.get((sheet.name, column))
    if known is None or known[0] != first:
        known = running[sheet.name, column] = (first, [ZERO])
    sums = known[1]  # before the first row, behind it ...
    frame.book.spend(max(0, last - first + 2 - len(sums)))
    while len(sums) < last - first + 2:
        value = frame.book.read(sheet, first + len(sums) - 1, column)
        sums.append(sums[-1] + value if type(value) is Decimal else sums[-1])
    return sums[max(0, last - first + 1)]


def mean(values: list[Decimal]) -> Decimal:
    """The arithmetic mean; of nothing there is none."""
    if not values:
        raise Wrong("#DIV/0!")
    return sum(values, ZERO) / len(values)


def _median(values: list[Decimal]) -> Decimal:
    if not values:
        raise Wrong("#NUM!")
    ordered, middle = sorted(values), len(values) // 2
    return ordered[middle] if len(values) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def _counting(counts: Callable[[Element], bool]) -> Function:
    """A count of cells; errors are cells like others."""

    def call(arguments: list[Code]) -> Code:
        def code(frame: Frame) -> Value:
            found = 0
            for argument in arguments:
                value = argument(frame)
                if type(value) is not Cells:
                    found += sum(map(counts, held(frame, value)))
                elif value.is_one:
                    found += counts(frame.book.element(value))
                else:
                    found += sum(map(counts, frame.book.elements(value)))
            return Decimal(found)

        return code if arguments else unknown

    return call


def _count_blank(arguments: list[Code]) -> Code:
    def code(frame: Frame) -> Value:
        cells = referred(frame, arguments[0])
        first_row, first_column, last_row, last_column = cells.range
        size = (last_row - first_row + 1) * (last_column - first_column + 1)
        filled = sum(value not in (None, "") for value in frame.book.elements(cells))
        return Decimal(size - filled)

    return code if len(arguments) == 1 else unknown


def _sum_of_products(arguments: list[Code]) -> Code:
    """Every range in it means all of its cells; what is no number counts as nothing."""

    def code(frame: Frame) -> Value:
        before, frame.array = frame.array, True
        try:
            values = _to_the_last([argument(frame) for argument in arguments])
            tables = [matrix(frame, value) for value in values]
        finally:
            frame.array = before
        shapes = {(len(table), len(table[0])) for table in tables}
        if len(shapes) != 1:
            raise NotJudged if (1, 1) in shapes else Wrong("#VALUE!")
        columns = [[cell for row in table for cell in row] for table in tables]
        return sum((_product(cells) for cells in zip(*columns, strict=True)), ZERO)

    return code if arguments else unknown


def _to_the_last(values: list[Value]) -> list[Value]:
    """Ranges of one size without the rows in which none of them holds anything: no products.

    ``SUMPRODUCT(B:B,C:C)`` would else multiply a million times nothing by nothing.
    """
    ranges = [value for value in values if type(value) is Cells]
    heights = {cells.range[2] - cells.range[0] for cells in ranges}
    if len(ranges) < len(values) or len(heights) != 1:
        return values
    rows = max(max(c.sheet.clipped(c.range)[2] - c.range[0], 0) for c in ranges)
    return [
        Cells(sheet, Range(first, left, min(first + rows, last), right))
        for sheet, (first, left, last, right) in ranges
    ]


def _product(cells: tuple[Element, ...]) -> Decimal:
    product = ONE
    for cell in cells:
        value = faultless(cell)
        product *= value if isinstance(value, Decimal) else ZERO
    return product


def _nth(arguments: list[Code], *, largest: bool) -> Code:
    def code(frame: Frame) -> Value:
        ordered, place = sorted(figures(frame, arguments[:1])), whole(frame, arguments[1])
        if not 0 < place <= len(ordered):
            raise Wrong("#NUM!")
        return ordered[-place] if largest else ordered[place - 1]

    return code if len(arguments) == 2 else unknown


def _rank(arguments: list[Code]) -> Code:
    def code(frame: Frame) -> Value:
        value = number(single(frame, arguments[0]))
        upwards = len(arguments) > 2 and bool(whole(frame, arguments[2]))
        ordered = _ordered(frame, referred(frame, arguments[1]))
        at = bisect_left(ordered, value)
        if at == len(ordered) or ordered[at] != value:
            raise Wrong("#N/A")
        return Decimal(at + 1 if upwards else len(ordered) - bisect_right(ordered, value) + 1)

    return code if 2 <= len(arguments) <= 3 else unknown


def _ordered(frame: Frame, cells: Cells) -> list[Decimal]:
    """The numbers of a range in order, worked out once."""
    key = (cells.sheet.name, cells.range)
    found = frame.book.memory.ordered.get(key)
    if found is None:
        found = sorted(v for v in frame.book.values(cells) if type(v) is Decimal)
        frame.book.memory.ordered[key] = found
    return found


#: By the number that SUBTOTAL is called with; above 100 for what filters show.
_SUBTOTALS: dict[int, Callable[[list[Decimal]], Decimal]] = {
    1: mean,
    2: lambda values: Decimal(len(values)),
    4: lambda values: max(values, default=ZERO),
    5: lambda values: min(values, default=ZERO),
    9: lambda values: sum(values, ZERO),
}


def _subtotal(arguments: list[Code]) -> Code:
    def code(frame: Frame) -> Value:
        kind = whole(frame, arguments[0]) % 100
        if kind not in _SUBTOTALS:
            raise NotJudged
        ranges = [referred(frame, argument) for argument in arguments[1:]]
        return _SUBTOTALS[kind]([v for cells in ranges for v in _shown(frame, cells)])

    return code if len(arguments) > 1 else unknown


def _shown(frame: Frame, cells: Cells) -> list[Decimal]:
    """The numbers of a range without other subtotals; not known when rows are hidden."""
    sheet = cells.sheet
    first_row, first_column, last_row, last_column = sheet.clipped(cells.range)
    hidden = sheet.grid.hidden_rows
    if any(row in hidden for row in range(first_row, last_row + 1)):
        raise NotJudged
    found = []
    for row in range(first_row, last_row + 1):
        for column in range(first_column, last_column + 1):
            formula = (sheet.cells.get((row, column)) or _NOTHING)[2]
            if formula is None or not _has_subtotal(formula):
                value = frame.book.read(sheet, row, column)
                if type(value) is Decimal:
                    found.append(value)
    frame.book.spend(len(found))
    return found


@lru_cache(maxsize=1 << 12)
def _has_subtotal(formula: str) -> bool:
    return "SUBTOTAL(" in formula.upper()


_NOTHING = (None, None, None)

FUNCTIONS = {
    "SUM": _sum,
    "PRODUCT": _over(lambda values: reduce(mul, values, ONE) if values else ZERO),
    "MIN": _over(lambda values: min(values, default=ZERO)),
    "MAX": _over(lambda values: max(values, default=ZERO)),
    "AVERAGE": _over(mean),
    "MEDIAN": _over(_median),
    "COUNT": _counting(lambda value: type(value) is Decimal),
    "COUNTA": _counting(lambda value: value is not None),
    "COUNTBLANK": _count_blank,
    "SUMPRODUCT": _sum_of_products,
    "LARGE": lambda arguments: _nth(arguments, largest=True),
    "SMALL": lambda arguments: _nth(arguments, largest=False),
    "RANK": _rank,
    "RANK.EQ": _rank,
    "SUBTOTAL": _subtotal,
}
