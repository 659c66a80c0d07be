"""Opening balances: what a period takes over from the one before is no receipt of its own."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.structure.periods.stocks import balance_rows, stocks_in
from cofin.checks.words.carried import says_closing
from cofin.checks.words.sums import fold
from tests.checks.calculated import Rows, calculated, found, with_cells

CHECKS = ("A02", "A03", "A04", "C05", "C07")

CASH: Rows = [
    ["Item", "2025", "2026", "2027", "Total"],
    ["X", 2500, "=B10", "=C10", "=B2"],
    ["EU payments", 60000, 45000, 30000, "=SUM(B3:D3)"],
    ["Partner payments", 12000, 9000, 8000, "=SUM(B4:D4)"],
    ["Other", 100, 50, 80, "=SUM(B5:D5)"],
    ["Total receipts", *(f"=SUM({c}3:{c}5)" for c in "BCDE")],
    ["Staff", 48000, 39000, 31000, "=SUM(B7:D7)"],
    ["Travel", 15000, 12500, 6000, "=SUM(B8:D8)"],
    ["Total payments", *(f"=SUM({c}7:{c}8)" for c in "BCDE")],
    ["Y", *(f"={c}2+{c}6-{c}9" for c in "BCDE")],
]
YEARS: Rows = [
    ["Position", "2024", "2025", "2026", "Total"],
    ["X", 0, "=B8", "=C8"],
    ["Allocation", 120000, 145000, 61500, "=SUM(B3:D3)"],
    ["Y", "=B2+B3", "=C2+C3", "=D2+D3"],
    ["Staff", 71240, 98310, 49200, "=SUM(B5:D5)"],
    ["Goods", 18930, 22750, 7300, "=SUM(B6:D6)"],
    ["Spent", "=SUM(B5:B6)", "=SUM(C5:C6)", "=SUM(D5:D6)", "=SUM(B7:D7)"],
    ["Z", "=B4-B7", "=C4-C7", "=D4-D7", "=E3-E7"],
]
DOWN: Rows = [
    ["Year", "X (EUR)", "Received (EUR)", "Spent (EUR)", "Y (EUR)"],
    ["2024", 0, 120000, 90000, "=B2+C2-D2"],
    ["2025", "=E2", 145000, 120000, "=B3+C3-D3"],
    ["2026", "=E3", 61500, 50000, "=B4+C4-D4"],
    ["Total", "=B2", "=SUM(C2:C4)", "=SUM(D2:D4)", "=B5+C5-D5"],
]


def cells(rows: Rows, **more: Any) -> list[str]:
    return [cell for _, cell in found(CHECKS, rows, **more)]


@pytest.mark.parametrize("rows", [CASH, YEARS, DOWN])
def test_formulas_say_what_is_carried_over(rows: Rows) -> None:
    assert cells(rows) == []


@pytest.mark.parametrize(
    ("changed", "cell"),
    [
        ({"C6": 53000}, "C6"),
        ({"B6": "=B3+B4", "C6": "=C3+C4", "D6": "=D3+D4"}, "B6"),
        ({"E4": 30000}, "E4"),
        ({"C9": 50000}, "C9"),
    ],
)
def test_what_is_wrong_beside_them_is_found(changed: dict[str, Any], cell: str) -> None:
    assert cell in cells(with_cells(CASH, **changed))


def test_a_total_that_takes_them_in() -> None:
    available = with_cells(CASH, **{f"{c}6": f"=SUM({c}2:{c}5)" for c in "BCDE"})
    available = with_cells(available, **{f"{c}10": f"={c}6-{c}9" for c in "BCDE"})
    assert cells(with_cells(available, A6="Total available")) == []
    typed = with_cells(available, A6="Total available", C6=1, D6="=SUM(D2:D5)")
    assert cells(typed) == ["C6"]


def one_column(opening: str) -> Rows:
    """A cash plan of one year, with what was there before."""
    return [
        ["Item", "EUR"],
        [opening, 2500],
        ["EU payments", 60000],
        ["Partner payments", 12000],
        ["Total receipts", "=SUM(B3:B4)"],
        ["Staff", 48000],
        ["Travel", 15000],
        ["Total payments", "=SUM(B6:B7)"],
    ]


OPENING = [
    "Opening balance",
    "Opening cash balance",
    "Balance brought forward",
    "Carry-over from 2024",
    "Önceki yıldan devir",
    "Devreden tutar",
    "Übertrag aus Vorjahr",
    "Saldovortrag",
    "Kassenbestand zum Jahresbeginn",
    "Solde de début d'année",
    "Report de l'année précédente",
    "Saldo inicial",
    "Riporto",
    "Saldo początkowe",
    "Beginsaldo",
    "Kasa, yıl başında",
    "Saldo al inicio",
    "Saldo no início do ano",
    "Saldo all'inizio dell'anno",
    "Stan konta na początek roku",
    "Saldo aan het begin van het jaar",
]


@pytest.mark.parametrize("opening", OPENING)
def test_words_say_what_is_carried_over(opening: str) -> None:
    assert cells(one_column(opening)) == []


@pytest.mark.parametrize(
    ("label", "is_closing"),
    [
        ("Closing balance", True),
        ("Closing cash balance", True),
        ("Funds at the year end", True),
        ("Kassenbestand zum Jahresende", True),
        ("Dönem sonu", True),
        ("Trésorerie en fin d'année", True),
        ("Saldo końcowe", True),
        ("Eindsaldo", True),
        ("Nakit, dönem sonunda", True),
        ("Saldo al final del año", True),
        ("Saldo no fim do ano", True),
        ("Saldo alla fine dell'anno", True),
        ("Stan konta na koniec kwartału", True),
        ("Saldo aan het einde van het jaar", True),
        ("Vergadering aan het einde", False),
        ("Balance sheet", False),
        ("Opening balance", False),
        ("Closing event", False),
    ],
)
def test_words_say_what_is_left(label: str, *, is_closing: bool) -> None:
    assert says_closing(fold(label)) is is_closing


@pytest.mark.parametrize("opening", ["Vortrag Dr. Kaya", "Report", "Transfer of knowledge"])
def test_a_lecture_is_a_cost_like_others(opening: str) -> None:
    assert found(["A02"], one_column(opening)) == [("A02", "B5")]


BALANCES: Rows = [
    ["Item", "2025", "2026", "2027", "Total"],
    ["Opening balance", 2500, 11500, 14000, 2500],
    ["EU payments", 60000, 45000, 30000, 135000],
    ["Staff", 51000, 42500, 25000, 118500],
    ["Closing balance", 11500, 14000, 19000, 19000],
]


def test_no_balance_is_added_up_over_the_years() -> None:
    assert cells(BALANCES) == []
    assert cells(with_cells(BALANCES, E3=135001)) == ["E3"]
    packages = with_cells(BALANCES, B1="WP1", C1="WP2", D1="WP3", E2=28000, E5=44500)
    assert cells(packages) == []
    assert cells(with_cells(packages, E2=2500)) == ["E2"]


def stocks(rows: Rows, axis: int = 0) -> tuple[list[int], list[int]]:
    (sheet,) = calculated(rows).grid.sheets
    written = {at: cell.formula for at, cell in sheet.cells.items() if cell.formula}
    found = stocks_in(sheet, axis, written)
    return sorted(found.opening), sorted(found.every)


def test_which_rows_they_are() -> None:
    assert stocks(CASH) == ([2], [2, 10])
    assert stocks(YEARS) == ([2], [2, 4, 8])
    assert stocks(DOWN, 1) == ([2], [2, 5])
    assert stocks(DOWN) == ([], [])
    other = with_cells(CASH, B2="=Z1*2", C2="=Z1*3", D2="=C10")
    assert stocks(other) == ([], [])  # one link that slipped is no rule
    assert stocks(with_cells(CASH, C2="=B9", D2="=C9")) == ([], [])  # made from what else is there
    assert stocks(with_cells(CASH, C2="=XFE10", D2="=C10")) == ([2], [2, 10])


def test_a_long_way_back_is_none() -> None:
    rows: Rows = [["Item", "A", "B"], ["X", 1, "=B8"]]
    rows += [["r", f"=B{n}+1", f"=C{n}+1"] for n in range(2, 8)]
    assert stocks(rows) == ([], [])


#: A cash plan without an opening row: each quarter starts from the one before, a year has one more.
QUARTERS: Rows = [
    ["Item", "Q1", "Q2", "Total 2025", "Q3", "Q4", "Total 2026", "Total (EUR)"],
    ["Received", 900, 100, "=SUM(B2:C2)", 400, 300, "=SUM(E2:F2)", "=D2+G2"],
    ["Paid", 300, 350, "=SUM(B3:C3)", 420, 410, "=SUM(E3:F3)", "=D3+G3"],
    ["Lent", 10, 20, "=SUM(B4:C4)", 30, 40, "=SUM(E4:F4)", "=D4+G4"],
    ["Z", "=B2-B3-B4", "=B5+C2-C3-C4", "=C5", "=D5+E2-E3-E4", "=E5+F2-F3-F4", "=F5", "=G5"],
]


@pytest.mark.parametrize("last", ["=G5", "=F5", 120])
def test_the_last_balance_is_that_of_all_periods(last: object) -> None:
    assert cells(with_cells(QUARTERS, H5=last)) == []
    assert cells(with_cells(QUARTERS, H5=last, H3=1000)) == ["H3"]


def test_the_last_running_total_is_that_of_all_periods() -> None:
    running = ["Z", "=B2", "=B5+C2", "=C5", "=D5+E2", "=E5+F2", "=F5", "=G5"]
    assert cells([*QUARTERS[:4], running]) == []


def test_a_salary_that_rises_is_paid_in_each_period() -> None:
    rises = ["Salary", 500, "=B5+C4", "=SUM(B5:C5)", "=C5+E4", "=E5+F4", "=SUM(E5:F5)"]
    assert found(["A02"], [*QUARTERS[:4], [*rises, "=D5+G5"]]) == []
    assert found(["A02"], [*QUARTERS[:4], [*rises, 1160]]) == [("A02", "H5")]


def test_which_rows_start_from_the_period_before() -> None:
    def rows_of(row: list[Any]) -> list[int]:
        (sheet,) = calculated([*QUARTERS[:4], row]).grid.sheets
        written = {at: cell.formula for at, cell in sheet.cells.items() if cell.formula}
        return sorted(balance_rows(written))

    assert rows_of(QUARTERS[4]) == [5]
    assert rows_of(["Z", 1, "=B5+C2-C3", "=C5+D2-D3", "=C2*2", "=C2*3", "=C2*4"]) == []
    once = ["Z", "=B2-B3", "=C2-C3", "=C5+D2-D3"]
    assert rows_of(once) == []
    for step in (
        "{b}5+{c}2",
        "{c}3-{b}5",
        "{b}5-{b}3",
        "{b}5*2-{c}3",
        "({b}5+{c}2)",
        "X!{b}5-{c}2",
    ):
        told = [f"={step.format(b=b, c=c)}" for b, c in ("BC", "CD", "DE", "EF")]
        assert rows_of(["Z", "=B2-B3", *told]) == [], step
    assert rows_of(["Z", "=C5-B3", "=D5-C3", "=E5-D3", 9]) == []  # what is still to come
