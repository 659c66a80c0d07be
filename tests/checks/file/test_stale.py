"""A09: what is the same result, and what is a wrong cent."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cofin.checks.file.stale import agree
from cofin.grid import CellError

CENTS = st.integers(min_value=0, max_value=10**13).map(lambda n: Decimal(n).scaleb(-2))


@given(CENTS)
def test_a_cent_is_never_lost_in_a_large_total(amount: Decimal) -> None:
    assert agree(amount, amount)
    assert not agree(amount, amount + Decimal("0.01"))
    assert not agree(-amount, -amount - Decimal("0.01"))


@given(CENTS)
def test_what_a_binary_fraction_loses_is_no_difference(amount: Decimal) -> None:
    assert agree(amount, Decimal(float(amount)))
    assert agree(amount, amount * (1 + Decimal("1e-15")))


@pytest.mark.parametrize(
    ("stored", "given_", "is_same"),
    [
        (Decimal("0.3"), Decimal("0.30000000000000004"), True),
        (Decimal(0), Decimal("0.0000001"), True),
        (Decimal(0), Decimal("0.00001"), False),
        (Decimal("1e4000000"), Decimal(1), False),  # whatever an engine gives ends no check
        (Decimal("1e4000000"), Decimal("1e4000000"), True),
        (Decimal("1e15"), Decimal("1000000000000001"), True),  # the sixteenth digit
        (Decimal("1e15"), Decimal("1000000000000100"), False),
        ("", None, True),
        (None, "", True),
        ("yes", "Yes", False),
        (True, Decimal(1), True),  # some programs store TRUE as 1,
        (Decimal(0), True, False),
        ("1", Decimal(1), True),  # others every result as a text
        ("TRUE", True, True),
        ("2", Decimal(1), False),
        (Decimal(1), "1", False),  # but a formula that gives a text is not counted by sums
        (True, True, True),
        (CellError("#REF!"), CellError("#NAME?"), True),
    ],
)
def test_other_results(stored: Any, given_: Any, is_same: bool) -> None:  # noqa: FBT001
    assert agree(stored, given_) is is_same
