"""Links that read another row, column or sheet than the words at their ends say."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cofin.checks.finding import Finding
from cofin.checks.run import run_checks
from cofin.text import Lang
from tests.checks.calculated import Rows, calculated, with_cells


def findings(sheets: dict[str, Rows], **more: Any) -> list[Finding]:
    subject = calculated([], sheets=sheets, **more)
    return list(run_checks(subject, only=["C05"]).findings)


def places(sheets: dict[str, Rows], **more: Any) -> list[tuple[str, str]]:
    return [(finding.place, finding.expected) for finding in findings(sheets, **more)]


def with_put(sheets: dict[str, Rows], sheet: str, **cells: Any) -> dict[str, Rows]:
    return {**sheets, sheet: with_cells(sheets[sheet], **cells)}


def partner(staff: int) -> Rows:
    return [
        ["Item", "Amount"],
        ["Staff", staff],
        ["Travel", 3000],
        ["Goods", 500],
        ["Total", "=SUM(B2:B4)"],
    ]


#: One sheet for each partner, named in another way than the rows of the summary.
PARTNERS: dict[str, Rows] = {
    "Summary": [
        ["Partner", "Amount"],
        ["Partner 1", "='P1 Bari'!B5"],
        ["Partner 2", "='P2 Kiel'!B5"],
        ["Partner 3", "='P3 Vigo'!B5"],
        ["Total", "=SUM(B2:B4)"],
    ],
    "P1 Bari": partner(50000),
    "P2 Kiel": partner(40000),
    "P3 Vigo": partner(30000),
}


def test_a_sheet_whose_name_is_a_cell_stands_in_quotes() -> None:
    """``=P2!B5`` is no reference that Excel takes: P2 is a cell of the sheet itself."""
    rows = [["Partner", "Amount"], *([f"Partner {n}", f"='P{n}'!B5"] for n in (1, 2, 3))]
    sheets: dict[str, Rows] = {"Summary": rows}
    sheets |= {f"P{n}": partner(n * 10000) for n in (1, 2, 3)}
    wrong = with_put(sheets, "Summary", B3="='P3'!B5")
    assert places(wrong) == [("Summary!B3", "='P2'!B5")]


def test_the_sheet_of_another_partner() -> None:
    assert places(PARTNERS) == []
    (wrong,) = findings(with_put(PARTNERS, "Summary", B3="='P3 Vigo'!B5"))
    assert (wrong.place, wrong.expected, wrong.difference) == (
        "Summary!B3",
        "='P2 Kiel'!B5",
        Decimal(-10000),
    )
    assert wrong.message() == (
        "Summary!B3 (Partner 2 · Amount) reads ='P3 Vigo'!B5. There stands “P3 Vigo”; what its own"
        " words name would be ='P2 Kiel'!B5, which gives 43,500."
    )
    assert wrong.fix().startswith("Put ='P2 Kiel'!B5 into Summary!B3")
    assert "='P2 Kiel'!B5" in wrong.message(Lang.TR)


def test_two_partners_changed_for_each_other_are_too_many() -> None:
    swapped = with_put(PARTNERS, "Summary", B3="='P3 Vigo'!B5", B4="='P2 Kiel'!B5")
    assert places(swapped) == []
    both = with_put(PARTNERS, "Summary", B3="='P1 Bari'!B5", B4="='P1 Bari'!B5")
    assert places(both) == []


def test_a_partner_whose_sheet_nobody_knows() -> None:
    names = ["Partner", "Partner 1", "Partner 4", "Partner 3"]
    sheets = with_put(PARTNERS, "Summary", A3=names[2], B3="='P3 Vigo'!B5")
    assert places(sheets) == []
    assert places(with_put(sheets, "Summary", A3="")) == []
    again = {"A3": "Partner 1", "B3": "='P2 Kiel'!B5", "A4": "Partner 2", "B4": "='P2 Kiel'!B5"}
    assert places(with_put(PARTNERS, "Summary", **again)) == []


def test_a_sheet_that_is_laid_out_otherwise() -> None:
    wrong = with_put(PARTNERS, "Summary", B3="='P3 Vigo'!B5")
    moved = {
        **wrong,
        "P2 Kiel": [*PARTNERS["P2 Kiel"][:4], ["Reserve", 1], ["Total", "=SUM(B2:B5)"]],
    }
    assert places(moved) == [("Summary!B3", "='P2 Kiel'!B6")]
    twice = {**moved, "P2 Kiel": [*moved["P2 Kiel"], [], ["Total", 4]]}
    assert places(twice) == []


def test_a_whole_column_is_one_finding() -> None:
    rows: Rows = [["Item", "P1", "P2", "P3"]]
    for row, item in enumerate(("Staff", "Travel", "Goods"), 2):
        rows.append([item, f"='P1 Bari'!B{row}", f"='P1 Bari'!B{row}", f"='P3 Vigo'!B{row}"])
    (wrong,) = findings({**PARTNERS, "Summary": rows})
    assert (wrong.cell, wrong.expected) == ("C2", "='P2 Kiel'!B2")
    assert wrong.also == (("Summary", "C3"), ("Summary", "C4"))
    assert "='P1 Bari'!B2; so do C3, C4. There" in wrong.message()


#: A summary of two tables on the same sheet, in two currencies.
TABLES: Rows = [
    ["Staff", "PLN", "EUR"],
    ["Manager", 100, 25],
    ["Expert", 60, 15],
    ["Adviser", 40, 10],
    ["Total", "=SUM(B2:B4)", "=SUM(C2:C4)"],
    [],
    ["Travel", "Cost (PLN)", "Cost (EUR)"],
    ["Flight", 8, 2],
    ["Hotel", 4, 1],
    ["Bus", 12, 3],
    ["Total", "=SUM(B8:B10)", "=SUM(C8:C10)"],
    [],
    ["Summary", "PLN", "EUR"],
    ["Staff", "=B5", "=C5"],
    ["Trips", "=B11", "=C11"],
]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({}, []),
        ({"C14": "=B5"}, [("Plan!C14", "=C5")]),
        ({"C15": "=B11"}, [("Plan!C15", "=C11")]),
        ({"C15": "=C10"}, [("Plan!C15", "=C11")]),
        ({"C15": "=C9"}, []),  # a line, but not the one beside the total
        ({"C15": "=C10", "B15": "=B10"}, []),  # both: it may be meant
        ({"C15": "=C10", "A15": "Bus"}, []),
        ({"C15": "=C10", "E15": "=C11"}, []),  # the total is read elsewhere
        ({"C10": "=C9*2", "C15": "=C10"}, []),  # made from the lines before it
        ({"C10": "=F1+1", "C15": "=C10", "F1": 2}, [("Plan!C15", "=C11")]),
        ({"C11": "=SUM(C9:C10)", "C15": "=C10"}, [("Plan!C15", "=C11")]),
        ({"C11": "=SUM(C10:C10)", "C15": "=C10"}, []),
        ({"C11": "=SUM(C8:C10,F1)", "C15": "=C10"}, [("Plan!C15", "=C11")]),
    ],
)
def test_links_to_tables_above(cells: dict[str, Any], found: list[tuple[str, str]]) -> None:
    assert places({"Plan": with_cells(TABLES, **cells)}) == found


def test_a_line_of_the_table_that_its_row_names() -> None:
    sheets: dict[str, Rows] = {
        "Summary": [["Item", "EUR"], ["A. Staff", "=Staff!B4"], ["B. Travel", "=Travel!C5"]],
        "Staff": [["Who", "Amount"], ["Ana", 5], ["Bo", 6], ["Cem", 7], ["Total", "=SUM(B2:B4)"]],
        "Travel": [["Trip", "Who", "Amount"], *([f"Trip {n}", "Ana", n] for n in (1, 2, 3))],
    }
    sheets["Travel"].append(["Total", "", "=SUM(C2:C4)"])
    (wrong,) = findings(sheets)
    assert (wrong.place, wrong.expected) == ("Summary!B2", "=Staff!B5")
    assert wrong.message() == (
        "Summary!B2 (A. Staff · EUR) reads =Staff!B4: a single line, “Cem”. The total of these"
        " lines is =Staff!B5, which gives 18; the links beside it read totals."
    )
    assert places(with_put(sheets, "Summary", A2="C. Reserve")) == []


COVER: dict[str, Rows] = {
    "Cover": [
        ["Total budget", "=Plan!B5"],
        ["EU contribution", "=Plan!B6"],
        ["Own funds", "=Plan!B7"],
    ],
    "Plan": [
        ["Item", "Amount"],
        ["Staff", 60],
        ["Travel", 30],
        ["Goods", 10],
        ["Total costs", "=SUM(B2:B4)"],
        ["Requested EU contribution", "=B5*0.75"],
        ["Own contribution", "=B5-B6"],
    ],
}


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({}, []),
        ({"B2": "=Plan!B7"}, [("Cover!B2", "=Plan!B6")]),
        ({"B3": "=Plan!B5"}, [("Cover!B3", "=Plan!B7")]),
        ({"B1": "=Plan!B6"}, []),  # a total may be one of anything
        ({"A2": "Own contribution", "B2": "=Plan!B7"}, []),
        ({"B2": "=Plan!B4"}, []),
    ],
)
def test_figures_of_a_cover(cells: dict[str, Any], found: list[tuple[str, str]]) -> None:
    assert places(with_put(COVER, "Cover", **cells)) == found


def test_two_figures_of_the_kind_are_no_answer() -> None:
    two = {**COVER, "Plan": [*COVER["Plan"], ["EU contribution, year 1", 5]]}
    assert places(with_put(two, "Cover", B2="=Plan!B7")) == []


def test_figures_in_columns() -> None:
    rows: Rows = [["Partner", "Total", "EU contribution", "Own contribution"], ["A", 100, 75, 25]]
    cover: Rows = [["EU contribution", "=Data!D2"], ["Own contribution", "=Data!D2"]]
    assert places({"Cover": cover, "Data": rows}) == [("Cover!B1", "=Data!C2")]


def test_what_is_carried_over_is_no_slip() -> None:
    rows: Rows = [
        ["", "Q1", "Q2", "Q3", "Q4"],
        ["Opening", 5, "=B4", "=C4", "=D4"],
        ["Paid", 10, 20, 30, 40],
        ["Closing", "=B2+B3", "=C2+C3", "=D2+D3", "=E2+E3"],
        ["Repeated", "=B4", "=C4", "=D4", "=E4"],
    ]
    assert places({"Cash": rows}) == []


def test_links_that_cannot_be_followed() -> None:
    rows = with_cells(PARTNERS["Summary"], B3="='P9'!B5", C3="=[1]Sheet1!A1", D3="='P2 Kiel'!B:B")
    assert places({**PARTNERS, "Summary": rows}) == []


def test_names_read_from_another_list() -> None:
    rows: Rows = [["No", "Name"], *([number, f"Town {number}"] for number in range(1, 7))]
    linked: Rows = [["No", "Name"], *([row - 1, f"=List!B{row}"] for row in range(2, 8))]
    assert places({"List": rows, "Copy": linked}) == []
    slipped = with_cells(linked, B5="=List!B4")
    assert places({"List": rows, "Copy": slipped}) == [("Copy!B5", "=List!B5")]


def test_in_our_own_layout_links_are_made_by_pattern() -> None:
    wrong = with_put(PARTNERS, "Summary", B3="='P3 Vigo'!B5")
    assert places(wrong, scalars={"fig.totals.eligible": "Summary!B5"}) == []
