"""Numbers: exact, within bounds, and never guessed from text."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cofin.core.parse_numbers import LARGEST_AMOUNT, amount, exact, readings
from cofin.text import number
from tests.core.raw_projects import cost, exchange, parsed, partner, raw_project, refused_with


def quantity(value: Any) -> Decimal:
    return parsed(raw_project(cost=[cost(quantity=value, unit_cost=1)])).costs[0].quantity


def refusal(value: Any, field: str = "quantity") -> tuple[str, dict[str, Any]]:
    ((where, code, values),) = refused_with(raw_project(cost=[cost(**{field: value})]))
    assert where == f"cost[1].{field}"
    return code, values


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (3, "3"),
        (Decimal("3.50"), "3.50"),
        (0.1 + 0.2, "0.3"),  # floats count with the digits a spreadsheet shows
        (1e3, "1000"),
        (Decimal("1E+3"), "1000"),
        (Decimal("2.50000000"), "2.5"),
        (Decimal("-0"), "0"),
        (-0.0, "0"),
        (Decimal("0E-99999"), "0"),
    ],
)
def test_numbers_are_kept_exactly(value: Any, kept: str) -> None:
    assert quantity(value) == Decimal(kept)
    assert not quantity(value).is_signed()


@pytest.mark.parametrize(
    ("value", "code", "seen"),
    [
        (True, "not_a_number", "true"),
        ([1], "not_a_number", "[…]"),
        ({"is": 1}, "not_a_number", "{…}"),
        (Decimal("NaN"), "not_finite", "nan"),
        (Decimal("sNaN"), "not_finite", "nan"),
        (float("inf"), "not_finite", "Infinity"),
        (-1, "negative", "-1"),
        (Decimal("-0.0001"), "negative", "-0.0001"),
        (Decimal("1E+999999"), "too_large", "1E+999999"),
        (Decimal("0.00001"), "too_many_decimals", "0.00001"),
        (Decimal("1E-999999"), "too_many_decimals", "1E-999999"),
        (1 / 3, "too_many_decimals", "0.333333333333333"),
        ("ten", "text_for_number", '"ten"'),
        ("", "empty", None),
        ("  ", "empty", None),
    ],
)
def test_numbers_are_refused_with_the_reason(value: Any, code: str, seen: str | None) -> None:
    found, values = refusal(value)
    assert (found, values.get("value")) == (code, seen)


def test_huge_whole_numbers_are_shown_short() -> None:
    code, values = refusal(10**100_000)
    assert code == "too_large"
    assert len(values["value"]) < 80


def test_the_largest_amount_is_accepted() -> None:
    raw = raw_project(partner=[partner(requested=LARGEST_AMOUNT)])
    assert parsed(raw).partners[0].requested == LARGEST_AMOUNT


def test_amounts_have_two_decimals_and_prices_four() -> None:
    assert parsed(raw_project(cost=[cost(unit_cost=Decimal("0.1234"))]))
    ((where, code, _),) = refused_with(raw_project(partner=[partner(requested=Decimal("0.123"))]))
    assert (where, code) == ("partner[1].requested", "too_many_decimals")


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("count", Decimal("1.5"), "not_whole"),
        ("count", -1, "negative"),
        ("count", 100_001, "too_large"),
        ("count", "5", "number_as_text"),
    ],
)
def test_counts_are_whole(field: str, value: Any, code: str) -> None:
    ((where, found, _),) = refused_with(raw_project(exchange=[exchange(**{field: value})]))
    assert (where, found) == (f"exchange[1].{field}", code)


def test_a_whole_number_may_be_written_with_decimals() -> None:
    count = parsed(raw_project(exchange=[exchange(count=Decimal("5.0"))])).exchanges[0].count
    assert (count, type(count)) == (5, int)


def test_the_duration_has_a_bound_of_its_own() -> None:
    raw = raw_project(project={"acronym": "A", "duration_months": 121})
    assert [values["limit"] for _, _, values in refused_with(raw)] == [120]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (75, "percent_not_ratio"),
        (101, "not_a_ratio"),
        (-1, "negative"),
        (Decimal("0.125"), "too_many_decimals"),
        ("75 %", "percent_as_text"),
    ],
)
def test_shares_are_ratios(value: Any, code: str) -> None:
    line = cost(category="equipment", useful_life_months=36, share_of_use=value)
    ((where, found, values),) = refused_with(raw_project(cost=[line]))
    assert (where, found) == ("cost[1].share_of_use", code)
    assert values.get("ratio", "0.75") == "0.75"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("4200", ("4200",)),
        ("4200.50", ("4200.5",)),
        ("1.234,56", ("1234.56",)),
        ("1,234.56", ("1234.56",)),
        ("2,000,000", ("2000000",)),
        ("2.000.000", ("2000000",)),
        ("1,234", ("1234", "1.234")),
        ("1.234", ("1.234", "1234")),
        ("0,5", ("0.5",)),
        ("75 %", ("0.75",)),
        ("%75", ("0.75",)),
        ("12,5 %", ("0.125",)),
        ("€ 1 234,50", ("1234.5",)),
        ("1'234.50 EUR", ("1234.5",)),
        ("1.500 TL", ("1.5", "1500")),
        ("-5,0", ("-5",)),
        ("\N{MINUS SIGN}5", ("-5",)),
        ("1.234,56,78", ()),
        ("12.34.56", ()),
        ("1e5", ()),
        ("", ()),
        ("\N{ARABIC-INDIC DIGIT FIVE}", ()),
    ],
)
def test_what_a_number_typed_as_text_may_mean(text: str, meant: tuple[str, ...]) -> None:
    assert readings(text) == meant


@given(st.decimals(0, 10**9, places=2), st.sampled_from(["en", "tr"]))
def test_a_number_as_a_person_writes_it_is_among_the_readings(value: Decimal, lang: Any) -> None:
    assert value in [Decimal(each) for each in readings(number(value, lang, 2))]


def test_two_readings_are_both_shown() -> None:
    code, values = refusal("1,234", "unit_cost")
    assert (code, values["english"], values["continental"]) == (
        "number_as_text_twofold",
        "1234",
        "1.234",
    )


@given(st.decimals(0, 999_999_999, places=4))
def test_a_float_of_a_decimal_is_that_decimal(value: Decimal) -> None:
    assert exact(float(value)) == value
    assert amount(4)(value) == value
