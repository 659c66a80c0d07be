"""C01 by what formulas do with a column: its heading need not speak of money."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.card_examples import findings_of, places


def _budget(heads: list[str], text: str = "'1,500.00", total: str = "Total") -> list[Any]:
    return [
        ["Item", *heads, total],
        ["Staff line", 1000, 2000, "=SUM(B2:C2) -> 3000"],
        ["Trips line", text, 600, "=SUM(B3:C3) -> 600"],
        ["Goods line", 700, 300, "=SUM(B4:C4) -> 1000"],
        [total, "=SUM(B2:B4) -> 1700", "=SUM(C2:C4) -> 2900", "=SUM(D2:D4) -> 4600"],
    ]


@pytest.mark.parametrize(
    "heads",
    [
        ["Partner A", "Partner B"],
        ["P1", "P2"],
        ["Ortak 1", "Ortak 2"],
        ["Pinho Novo", "Metsatulevik"],
        ["Beneficiary 1", "Beneficiary 2"],
        ["Partenaire 1", "Partenaire 2"],
        ["Projektpartner 1", "Projektpartner 2"],
        ["Beneficiario 1", "Beneficiario 2"],
        ["WP1", "WP2"],
        ["Year 1", "Year 2"],
        ["1. yıl", "2. yıl"],
    ],
)
def test_whatever_formulas_add_up_is_an_amount(heads: list[str]) -> None:
    assert places("C01", sheet=_budget(heads)) == [("B3", "")]


def test_a_total_of_the_row_alone_says_so_too() -> None:
    rows = [
        ["Item", "Partner A", "Partner B", "Total"],
        ["Staff line", 1000, 2000, "=B2+C2 -> 3000"],
        ["Trips line", "'1,500.00", 600, "=B3+C3 -> 600"],
        ["Goods line", 700, 300, "=B4+C4 -> 1000"],
    ]
    assert places("C01", sheet=rows) == [("B3", "")]


def test_work_of_persons_is_no_amount() -> None:
    heads = ["WP1", "WP2"]
    assert places("C01", sheet=_budget(heads, "'1.5", "Total PM")) == [("B3", "warning")]
    assert places("C01", sheet=_budget(heads, "'1.5", "Total hours")) == [("B3", "warning")]
    sheets = {"Effort": _budget(heads, "'1.5")}
    (found,) = findings_of("C01", {"sheets": sheets})
    assert found.severity == "warning"
    rows = _budget(["Pinho Novo", "Metsatulevik"], "'1.5")
    rows[2][0] = "Person-months"
    assert places("C01", sheet=rows) == [("B3", "warning")]


def test_work_of_persons_of_partners_is_found_too() -> None:
    rows = _budget(["Partner A", "Partner B"], "'1.5", "Total PM")
    assert places("C01", sheet=rows) == [("B3", "warning")]


def test_a_total_of_another_sheet_says_so_too() -> None:
    rows = [
        ["Item", "Partner A", "Partner B"],
        ["Staff line", 1000, 2000],
        ["Trips line", "'1,500.00", 600],
        ["Goods line", 700, 300],
    ]
    sheets = {"Budget": rows, "Summary": [["Total costs", "=SUM(Budget!B2:B4) -> 1700"]]}
    (found,) = findings_of("C01", {"sheets": sheets})
    assert (found.place, found.severity) == ("Budget!B3", "error")


@pytest.mark.parametrize(
    "head", ["Cost element", "account", "Kostenstelle", "Masraf yeri", "Cuenta"]
)
def test_codes_of_an_accounting_system_are_texts(head: str) -> None:
    rows: list[Any] = [
        ["Description", head, "Amount (EUR)"],
        ["Salaries", "'620000", 67294.71],
        ["Travel", "'640100", 70359.8],
        ["Consultants", "'650200", 20336.57],
    ]
    assert places("C01", sheet=rows) == []
    rows[2][1] = "'6,401.00"
    assert [cell for cell, _ in places("C01", sheet=rows)] == ["B3"]
    rows[2][1] = "'640100"
    added = [*rows, ["Total", "=SUM(B2:B4) -> 0", "=SUM(C2:C4) -> 157991.08"]]
    assert places("C01", sheet=added) != []
