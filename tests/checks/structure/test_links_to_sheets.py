"""C05: links that each read the sheet of one partner, and one that reads another line of its."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.text import Lang
from tests.checks.calculated import Rows
from tests.checks.structure.test_links import findings, places, with_put

CITIES = ("Vaasa", "Kaunas", "Split", "Bursa", "Porto")


def partner(staff: int, *, label: str = "Total") -> Rows:
    return [
        ["Item", "2026", "All"],
        ["Staff", staff, f"=B2+{staff}"],
        ["Travel", 2000, "=B3+100"],
        ["Direct costs", "=SUM(B2:B3)", "=SUM(C2:C3)"],
        ["Indirect costs", "=ROUND(B4*7%,2)", "=ROUND(C4*7%,2)"],
        [label, "=B4+B5", "=C4+C5"],
    ]


def book(count: int = 5, **cells: Any) -> dict[str, Rows]:
    names = CITIES[:count]
    rows: Rows = [["Partner", "Total"], *([name, f"={name}!C6"] for name in names)]
    rows.append(["All", f"=SUM(B2:B{count + 1})"])
    sheets: dict[str, Rows] = {"Sum": rows}
    sheets |= {name: partner(10000 + 777 * n) for n, name in enumerate(names)}
    return with_put(sheets, "Sum", **cells)


@pytest.mark.parametrize("row", [2, 4, 6])
@pytest.mark.parametrize("cell", ["C4", "C5", "B6"])
def test_another_line_of_its_sheet(row: int, cell: str) -> None:
    name = CITIES[row - 2]
    wrong = with_put(book(), "Sum", **{f"B{row}": f"={name}!{cell}"})
    assert places(wrong) == [(f"Sum!B{row}", f"={name}!C6")]


def test_in_a_row() -> None:
    sheets = book()
    sheets["Sum"] = [["", *CITIES], ["Total", *(f"={name}!C6" for name in CITIES)]]
    assert places(sheets) == []
    assert places(with_put(sheets, "Sum", D2="=Split!C4")) == [("Sum!D2", "=Split!C6")]


def test_what_it_says() -> None:
    (wrong,) = findings(book(B4="=Split!C5"))
    assert wrong.message() == (
        "Sum!B4 (Split · Total) reads =Split!C5: “Indirect costs”. The links around it read"
        " “Total” of their sheets; here that would be =Split!C6, which gives 26,972.56."
    )
    assert "“Total” değerini okuyor; burada formül: =Split!C6" in wrong.message(Lang.TR)


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"A4": "Split (direct costs)", "B4": "=Split!C4"},  # its own words say so
        {"B4": "=Split!C4", "B5": "=Bursa!C4"},  # two: a choice
        {"B4": "=Split!C4", "B5": "=Bursa!C5"},
        {"B4": "=Split!B4"},  # another row and another column
        {"B4": ""},
        {"B4": "=Split!C4", "B3": ""},
    ],
)
def test_nothing_is_said(cells: dict[str, Any]) -> None:
    assert places(book(**cells)) == []


def test_the_sheet_of_another_partner_is_told_as_such() -> None:
    assert places(book(B4="=Porto!C4")) == [("Sum!B4", "=Split!C4")]


def test_of_few_partners_nobody_knows() -> None:
    assert places(book(3, B3="=Kaunas!C5")) == []


def test_a_sheet_that_is_laid_out_otherwise() -> None:
    other = {**book(B4="=Split!C4"), "Split": partner(11554, label="Of which funded")}
    assert places(other) == []
    bare = {**book(B4="=Split!C4"), **{name: partner(9000, label="") for name in CITIES}}
    assert places(bare) == []
