"""SUMIFS, COUNTIFS and their kin: rows that meet conditions, found through indexes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from cofin.checks.formula.evaluate.arguments import Function, referred, single, unknown
from cofin.checks.formula.evaluate.arrays import each, is_many
from cofin.checks.formula.evaluate.memory import Groups
from cofin.checks.formula.evaluate.sheet import key
from cofin.checks.formula.evaluate.sums import mean
from cofin.checks.formula.evaluate.values import (
    ZERO,
    Cells,
    Code,
    Frame,
    NotJudged,
    Scalar,
    Value,
    Wrong,
)
from cofin.grid import CellError
from cofin.letters import caseless

_COMPARED = re.compile(r"(<=|>=|<>|<|>|=)(.*)", re.DOTALL)
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_NUMERIC = re.compile(r"\s*[-+]?[0-9.,]+(?:[eE][-+]?[0-9]+)?\s*%?\s*")
_WHOLE = re.compile(r"0|[1-9][0-9]{0,14}")
_WILD = set("*?~")
_TRUTHS = {"TRUE": True, "FALSE": False}

_HOLDS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": lambda value, bound: value < bound,
    ">": lambda value, bound: value > bound,
    "<=": lambda value, bound: value <= bound,
    ">=": lambda value, bound: value >= bound,
}


def _rows(frame: Frame, pairs: list[tuple[Cells, Scalar]], *targets: Cells) -> Sequence[int]:
    """The rows, from 0 at the top of the ranges, that meet every condition.

    As far as one of the ranges, or of the targets beside them, can hold anything.
    """
    sizes = {cells.range[2] - cells.range[0] for cells, _ in pairs}
    if any(cells.range[1] != cells.range[3] for cells, _ in pairs) or len(sizes) != 1:
        raise NotJudged  # only single columns of one length
    plain = [(cells, wanted) for cells, wanted in pairs if _is_plain(wanted)]
    others = [(cells, wanted) for cells, wanted in pairs if not _is_plain(wanted)]
    found: Sequence[int]
    if plain:
        found = _grouped(frame, [cells for cells, _ in plain]).get(
            tuple(_sought(wanted) for _, wanted in plain), ()
        )
        found = found[: bisect_right(found, sizes.pop())]
        numeric = [cells for cells, wanted in plain if not isinstance(wanted, str)]
        frame.book.spend(len(found) * len(numeric))
        if any(isinstance(_at(frame, cells, row), str) for cells in numeric for row in found):
            raise NotJudged  # Excel takes the text 12 for the number 12, LibreOffice does not
    else:
        found = range(_held([*(cells for cells, _ in pairs), *targets]))
    for cells, wanted in others:
        meets = _condition(str(wanted))
        frame.book.spend(len(found))
        found = [row for row in found if meets(_at(frame, cells, row))]
    return found


def _held(ranges: Iterable[Cells]) -> int:
    """How many rows of ranges beside each other can hold anything."""
    return max(cells.sheet.clipped(cells.range)[2] - cells.range[0] + 1 for cells in ranges)


def _empty_rows(pairs: list[tuple[Cells, Scalar]]) -> int:
    """How many rows meet every condition below all that the sheets hold."""
    if not all(not _is_plain(wanted) and _condition(str(wanted))(None) for _, wanted in pairs):
        return 0
    cells = pairs[0][0]
    return cells.range[2] - cells.range[0] + 1 - max(0, _held(each for each, _ in pairs))


def _at(frame: Frame, cells: Cells, row: int) -> Scalar | CellError:
    """The cell of a column; an error is no empty cell and like no value."""
    try:
        return frame.book.read(cells.sheet, cells.range[0] + row, cells.range[1])
    except Wrong as wrong:
        return wrong.error


def _is_plain(wanted: Scalar) -> bool:
    """Whether a condition asks for cells with this very value."""
    return _is_plain_text(wanted) if isinstance(wanted, str) else True


@lru_cache(maxsize=4096)
def _is_plain_text(wanted: str) -> bool:
    if _WHOLE.fullmatch(wanted):
        return True
    if _WILD & set(wanted) or _NUMERIC.fullmatch(wanted):
        raise NotJudged  # patterns, and texts that are taken for numbers in some languages
    return bool(wanted) and _COMPARED.match(wanted) is None and wanted.upper() not in _TRUTHS


def _alike(value: Scalar | CellError) -> Hashable:
    """What cells share that one condition takes for the same: 2 and the text 2 are."""
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        return Decimal(value)
    return value if isinstance(value, CellError) else key(value)


def _sought(wanted: Scalar) -> Hashable:
    """What a condition asks for; an empty cell asks for the number 0."""
    return ZERO if wanted is None else _alike(wanted)


def _condition(wanted: str) -> Callable[[Scalar | CellError], bool]:
    if not wanted:
        return lambda value: value is None or value == ""
    match = _COMPARED.match(wanted)
    sign, rest = (match[1], match[2]) if match else ("=", wanted)
    if _NUMBER.fullmatch(rest):
        bound = Decimal(rest)
        if sign in _HOLDS:
            holds = _HOLDS[sign]
            return lambda value: type(value) is Decimal and holds(value, bound)
        return lambda value: _is_number(value, bound, sign) is (sign == "=")
    if rest.upper() in _TRUTHS and sign not in _HOLDS:
        return lambda value: _is_truth(value, rest.upper()) is (sign == "=")
    if sign in _HOLDS or _NUMERIC.fullmatch(rest):
        raise NotJudged  # the order of texts is the language's
    if not rest:
        return lambda value: (value is None) is (sign == "=")
    sought = caseless(rest)
    return lambda value: (isinstance(value, str) and caseless(value) == sought) is (sign == "=")


def _is_number(value: Scalar | CellError, bound: Decimal, sign: str) -> bool:
    if isinstance(value, str) and _WHOLE.fullmatch(value) and Decimal(value) == bound:
        if sign == "<>":
            raise NotJudged  # Excel counts the text 12 among what is not 12, LibreOffice does not
        return True
    return type(value) is Decimal and value == bound


def _is_truth(value: Scalar | CellError, word: str) -> bool:
    if isinstance(value, str) and value.upper() == word:
        raise NotJudged  # the word, and not the truth that it means
    return value is _TRUTHS[word]


def _grouped(frame: Frame, columns: list[Cells]) -> Mapping[Hashable, Sequence[int]]:
    """The rows of some columns by what stands in them: ranges that grow share one index.

    It may know rows below the ranges.
    """
    name = tuple((cells.sheet.name, cells.range[0], cells.range[1]) for cells in columns)
    known = frame.book.memory.groups.setdefault(name, Groups())
    last = max(cells.sheet.clipped(cells.range)[2] - cells.range[0] for cells in columns)
    frame.book.spend(max(0, last + 1 - known.done) * len(columns))
    while known.done <= last:  # a formula among them may ask for the rows above it meanwhile
        values = [_at(frame, cells, known.done) for cells in columns]
        if any(value is not None for value in values):
            known.rows[tuple(map(_alike, values))].append(known.done)
        known.done += 1
    return known.rows


def _pairs(frame: Frame, arguments: list[Code]) -> list[tuple[Cells, Scalar]]:
    return [
        (referred(frame, column), _wanted(frame, wanted))
        for column, wanted in zip(arguments[::2], arguments[1::2], strict=True)
    ]


def _wanted(frame: Frame, wanted: Code) -> Scalar:
    try:
        return single(frame, wanted)
    except Wrong:
        raise NotJudged from None  # Excel looks for this very error, LibreOffice gives it


def _counted(frame: Frame, pairs: list[tuple[Cells, Scalar]]) -> Decimal:
    (cells, wanted), *more = pairs
    first_row, column, last_row, last_column = cells.range
    if not more and column == last_column and not cells.sheet.pending and _is_plain(wanted):
        sought = _sought(wanted)  # ranges that grow from row to row: one index for all
        count = cells.sheet.count_of(column, sought, first_row, last_row)
        if isinstance(sought, Decimal):
            as_text = cells.sheet.count_of(column, str(sought), first_row, last_row)
            if as_text and not isinstance(wanted, str):
                raise NotJudged  # as in ``_rows``
            count += as_text
        return Decimal(count)
    return Decimal(len(_rows(frame, pairs)) + _empty_rows(pairs))


def _count_if(arguments: list[Code]) -> Code:
    def code(frame: Frame) -> Value:
        if frame.array and len(arguments) == 2 and is_many(wanted := arguments[1](frame)):
            cells = referred(frame, arguments[0])
            return each(frame, lambda value: _counted(frame, [(cells, value)]), wanted)
        return _counted(frame, _pairs(frame, arguments))

    return code if arguments and len(arguments) % 2 == 0 else unknown


def _summed(how: Callable[[list[Decimal]], Decimal]) -> Callable[..., Value]:
    def over(frame: Frame, target: Cells, pairs: list[tuple[Cells, Scalar]]) -> Value:
        top, column = target.range[0], target.range[1]
        found = [
            value
            for row in _rows(frame, pairs, target)
            if type(value := frame.book.read(target.sheet, top + row, column)) is Decimal
        ]
        frame.book.spend(len(found))
        return how(found)

    return over


def _ifs(over: Callable[..., Value]) -> Function:
    """SUMIFS: the column that is summed comes first."""

    def call(arguments: list[Code]) -> Code:
        def code(frame: Frame) -> Value:
            target, pairs = referred(frame, arguments[0]), _pairs(frame, arguments[1:])
            if target.range[1] != target.range[3]:
                raise NotJudged
            if target.range[2] - target.range[0] != pairs[0][0].range[2] - pairs[0][0].range[0]:
                raise Wrong("#VALUE!")
            return over(frame, target, pairs)

        return code if len(arguments) > 2 and len(arguments) % 2 else unknown

    return call


def _if(over: Callable[..., Value]) -> Function:
    """SUMIF: the column that is summed comes last, or is the one that is looked at."""

    def call(arguments: list[Code]) -> Code:
        def code(frame: Frame) -> Value:
            pairs = _pairs(frame, arguments[:2])
            target = referred(frame, arguments[2]) if len(arguments) > 2 else pairs[0][0]
            return over(frame, target, pairs)

        return code if 2 <= len(arguments) <= 3 else unknown

    return call


_SUM, _MEAN = _summed(lambda values: sum(values, ZERO)), _summed(mean)

FUNCTIONS = {
    "COUNTIF": lambda arguments: _count_if(arguments) if len(arguments) == 2 else unknown,
    "COUNTIFS": _count_if,
    "SUMIFS": _ifs(_SUM),
    "SUMIF": _if(_SUM),
    "AVERAGEIFS": _ifs(_MEAN),
    "AVERAGEIF": _if(_MEAN),
}
