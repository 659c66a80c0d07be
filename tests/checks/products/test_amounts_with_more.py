"""A01: amounts that are a product and something more; C12: rows that give money back."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.calculated import Rows, found, with_cells


def cells(code: str, rows: Rows, **more: Any) -> list[str]:
    return [cell for _, cell in found([code], rows, **more)]


VAT: Rows = [
    ["Item", "Qty", "Unit price net (EUR)", "VAT (EUR)", "Total amount (EUR)"],
    ["a", 2, 100, "=ROUND(B2*C2*19%,2)", "=B2*C2+D2"],
    ["b", 3, 50.5, 0, "=B3*C3+D3"],
    ["c", 1, 80, 0, "=B4*C4+D4"],
    ["d", 5, 10, 0, "=B5*C5+D5"],
    ["Total", "", "", "=SUM(D2:D5)", "=SUM(E2:E5)"],
]
TRANSPORT: Rows = [
    ["Item", "Transport (EUR)", "Qty", "Unit price (EUR)", "Amount (EUR)"],
    ["a", 38, 2, 100, 238],
    ["b", 0, 3, 50.5, 151.5],
    ["c", "", 1, 80, 80],
]
GERMAN: Rows = [
    ["Kosten", "Menge", "Einzelpreis (EUR)", "Förderfähig", "Nicht förderfähig", "Gesamt (EUR)"],
    ["Reise", 10, 350, "=B2*C2", 0, "=D2+E2"],
    ["Reise", 4, 1200, "=B3*C3", 500, "=D3+E3"],
    ["Workshop", 3, 200, "=B4*C4", 0, "=D4+E4"],
    ["Druck", 40, 20, "=B5*C5", 0, "=D5+E5"],
]


@pytest.mark.parametrize(
    "rows",
    [
        VAT,
        with_cells(VAT, D2=38, E2=238, E3=151.5, E4=80, E5=50),
        with_cells(VAT, A1="Was", D1="Extra (EUR)", B1="Units", C1="Cost", E1="Total"),
        with_cells(VAT, C1="Cost", D2=38, E2=238, E3=151.5, E4=80, E5=50),
        TRANSPORT,
        GERMAN,
        with_cells(GERMAN, D1="Förderfähig (EUR)"),
    ],
)
def test_a_product_and_something_more_is_no_wrong_product(rows: Rows) -> None:
    assert cells("A01", rows) == []


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (with_cells(VAT, D2=0, E2=210, E3="=B3*C3", E4="=B4*C4", E5="=B5*C5"), "E2"),
        (with_cells(VAT, D2=38, E2=250, E3=151.5, E4=80, E5=50), "E2"),
        (with_cells(TRANSPORT, B2=83), "E2"),
        (with_cells(GERMAN, D1="Tutar (EUR)", F1="Not", D3=4700), "D3"),
    ],
)
def test_a_product_that_is_wrong_is_still_found(rows: Rows, wrong: str) -> None:
    assert cells("A01", rows) == [wrong]


@pytest.mark.parametrize(
    "label",
    ["Gutschrift", "Rückzahlung Vorprojekt", "Erstattung", "Einnahmen", "Erlöse", "Credit note"],
)
def test_rows_that_give_money_back_are_negative(label: str) -> None:
    rows: Rows = [["Kosten", "Betrag (EUR)"], ["Reise", 4000], ["Druck", 800], [label, -1500]]
    assert cells("C12", rows) == []


@pytest.mark.parametrize("label", ["Reise", "Geräte", "Personel"])
def test_other_rows_are_not(label: str) -> None:
    rows: Rows = [["Kosten", "Betrag (EUR)"], ["Reise", 4000], ["Druck", 800], [label, -1500]]
    assert cells("C12", rows) == ["B4"]
