"""A total that goes on from the last column of the total above, and what is divided above it."""

from __future__ import annotations

import pytest

from tests.checks.calculated import Rows, faults, found, with_cells

#: Two kinds of costs with their total beside them, and a lump sum under the first.
BESIDE: Rows = [
    ["School", "Pupils (EUR)", "Teachers (EUR)", "Total (EUR)"],
    ["Izmir", 4000, 1500, "=B2+C2"],
    ["Bursa", 3200, 900, "=B3+C3"],
    ["Konya", 2800, 1100, "=B4+C4"],
    ["Total", "=SUM(B2:B4)", "=SUM(C2:C4)", "=SUM(D2:D4)"],
    [],
    ["Lump sum for organisation", 2500],
    ["Total costs", "=D5+B7"],
]
#: A cost that three partners share by their keys.
DIVIDED: Rows = [
    ["Partner", "Key", "Amount (EUR)"],
    ["Budget of the exhibition", "", 80000],
    ["Museum", 0.5, "=$C$2*B3"],
    ["Archive", 0.3, "=$C$2*B4"],
    ["Library", 0.2, "=$C$2*B5"],
    ["Total of the partners", "=SUM(B3:B5)", "=SUM(C3:C5)"],
]


def test_what_stands_below_is_added_to_the_total_of_all_columns() -> None:
    assert faults(BESIDE) == []
    assert faults(with_cells(BESIDE, D5="=B5+C5")) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"B8": "=C5+B7"},  # that column holds nothing of this one
        {"C7": 1000, "C8": "=C5+C7"},  # each column has a line of its own below
        {"B8": 15000},
    ],
)
def test_another_column_is_no_whole(changed: dict[str, object]) -> None:
    assert faults(with_cells(BESIDE, **changed)) == ["B8"]


def test_what_is_divided_is_no_part_beside_its_shares() -> None:
    assert faults(DIVIDED) == []
    assert faults(with_cells(DIVIDED, C5="=C2-C3-C4")) == []
    assert faults(with_cells(DIVIDED, C5="=20000-4000")) == ["C6"]


def test_a_share_that_is_left_out_is_told() -> None:
    assert found(["A02", "C07"], with_cells(DIVIDED, C6="=SUM(C3:C4)")) == [("C07", "C6")]
    assert faults(with_cells(DIVIDED, C6=70000)) == ["C6"]
    assert faults(with_cells(DIVIDED, B5=0.1, C6="=SUM(C3:C5)")) == ["C6"]


#: Instalments by school; below them one amount that is made from their totals.
PAID: Rows = [
    ["School", "Grant (EUR)", "First (EUR)", "Last (EUR)"],
    ["Leer", 14500, 5800, 2900],
    ["Murcia", 16200, 6480, 2520],
    ["Total", "=SUM(B2:B3)", "=SUM(C2:C3)", "=SUM(D2:D3)"],
    [],
    ["Granted", 31000],
    ["Paid in total", "=C4+D4"],
]


def test_what_adds_up_totals_of_other_columns_is_no_sum_of_its_own() -> None:
    assert faults(PAID) == []


@pytest.mark.parametrize(
    "formula",
    ["=C4+D3", "=C3+D3", "=C4+D7", "=C5+D5", "=C4+D9", "=17700"],
)
def test_other_cells_of_other_columns_are_no_totals(formula: str) -> None:
    assert faults(with_cells(PAID, B7=formula)) == ["B7"]


#: One amount is in the column of the totals alone.
UNSPLIT: Rows = [
    ["Item", "2026", "2027", "Total"],
    ["Slates", 22400, 6100, "=B2+C2"],
    ["Timber", 9800, 3200, "=B3+C3"],
    ["Scaffold", 5200, 2600, "=B4+C4"],
    ["Architect", "", "", 6800],
    ["Total", "=SUM(B2:B5)", "=SUM(C2:C5)", "=SUM(D2:D5)"],
]


def test_an_amount_that_no_year_has() -> None:
    assert faults(UNSPLIT) == []
    assert faults(with_cells(UNSPLIT, D6=56100)) == ["D6"]  # who knows what it adds
    assert faults(with_cells(UNSPLIT, D3=14000)) == ["D3"]
    assert faults(with_cells(UNSPLIT, D6="=SUM(D3:D5)")) == ["D6"]


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("=B6*C2+B7", []),
        ("=B7+B6*C2", []),
        ("=B6*14+B7", ["B8"]),  # the same for any formula that lost its cell
        ("=C6*C2+B7", ["B8"]),
        ("=C2*B9+B7", ["B8"]),  # a rate from elsewhere in the column
        ("=SUM(B6*C2,B7)", ["B8"]),
    ],
)
def test_an_amount_for_each_time_is_multiplied(formula: str, told: list[str]) -> None:
    rows: Rows = [["Group", "Income (EUR)", "Shows"], ["One", 34944, 14], ["Two", 34574, 14]]
    rows += [["Total", "=SUM(B2:B3)", 14], [], ["Costs of a show", 4350], ["Fixed costs", 58000]]
    assert faults([*rows, ["Total costs", formula]]) == told
