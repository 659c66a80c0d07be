"""A04: the daily rate of a person, in the list of persons and beside each task."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, with_cells

WORDS = [
    ("Expert", "Daily rate (EUR)", "Task", "Days"),
    ("Uzman", "Günlük ücret (€)", "Görev", "Gün"),
    ("Experte", "Tagessatz (EUR)", "Aufgabe", "Tage"),
    ("Ekspert", "Stawka dzienna (EUR)", "Zadanie", "Dni"),
]
PRICES = {"Ayse": 210, "Burak": 185, "Carlo": 320, "Deniz": 175.5}
TASKS = ["Ayse", "Ayse", "Burak", "Carlo", "Carlo", "Deniz", "Burak"]


def told(words: tuple[str, ...], **cells: Any) -> list[tuple[str, str]]:
    name, price, task, days = words
    people: Rows = [[name, price], *([who, rate] for who, rate in PRICES.items())]
    tasks: Rows = [[name, task, days, price, "Total"]]
    tasks += [[who, "t", 10, PRICES[who], f"=C{n}*D{n}"] for n, who in enumerate(TASKS, 2)]
    tasks += [["Total", "", "=SUM(C2:C8)", "", "=SUM(E2:E8)"]]
    of_people = {at[1:]: value for at, value in cells.items() if at[0] == "p"}
    of_tasks = {at: value for at, value in cells.items() if at[0] != "p"}
    sheets = {"People": with_cells(people, **of_people), "Tasks": with_cells(tasks, **of_tasks)}
    found = run_checks(calculated([], sheets=sheets), only=["A04"]).findings
    assert all(each.severity == "warning" and each.message("tr") for each in found)
    return [(each.place, f"{float(each.expected):g}") for each in found]


@pytest.mark.parametrize("words", WORDS)
def test_one_price_for_one_person(words: tuple[str, ...]) -> None:
    assert told(words) == []
    assert told(words, D7=157.5) == [("Tasks!D7", "175.5")]
    assert told(words, D5=295) == [("Tasks!D5", "320")]
    assert told(words, pB4=302) == [("People!B4", "320")]


def test_what_is_no_list_of_their_prices() -> None:
    words = WORDS[0]
    assert told(words, D2=1, D3=2, D4=3) == []  # too many differ
    assert told(words, D7=157.5, A7="Emil") == []  # not in the list
    assert told(words, D7=157.5, pA5="Carlo") == []  # twice in the list
    assert told(words, D7=157.5, pB1="Previous daily rate (EUR)") == []
    assert told(words, D7=157.5, pB1="Daily rate with VAT (EUR)") == []
    assert told(words, D7="=B9+157.5") == []
    assert told(words, D7=157.5, pB5="=B2") == []
    assert told(words, A2="x", A3="y", A4="z", A5="v", D7=1) == []


def test_two_lists() -> None:
    rows: Rows = [["Expert", "Daily rate"], ["a", 10], ["b", 20], ["c", 30], ["d", 40]]
    sheets = {"One": rows, "Two": with_cells(rows, B3=25)}
    assert run_checks(calculated([], sheets=sheets), only=["A04"]).findings == ()
