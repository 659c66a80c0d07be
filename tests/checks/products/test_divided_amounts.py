"""A01: amounts in another currency divided by a rate are no products of the two."""

from __future__ import annotations

from tests.checks.calculated import Rows, found, with_cells

LEDGER: Rows = [
    ["Voucher", "Currency", "Amount", "Rate", "EUR"],
    ["V1", "EUR", 2604.74, 1, "=ROUND(C2/D2,2)"],
    ["V2", "EUR", 3044.61, 1, "=ROUND(C3/D3,2)"],
    ["V3", "TRY", 116719.78, 36.42, "=ROUND(C4/D4,2)"],
    ["V4", "EUR", 3787.07, 1, "=ROUND(C5/D5,2)"],
    ["V5", "EUR", 3037.62, 1, "=ROUND(C6/D6,2)"],
    ["V6", "TRY", 14663.5, 36.42, "=ROUND(C7/D7,2)"],
]
#: The same amounts without formulas.
TYPED = with_cells(LEDGER, E2=2604.74, E3=3044.61, E4=3204.83, E5=3787.07, E6=3037.62, E7=402.62)


def cells(rows: Rows) -> list[str]:
    return [cell for _, cell in found(["A01"], rows)]


def test_lira_divided_by_the_lira_for_one_euro() -> None:
    assert cells(LEDGER) == []
    assert cells(with_cells(LEDGER, D7=1)) == []
    assert cells(TYPED) == []
    assert cells(with_cells(TYPED, D1="Kur", C1="Tutar")) == []


def test_a_rate_of_nothing_divides_nothing() -> None:
    rows = with_cells(TYPED, D4=0, D7=0)
    assert cells(rows) == ["C4", "C7"]


def test_euro_for_which_one_lira_stands() -> None:
    rows = with_cells(TYPED, D4=0.0275, E4=3209.79, D7=0.0275, E7=403.25)
    assert cells(rows) == []
