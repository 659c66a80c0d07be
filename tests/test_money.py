"""Cents: exact, rounded in one place, shared to the last one."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cofin.money import (
    Rounding,
    allocate,
    as_shown,
    basis_points,
    cents,
    euro,
    is_exact_in_spreadsheets,
    product_cents,
    products_cents,
    rate_cents,
    ratio,
    ratio_cents,
    ratio_cents_up,
    to_step,
    whole_cents,
)

NUMBERS = st.builds(
    lambda n, places: Decimal(n).scaleb(-places), st.integers(0, 10**12), st.integers(0, 4)
)
SHARES = st.lists(st.integers(0, 10**9), min_size=1, max_size=12).filter(any)


@given(st.integers(-(10**14), 10**14))
def test_cents_and_euro_are_inverse(whole: int) -> None:
    assert cents(euro(whole)) == whole
    assert str(euro(whole))[-3] == "."


@pytest.mark.parametrize("amount", ["0.001", "1.005", "-0.0001"])
def test_a_fraction_of_a_cent_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match="whole number of cents"):
        cents(Decimal(amount))


def test_basis_points() -> None:
    assert basis_points(Decimal("0.07")) == 700
    assert basis_points(Decimal("1")) == 10_000
    with pytest.raises(ValueError, match="basis points"):
        basis_points(Decimal("0.33333"))


@pytest.mark.parametrize(
    ("quantity", "unit_cost", "half_up", "down"),
    [
        ("1", "1.005", 101, 100),
        ("1.5", "0.33", 50, 49),
        ("0.0001", "49.9999", 0, 0),
        ("0.0001", "50", 1, 0),
        ("2", "0.0025", 1, 0),
        ("12", "4200.00", 5_040_000, 5_040_000),
    ],
)
def test_product_of_quantity_and_unit_cost(
    quantity: str, unit_cost: str, half_up: int, down: int
) -> None:
    q, u = Decimal(quantity), Decimal(unit_cost)
    assert product_cents(q, u) == half_up
    assert product_cents(q, u, Rounding.DOWN) == down


@given(st.lists(st.tuples(NUMBERS, NUMBERS)), st.sampled_from(Rounding))
def test_many_products_are_each_rounded_as_one(
    pairs: list[tuple[Decimal, Decimal]], rounding: Rounding
) -> None:
    together = products_cents([q for q, _ in pairs], [u for _, u in pairs], rounding)
    assert together == [product_cents(q, u, rounding) for q, u in pairs]


@given(NUMBERS, NUMBERS)
def test_a_product_is_exact_whatever_the_current_context(q: Decimal, u: Decimal) -> None:
    with localcontext(Context(prec=3)):
        found = products_cents([q], [u])[0]
        assert found == product_cents(q, u)
    assert abs(found - Fraction(q) * Fraction(u) * 100) <= Fraction(1, 2)


@given(st.integers(0, 10**13), st.integers(0, 10_000))
def test_a_rate_rounded_down_never_exceeds_the_rate(amount: int, rate: int) -> None:
    assert 0 <= amount * rate - rate_cents(amount, rate) * 10_000 < 10_000


@pytest.mark.parametrize(
    ("numerator", "denominator", "down", "half_up", "up"),
    [(0, 3, 0, 0, 0), (1, 2, 0, 1, 1), (1, 3, 0, 0, 1), (2, 3, 0, 1, 1), (6, 3, 2, 2, 2)],
)
def test_ratio_in_all_roundings(
    numerator: int, denominator: int, down: int, half_up: int, up: int
) -> None:
    assert ratio_cents(numerator, denominator) == down
    assert ratio_cents(numerator, denominator, Rounding.HALF_UP) == half_up
    assert ratio_cents_up(numerator, denominator) == up


@given(st.integers(0, 10**12), SHARES)
def test_allocate_shares_all_of_it_within_one_cent(total: int, weights: list[int]) -> None:
    shares = allocate(total, weights)
    assert sum(shares) == total
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - Fraction(total * weight, sum(weights))) < 1
        assert weight or not share


@given(SHARES, st.data())
def test_allocate_gives_nobody_more_than_its_weight_of_a_smaller_total(
    weights: list[int], data: st.DataObject
) -> None:
    total = data.draw(st.integers(0, sum(weights)))
    shares = allocate(total, weights)
    assert all(share <= weight for share, weight in zip(shares, weights, strict=True))


@given(st.integers(0, 10**9), SHARES)
def test_leftover_cents_go_to_the_largest_remainders(total: int, weights: list[int]) -> None:
    whole = sum(weights)
    remainders = [total * weight % whole for weight in weights]
    extra = [
        share - total * w // whole
        for share, w in zip(allocate(total, weights), weights, strict=True)
    ]
    given_to = [(-remainder, i) for i, remainder in enumerate(remainders) if extra[i]]
    left_out = [(-remainder, i) for i, remainder in enumerate(remainders) if not extra[i]]
    assert not given_to or not left_out or max(given_to) < min(left_out)


def test_allocate_to_nobody() -> None:
    assert allocate(0, []) == []
    assert allocate(0, [0, 0]) == [0, 0]
    with pytest.raises(ValueError, match="nobody"):
        allocate(1, [0, 0])


@pytest.mark.parametrize(("total", "weights"), [(-1, [1]), (1, [2, -1])])
def test_allocate_refuses_what_is_negative(total: int, weights: list[int]) -> None:
    with pytest.raises(ValueError, match="negative"):
        allocate(total, weights)


def test_whole_cents_of_exact_parts() -> None:
    assert whole_cents(4, [15, 15, 10], 10) == [2, 1, 1]
    assert whole_cents(5, [15, 15, 15], 10) == [2, 2, 1]  # 4.5 rounded half-up


@pytest.mark.parametrize(
    ("quantity", "unit_cost"),
    [("1.5", "0.33"), ("0.0001", "0.0001"), ("0.5", "0.01"), ("99999.9999", "9999.9999")],
)
def test_ordinary_products_are_exact_in_spreadsheets(quantity: str, unit_cost: str) -> None:
    assert is_exact_in_spreadsheets(Decimal(quantity), Decimal(unit_cost))


@pytest.mark.parametrize(
    ("quantity", "unit_cost"),
    [
        ("1", "9999999999.00499999"),  # 15 digits: 9999999999.00500
        ("1e40", "1e30"),  # no number of cents at all
    ],
)
def test_what_15_digits_show_on_the_other_side_is_not_exact(quantity: str, unit_cost: str) -> None:
    assert not is_exact_in_spreadsheets(Decimal(quantity), Decimal(unit_cost))


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20))
def test_a_number_as_shown_has_fifteen_digits_and_no_zeros_at_the_end(number: Decimal) -> None:
    shown = as_shown(number)
    assert len(shown.as_tuple().digits) <= 15 or shown == shown.to_integral_value()
    assert abs(Fraction(shown) - Fraction(number)) <= abs(Fraction(number)) / 10**14
    assert "." not in str(shown) or not f"{shown:f}".endswith("0")


@given(st.integers(-(10**13), 10**13))
def test_no_cent_of_an_amount_is_lost_when_it_is_shown(whole: int) -> None:
    assert as_shown(euro(whole)) == euro(whole)


@pytest.mark.parametrize("number", ["1e58", "1e60", "-1e308", "12345678901234567890e41"])
def test_a_number_with_more_digits_than_any_budget_has_no_cents_to_cut(number: str) -> None:
    assert to_step(Decimal(number), Decimal("0.01")) == Decimal(number)


@pytest.mark.parametrize(
    ("number", "rounding", "expected"),
    [
        ("1.005", ROUND_HALF_UP, "1.01"),
        ("-1.009", ROUND_DOWN, "-1.00"),
        ("1e40", ROUND_DOWN, "1e40"),
    ],
)
def test_a_number_to_a_step(number: str, rounding: str, expected: str) -> None:
    assert to_step(Decimal(number), Decimal("0.01"), rounding) == Decimal(expected)


def test_a_ratio_has_the_digits_of_ordinary_arithmetic() -> None:
    assert str(ratio(2, 3)) == "0." + "6" * 27 + "7"
    assert ratio(Decimal("12.50"), 0) == 0


def test_the_sixteenth_digit_is_rounded_half_up() -> None:
    assert as_shown(Decimal("1.000000000000025")) == Decimal("1.00000000000003")


def test_how_results_are_shown() -> None:
    results = ("10.10000000000000000000000000000000", "-0", "1E+3", "52.66696548632900044822")
    assert [str(as_shown(Decimal(each))) for each in results] == [
        *("10.1", "0", "1000", "52.666965486329"),
    ]
