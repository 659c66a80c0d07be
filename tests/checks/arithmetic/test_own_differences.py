"""Differences that a sheet shows as its own check, by whatever name: they should be 0."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, with_cells


def budget(label: str, *, kind: str = "Kosten", funds: str = "Mittel") -> Rows:
    """Costs of two years above what pays for them, 50 short in the second one."""
    return [
        [kind, "2026", "2027", "Alles"],
        ["Personal", 500, 600, "=SUM(B2:C2)"],
        ["Reisen", 100, 100, "=SUM(B3:C3)"],
        ["Summe", "=SUM(B2:B3)", "=SUM(C2:C3)", "=SUM(D2:D3)"],
        [],
        [funds, "2026", "2027", "Alles"],
        ["Land", 400, 400, "=SUM(B7:C7)"],
        ["Stadt", 200, 250, "=SUM(B8:C8)"],
        ["Summe", "=SUM(B7:B8)", "=SUM(C7:C8)", "=SUM(D7:D8)"],
        [],
        [label, "=ROUND(B4-B9,2)", "=ROUND(C4-C9,2)", "=ROUND(D4-D9,2)"],
    ]


def cells(rows: Rows, **more: Any) -> list[str]:
    return [each.cell for each in run_checks(calculated(rows, **more), only=["A02"]).findings]


@pytest.mark.parametrize(
    "label",
    [
        "Kontrolle (Kostenarten – Arbeitspakete)",
        "Check: costs = funding",
        "Kontrol: maliyet = kaynak",
        "Costi = Fonti (controllo)",
        "Équilibre",
        "Differenz Kosten – Finanzierung",
        "Maliyet – kaynak farkı",
        "Finansman tablosuyla fark",
        "Difference to table above",
        "Différence avec le tableau ci-dessus",
        *("Kontrolle Personal", "Prüfung Stunden ERP", "Kontrol borç-alacak", "Personel kontrolü"),
        *("Staff check", "Check staff hours", "Contrôle du personnel", "Controllo personale"),
        *("Control de horas", "Kontrola personelu", "Controlo pessoal", "Controle uren"),
        *("Źródła – koszt (powinno być 0)", "Restant (devrait être 0)", "Saldo (debe ser cero)"),
        *("Fark (sıfır olmalıdır)", "Saldo (moet nul zijn)", "Saldo (dovrebbe essere zero)"),
    ],
)
def test_a_check_that_says_what_it_checks(label: str) -> None:
    assert cells(budget(label)) == ["C11"]  # and D11
    assert cells(with_cells(budget(label), C7=450)) == []


@pytest.mark.parametrize(
    "label",
    [
        "Eigenmittel",
        "Rest",
        "Remaining",
        "Co-financing",
        "Savings",
        "Surplus",
        "Difference",  # in most of its row it is not 0
        "Travel – control visits",
        "Vorhaben (Stand 2)",
        *("Control of accounts", "Quality control", "Kontrolle Restbetrag"),
    ],
)
def test_a_difference_that_is_a_figure(label: str) -> None:
    assert cells(budget(label)) == []


def test_a_described_check_of_typed_amounts_is_a_row_of_costs() -> None:
    rows: Rows = [["Item", "Planned", "Paid", "Left"], ["Control (first level)", "=F1", "=F2"]]
    rows[1].append("=B2-C2")
    assert cells(with_cells([*rows], F1=400, F2=100)) == []


def test_a_check_of_a_row_is_no_sum_of_that_row() -> None:
    rows = with_cells(budget("Kontrolle Personal"), C7=450, D1="Gesamt", D6="Gesamt")
    last = with_cells(rows, A11="Kontrolle Personal", D11="=ROUND(D4-D9,2)", B11="=B4-B9+5")
    known = [each.cell for each in run_checks(calculated(last), only=["A03"]).findings]
    assert known == []
    other = with_cells(last, A11="Andere Kosten")
    assert [each.cell for each in run_checks(calculated(other), only=["A03"]).findings] == ["D11"]


def wide(label: str, *, funds: tuple[str, str] = ("Land", "Stadt"), short: int = 50) -> Rows:
    """The same in four years, of which one is short."""
    years = "BCDE"
    return [
        ["Kosten", "2026", "2027", "2028", "2029"],
        ["Personal", 500, 500, 500, 500],
        ["Reisen", 100, 100, 100, 100],
        ["Summe", *(f"=SUM({x}2:{x}3)" for x in years)],
        [],
        ["Mittel", "2026", "2027", "2028", "2029"],
        [funds[0], 400, 400, 400, 400 - short],
        [funds[1], 200, 200, 200, 200],
        ["Alle Mittel", *(f"=SUM({x}7:{x}8)" for x in years)],
        [],
        [label, *(f"={x}4-{x}9" for x in years)],
    ]


def test_a_difference_that_is_nothing_in_most_of_its_row() -> None:
    assert cells(wide("Differenz")) == ["E11"]
    assert cells(wide("Differenz", short=0)) == []
    assert cells(wide("Eigenmittel")) == []


def test_a_difference_of_two_versions() -> None:
    assert cells(wide("Differenz", funds=("Personal", "Reisen"))) == []
    assert cells(with_cells(wide("Differenz"), A4="Bewilligte Summe")) == []
    assert cells(with_cells(wide("Differenz"), E4=600)) == []  # typed


def test_a_lone_difference_of_costs_and_sources() -> None:
    rows = budget("Fark", kind="Gider", funds="Kaynaklar")
    named = with_cells(rows, A4="Toplam maliyet", A9="Toplam finansman", C11="", D11="=D4-D9")
    assert cells(named) == ["D11"]
    assert cells(with_cells(named, A4="Toplam gelir")) == []


def test_totals_that_are_not_made_of_cells() -> None:
    rows = wide("Differenz")
    product = {f"{x}4": f"=SUM({x}2:{x}3)*1" for x in "BCDE"}
    assert cells(with_cells(rows, **product)) == []
    sums = {f"{x}11": f"=SUM({x}2:{x}3)-SUM({x}7:{x}8)" for x in "BCDE"}
    assert cells(with_cells(rows, **sums)) == []
    typed = {f"{x}11": f"={x}4-{x}9-0" for x in "BCDE"}
    assert cells(with_cells(rows, **typed)) == []
