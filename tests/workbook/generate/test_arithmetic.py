"""The long division of the workbook gives the shares of ``money.allocate``."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cofin.money import Rounding, allocate, ratio_cents
from cofin.workbook.arithmetic import (
    STEPS,
    allocation_values,
    division_formulas,
    division_values,
    quotient,
    ranks,
    rounded_quotient,
)
from tests.narrow import of_kind

weights = st.lists(st.integers(0, 10**9), min_size=1, max_size=12).filter(any)


def evaluate(formula: str, cells: dict[str, int]) -> int:
    """A formula of whole numbers, calculated as exact integers by Python."""
    words = re.sub(r"IF\(", "IF_(", formula).replace("=", "==").replace("<==", "<=")
    functions: dict[str, Any] = {
        "INT": lambda x: x,
        "IF_": lambda test, yes, no: yes if test else no,
        "__builtins__": {},
    }
    return of_kind(int, eval(words.replace("/", "//"), functions, dict(cells)))


@given(weights=weights, part=st.integers(0, 10_000))
def test_shares_are_those_of_largest_remainder(weights: list[int], part: int) -> None:
    total = sum(weights) * part // 10_000
    assert [row["share"] for row in allocation_values(total, weights)] == allocate(total, weights)


@given(weights=weights, part=st.integers(0, 10_000))
def test_every_step_stays_below_what_spreadsheets_keep_exactly(
    weights: list[int], part: int
) -> None:
    total = sum(weights) * part // 10_000
    for row in allocation_values(total, weights):
        assert max(row.values()) < 10**15


def test_the_largest_amounts_allowed_stay_exact() -> None:
    largest = 49_999_999_999
    for weight in (1, largest // 2, largest):
        values = division_values(largest, weight, largest)
        assert max(values.values()) < 10**15
        assert values["floor"] == weight


@given(total=st.integers(0, 10**11), weight=st.integers(0, 10**10), more=st.integers(1, 10**10))
def test_formulas_and_values_are_the_same_steps(total: int, weight: int, more: int) -> None:
    whole = weight + more
    names = [f"{letter}{step}" for step in range(STEPS) for letter in "xqr"]
    formulas = division_formulas("C", "W", "S", {name: name for name in names})
    cells = {"C": total, "W": weight, "S": whole}
    for name, formula in formulas.items():
        cells[name] = evaluate(formula, cells)
    values = division_values(total, weight, whole)
    assert {name: cells[name] for name in values} == values


@given(numerator=st.integers(0, 10**15), denominator=st.integers(1, 10**6))
def test_a_rounded_quotient_is_that_of_money(numerator: int, denominator: int) -> None:
    for rounding in Rounding:
        formula = rounded_quotient("N", "D", rounding)
        shown = evaluate(formula, {"N": numerator, "D": denominator})
        assert shown == ratio_cents(numerator, denominator, rounding)


def test_single_cells_need_no_brackets() -> None:
    assert quotient("$A$1", "10000") == "(INT($A$1/10000)-IF($A$1-INT($A$1/10000)*10000<0,1,0))"
    assert quotient("A1+B1", "C1").startswith("(INT((A1+B1)/C1)")


@pytest.mark.parametrize(
    ("values", "expected"), [([5, 3, 9], [2, 3, 1]), ([4, 4, 4], [1, 2, 3]), ([], [])]
)
def test_ranks_put_the_first_listed_before_its_equals(
    values: list[int], expected: list[int]
) -> None:
    assert ranks(values) == expected


def test_nobody_to_share_with_gets_nothing() -> None:
    assert [row["share"] for row in allocation_values(0, [0, 0])] == [0, 0]
