"""C07: what stands above the rows of a sum and is none of them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.calculated import Rows, found, with_cells

PLAN: Rows = [
    ["Item", "2025", "2026"],
    ["Granted", 25000, 26000],
    ["Travel", 4200, 3900],
    ["Tickets", 8900, 9100],
    ["Crew", 3300, 3650],
    ["Office", 5200, 5400],
    ["Total", "=SUM(B3:B6)", "=SUM(C3:C6)"],
]


def told(rows: Rows, **more: Any) -> list[str]:
    return [cell for _, cell in found(["C07"], rows, **more)]


@pytest.mark.parametrize(
    "formulas",
    [
        ("=B2-B7", "=C2-C7"),
        ("=B7/B2", "=C7/C2"),
        ("=B7/B2-1", "=C7/C2-1"),
        ('=IF(B7<=B2,"yes","no")', '=IF(C7<=C2,"yes","no")'),
        ("=IF(B2<B7,B7-B2,0)", "=IF(C2<C7,C7-C2,0)"),
    ],
)
def test_what_a_total_is_held_against_is_no_part_of_it(formulas: tuple[str, str]) -> None:
    assert told([*PLAN, ["Beside", *formulas]]) == []


@pytest.mark.parametrize(
    "formulas",
    [
        ("", ""),
        ("=B2/B7", "=C2/C7"),  # the share of a line in the total
        ("=B7-B2", "=C7-C2"),  # all of it but that line
        ("=B2*2", "=C2*2"),
        ('=IF(B2<=B7*0.3,"yes","no")', '=IF(C2<=C7*0.3,"yes","no")'),  # a line with a limit
        ("=SUM(B2:B7)-B7", "=SUM(C2:C7)-C7"),
        ("=B3-B2/B4", "=C3-C2/C4"),
        ("=Plan!B2-B7", "=Plan!C2-C7"),
        ("=B7-C7", "=C7-B7"),
        ("=(B2+B3+B4+B5+B6+B7+B8+B9+B10)-B7", "=(C2+C3+C4+C5+C6+C7+C8+C9+C10)-C7"),
    ],
)
def test_a_line_that_a_total_leaves_out(formulas: tuple[str, str]) -> None:
    assert told([*PLAN, ["Beside", *formulas]]) == ["B7", "C7"]


def costs(*formulas: str) -> Rows:
    """A first row, of which the second may be made, and three more that are added up."""
    rows = with_cells([row[:2] for row in PLAN], A2="Pupils", B2=24)
    return with_cells(rows, **dict(zip(("B3", "B4"), formulas, strict=False)))


@pytest.mark.parametrize(
    "formulas",
    [
        ("=B2*31",),
        ("=(B2+3)*31",),
        ("=B2*C1", "=B2*70"),
        ("=900*B2/B9",),
        ("=Prices!B1*B2",),
    ],
)
def test_how_many_is_no_cost(formulas: tuple[str, ...]) -> None:
    rows = [*costs(*formulas), ["", ""], ["In class", 12]]
    assert told(rows, sheets={"Prices": [["Ticket", 45]]} | {"Budget": rows}) == []


@pytest.mark.parametrize(
    "formula",
    [
        "=B2*25%",
        "=B2*2",  # the second one costs twice as much
        "=ROUND(B2*0.25,2)",
        "=B2*25/100",
        "=B2*C9",
        "=B2*C10",  # nothing there
        "=B2*SUM(C9:C10)",
        "=100/B2",
        "=B2+5",
        "=B2*Rates!B7",
        "=B2*25 25",
    ],
)
def test_the_base_of_a_rate_is_a_cost(formula: str) -> None:
    rows = [*costs(formula), ["", ""], ["Rate", "", 0.25]]
    assert told(rows) == ["B7"]


def test_how_many_between_the_costs() -> None:
    rows: Rows = [
        *(["Item", "Each"], ["Milk", 90], ["Salt", 12], ["Minutes", 6], ["Work", "=B4*3.1"]),
        *(["Power", 14], ["Rent", 11], ["Cost", "=B2+B3+B5+B6+B7"]),
    ]
    assert told(rows) == []
    assert told(with_cells(rows, B5=18.6)) == ["B8"]


def test_rates_that_are_picked() -> None:
    rows: Rows = [["Part", "Rate"], ["Rise", 0.03], ["Pension", 0.14], ["Health", 0.07]]
    rows += [["Levy", 0.01], ["Charge", "=B3+B4+B5"]]
    formats = {"Budget!B2:B6": "0.0%"}
    assert told(rows, formats=formats) == []
    assert told(with_cells(rows, B6="=SUM(B3:B5)"), formats=formats) == ["B6"]
    assert told(rows) == ["B6"]


def test_two_rows_are_judged_apart() -> None:
    rows = [*PLAN, ["Left", "=B2-B7", "=C2-C7"]]
    assert told(with_cells(rows, B7="=B3+B4+B6", C7="=C3+C4+C6")) == ["B7", "C7"]


def test_a_line_that_the_sum_of_a_row_leaves_out() -> None:
    rows: Rows = [["", "Travel 1", "Travel 2", "Travel 3", "Travel 4", "Total", "Left"]]
    rows += [["Partner", 25000, 4200, 8900, 3300, "=B2+C2+E2", "=D2-F2"]]
    assert told(rows) == ["F2"]
