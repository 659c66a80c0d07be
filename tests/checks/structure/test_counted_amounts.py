"""C05: a total that counts its cells beside totals that add theirs."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, found, with_cells

RECEIPTS: Rows = [
    ["Receipt", "Gross", "VAT rate", "Net", "Charged"],
    *(
        [f"R{n - 1}", 119 * n - 119, 0.19, f"=ROUND(B{n}/(1+C{n}),2)", f"=D{n}"]
        for n in range(2, 8)
    ),
    ["Total", "=SUBTOTAL(9,B2:B7)", "", "=SUBTOTAL(9,D2:D7)", "=SUBTOTAL(9,E2:E7)"],
]  # fmt: skip


@pytest.mark.parametrize(
    ("formula", "right"),
    [
        ("=SUBTOTAL(2,E2:E7)", "=SUBTOTAL(9,E2:E7)"),
        ("=SUBTOTAL(3,E2:E7)", "=SUBTOTAL(9,E2:E7)"),
        ("=SUBTOTAL(102,E2:E7)", "=SUBTOTAL(109,E2:E7)"),
        ("=COUNT(E2:E7)", "=SUM(E2:E7)"),
        ("=COUNTA(E2:E7)", "=SUM(E2:E7)"),
    ],
)
def test_a_count_among_sums(formula: str, right: str) -> None:
    assert found(["C05"], RECEIPTS) == []
    report = run_checks(calculated(with_cells(RECEIPTS, E8=formula)), only=["C05"])
    (wrong,) = report.findings
    assert (wrong.cell, wrong.expected) == ("E8", right)
    assert wrong.difference in (-2094, None)  # how many texts there are, cofin does not count
    assert "as D8 does" in wrong.message()


def test_typed_amounts_with_cents() -> None:
    rows = with_cells(RECEIPTS, **{f"E{row}": row + 0.5 for row in range(2, 8)})
    assert found(["C05"], with_cells(rows, E8="=SUBTOTAL(2,E2:E7)")) == [("C05", "E8")]
    whole = with_cells(rows, **{f"E{row}": row for row in range(2, 8)})
    assert found(["C05"], with_cells(whole, E8="=SUBTOTAL(2,E2:E7)")) == []


@pytest.mark.parametrize(
    "cells",
    [
        {"A8": "", "E8": "=SUBTOTAL(3,A2:A7)"},  # receipts are counted
        {"A8": "Number", "E8": "=SUBTOTAL(2,E2:E7)"},
        {"E8": "=SUBTOTAL(2,E2:E7)", "D8": "=SUBTOTAL(2,D2:D7)"},  # a row of counts
        {"E8": "=SUBTOTAL(2,E2:E6)"},
        {"E8": "=SUBTOTAL(1,E2:E7)"},  # a mean
        {"E8": "=COUNT(E2:E7,D2:D7)"},
        {"E8": "=COUNT(6)"},
        {"E8": "=SUBTOTAL(2,E2:E7)", "B8": "", "D8": ""},
        {"E8": "=COUNT(Other!E2:E7)"},
        {f"E{row}": "yes" for row in range(2, 8)} | {"E8": "=SUBTOTAL(3,E2:E7)"},
    ],
)
def test_counts_that_are_meant(cells: dict[str, Any]) -> None:
    places = found(["C05"], with_cells(RECEIPTS, **cells), sheets={"Other": RECEIPTS})
    assert ("C05", "E8") not in places


def test_our_own_layout() -> None:
    rows = with_cells(RECEIPTS, E8="=SUBTOTAL(2,E2:E7)")
    assert found(["C05"], rows, scalars={"fig.totals.eligible": "Budget!B8"}) == []
