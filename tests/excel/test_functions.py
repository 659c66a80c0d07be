"""The registry: every function computes its example, in both languages, within Excel's limits."""

from __future__ import annotations

import inspect
import re

import pytest

from cofin.excel.functions import FUNCTIONS, ArgumentKind, Function, call, computing, formula_text
from cofin.excel.values import ErrorCode, ExcelError
from cofin.text import Lang

LONGEST = 255  # characters of a description in Excel
by_name = pytest.mark.parametrize("function", FUNCTIONS, ids=lambda f: f.name)


@by_name
def test_a_function_gives_the_result_of_its_example(function: Function) -> None:
    assert call(function.name, function.example.arguments) == function.example.result


@by_name
@pytest.mark.parametrize("lang", Lang)
def test_descriptions_fit_into_excel(function: Function, lang: Lang) -> None:
    texts = [function.description(lang), *(a.description(lang) for a in function.arguments)]
    assert all(0 < len(text) <= LONGEST for text in texts), [len(text) for text in texts]


@by_name
def test_names_fit_into_excel_and_vba(function: Function) -> None:
    assert re.fullmatch(r"EU_[A-Z_]{2,28}", function.name)
    names = [argument.name for argument in function.arguments]
    assert len(set(names)) == len(names)
    assert "caller" not in names  # xlwings keeps this one for itself
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in names)


@by_name
def test_optional_arguments_come_last_but_for_the_call(function: Function) -> None:
    optional = [argument.optional for argument in function.arguments]
    assert optional == sorted(optional)
    assert optional.count(False) <= len(function.example.arguments) <= len(function.arguments)


@by_name
def test_what_computes_it_takes_its_arguments(function: Function) -> None:
    taken = inspect.signature(computing(function.place)).parameters
    assert [*taken] == [*(argument.name for argument in function.arguments), "lang"]


@by_name
@pytest.mark.parametrize("code", ErrorCode)
@pytest.mark.parametrize("seen", ["text", "number"])
def test_an_error_cell_in_any_argument_is_the_result(
    function: Function, code: ErrorCode, seen: str
) -> None:
    error = code.text if seen == "text" else -2146828288 + code.number
    for place, argument in enumerate(function.arguments):
        arguments = list(function.example.arguments)
        arguments += [None] * (len(function.arguments) - len(arguments))
        given = arguments[place]
        arguments[place] = (*given[:-1], (error, *[1] * 9)) if isinstance(given, tuple) else error
        with pytest.raises(ExcelError) as caught:
            call(function.name, arguments)
        assert caught.value.code is code
        assert argument.name in caught.value.reason


@by_name
@pytest.mark.parametrize(
    ("error", "shown"),
    [
        (-2146826238, "#CALC!"),
        (-2146826243, "#SPILL!"),
        (-2146826245, "#GETTING_DATA"),
        (-2146826237, "#BUSY!"),
        (-2146826066, "Error 2222"),
        ("#PYTHON!", "#PYTHON!"),
        ("#FIELD!", "#FIELD!"),
    ],
)
def test_an_error_of_a_newer_excel_is_no_data(
    function: Function, error: object, shown: str
) -> None:
    """It used to be a partner's name."""
    for place in range(len(function.arguments)):
        arguments = [*function.example.arguments, None, None, None][: len(function.arguments)]
        given = arguments[place]
        arguments[place] = (*given[:-1], (error, *[1] * 9)) if isinstance(given, tuple) else error
        with pytest.raises(ExcelError) as caught:
            call(function.name, arguments)
        assert caught.value.code is ErrorCode.VALUE
        assert shown in caught.value.reason


@by_name
def test_a_range_where_one_cell_belongs_is_refused(function: Function) -> None:
    for place, argument in enumerate(function.arguments):
        if argument.kind is ArgumentKind.RANGE:
            continue
        arguments = [*function.example.arguments, None, None, None][: len(function.arguments)]
        arguments[place] = ((1, 2), (3, 4))
        with pytest.raises(ExcelError) as caught:
            call(function.name, arguments)
        assert caught.value.code is ErrorCode.VALUE
        assert argument.name in caught.value.reason


def test_examples_are_written_as_formulas() -> None:
    assert formula_text((("a", 1), ('"', 2.5))) == '{"a",1;"""",2.5}'
    assert formula_text(value=True) == "TRUE"
