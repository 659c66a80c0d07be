"""Conditions: IF and its kin, and questions about what a cell holds."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import chain

from cofin.checks.formula.evaluate.arguments import (
    Function,
    held,
    plain,
    single,
    unknown,
    whole,
)
from cofin.checks.formula.evaluate.arrays import each, is_many
from cofin.checks.formula.evaluate.values import (
    Cells,
    Code,
    Frame,
    NotJudged,
    Scalar,
    Value,
    Wrong,
    number,
    scalar,
    truth,
)


def _if(arguments: list[Code]) -> Code:
    def code(frame: Frame) -> Value:
        asked = arguments[0](frame)
        if frame.array and is_many(asked):
            branches = [branch(frame) for branch in arguments[1:]]
            otherwise = branches[1] if len(branches) > 1 else False
            return each(frame, _either, asked, branches[0], otherwise)
        if asked is True or (asked is not False and truth(scalar(frame, asked))):
            return arguments[1](frame)
        return arguments[2](frame) if len(arguments) > 2 else False

    return code if 2 <= len(arguments) <= 3 else unknown


def _either(asked: Scalar, one: Scalar, other: Scalar) -> Scalar:
    return one if truth(asked) else other


def _choose(arguments: list[Code]) -> Code:
    def code(frame: Frame) -> Value:
        at = whole(frame, arguments[0])
        if not 0 < at < len(arguments):
            raise Wrong("#VALUE!")
        return arguments[at](frame)

    return code if len(arguments) > 1 else unknown


def _if_wrong(*errors: str) -> Function:
    """The second value instead of these errors; of all when none is named."""

    def call(arguments: list[Code]) -> Code:
        def code(frame: Frame) -> Value:
            try:
                found = arguments[0](frame)
                return found if is_many(found) else scalar(frame, found)
            except Wrong as wrong:
                if errors and wrong.error.text not in errors:
                    raise
            return arguments[1](frame)

        return code if len(arguments) == 2 else unknown

    return call


def _all_or_any(*, decides: bool) -> Function:
    """AND, where a single ``False`` decides, and OR, where ``True`` does."""

    def call(arguments: list[Code]) -> Code:
        def code(frame: Frame) -> Value:
            found = not decides
            for at, argument in enumerate(arguments):  # all: a later one may be an error
                value = argument(frame)
                if value is decides:
                    found = decides
                elif value is not True and value is not False:
                    before = [found] if at else []
                    truths = _truths(frame, before, value, arguments[at + 1 :])
                    return decides if decides in truths else not decides
            return found

        return code if arguments else unknown

    return call


def _truths(frame: Frame, found: list[bool], first: Value, further: list[Code]) -> list[bool]:
    """Single conditions, and the numbers and truths of cells: others there do not count.

    ``found`` are those before ``first``.  Raises ``Wrong`` where nothing is left.
    """
    has_text = False
    for value in chain((first,), (argument(frame) for argument in further)):
        if value is True or value is False:
            found.append(value)
        elif is_many(value):
            cells = held(frame, value)
            found += [bool(cell) for cell in cells if isinstance(cell, bool | Decimal)]
        else:
            one = scalar(frame, value)
            if isinstance(one, bool | Decimal):
                found.append(bool(one))
            elif not isinstance(value, Cells):
                has_text = True
    if has_text:
        raise NotJudged  # only now: an error in a later condition comes first
    if not found:
        raise Wrong("#VALUE!")
    return found


def _is(question: Callable[[Scalar], bool]) -> Function:
    return plain(question, 1, 1)


def _is_wrong(*errors: str) -> Function:
    def call(arguments: list[Code]) -> Code:
        def code(frame: Frame) -> Value:
            try:
                single(frame, arguments[0])
            except Wrong as wrong:
                return not errors or wrong.error.text in errors
            return False

        return code if len(arguments) == 1 else unknown

    return call


def _same_text(one: Scalar, other: Scalar) -> Scalar:
    if not isinstance(one, str) or not isinstance(other, str):
        raise NotJudged
    return one == other


FUNCTIONS = {
    "IF": _if,
    "CHOOSE": _choose,
    "IFERROR": _if_wrong(),
    "IFNA": _if_wrong("#N/A"),
    "AND": _all_or_any(decides=False),
    "OR": _all_or_any(decides=True),
    "NOT": plain(lambda value: not truth(value), 1, 1),
    "TRUE": plain(lambda: True, 0, 0),
    "FALSE": plain(lambda: False, 0, 0),
    "ISNUMBER": _is(lambda value: type(value) is Decimal),
    "ISTEXT": _is(lambda value: isinstance(value, str)),
    "ISBLANK": _is(lambda value: value is None),
    "ISLOGICAL": _is(lambda value: isinstance(value, bool)),
    "ISERROR": _is_wrong(),
    "ISNA": _is_wrong("#N/A"),
    "EXACT": plain(_same_text, 2, 2),
    "N": plain(lambda value: number(None if isinstance(value, str) else value), 1, 1),
}
