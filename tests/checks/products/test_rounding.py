"""Which rounding a sheet follows: from its rows, before a cent is called an error."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cofin.checks.products.rounding import Rounds, follows, inferred, rounded

MODES = {
    Rounds.HALF_UP: ROUND_HALF_UP,
    Rounds.DOWN: ROUND_DOWN,
    Rounds.HALF_EVEN: ROUND_HALF_EVEN,
    Rounds.UP: ROUND_CEILING,
}
PRODUCTS = [Decimal(text) for text in ("10.005", "99.991", "12.345", "7.119", "3.333", "50.505")]

exact_amounts = st.decimals(min_value=0, max_value=100_000, places=4, allow_nan=False)


def rows(rule: Rounds) -> list[tuple[Decimal, Decimal]]:
    return [(exact, rounded(exact, rule)) for exact in PRODUCTS]


@pytest.mark.parametrize("rule", list(Rounds))
def test_a_sheet_that_follows_one_rule_is_recognised(rule: Rounds) -> None:
    found = inferred(rows(rule), Rounds.HALF_UP)
    assert found.best is rule
    assert found.differs is (rule is not Rounds.HALF_UP)
    assert not found.is_mixed
    assert found.counts[rule] == len(PRODUCTS)


@given(exact_amounts, st.sampled_from(list(MODES)))
def test_rounding_is_that_of_the_decimal_module(exact: Decimal, rule: Rounds) -> None:
    assert rounded(exact, rule) == exact.quantize(Decimal("0.01"), MODES[rule])
    assert follows(exact, rounded(exact, rule), rule)


@given(st.lists(exact_amounts, min_size=1), st.sampled_from([*MODES, Rounds.NONE]))
def test_no_row_of_a_consistent_sheet_is_outside_the_accepted_rules(
    products: list[Decimal], rule: Rounds
) -> None:
    told = [(exact, rounded(exact, rule)) for exact in products]
    accepted = inferred(told, Rounds.HALF_UP).accepted
    assert all(any(follows(e, amount, each) for each in accepted) for e, amount in told)


def test_products_of_whole_cents_tell_nothing() -> None:
    told = [(Decimal("10.00"), Decimal("10.00")), (Decimal("3.50"), Decimal("3.50"))]
    found = inferred(told, Rounds.HALF_UP)
    assert (found.best, found.differs, sum(found.counts.values())) == (Rounds.HALF_UP, False, 0)


def test_the_declared_rule_wins_where_several_explain_all() -> None:
    told = [(Decimal("10.006"), Decimal("10.01"))]  # half up, half even and up
    assert inferred(told, Rounds.HALF_EVEN).best is Rounds.HALF_EVEN
    assert inferred(told, Rounds.UP).best is Rounds.UP


def test_a_row_that_nothing_explains_is_not_asked() -> None:
    told = [*rows(Rounds.DOWN), (Decimal("100.005"), Decimal("250.00"))]
    found = inferred(told, Rounds.HALF_UP)
    assert (found.best, found.is_mixed) == (Rounds.DOWN, False)
    assert found.counts[Rounds.DOWN] == len(PRODUCTS)


def test_half_and_half_is_mixed_and_accepts_every_rule() -> None:
    told = rows(Rounds.DOWN)[:3] + rows(Rounds.UP)[3:]
    found = inferred(told, Rounds.HALF_UP)
    assert found.is_mixed
    assert found.accepted == tuple(Rounds)


def test_one_whole_amount_is_no_habit() -> None:
    assert inferred([(Decimal("99.6"), Decimal(100))], Rounds.HALF_UP).best is Rounds.HALF_UP


def test_traces_of_binary_arithmetic_do_not_count() -> None:
    assert follows(Decimal("0.30000000000000004"), Decimal("0.3"), Rounds.NONE)
    assert rounded(Decimal("10.0049999999999990"), Rounds.HALF_UP) == Decimal("10.01")
