"""Rows of shares below columns of money: rules on money do not hold for them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cofin.rules.load import load_rules
from tests.checks.card_examples import subject_of_example
from tests.checks.figures.test_limits import OF_2020, found, seen

HEAD = ["Partner", "Total eligible costs", "EU contribution", "Own contribution"]
TOTAL = ["Total", "=SUM(B2:B3) -> 2000", "=SUM(C2:C3) -> 1500", "=SUM(D2:D3) -> 500"]


def rows_with(*below: list[Any]) -> list[list[Any]]:
    """Two partners, their total, and what stands below."""
    return [HEAD, ["A", 1000, 750, 250], ["B", 1000, 750, 250], TOTAL, [], *below]


@pytest.mark.parametrize(
    "share",
    [
        ["% of costs", "=B4/$B$4 -> 1", "=C4/$B$4 -> 0.85", "=D4/$B$4 -> 0.28"],
        ["% of costs", "=B4/$B$4 -> 1.05", "=C4/$B$4 -> 0.85", "=D4/$B$4 -> 0.28"],
        ["% of costs", 1, 0.85, 0.28],
    ],
)
def test_a_row_of_shares_is_no_money(share: list[Any]) -> None:
    assert found(seen(rows_with(share)), "R01", "R03") == []


def test_what_is_shown_in_percent_is_no_money() -> None:
    share = ["% of costs", 100, 85, 28]
    assert len(found(seen(rows_with(share)), "R01", "R03")) == 2
    subject = subject_of_example({"sheet": rows_with(share), "formats": {"Budget!B6:D6": "0%"}})
    assert found(replace(subject, rules=load_rules(OF_2020)), "R01", "R03") == []


def test_small_amounts_are_money() -> None:
    wrong = ["C", 1000, 1.5, 0.5]
    assert [each[:3] for each in found(seen(rows_with(wrong)), "R03")] == [("R03", "error", "D6")]
    product = ["C", "=2*1 -> 2", "=2*0.5 -> 1", "=2*0.9 -> 1.8"]
    assert [each[:3] for each in found(seen(rows_with(product)), "R03")] == [("R03", "error", "D6")]


def test_shares_below_each_other_are_no_money() -> None:
    rows: list[list[Any]] = [
        ["Item", "EUR", "Share"],
        ["Total eligible costs", 1000, "=B2/$B$2 -> 1"],
        ["EU contribution", 750, "=B3/$B$2 -> 0.85"],
        ["Own contribution", 250, "=B4/$B$2 -> 0.25"],
    ]
    assert found(seen(rows), "R01", "R03") == []
