"""What LibreOffice hands over: no figure is silently another one than in Excel."""

from __future__ import annotations

import pytest

from cofin.excel.functions import BY_NAME, call
from cofin.excel.libreoffice import given
from cofin.excel.values import ErrorCode, ExcelError
from cofin.text import Lang

EMPTY = (("",),)
ZERO = ((0.0,),)
#: Function, arguments as LibreOffice gives them, and the same as Excel does.
LINES = (("P1", "WP1", "travel", 100.0),)
SAME = [
    ("EU_CONTRIBUTION", (0.0, None, None, None), (None,)),
    ("EU_CONTRIBUTION", (700.0, EMPTY, EMPTY, 0.0), (700.0,)),
    ("EU_CONTRIBUTION", (700.0, ZERO, None, None), (700.0, 0.0)),
    ("EU_COFINANCING", (((700.0,), ("",)), None, EMPTY, ""), (((700.0,), (None,)),)),
    ("EU_MAX_ELIGIBLE", (None, None, 0.0), ()),
    ("EU_MAX_ELIGIBLE", (EMPTY, EMPTY, None), ()),
    ("EU_ALLOCATE", (0.0, 700.0), (None, 700.0)),
    ("EU_EXCHANGE", ("DE", 5.0, ZERO, None), ("DE", 5.0, 0.0)),
    ("EU_RULE", (0.0, "maximum_grant", 0.0), (None, "maximum_grant")),
    ("EU_ENVELOPE", (0.0, 0.0), ()),
    (
        "EU_BUDGET",
        ((("P1", "WP1", "travel", 100.0),), 0.0, 0.0),
        ((("P1", "WP1", "travel", 100),),),
    ),
]


@pytest.mark.parametrize(("name", "office", "excel"), SAME)
def test_the_same_figure_as_in_excel(
    name: str, office: tuple[object, ...], excel: tuple[object, ...]
) -> None:
    assert call(name, given(name, office, Lang.EN)) == call(name, excel)


@pytest.mark.parametrize(
    ("name", "office", "argument"),
    [
        ("EU_CONTRIBUTION", (700.0, 0.0, None, None), "rate"),
        ("EU_CONTRIBUTION", (700.0, None, 0.0, None), "maximum"),
        ("EU_COFINANCING", (700.0, 0.0, None, None), "rate"),
        ("EU_MAX_ELIGIBLE", (0.0, None, None), "grant"),
        ("EU_MAX_ELIGIBLE", (None, 0.0, None), "rate"),
        ("EU_EXCHANGE", ("DE", 0.0, 900.0, None), "days"),
        ("EU_EXCHANGE", ("DE", 5.0, 0.0, None), "km"),
    ],
)
@pytest.mark.parametrize("lang", Lang)
def test_a_zero_that_may_be_an_empty_cell_is_refused(
    name: str, office: tuple[object, ...], argument: str, lang: Lang
) -> None:
    with pytest.raises(ExcelError) as caught:
        given(name, office, lang)
    assert caught.value.code is ErrorCode.VALUE
    assert caught.value.reason.startswith(f"{argument}: ")
    assert "{0}" in caught.value.reason
    assert "B1:B1" in caught.value.reason


def test_an_empty_cell_where_a_text_is_needed_is_an_error_as_in_excel() -> None:
    for name in ("EU_EXCHANGE", "EU_REGION_CATEGORY", "EU_RULE"):
        count = len(BY_NAME[name].arguments)
        with pytest.raises(ExcelError) as caught:
            call(name, given(name, (0.0,) * 2 + (5.0,) * (count - 2), Lang.EN)[:count])
        assert caught.value.code in (ErrorCode.NA, ErrorCode.VALUE)
