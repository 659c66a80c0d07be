"""Whatever stands in the cells: a value or a spreadsheet error with a reason, never a crash."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cofin.excel.functions import FUNCTIONS, Function, call
from cofin.excel.values import ExcelError
from cofin.text import Lang

CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.floats(0, 1_000_000).map(lambda value: round(value, 2)),
    st.integers(-(2**31), 2**31),
    st.decimals(allow_nan=True),
    st.text(max_size=30),
    st.sampled_from(["", "#N/A", "#DIV/0!", "1.234,56", "%75", "personnel", "P1", "matrix", "DE"]),
    st.sampled_from(
        [
            "cos-cluster-2020-3-03",
            "maximum_grant",
            "partner",
            "../x.toml",
            "\0",
            "a\0.toml",
            "/dev/zero.toml",
        ]
    ),
)
ROWS = st.integers(1, 6).flatmap(
    lambda width: st.lists(st.tuples(*[CELLS] * width), min_size=1, max_size=5).map(tuple)
)


@settings(max_examples=400)
@given(st.sampled_from(FUNCTIONS), st.lists(CELLS | ROWS, max_size=4), st.sampled_from(Lang))
@example(FUNCTIONS[0], [1e308], Lang.EN)
@example(FUNCTIONS[0], [Decimal("sNaN")], Lang.EN)
@example(FUNCTIONS[4], [1.0, ((float("inf"),),)], Lang.EN)
def test_a_cell_gets_a_value_or_an_error_with_a_reason(
    function: Function, arguments: list[object], lang: Lang
) -> None:
    given_ones = [*arguments, None, None, None, None][: len(function.arguments)]
    found, reason = outcome(function, given_ones, lang)
    assert reason if found is None else not reason
    rows = found if isinstance(found, tuple) else ((found,),)
    assert len({len(row) for row in rows}) == 1
    for value in (value for row in rows for value in row if found is not None):
        assert isinstance(value, str | float | bool)
        assert not isinstance(value, float) or value == value


def outcome(function: Function, arguments: list[object], lang: Lang) -> tuple[object, str]:
    """The value of the cell, or nothing and the reason of its error."""
    try:
        return call(function.name, arguments, lang), ""
    except ExcelError as error:
        return None, error.reason


def test_functions_need_no_library_of_spreadsheets_or_tables() -> None:
    """They also serve LibreOffice's own Python, which has none of them."""
    program = (
        "import sys\n"
        "from cofin.excel.functions import FUNCTIONS, call\n"
        "for f in FUNCTIONS: call(f.name, f.example.arguments)\n"
        "print(*{m.split('.')[0] for m in sys.modules})"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    ).stdout.split()
    assert "cofin" in said
    assert set(said) & {"xlwings", "pandas", "numpy", "openpyxl", "xlsxwriter", "ironcalc"} == set()


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda f: f.name)
def test_reasons_are_in_the_users_language(function: Function) -> None:
    """An error cell in the first argument, in both languages."""
    reasons = set()
    for lang in Lang:
        with pytest.raises(ExcelError) as caught:
            call(function.name, ["#REF!"], lang)
        reasons.add(caught.value.reason)
    assert len(reasons) == 2
