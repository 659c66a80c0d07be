"""A total that stands above its parts adds up nothing of what is above it."""

from __future__ import annotations

import pytest

from tests.checks.calculated import Rows, found

CASH: Rows = [
    ["Cash flow", "EUR"],
    ["Receipts", 5000],
    ["Advance", 1000],
    ["Balance", 6000],
    ["Total payments", 2300],
    ["Staff", 2000],
    ["Travel", 300],
    ["Rest", 3700],
]


@pytest.mark.parametrize(
    ("row", "value", "cells"),
    [
        (4, 2300, []),
        (4, 2301, ["B5"]),
        (4, "=2300 -> 2300", ["B5"]),  # a formula says itself what it adds up
        (4, 2000, ["B5"]),  # one row is no part
    ],
)
def test_payments_below_a_balance(row: int, value: object, cells: list[str]) -> None:
    rows = [list(each) for each in CASH]
    rows[row][1] = value
    assert [cell for _, cell in found(["A02"], rows)] == cells


def test_only_rows_right_below_are_parts() -> None:
    apart = [*CASH[:5], ["Staff", 2000], ["of which", ""], ["Travel", 300], ["Rest", 3700]]
    assert [cell for _, cell in found(["A02"], apart)] == ["B5"]
    total = [*CASH[:6], ["Total", 300], ["Rest", 3700]]
    assert "B5" in [cell for _, cell in found(["A02"], total)]


def test_a_grant_and_own_money_are_no_parts() -> None:
    rows: Rows = [["Item", "EUR"], ["Staff", 5000], ["Travel", 1000], ["Total", 7000]]
    for sources in (5250, 1750), ("=B4*0.75", "=B4-B5"):
        names = ("EU contribution", "Own funds")
        paid = [[name, amount] for name, amount in zip(names, sources, strict=True)]
        assert [cell for _, cell in found(["A02"], [*rows, *paid])] == ["B4"]
