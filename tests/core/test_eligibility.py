"""The eligible part of single lines."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cofin.core.eligibility import depreciation, judged_line
from cofin.core.model import CostLine
from cofin.core.result import Ineligible, LineResult

NOBODY: frozenset[str] = frozenset()
LINE = CostLine("P1", "WP1", "equipment", "Printer", Decimal(1), Decimal("1000.00"))
PRINTER = replace(LINE, useful_life_months=36)


def test_a_line_without_a_useful_life_is_eligible_in_full() -> None:
    assert judged_line(LINE, 100_000, NOBODY, 24) == LineResult(100_000, 100_000, 0)


def test_the_associated_partner_is_the_first_reason() -> None:
    declared = replace(PRINTER, eligible=False)
    assert judged_line(declared, 5, frozenset({"P1"}), 24).reason is Ineligible.ASSOCIATED_PARTNER
    assert judged_line(declared, 5, NOBODY, 24).reason is Ineligible.DECLARED


@pytest.mark.parametrize(
    ("duration", "months_used", "share", "cents"),
    [
        (24, None, None, 66_666),
        (36, None, None, 100_000),
        (48, None, None, 100_000),
        (0, None, None, 0),  # a project without a duration
        (24, 12, None, 33_333),
        (24, 0, None, 0),
        (24, 60, None, 100_000),
        (24, None, Decimal("0.25"), 16_666),
        (24, None, Decimal("0"), 0),
    ],
)
def test_depreciation(
    duration: int, months_used: int | None, share: Decimal | None, cents: int
) -> None:
    used = replace(PRINTER, months_used=months_used, share_of_use=share)
    assert depreciation(used, 100_000, duration) == cents


@given(st.integers(0, 10**11), st.integers(1, 600), st.integers(0, 600), st.integers(0, 100))
def test_depreciation_is_rounded_down_once(price: int, life: int, months: int, share: int) -> None:
    line = replace(
        LINE,
        useful_life_months=life,
        months_used=months,
        share_of_use=Decimal(share).scaleb(-2),
    )
    found = depreciation(line, price, 24)
    exact = price * min(months, life) * share
    assert 0 <= exact - found * life * 100 < life * 100
    assert found <= price
