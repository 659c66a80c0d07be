"""A fault is told at the cell that has it: a part, a total above it, or a link in a row."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from cofin.text import Lang
from tests.checks.calculated import Rows, calculated, found, with_cells

SUMS = ("A02", "A03", "A04", "C07")

#: Headings add up the rows below them; the total names one sum and the overheads on it.
HEADINGS: Rows = [
    ["Pos.", "Item", "WP1", "WP2", "WP3"],
    ["A", "Staff", *(f"=SUM({c}3:{c}4)" for c in "CDE")],
    ["A.1", "Senior", 18200, 46800, 39350],
    ["A.2", "Junior", 9600, 12750, 2400],
    ["B", "Subcontracts", 500, 8500, 14000],
    ["C", "Purchases", *(f"=SUM({c}7:{c}9)" for c in "CDE")],
    ["C.1", "Travel", 4200, 1850, 2100],
    ["C.2", "Equipment", 100, 7260, 3180],
    ["C.3", "Other", 650, 2980, 3415],
    ["", "Direct costs", *(f"={c}2+{c}5+{c}6" for c in "CDE")],
    ["E", "Overheads", *(f"=0.25*({c}10-{c}5)" for c in "CDE")],
    ["", "Total costs", *(f"={c}10+{c}11" for c in "CDE")],
]


def cells(rows: Rows, **more: Any) -> list[tuple[str, str]]:
    return found(SUMS, rows, **more)


def column(rows: Rows, at: int) -> Rows:
    """The words and one column of numbers, which the formulas call C."""
    letter = "ABCDE"[at]
    pick = [[row[0], row[1], row[at]] for row in rows]
    return [[str(c).replace(letter, "C") if str(c)[:1] == "=" else c for c in r] for r in pick]


def test_right_sheets() -> None:
    assert cells(HEADINGS) == []
    assert cells(column(HEADINGS, 2)) == []


def test_a_heading_that_stops_a_row_too_early() -> None:
    short = with_cells(HEADINGS, D6="=SUM(D7:D8)")
    report = run_checks(calculated(short), only=list(SUMS)).findings
    assert [(f.cell, f.found, f.expected) for f in report] == [("D6", "9110.00", "12090.00")]
    assert "the sum of D7:D9" in report[0].message()


def test_codes_say_it_where_no_other_column_does() -> None:
    one = with_cells(column(HEADINGS, 2), C6="=SUM(C7:C8)")
    assert cells(one) == [("C07", "C6")]


def test_a_total_that_counts_a_row_twice_is_to_blame_itself() -> None:
    twice = with_cells(HEADINGS, D6="=SUM(D7:D8)", D12="=D10+D11+D6")
    assert cells(twice) == [("C07", "D6"), ("C07", "D12")]


#: As a French plan has it: headings first, a share of the total below it.
PLAN: Rows = [
    ["Poste", 2025, 2026, 2027, "Total"],
    ["1. Personnel", *(f"=SUM({c}3:{c}4)" for c in "BCD"), "=SUM(B2:D2)"],
    ["1.1 Chercheurs", 45000, 46200, 23500, "=SUM(B3:D3)"],
    ["1.2 Techniciens", 18800, 39600, 20100, "=SUM(B4:D4)"],
    ["2. Fonctionnement", *(f"=SUM({c}6:{c}8)" for c in "BCD"), "=SUM(B5:D5)"],
    ["2.1 Missions", 4200, 6500, 3900, "=SUM(B6:D6)"],
    ["2.2 Consommables", 7300, 5200, 1800, "=SUM(B7:D7)"],
    ["2.3 Publications", 100, 1500, 4500, "=SUM(B8:D8)"],
    ["3. Équipement", 28500, 700, 900, "=SUM(B9:D9)"],
    ["Total", *(f"={c}2+{c}5+{c}9" for c in "BCDE")],
    ["dont frais de gestion", *(f"=ROUND({c}10*0.08,2)" for c in "BCDE")],
    ["Aide demandée", *(f"={c}10" for c in "BCDE")],
]


def test_a_total_that_forgets_a_row_behind_the_rows_of_a_heading() -> None:
    assert cells(PLAN) == []
    assert cells(with_cells(PLAN, B10="=B2+B5")) == [("A02", "B10")]
    three = [row[:4] for row in PLAN[:10]]
    assert cells(with_cells(three, B10="=B2+B5")) == [("C07", "B10")]
    one = [row[:2] for row in PLAN[:10]]
    assert cells(with_cells(one, B10="=B2+B5")) == [("C07", "B10")]


def test_what_is_made_from_a_wrong_total_is_not_told_again() -> None:
    wrong = with_cells(PLAN, B10="=B2+B5")
    more = with_cells(wrong, E11=99999)
    assert cells(more) == [("A02", "B10"), ("A03", "E11")]


#: A summary with one row for each partner's sheet.
SHEETS: dict[str, Rows] = {
    **{f"P{n}": [["Item", "EUR"], ["Staff", 100 * n], ["Travel", 11 * n]] for n in (1, 2, 3)},
    "Sum": [
        ["Partner", "Staff", "Travel", "Total"],
        *(
            [f"P{n}", f"=P{n}!B2+P{n}!B4", f"=P{n}!B3+P{n}!B5", f"=B{n + 1}+C{n + 1}"]
            for n in (1, 2, 3)
        ),
        ["Total", "=SUM(B2:B4)", "=SUM(C2:C4)", "=SUM(D2:D4)"],
    ],
}


def of_sheets(**changed: str) -> list[Any]:
    sheets = {**SHEETS, "Sum": with_cells(SHEETS["Sum"], **changed)}
    return list(run_checks(calculated([], sheets=sheets), only=["C07"]).findings)


def test_a_link_that_reads_the_sheet_of_another_row() -> None:
    assert of_sheets() == []
    (finding,) = of_sheets(C4="=P2!B3+P2!B5")
    assert (finding.cell, finding.found, finding.expected) == ("C4", "22", "33")
    assert "as Sum!C3 does already; the other formulas of its row read the sheet “P3”" in (
        finding.message()
    )
    assert finding.fix() == "Change the formula in Sum!C4 so that it reads the sheet “P3”."
    assert "“P3”" in finding.fix(Lang.TR)


@pytest.mark.parametrize(
    "changed",
    [
        {"C4": "=P2!B3+P2!B5", "B4": "=P1!B2+P3!B2"},  # nobody knows which sheet is meant
        {"C4": "=P2!B3+P2!B5", "B4": "=P2!B2+P2!B4"},
        {"C5": "=C2+C3+C3"},
    ],
)
def test_a_link_of_no_row_is_told_at_the_total(changed: dict[str, str]) -> None:
    assert "C5" in [finding.cell for finding in of_sheets(**changed)]
