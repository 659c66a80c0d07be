"""What comes first of two values, as spreadsheets compare them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cofin.checks.formula.evaluate.values import Element, order


@pytest.mark.parametrize(
    ("left", "right", "is_"),
    [
        (Decimal(1), Decimal(2), -1),
        (Decimal("0.1"), Decimal("0.1000000000000000001"), 0),
        ("b", "A", 1),
        (None, "", 0),
        ("", None, 0),
        ("a", None, 1),
        (None, Decimal(0), 0),
        (Decimal(-1), None, -1),
        (None, None, 0),
        (Decimal(99), "", -1),
        ("z", False, -1),
        (True, "z", 1),
        (True, False, 1),
        (None, True, -1),
    ],
)
def test_values_are_ordered_as_spreadsheets_do(left: Element, right: Element, is_: int) -> None:
    assert order(left, right) == is_
    assert order(right, left) == -is_
