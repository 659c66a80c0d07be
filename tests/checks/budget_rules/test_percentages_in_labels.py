"""R04: what a label says in brackets against its formula, and percentages above the whole."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, found, with_cells

SOURCES: Rows = [
    ["Source", "EUR"],
    ["Total eligible", 100000],
    ["Region (85 %)", "=ROUND(B2*0.85,2)"],
    ["State budget (13 %)", "=ROUND(B2*0.13,2)"],
    ["Applicant (2 %)", "=B2-B3-B4"],
]


@pytest.mark.parametrize(
    "label",
    [
        *["State budget (13 %)", "Buget de stat (13 %)", "Landesmittel (13%)", "État (13 %)"],
        *["Presupuesto del Estado (13 %)", "Quota Stato (13,0 % del totale)", "Devlet (%13)"],
        *["Budżet państwa (13 %)", "Orçamento do Estado (13 %)", "Rijk (13 % van de kosten)"],
        "Design (13 % of the works)",
    ],
)
def test_a_rate_in_brackets(label: str) -> None:
    rows = with_cells(SOURCES, A4=label)
    assert found(["R04"], rows) == []
    assert found(["R04"], with_cells(rows, B4="=ROUND(B2*15%,2)")) == [("R04", "B4")]


def test_without_another_label_that_is_right_nothing_is_known() -> None:
    rows = with_cells(SOURCES, A4="Manager (50 %)", B4="=B2*0.3")
    assert found(["R04"], with_cells(rows, A3="First", B3=85000)) == []


def test_by_how_much() -> None:
    rows = with_cells(SOURCES, B4="=ROUND(B2*0.15,2)")
    (wrong,) = run_checks(calculated(rows), only=["R04"]).findings
    assert (wrong.found, wrong.expected, wrong.difference) == ("15 %", "13 %", Decimal(2000))


@pytest.mark.parametrize(
    ("label", "formula"),
    [
        ("Consultant (20 % VAT)", "=B2*0.15"),
        ("Consultant (%20 KDV)", "=B2*0.15"),
        ("Manager (50 % of the time)", "=B2*0.15"),
        ("State budget (max. 20 %)", "=B2*0.15"),
        ("State budget 13 % as agreed", "=B2*0.15"),  # a remark
        ("State budget (13 % or 15 %)", "=B2*0.12"),
        ("State budget (0 %)", "=B2*0.12"),
        ("State budget (13 %)", "=B2*1.15"),
        ("State budget (13 %)", "=B2*0.15*0.5"),
        ("State budget (13 %)", "=B2*C2"),  # a rate in a cell may be that of the row
        ("State budget (13 %)", "=B2-0.15"),
        ("State budget (13 %)", "=(B2*0.15"),
    ],
)
def test_other_percentages(label: str, formula: str) -> None:
    assert found(["R04"], with_cells(SOURCES, A4=label, B4=formula, C2=0.15)) == []


RATES: Rows = [
    ["Overheads", 0.07],
    ["TSU", 0.2375],
    [],
    ["Staff", 1000, "=ROUND(B4*$B$1,2)"],
    ["Salary", 2000, "=B5*14*(1+$B$2)"],
]
FORMATS = {"formats": {"Budget!B1:B2": "0.00%"}}


def percentages(**cells: Any) -> list[tuple[str, str, str]]:
    subject = calculated(with_cells(RATES, **cells), **FORMATS)
    report = run_checks(subject, only=["R04"])
    return [(each.cell, each.found, each.expected) for each in report.findings]


def test_a_percentage_above_the_whole() -> None:
    assert percentages() == []
    assert percentages(B1=7) == [("B1", "7.00", "0.07")]
    assert percentages(B2=23.75) == [("B2", "23.75", "0.2375")]
    subject = calculated(with_cells(RATES, B2=23.75), **FORMATS)
    (wrong,) = run_checks(subject, only=["R04"]).findings
    assert "holds 23.75: the cell shows 2375 %, and formulas multiply by it." in wrong.message()


@pytest.mark.parametrize(
    "cells",
    [
        {"B1": 1.2},  # a rise of prices
        {"B1": 700},  # an amount whose format is wrong
        {"B1": "=3+4"},
        {"B1": 7, "C4": "=B4+$B$1"},  # nobody multiplies by it
        {"B1": 7, "C4": ""},
        {"B1": 7, "C4": "=B4*SUM(B1:B2)"},
    ],
)
def test_what_may_be_meant(cells: dict[str, Any]) -> None:
    assert percentages(**cells) == []


def test_our_own_layout() -> None:
    own = {"scalars": {"fig.totals.eligible": "Budget!C4"}}
    subject = calculated(with_cells(RATES, B1=7), **FORMATS, **own)
    assert not run_checks(subject, only=["R04"]).findings


def test_a_column_of_rates_tells_it_once() -> None:
    rows: Rows = [["Partner", "Costs", "Funding rate", "EU contribution"]]
    rows += [[f"P{n}", 1000, 0.75, f"=B{n + 1}*C{n + 1}"] for n in range(1, 5)]
    subject = calculated(with_cells(rows, C3=75), formats={"Budget!C2:C5": "0%"})
    assert [each.cell for each in run_checks(subject, only=["R04"]).findings] == ["C3"]


CLAIM: Rows = [["Category", "This claim"], ["Staff", 13379.17], ["Grant 60 %", "=ROUND(B2*0.6,2)"]]


@pytest.mark.parametrize(
    "label",
    [
        *["Grant 60 %", "Hibe %60", "Zuschuss 60%", "Subvention 60 %", "Sovvenzione 60,0 %"],
        *["Dotación 60 %", "Dotacja 60 %", "Subvenção 60 %", "Subsidie 60 %", "Grant (60 %)"],
    ],
)
def test_a_rate_whose_point_has_slipped(label: str) -> None:
    rows = with_cells(CLAIM, A3=label)
    assert found(["R04"], rows) == []
    assert found(["R04"], with_cells(rows, B3="=ROUND(B2*0.06,2)")) == [("R04", "B3")]


@pytest.mark.parametrize(
    ("label", "formula"),
    [
        ("Grant 60 %", "=B2*0.4"),  # what the others pay
        ("Lease 60 %", "=B2*0.55"),  # nobody knows
        ("Lease 60 %", "=B2*C2"),
        ("Grant up to 60 %", "=B2*0.06"),
        ("Lease 60 % so far", "=B2*0.06"),
        ("VAT 60 %", "=B2*0.06"),
    ],
)
def test_a_label_that_ends_with_another_rate(label: str, formula: str) -> None:
    assert found(["R04"], with_cells(CLAIM, A3=label, B3=formula, C2=0.06)) == []
