"""Months per person, and below them in the same columns the costs that they make."""

from __future__ import annotations

import pytest

from cofin.checks.products.weighed import multiplies, weighed_rows
from tests.checks.calculated import Rows, faults, with_cells

HEADS = [
    ["Staff", "Rate", "Y1", "Y2", "Y3", "Months", "Cost"],
    ["Staff", "Monthly rate", "PM Y1", "PM Y2", "PM Y3", "Total PM", "Cost"],
    ["Personel", "Aylık ücret (€)", "1. Yıl", "2. Yıl", "3. Yıl", "Ay", "Tutar (€)"],
    ["Personal", "Satz (EUR)", "2026", "2027", "2028", "Monate", "Kosten (EUR)"],
    ["Personnel", "Taux (€)", "WP1", "WP2", "WP3", "Mois", "Coût (€)"],
    ["Personale", "Tariffa (€)", "Anno 1", "Anno 2", "Anno 3", "Mesi", "Costo (€)"],
    ["Personal", "Tarifa (€)", "PT1", "PT2", "PT3", "Meses", "Coste (€)"],
    ["Personel", "Stawka (EUR)", "Rok 1", "Rok 2", "Rok 3", "Miesiące", "Koszt (EUR)"],
]


def budget(heads: list[str], staff: str, total: str) -> Rows:
    rows: Rows = [
        heads,
        ["A", 4200, 5, 6, 2, "=SUM(C2:E2)", "=B2*F2"],
        ["B", 3100, 3, 3, 3, "=SUM(C3:E3)", "=B3*F3"],
        [staff, "", *(f"=SUMPRODUCT($B$2:$B$3,{c}2:{c}3)" for c in "CDE"), "", "=SUM(G2:G3)"],
        ["Travel", "", 1200, 1200, 1200, "", "=SUM(C5:E5)"],
        ["Equipment", "", 0, 9000, 0, "", "=SUM(C6:E6)"],
        ["Indirect", "", *(f"=ROUND(({c}4+{c}5)*25%,2)" for c in "CDE"), "", "=SUM(C7:E7)"],
    ]
    return [*rows, [total, "", *(f"=SUM({c}4:{c}7)" for c in "CDE"), "", "=SUM(G4:G7)"]]


@pytest.mark.parametrize("heads", HEADS)
@pytest.mark.parametrize("staff", ["Staff costs", "Personel toplamı", "Total personnel"])
@pytest.mark.parametrize("total", ["Total", "Toplam", "Summe", "Razem"])
def test_months_are_no_part_of_the_costs(heads: list[str], staff: str, total: str) -> None:
    assert faults(budget(heads, staff, total)) == []


def test_what_is_wrong_there_is_still_found() -> None:
    rows = budget(HEADS[0], "Staff costs", "Total")
    assert faults(with_cells(rows, C8=9999)) == ["C8"]
    assert faults(with_cells(rows, D8="=SUM(D2:D7)")) == ["D8"]
    assert faults(with_cells(rows, G5=9)) == ["G5"]
    assert faults(with_cells(rows, G4="=SUM(F2:F3)")) == ["G4"]


def test_what_multiplies_rows() -> None:
    assert weighed_rows("SUMPRODUCT($B$6:$B$7,C6:C7)", 3) == ((6, 7),)
    assert weighed_rows("ROUND(SUMPRODUCT($B$6:$B$7*C6:C7),2)", 3) == ((6, 7),)
    assert weighed_rows("$B6*C6+$B7*C7", 3) == ((6, 6), (7, 7))
    for formula in (
        "SUM(C6:C7)",
        "SUMPRODUCT(($A$6:$A$7=1)*C6:C7)",
        "SUMPRODUCT($B$6:$B$8,C6:C7)",
        "SUMPRODUCT(Rates!$B$6:$B$7,C6:C7)",
        "SUMPRODUCT($B$6:$C$7,C6:C7)",
        "$B6*C6+C7",
        "$B6*C6-$B7*C7",
        "B6*2",
        "*",
        "SUMPRODUCT($B$6:$B$7/C6:C7)",
        "$B6*C6+$B7/C7",
    ):
        assert weighed_rows(formula, 3) == ()


def test_what_multiplies_cells_of_its_row() -> None:
    periods = frozenset((3, 4, 5))
    assert multiplies("B6*F6", 6, periods)
    assert multiplies("ROUND(B6*F6,2)", 6, periods)
    for formula in ("C6*D6", "SUM(C6:E6)", "B6*$F$1", "B6/F6", "B6*2+F6", "*"):
        assert not multiplies(formula, 6, periods)
