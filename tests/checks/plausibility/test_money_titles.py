"""P07: the title of a sheet says in which currency it is."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.card import severity_of
from cofin.checks.finding import Severity
from cofin.checks.plausibility.money_titles import names_currency
from cofin.checks.run import run_checks
from tests.checks.card_examples import subject_of_example

BUDGET: list[list[Any]] = [[], ["Item", "Amount"], ["Personnel", 300000], ["Travel", 100000]]


CALL = "cos-cluster-2020-3-03"


def findings_of(**sheets: Any) -> list[tuple[str, str, Severity]]:
    return told({"sheets": sheets})


def told(example: dict[str, Any]) -> list[tuple[str, str, Severity]]:
    """What P07 says of a workbook, judged by a call or by none."""
    subject = subject_of_example({"kind": "other", **example})
    found = run_checks(subject, only=["P07"]).findings
    return [(each.sheet, each.cell, severity_of(each)) for each in found]


TITLES = [
    *("Budget in TRY", "Budget (TRY)", "Bütçe (TL)", "Proje bütçesi - Türk Lirası", "TRY budget"),
    *("Budget, in Turkish lira (TRY)", "TL cinsinden bütçe", "Bütçe TL cinsindendir", "Budget TL"),
    *("Project budget 2024: USD", "Costs in $", "Kosten in CHF", "Budget (in Schweizer Franken)"),
    *("Dépenses en PLN", "Budget en francs suisses", "Costi (CHF)", "Spese in lire turche"),
    *("Presupuesto (USD)", "Gastos en liras turcas", "Budżet w PLN", "Koszty (złotych)"),
    *("Orçamento em USD", "Despesas (TRY)", "Begroting (DKK)", "Uitgaven in Turkse lira"),
]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_in_another_currency(title: str) -> None:
    """An error where the call wants euro; a note where nobody told the call."""
    sheets = {"Budget": [[title], *BUDGET]}
    assert told({"sheets": sheets, "call": CALL}) == [("Budget", "A1", Severity.ERROR)]
    assert told({"sheets": sheets}) == [("Budget", "A1", Severity.NOTE)]


def test_a_title_in_another_currency_than_the_rest_of_the_workbook() -> None:
    rest = [["Cover"], [], ["Item", "Amount (USD)"], ["Personnel", 1], ["Travel", 2]]
    wrong = ("Budget", "A1", Severity.ERROR)
    assert wrong in findings_of(Budget=[["Budget in TRY"], *BUDGET], Cover=rest)


@pytest.mark.parametrize(
    "title",
    [
        *("Budget (EUR; TRY at 35.2)", "Budget (TRY at 35.2)", "Budget of project TRY", "Budget"),
        *("TRY", "Exchange rate USD", "Meeting in TRY", "How we TRY to save costs", "Budget (EUR)"),
    ],
)
def test_other_texts(title: str) -> None:
    assert not names_currency(title) or "EUR" in title
    assert findings_of(Budget=[[title], *BUDGET]) == []


def test_a_sheet_with_amounts_in_euro_is_in_euro() -> None:
    title = ["Budget in TRY"]
    beside = [["Item", "Cost (EUR)", "Cost"], ["Personnel", 300000, 9], ["Travel", 1000, 8]]
    assert findings_of(Budget=[title, [], *beside]) == []
    assert findings_of(Budget=[title, ["and in euro"], *BUDGET]) == []
    assert findings_of(Budget=[["Kosten in TRY", 35000], *BUDGET]) == []


def test_a_sheet_beside_one_in_euro_may_be_the_same_once_more() -> None:
    sheets = {"EUR": [["Budget (EUR)"], *BUDGET], "TRY": [["Budget (TRY)"], *BUDGET]}
    assert findings_of(**sheets) == [("TRY", "A1", Severity.NOTE)]
