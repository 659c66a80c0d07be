"""Figures of messages: a share as its cell shows it, a difference with the digits of a sheet."""

from __future__ import annotations

from decimal import Decimal

from cofin.checks.run import run_checks
from cofin.text import Lang
from tests.checks.calculated import Rows, calculated

SHARES: Rows = [
    ["Item", "Planned", "Spent", "Used"],
    *[[f"Item {n}", 300 + n, 100 + 2 * n, f"=C{n}/B{n}"] for n in range(2, 8)],
    ["Item 8", 310, 90, "=C8/B7"],
    ["Item 9", 290, 70, "=C9/B9"],
]


def test_a_share() -> None:
    subject = calculated(SHARES, formats={"Budget!D2:D9": "0.0%"})
    (wrong,) = run_checks(subject, only=["C05"]).findings
    assert wrong.message().endswith("=C8/B8, which gives 29.03 %.")
    assert wrong.message(Lang.TR).endswith("%29,03.")


def test_any_other_figure() -> None:
    (wrong,) = run_checks(calculated(SHARES), only=["C05"]).findings
    assert wrong.message().endswith("=C8/B8, which gives 0.290322580645161.")
    assert wrong.difference == Decimal("0.00283702847536")
