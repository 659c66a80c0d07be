"""Findings of one check on a few cells, and tables to change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cofin.checks.finding import Finding
from tests.checks.card_examples import findings_of

Rows = list[list[Any]]


def found(code: str, rows: Sequence[Sequence[object]], **more: Any) -> list[Finding]:
    """What the check finds on a sheet named Budget."""
    return list(findings_of(code, {"sheet": rows, **more}))


def cells(code: str, rows: Sequence[Sequence[object]], **more: Any) -> list[str]:
    """Only where."""
    return [finding.cell for finding in found(code, rows, **more)]


def products(count: int = 6, *, label: str = "item") -> Rows:
    """Rows of quantity x price = amount under a heading, from row 2."""
    rows: Rows = [["Item", "Quantity", "Price", "Amount"]]
    for number in range(1, count + 1):
        row = number + 1
        amount = f"=B{row}*C{row} -> {number * 10}"
        rows.append([f"{label} {number}", number, 10, amount])
    return rows


def with_prices_read(rows: Rows) -> Rows:
    """All prices are read by another formula, so that none of them stands unread."""
    return [*rows, ["", "", "=MAX(C2:C9) -> 10"]]
