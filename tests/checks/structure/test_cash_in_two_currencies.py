"""C05: the column of totals of a cash flow, with salaries in another currency and balances."""

from __future__ import annotations

import pytest

from tests.checks.calculated import Rows, found, with_cells

WORDS = [
    ("Devir", "Giriş", "Maaşlar (TL)", "Maaşlar (€)", "Diğer", "Çıkışlar", "Bakiye", "Toplam (€)"),
    ("Opening", "In", "Wages (PLN)", "Wages (EUR)", "Other", "Out", "Closing", "Total (EUR)"),
    ("Anfang", "Ein", "Lohn (CHF)", "Lohn (EUR)", "Sonst", "Aus", "Ende", "Summe (EUR)"),
]
MONTHS = "CDEFGH"


def cash(words: tuple[str, ...]) -> Rows:
    first, income, local, euro, other, out, last, total = words
    rows: Rows = [["", total, *(f"M{n}" for n in range(1, 7))]]
    rows += [[first, "", 5120.4, *(f"={c}8" for c in MONTHS[:-1])]]
    rows += [[income, "=SUM(C3:H3)", 900, 0, 7000, 0, 500, 0]]
    rows += [[local, "", *(300000 + 100 * n for n in range(6))]]
    rows += [[euro, "=SUM(C5:H5)", *(f"=ROUND({c}4/48.35,2)" for c in MONTHS)]]
    rows += [[other, "=SUM(C6:H6)", 20, 30, 0, 50, 60, 70]]
    rows += [[out, "=SUM(C7:H7)", *(f"=SUM({c}5:{c}6)" for c in MONTHS)]]
    return [*rows, [last, "=C2+B3-B7", *(f"={c}2+{c}3-{c}7" for c in MONTHS)]]


@pytest.mark.parametrize("words", WORDS)
def test_what_is_right_is_left_alone(words: tuple[str, ...]) -> None:
    assert found(["C05"], cash(words)) == []


@pytest.mark.parametrize("words", WORDS)
def test_a_wrong_balance_is_found(words: tuple[str, ...]) -> None:
    rows = cash(words)
    assert found(["C05"], with_cells(rows, E8="=D2+E3-E7")) == [("C05", "E8")]
    assert found(["C05"], with_cells(rows, B2=5120.4)) == [("C05", "B8")]
    assert found(["C05"], with_cells(rows, B8="=C3+B3-B7")) == [("C05", "B8")]
    assert found(["C05"], with_cells(rows, B8="=C2+C3-B7")) == [("C05", "B8")]
    assert found(["C05"], with_cells(rows, B8="=MAX(C2+B3-B7)")) == []


def test_a_lost_sum_in_the_same_currency_is_found() -> None:
    rows = with_cells(cash(WORDS[1]), A4="Wages, first half")
    assert found(["C05"], rows) == [("C05", "B4")]
