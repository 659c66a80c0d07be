"""Totals over sub-totals that no word names, and over parts of rows."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import SUMS, Rows, calculated, faults, found, with_cells


def layout(
    total: str = "Total costs",
    direct: str = "Direct costs",
    heading: str = "Amount (EUR)",
    formula: Any = "=B5+B6",
) -> Rows:
    """Direct costs, indirect costs and their total, as every EU form has them."""
    return [
        ["Category", heading],
        ["Staff", 10000],
        ["Travel", 1000],
        ["Goods", 500],
        [direct, "=SUM(B2:B4)"],
        ["Indirect costs", "=B5*0.25"],
        [total, formula],
    ]


@pytest.mark.parametrize(
    "rows",
    [
        layout(),
        layout(formula="=SUM(B5:B6)"),
        layout(formula="=SUBTOTAL(9,B5:B6)"),
        layout(total="Total"),
        layout(total="Grand total", direct="Costs before overhead"),
        layout(total="Gesamtkosten", direct="Direkte Kosten", heading="Betrag (EUR)"),
        layout(total="Toplam", direct="Doğrudan giderler", heading="Tutar (EUR)"),
        layout(heading="2025"),
        with_cells(layout(), B5=11500, B6=2875, B7=14375),
        [*layout()[:5], [], ["Indirect costs", "=B5*0.25"], ["Total costs", "=B5+B7"]],
        with_cells(layout(), A5="Net", A6="VAT 25 %", A7="Total"),
    ],
)
def test_a_total_over_a_sub_total_that_no_word_names(rows: Rows) -> None:
    assert faults(rows) == []


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        (layout(formula="=B5"), ["B7"]),
        (layout(formula=14000), ["B7"]),
        (layout(formula="=SUM(B2:B6)"), ["B7"]),
        (with_cells(layout(), B5=11500, B6=2875, B7=14357), ["B7"]),
        (with_cells(layout(), B5=11000), ["B7"]),
    ],
)
def test_such_a_total_that_is_wrong_is_found(rows: Rows, cells: list[str]) -> None:
    assert faults(rows) == cells


def blocks(first: str, last: str, second: str = "") -> Rows:
    """Two blocks, each with its rows, and a total of everything."""
    rows: Rows = [["Item", "Amount (EUR)"], ["Researcher", 1000], ["Technician", 2000]]
    rows += [["Engineer", 500], [first, "=SUM(B2:B4)"]]
    rows += [["Flights", 300], ["Hotels", 400], ["Meals", 250]]
    return [*rows, *([[second, "=SUM(B6:B8)"]] if second else []), [last, "=B5+SUM(B6:B8)"]]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Total staff", "Grand total"),
        ("Zwischensumme", "Gesamtsumme"),
        ("Ara Toplam", "Genel Toplam"),
        ("Total WP1", "Overall total"),
        ("Staff costs", "Grand total"),
    ],
)
def test_a_grand_total_of_the_last_block_alone(first: str, last: str) -> None:
    rows = blocks(first, last)
    assert faults(rows) == []
    assert faults(with_cells(rows, B9=4450)) == []
    assert faults(with_cells(rows, B9="=SUM(B6:B8)")) == ["B9"]
    assert faults(with_cells(rows, B9=950)) == ["B9"]
    both = blocks(first, last, second="Total travel")
    assert faults(both) == []
    assert faults(with_cells(both, B10="=B9")) == ["B10"]
    again = [*both, ["Grant", 4000], ["Own funds", 450], ["Grand total", "=SUM(B11:B12)"]]
    assert faults(again) == []  # another grand total ends what the next one adds up
    report = run_checks(calculated(with_cells(again, B13=4400)), only=["A02"])
    assert [(each.cell, each.expected) for each in report.findings] == [("B13", "4450.00")]


PURCHASES: Rows = [
    ["Budget (EUR)", "UNI", "SME", "NGO", "Total"],
    ["A. Personnel", 50000, 30000, 20000, "=SUM(B2:D2)"],
    ["B. Subcontracting", 5000, 0, 0, "=SUM(B3:D3)"],
    ["C1 Travel", 2000, 1000, 1500, "=SUM(B4:D4)"],
    ["C2 Equipment", 1000, 0, 0, "=SUM(B5:D5)"],
    ["C3 Other goods", 700, 800, 0, "=SUM(B6:D6)"],
    ["C. Purchase costs", *(f"=SUM({c}4:{c}6)" for c in "BCD"), "=SUM(B7:D7)"],
    ["Base for indirect costs", *(f"={c}2+{c}7-{c}3" for c in "BCDE")],
    ["D. Indirect costs (25 %)", *(f"=0.25*({c}2+{c}7)" for c in "BCD"), "=SUM(B9:D9)"],
    ["Total costs (A+B+C+D)", *(f"={c}2+{c}3+{c}7+{c}9" for c in "BCD"), "=SUM(B10:D10)"],
    ["Funding rate", 1, 0.7, 1, "=E12/E10"],
    ["EU contribution", *(f"={c}10*{c}11" for c in "BCD"), "=SUM(B12:D12)"],
    ["Own contribution", *(f"={c}10-{c}12" for c in "BCDE")],
]


def test_a_sub_total_and_a_base_between_the_parts_and_the_total() -> None:
    assert faults(PURCHASES) == []
    assert faults(with_cells(PURCHASES, B10="=B3+B7+B9")) == ["B10"]
    assert faults(with_cells(PURCHASES, E10=138000)) == ["E10"]
    values = with_cells(PURCHASES, C7=1800, C9=7950, C10=39750)
    assert faults(values) == []
    assert faults(with_cells(values, C10=39000)) == ["C10"]


def test_a_remark_that_adds_rows_again_is_no_part() -> None:
    rows = layout()
    rows[5:5] = [["Staff and travel together", "=B2+B3"]]
    rows = with_cells(rows, B7="=B5*0.25", B8="=B5+B7")
    assert faults(rows) == []
    assert faults(with_cells(rows, B8="=B5")) == ["B8"]


CODES: Rows = [
    ["Code", "Item", "Cost (EUR)"],
    ["1", "Human resources", 9200],
    ["1.1", "Salaries", 8000],
    ["1.1.1", "Technical", 5000],
    ["1.1.2", "Administrative", 3000],
    ["1.2", "Per diems", 1200],
    ["1.2.1", "Abroad", 800],
    ["1.2.2", "Local", 400],
    ["2", "Travel", 1700],
    ["2.1", "International", 1500],
    ["2.2", "Local", 200],
    ["", "Total eligible costs", 10900],
]


def test_rows_below_a_code_are_its_parts() -> None:
    assert faults(CODES) == []
    texts = [[f"{row[0]} {row[1]}".strip(), row[2]] for row in CODES]
    assert faults(texts) == []
    assert faults(with_cells(CODES, C12=10090)) == ["C12"]
    assert faults(with_cells(CODES, C3=8100)) == []  # its own heading does not have it
    assert faults(with_cells(CODES, C7=900)) == []  # parts that do not make up their heading
    assert faults([*CODES[:1], *CODES[2:3], *CODES[5:6], CODES[8], ["", "Total", 10900]]) == []


@pytest.mark.parametrize("words", ["of which {}", "davon {}", "Bunun {}"])
def test_parts_of_the_row_above(words: str) -> None:
    rows: Rows = [["Category", "Amount (EUR)"], ["Staff", 1000]]
    rows += [[words.format("permanent"), 650], [words.format("temporary"), 300]]
    rows += [["Travel", 300], ["Total", "=B2+B5"]]
    assert faults(rows) == []
    assert faults(with_cells(rows, B6=1300)) == []
    assert faults(with_cells(rows, B6=1350)) == ["B6"]
    assert faults(with_cells(rows, A2="", B2="", B6=1250)) == []  # the parts alone have numbers


def test_rows_that_make_up_the_row_above_them() -> None:
    rows: Rows = [["Category", "Amount (EUR)"], ["Staff", 1000], ["permanent", 600]]
    rows += [["temporary", 400], ["Travel", 300], ["Total", 1300]]
    assert faults(rows) == []
    assert faults(with_cells(rows, B6=1200)) == ["B6"]


def growth(years: list[Any]) -> Rows:
    """Salaries that rise by a rate typed above them."""
    return [
        ["Salary plan", *years, "Total"],
        ["Increase", "", 0.03, 0.025, ""],
        ["Coordinator", "=12*4000", "=B3*(1+C$2)", "=C3*(1+D$2)", "=SUM(B3:D3)"],
        ["Researcher", "=12*3500", "=B4*(1+C$2)", "=C4*(1+D$2)", "=SUM(B4:D4)"],
        ["Assistant", "=6*2100", "=B5*(1+C$2)", "=C5*(1+D$2)", "=SUM(B5:D5)"],
        ["Total", *(f"=SUM({c}3:{c}5)" for c in "BCDE")],
    ]


@pytest.mark.parametrize(
    "years", [["Year 1", "Year 2", "Year 3"], [2025, 2026, 2027], ["'2025", "'2026", "'2027"]]
)
def test_an_increase_above_the_amounts_is_no_amount(years: list[Any]) -> None:
    rows = growth(years)
    checks = (*SUMS, "C01", "C04", "C05", "C07")
    assert found(checks, rows) == []
    assert found(checks, rows, formats={"Budget!B2:D2": "0.0%"}) == []
    assert faults(with_cells(rows, C6="=SUM(C3:C4)")) == ["C6"]
    assert found(checks, with_cells(rows, C6="=SUM(C3:C4)")) == [("C07", "C6")]


def test_an_amount_below_one_euro_is_an_amount() -> None:
    rows: Rows = [["Item", "Amount (EUR)"], ["Fee", 0.5], ["Staff", 900], ["Travel", 100]]
    assert faults([*rows, ["Total", "=SUM(B2:B4)"]]) == []
    assert faults([*rows, ["Total", 1100]]) == ["B5"]


def test_sums_over_sheets_and_rows_below() -> None:
    rows: Rows = [
        ["Heading", "P1", "P2", "Total"],
        ["Staff", "=SUM(B3:B4)", "=SUM(C3:C4)", "=SUM(B2:C2)"],
        ["Senior", 10, 20, "=SUM(B3:C3)"],
        ["Junior", 5, 5, "=SUM(B4:C4)"],
        ["Travel", 7, 0, "=SUM(B5:C5)"],
        ["Total", "=B2+B5", "=C2+C5", "=D2+D5"],
    ]
    assert faults(rows) == []
    assert faults(with_cells(rows, D6="=D2")) == ["D6"]
    assert faults(with_cells(rows, C5="=SUM(B9:C9)")) == []  # nothing below it


def test_many_wrong_sub_totals_are_each_found() -> None:
    rows: Rows = [["Item", "Amount (EUR)"]]
    for block in range(60):
        rows += [[f"Item {block}.{n}x", block + n + Decimal("0.004")] for n in range(1, 5)]
        rows.append([f"Total block {block}", 4 * block + 11 + Decimal("0.37")])
    assert {f"B{5 * block + 6}" for block in range(59)} <= set(faults(rows))


PARTNERS: Rows = [
    ["Partner", "EU contribution (EUR)"],
    *(["P1", 120000], ["P2", "=B2"], ["P3", 80000], ["P4", 60000], ["Total", "=SUM(B2:B5)"]),
]


@pytest.mark.parametrize(
    "rows",
    [
        with_cells(PARTNERS, B6="=SUM(B3:B5)"),
        with_cells(PARTNERS, A2="Staff", A3="Second year", B6="=SUM(B3:B5)"),
        with_cells(PARTNERS, A2="1. Yıl", A3="2. Yıl", B6="=SUM(B3:B5)"),
        with_cells(PARTNERS, B2="=B3", B3=500, B6="=B2+B4+B5"),
    ],
)
def test_a_row_that_has_the_amount_of_another_is_no_heading_of_it(rows: Rows) -> None:
    assert found(["C07"], PARTNERS) == []
    assert found(["C07"], rows) == [("C07", "B6")]


def test_a_heading_that_repeats_its_only_row_has_its_amount() -> None:
    rows = with_cells(PARTNERS, A2="A Staff", A3="A.1 Senior", A4="B Travel", A5="C Goods")
    rows = with_cells(rows, B2="=B3", B3=500, B6="=B2+B4+B5")
    assert found(["C07"], rows) == []
    last = with_cells(rows, A4="B Goods", A5="B.1 Tools", B4="=SUM(B5:B5)", B6="=B2+B4")
    assert found(["C07"], last) == []


def test_a_row_that_subtracts_is_left_out_only_when_it_is_read_again() -> None:
    rows: Rows = [["Item", "Amount (EUR)"], ["Personnel", 1000], ["Travel", 300]]
    rows += [["Personnel of partner 2", "=B2-B3"], ["Audit", 100], ["Total", 2100]]
    assert faults(rows) == []
    assert faults(with_cells(rows, B6=1400)) == ["B6"]
    assert faults(with_cells(rows, A4="Base", B6=1400)) == []
    assert faults(with_cells(rows, A4="Matrah", B6=1400)) == []
    assert faults(with_cells(rows, A4="All but travel", B5="=B4*7%", B6=1349)) == []
    assert faults(with_cells(rows, A4="All but travel", B5="=B4*7%", B6=1300)) == ["B6"]


def test_a_typed_sum_that_is_a_cent_off_is_no_sum_of_the_rows_above_it() -> None:
    rows: Rows = [["Item", "Amount (EUR)"], ["Staff", 10], ["Travel", 20], ["Direct costs", 30]]
    rows += [["Other", 5], ["Total", 35]]
    assert faults(rows) == []
    assert faults(with_cells(rows, B4=30.01, B6=35.01)) == ["B6"]
