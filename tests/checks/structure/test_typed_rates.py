"""C08 beyond the examples of its card."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.structure.examples import Rows, cells, found

CALL: dict[str, Any] = {"change": []}


def rows(formula: str) -> Rows:
    return [["Eligible", 700000], ["EU contribution", f"={formula} -> 1"]]


@pytest.mark.parametrize(
    ("formula", "typed"),
    [
        ("B1*0.75", ["0.75"]),
        ("B1*75%", ["75%"]),
        ("75/100*B1", ["75/100"]),
        ("ROUND(B1*0.750,2)", ["0.750"]),
        ("IF(B1>500000,500000,B1)", ["500000"]),
        ("MIN(0.75*B1,500000.00)", ["0.75", "500000.00"]),
        ("PRODUCT(B1)*0.07", ["0.07"]),
        ("B1/0.75", []),
        ("B1+0.75", []),
        ("B1*0.76", []),
        ("B1*7/10", []),
        ("B1*7", []),
        ("0.75*2", []),
        ("(B1*0.75", []),
    ],
)
def test_values_of_the_call(formula: str, typed: list[str]) -> None:
    assert [f.found for f in found("C08", rows(formula), **CALL)] == typed


def test_the_cell_is_named_where_the_workbook_names_it() -> None:
    names = {"rule.reimbursement_rate": "Budget!$B$1"}
    (finding,) = found("C08", rows("B1*0.75"), names=names, **CALL)
    assert finding.expected == "rule.reimbursement_rate"
    given = {"Budget!D1": "Oran", "Budget!E1": 0.75}
    (finding,) = found("C08", rows("B1*0.75"), cells=given, **CALL)
    assert (finding.expected, finding.parameter) == ("Budget!E1", "reimbursement_rate")


@pytest.mark.parametrize(
    ("label", "value", "where"),
    [
        ("Flat rate", 0.15, ["B2"]),
        ("Genel gider oranı", 0.15, ["B2"]),
        ("Something", 0.15, []),
        ("Flat rate", 0.5, []),
        ("Flat rate", 15, []),
        ("Flat rate", "=0.15 -> 0.15", []),
    ],
)
def test_rates_of_the_workbook_itself(label: str, value: object, where: list[str]) -> None:
    formula = "B1*0.5" if value == 0.5 else "B1*0.15"
    given = {"Budget!D1": label, "Budget!E1": value}
    assert cells("C08", rows(formula), cells=given) == where


def test_no_rules_and_no_rate_cells_no_findings() -> None:
    assert cells("C08", rows("B1*0.75")) == []


def test_everything_is_no_rate() -> None:
    rules = {"reimbursement_rate.third_party_support": 1}
    assert cells("C08", rows("B1*1"), rules=rules) == []
    assert cells("C08", rows("B1*0.75"), rules=rules) == ["B2"]


@pytest.mark.parametrize(
    ("label", "value"),
    [
        *(("Pauschalsatz", 0.07), ("Förderquote", 0.75), ("Taux forfaitaire", 0.07)),
        *(("Taux de financement", 0.75), ("Tasso forfettario", 0.07), ("Tipo fijo", 0.07)),
        *(("Tasa de cofinanciación", 0.75), ("Stawka ryczałtowa", 0.07), ("Taxa fixa", 0.07)),
        *(("Poziom dofinansowania", 0.75), ("Vast percentage", 0.07), ("Sabit oran", 0.07)),
        *(("Gemeinkosten", 0.07), ("Koszty pośrednie", 0.07), ("Costi indiretti", 0.07)),
        *(("Maximum grant", 500000), ("Höchstbetrag", 500000), ("Plafond de subvention", 500000)),
        *(("Massimale", 500000), ("Importe máximo", 500000), ("Maksymalna dotacja", 500000)),
        *(("Azami hibe", 500000), ("Üst sınır", 500000), ("Maximale subsidie", 500000)),
    ],
)
def test_the_cell_of_a_rate_or_ceiling_in_any_language(label: str, value: float) -> None:
    sheet: Rows = [["Eligible", 700000], ["Grant", f"=MIN(B1*{value},{value}) -> 1"]]
    sheet += [["Personnel", 500000], [label, value]]
    assert {f.expected for f in found("C08", sheet, **CALL)} == {"Budget!B4"}


@pytest.mark.parametrize("label", ["Arbeitszeit", "Person-months", "Personenmonate", "Etaty"])
def test_three_quarters_of_a_post_in_any_language(label: str) -> None:
    sheet: Rows = [["Fördersatz", 0.75], [label, "=B3*0.75 -> 18"], ["a", 24]]
    assert found("C08", sheet, **CALL) == []


def test_a_share_with_the_same_value_is_no_rate() -> None:
    sheet: Rows = [["Anteil Partner A", 0.25], ["Reserve", "=B3*0.25 -> 18"], ["a", 24]]
    assert found("C08", sheet, **CALL) == []
