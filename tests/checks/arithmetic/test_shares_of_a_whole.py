"""A07: shares that miss the whole by far, and numbers that are no shares of one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.calculated import Rows, found, with_cells


def cells(rows: Rows, **more: Any) -> list[str]:
    return [cell for _, cell in found(["A07"], rows, **more)]


def shares(heading: str = "Share", total: Any = "=SUM(C2:C4)") -> Rows:
    return [
        ["Partner", "Amount (EUR)", heading],
        ["A", 100, 0.5],
        ["B", 60, 0.3],
        ["C", 40, 0.1],
        ["Total", "=SUM(B2:B4)", total],
    ]


@pytest.mark.parametrize(
    "rows",
    [
        shares(),
        shares("Share of budget"),
        shares("Percentage"),
        shares("Anteil (%)"),
        shares("Pay"),
        shares(total=1),
        shares(total=0.9),
        with_cells(shares("Share (%)"), C2=50, C3=30, C4=10),
        with_cells(shares("Yüzde", 100), C2=50, C3=30, C4=10),
        with_cells(shares(), C4=0.45),
    ],
)
def test_shares_that_are_far_from_the_whole(rows: Rows) -> None:
    assert cells(rows) == ["C5"]


@pytest.mark.parametrize(
    "rows",
    [
        with_cells(shares(), C4=0.2),
        with_cells(shares("Share (%)"), C2=50, C3=30, C4=20),
        shares("Time share (%)"),  # of three people
        shares("Funding rate"),
        shares(total=0.3),  # a mean
        shares(total="=B5/1000"),
        with_cells(shares(), C2="=B2/1000", C3="=B3/1000", C4="=B4/1000"),  # of a larger whole
        [*shares()[:3], ["Subtotal", 160, 0.8], *shares()[3:], ["Total", 200, 0.9]],
        with_cells(shares(), B1="Hours", C1="Share (%)"),
        with_cells(shares(), C4=0),
        with_cells(shares(), C3="'30%"),
        [["Partner", "Share"], ["A", 0.5], ["Total", "=SUM(B2:B2)"]],
    ],
)
def test_numbers_that_are_no_shares_of_one_whole(rows: Rows) -> None:
    assert cells(rows) == []


def outline(*numbers: Any, total: Any = 100) -> Rows:
    """Shares of headings and, with 1.1 or words, of their parts."""
    labels = ["1 Personnel", "1.1 Staff", "1.2 Interns", "2 Travel", "2.1 Flights", "2.2 Hotels"]
    rows: Rows = [["Item", "Share (%)"], *map(list, zip(labels, numbers, strict=True))]
    return [*rows, ["Total", total]]


@pytest.mark.parametrize(
    "rows",
    [
        outline(60, 40, 20, 40, 30, 10),
        outline(0.6, 0.4, 0.2, 0.4, 0.3, 0.1, total=1),
        outline(60, 40, 10, 40, 30, 10),  # a part is missing: the whole is there all the same
        outline(60, 40, 20, 40, 30, 10)[:-1],
        with_cells(outline(60, 40, 20, 40, 30, 10), A3="of which staff", A4="davon Azubis"),
        with_cells(outline(60, 40, 20, 40, 30, 10), B8="=B2+B5"),
    ],
)
def test_parts_of_shares_are_not_added_to_them(rows: Rows) -> None:
    assert cells(rows) == []


def test_shares_with_parts_that_miss_the_whole() -> None:
    assert cells(outline(60, 40, 20, 20, 10, 10)) == ["B8"]
    rows = with_cells(outline(50, 30, 20, 30, 20, 10), A3="of which staff", A4="of which interns")
    assert cells(rows) == ["B8"]


@pytest.mark.parametrize("heading", ["Rate (EUR/h)", "Rate (EUR per day)", "Satz (EUR)"])
def test_rates_in_euro_are_no_shares(heading: str) -> None:
    rows: Rows = [
        ["Person", heading, "Hours Y1", "Hours Y2", "Total hours", "Total cost (EUR)"],
        ["A", 30, 100, 50, "=C2+D2", "=E2*B2"],
        ["B", 40, 100, 50, "=C3+D3", "=E3*B3"],
        ["C", 25.5, 10, 5, "=C4+D4", "=E4*B4"],
        ["Total", "=F5/E5", *(f"=SUM({c}2:{c}4)" for c in "CDEF")],
    ]
    assert cells(rows) == []
    assert cells(with_cells(rows, B5="")) == []
    assert cells(with_cells(rows, B5=95.5)) == []
