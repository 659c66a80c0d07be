"""Whole columns end with their last value; what is too large is refused at once."""

from __future__ import annotations

import re
import time

import pytest

from cofin.excel.build import xlam
from cofin.excel.functions import call
from cofin.excel.libreoffice import given
from cofin.excel.limits import LARGE_MARK, LONG_RANGE, MOST_CELLS
from cofin.excel.values import ErrorCode, ExcelError
from cofin.text import Lang

COLUMN = 1_048_576


@pytest.mark.parametrize("empty", [None, ""])
def test_a_column_with_one_number_is_one_cell(empty: object) -> None:
    cells = ((700_000.0,), *((empty,) for _ in range(COLUMN - 1)))
    before = time.perf_counter()
    assert call("EU_CONTRIBUTION", (cells,)) == 500_000.0
    values = given("EU_CONTRIBUTION", (cells, None, None, None), Lang.EN)
    assert values[0] == ((700_000.0,),)
    assert time.perf_counter() - before < 20  # it was more than a minute
    assert call("EU_CONTRIBUTION", (list(map(list, cells)),)) == 500_000.0


def test_an_empty_column_is_an_empty_cell() -> None:
    assert call("EU_CONTRIBUTION", (((None,),) * COLUMN,)) == 0.0


def test_a_shorter_range_keeps_its_shape() -> None:
    cells = ((100.0,), *((None,) for _ in range(9)))
    found = call("EU_CONTRIBUTION", (cells,))
    assert isinstance(found, tuple)
    assert len(found) == 10


def test_a_row_of_many_cells_is_read_whole() -> None:
    found = call("EU_ALLOCATE", (1.0, [1.0, *[None] * LONG_RANGE]))
    assert isinstance(found, tuple)
    assert len(found[0]) == LONG_RANGE + 1


@pytest.mark.parametrize("lang", Lang)
def test_more_than_a_cell_can_answer_is_refused_with_its_size(lang: Lang) -> None:
    for cells in (((1.0,),) * (MOST_CELLS + 1), f"{LARGE_MARK}{MOST_CELLS + 1}x1"):
        with pytest.raises(ExcelError) as caught:
            call("EU_CONTRIBUTION", (cells,), lang)
        assert caught.value.code is ErrorCode.VALUE
        assert "200001" in caught.value.reason
        assert "A1:A500" in caught.value.reason


def test_the_vba_knows_the_same_numbers_and_the_same_mark() -> None:
    """It must not read what would be refused."""
    text = xlam.own_source("CofinServer.bas")
    constants = dict(re.findall(r"Private Const (\w+) As \w+ = \"?([^\"\n]+)", text))
    assert constants["LARGE_MARK"] == LARGE_MARK
    assert int(constants["LONG_RANGE"]) == LONG_RANGE
    assert int(constants["MOST_CELLS"]) == MOST_CELLS
