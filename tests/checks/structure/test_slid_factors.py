"""C06 where the reference has left its rate: beside the table, or the cell beside it."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import calculated
from tests.checks.card_examples import findings_of
from tests.checks.structure.examples import Rows, cells


def _overheads(heading: str = "Rate", first: Any = 0.07, gap: Any = "") -> Rows:
    return [
        ["Item", "Cost", "Overhead", gap, heading],
        ["Staff", 100000, "=B2*E2 -> 7000", gap, first],
        ["Travel", 20000, "=B3*E3 -> 0", gap],
        ["Goods", 5000, "=B4*E4 -> 0", gap],
        ["Total", "=SUM(B2:B4) -> 125000", "=SUM(C2:C4) -> 7000"],
    ]


def test_a_rate_beside_the_table_that_only_the_first_row_finds() -> None:
    assert cells("C06", _overheads()) == ["C3", "C4"]
    assert cells("C06", _overheads("Oran")) == ["C3", "C4"]


def test_in_the_table_each_row_may_have_a_rate_of_its_own() -> None:
    assert cells("C06", _overheads(gap="x")) == []


def test_the_rate_of_a_later_row_is_that_row_s_own() -> None:
    rows = _overheads(first="")
    rows[2].append(0.07)
    assert cells("C06", rows) == []


def test_rates_above_the_columns() -> None:
    rows: Rows = [
        ["", 0.07, "", ""],
        [],
        ["Item", "a", "b", "c"],
        ["Cost", 100, 200, 300],
        ["Overhead", "=B4*B1 -> 7", "=C4*C1 -> 0", "=D4*D1 -> 0"],
        ["Total", "=B4+B5 -> 107", "=C4+C5 -> 200", "=D4+D5 -> 300"],
    ]
    assert cells("C06", rows) == ["C5", "D5"]


def _beside(formula: str, rates: Rows) -> list[tuple[str, str]]:
    budget: Rows = [["Item", "Amount"], ["Staff", 1000], ["Travel", 200]]
    budget += [["Overhead", f"={formula} -> 0"], ["Total", "=SUM(B2:B4) -> 1200"]]
    found = findings_of("C06", {"sheets": {"Budget": budget, "Rates": rates}})
    return [(finding.cell, str(finding.severity)) for finding in found]


RATES: Rows = [["Flat rate", 0.07]]


@pytest.mark.parametrize(
    ("formula", "severity"),
    [
        ("(B2+B3)*Rates!C1", "error"),
        ("SUM(B2:B3)*Rates!C1", "error"),
        ("B2*Rates!C1", "error"),
        ("Rates!C1*100", "warning"),  # reads nothing else
        ("SUM(C2:C3)*Rates!C1", "warning"),
        ("SUM(C9:ZZ9999)*Rates!C1", "warning"),
    ],
)
def test_the_cell_beside_a_rate(formula: str, severity: str) -> None:
    assert _beside(formula, RATES) == [("B4", severity)]


@pytest.mark.parametrize(
    "rates",
    [
        [["Parameter", "Value", "Approved"], ["Flat rate", 0.07]],  # to be filled in
        [["Flat rate", 0.07], ["Share", 0.5, 0.6]],
        [["Flat rate", "=7/100 -> 0.07"]],
        [["Flat rate"]],
        [["Flat rate", 0.07, "see the call"]],
    ],
)
def test_a_cell_that_may_be_meant(rates: Rows) -> None:
    at = "C2" if len(rates[0]) == 3 and rates[0][0] == "Parameter" else "C1"
    where = "B1" if len(rates[0]) == 1 else at
    assert _beside(f"(B2+B3)*Rates!{where}", rates) == []


def test_it_is_said_where_the_number_stands_and_no_more_about_the_zero() -> None:
    lines: Rows = [["Item", "Amount"], ["Personnel", 1000], ["Travel", 200]]
    lines += [["Total direct costs", "=B2+B3"], ["Indirect costs (7 %)", "=(B2+B3)*Rates!C1"]]
    lines += [["Total costs", "=B4+B5"]]
    cover: Rows = [["Total direct costs", "=Plan!B4"], ["Indirect costs (7 %)", "=Plan!B5"]]
    subject = calculated([], sheets={"Cover": cover, "Plan": lines, "Rates": RATES})
    found = run_checks(subject, only=["C06", "R05"]).findings
    assert [(f.code, f.place) for f in found] == [("C06", "Plan!B5")]
    assert "The number stands beside it, in Rates!B1." in found[0].message()
    lines[4][1] = "=(B2+B3)*0"
    subject = calculated([], sheets={"Cover": cover, "Plan": lines, "Rates": RATES})
    found = run_checks(subject, only=["C06", "R05"]).findings
    assert [(f.code, f.place) for f in found] == [("R05", "Plan!B5")]
