"""What LibreOffice Calc hands to its functions, as the registry knows it.

An empty cell in a range comes as an empty text.  A single empty cell comes as 0, whatever type
a function declares (only one that takes nothing but references could tell, and such a one
knows no ``=EU.CONTRIBUTION(700000)``).  Where 0 and nothing are not the same, a single 0 is
therefore refused: a figure that is silently another one than in Excel is worse.
"""

from __future__ import annotations

from collections.abc import Sequence

from cofin.excel.functions import BY_NAME, Argument, ArgumentKind
from cofin.excel.limits import ended
from cofin.excel.values import ErrorCode, ExcelError
from cofin.text import Lang, say


def given(name: str, values: Sequence[object], lang: Lang) -> list[object]:
    """The arguments of a function; ``ExcelError`` where 0 may as well be an empty cell."""
    return [
        _given(argument, value, lang)
        for argument, value in zip(BY_NAME[name].arguments, values, strict=True)
    ]


def _given(argument: Argument, value: object, lang: Lang) -> object:
    if isinstance(value, tuple):
        return _plain(ended(value))
    if value == "":
        return None
    if value != 0 or argument.kind is ArgumentKind.RANGE or argument.empty_is_zero:
        return value
    if argument.kind is ArgumentKind.TEXT:  # no id and no name is 0
        return None
    key = "zero_or_left_out" if argument.optional else "zero_or_empty"
    raise ExcelError(ErrorCode.VALUE, say(f"excel.{key}", lang, argument=argument.name))


def _plain(value: object) -> object:
    """Rows of cells; an empty cell is nothing."""
    if isinstance(value, tuple):
        return tuple(_plain(each) for each in value)
    return None if value == "" else value
