"""The worksheet functions as xlwings calls them in Excel on Windows (BSD part of xlwings only).

One Python function for each entry of the registry.  An error goes back as a text that the
add-in's VBA turns into an error value: ``#cofin:<number>:<reason>``.
"""

from __future__ import annotations

from collections.abc import Callable
from inspect import Parameter, Signature
from typing import Any

import xlwings as xw

from cofin.errors import InputError
from cofin.excel.functions import FUNCTIONS, Function, call
from cofin.excel.settings import settings
from cofin.excel.values import ErrorCode, ExcelError
from cofin.text import Lang, say

MARK = "#cofin:"


def answer(function: Function, given: tuple[object, ...]) -> object:
    """The value for the cell: a number, a text, rows of them, or a marked error."""
    lang = settings().lang
    try:
        result = call(function.name, given, lang)
    except ExcelError as error:
        return marked(error)
    except InputError as unusable:
        return marked(ExcelError(ErrorCode.VALUE, unusable.render(lang)))
    except Exception as defect:  # an error in the cell, never a crash of the server
        said = say("excel.defect", lang, what=f"{type(defect).__name__}: {defect}"[:200])
        return marked(ExcelError(ErrorCode.VALUE, said))
    return [list(row) for row in result] if isinstance(result, tuple) else result


def marked(error: ExcelError) -> str:
    """An error as one text for the add-in's VBA."""
    return f"{MARK}{error.code.number}:{error.reason}"


def udf(function: Function) -> Callable[..., Any]:
    """The registry's entry as an xlwings function; ranges and cells come as rows."""

    def computed(*given: object) -> object:
        return answer(function, given)

    computed.__name__ = function.name
    computed.__doc__ = function.description(Lang.EN)
    computed.__annotations__ = {}  # xlwings takes a hint for a converter
    computed.__signature__ = Signature(  # type: ignore[attr-defined]
        [
            Parameter(
                argument.name,
                Parameter.POSITIONAL_OR_KEYWORD,
                default=None if argument.optional else Parameter.empty,
            )
            for argument in function.arguments
        ]
    )
    made: Callable[..., Any] = xw.func(category="cofin")(computed)
    for argument in function.arguments:
        described = argument.description(Lang.EN)
        made = xw.arg(argument.name, ndim=2, err_to_str=True, doc=described)(made)
    return made


globals().update({function.name: udf(function) for function in FUNCTIONS})
