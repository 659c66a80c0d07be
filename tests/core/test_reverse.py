"""From a grant back to costs: one cent more of costs is always one cent too many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cofin.core.reverse import most_eligible
from cofin.money import Rounding, rate_cents


@given(st.integers(0, 10**13), st.integers(1, 10_000), st.sampled_from(Rounding))
def test_it_is_the_most_that_the_grant_carries(grant: int, rate: int, rounding: Rounding) -> None:
    most = most_eligible(grant, rate, rounding)
    assert rate_cents(most, rate, rounding) <= grant < rate_cents(most + 1, rate, rounding)


def test_the_ceiling_of_the_first_call() -> None:
    assert most_eligible(50_000_000, 7_500) == 66_666_667


@pytest.mark.parametrize(("rate", "most"), [(10_000, 50_000), (5_000, 100_000), (2_500, 200_001)])
def test_costs_whose_half_cent_would_be_rounded_up_are_too_many(rate: int, most: int) -> None:
    assert most_eligible(50_000, rate, Rounding.HALF_UP) == most


def test_unless_said_otherwise_the_contribution_is_rounded_down() -> None:
    assert most_eligible(50_000, 5_000) == 100_001


@pytest.mark.parametrize(("grant", "rate"), [(1, 0), (-1, 7_500)])
def test_without_an_end_there_is_no_answer(grant: int, rate: int) -> None:
    with pytest.raises(ValueError, match="above zero"):
        most_eligible(grant, rate)
