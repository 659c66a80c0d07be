"""Grades of pay that are numbers, kept as text on purpose: names, and no amounts."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.card_examples import subject_of_example


def texts(heading: str, cost: str = "=C2*D2 -> 20000") -> list[str]:
    """Where C01 finds numbers as text in a list of persons."""
    rows: list[list[Any]] = [
        ["Name", heading, "Monthly salary", "Months", "Cost"],
        ["Ana", "'14", 5000, 4, cost],
        ["Bo", "'11", 4000, 4, "=C3*D3 -> 16000"],
        ["Cem", "'9", 3000, 2, "=C4*D4 -> 6000"],
        ["Total", "", "", "", "=SUM(E2:E4) -> 42000"],
    ]
    report = run_checks(subject_of_example({"sheet": rows}), only=["C01"])
    return [finding.cell for finding in report.findings]


@pytest.mark.parametrize(
    "heading",
    [
        *("Pay grade", "Salary scale", "Step", "Grade / step", "Pay band", "Salary group"),
        *("Derece", "Kademe", "Derece/Kademe", "Ücret grubu", "Maaş derecesi"),
        *("Entgeltgruppe", "Entgelt-gruppe", "Besoldungsgruppe", "Tarifgruppe", "Erfahrungsstufe"),
        *("Échelon", "Grade / échelon", "Livello", "Livello di inquadramento", "Inquadramento"),
        *("Categoría profesional", "Nivel salarial", "Grupo de cotización", "Categoría"),
        *("Schaal", "Salarisschaal", "Trede", "Functieschaal"),
        *("Grupa zaszeregowania", "Kategoria zaszeregowania", "Szczebel"),
        *("Nível", "Nível remuneratório", "Escalão"),
    ],
)
def test_a_grade_of_pay_is_a_name(heading: str) -> None:
    assert texts(heading) == []


@pytest.mark.parametrize(
    "heading",
    [
        *("Step rate (EUR)", "Cost per grade", "Stufe (Betrag)", "Uren schaal 11", "Units"),
        *("Kademe tutarı", "Valor do escalão", "Importe del nivel", "Montant de l'échelon"),
    ],
)
def test_an_amount_of_a_grade_is_a_number(heading: str) -> None:
    assert texts(heading) == ["B2:B4"]


def test_a_grade_that_a_formula_calculates_with_is_a_number() -> None:
    assert texts("Step", "=B2*C2 -> 70000") == ["B2"]


def test_the_nearest_heading_above_counts_also_where_tables_follow_each_other() -> None:
    rows: list[list[Any]] = [
        ["Surcharge (%)", 32, "Hours per year", 1650],
        ["Overhead (%)", 7, "Grant (%)", 75],
        [],
        ["Employee", "Schaal", "Salary", "Cost"],
        ["Ana", "'14", 5000, "=C5*4 -> 20000"],
        ["", "", "", ""],
        ["Bo", "'11", 4000, "=C7*4 -> 16000"],
        ["Item", "Units", "Price", "Cost"],
        ["Chairs", "'3", 100, "=B9*C9 -> 300"],
        ["Tables", 2, 50, "=B10*C10 -> 100"],
    ]
    report = run_checks(subject_of_example({"sheet": rows}), only=["C01"])
    assert [finding.cell for finding in report.findings] == ["B9"]
