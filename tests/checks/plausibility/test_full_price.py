"""P08 in tables that have no column for the useful life: told once for a table."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.finding import Finding
from cofin.checks.run import run_checks
from tests.checks.card_examples import subject_of_example
from tests.checks.structure.examples import Rows

HEAD = ["Category", "Item", "Quantity", "Unit price (EUR)", "Cost (EUR)"]


def findings_of(*rows: list[Any], sheet: str = "Budget") -> tuple[Finding, ...]:
    subject = subject_of_example({"sheets": {sheet: list(rows)}, "kind": "other"})
    return run_checks(subject, only=["P08"]).findings


def test_all_equipment_of_a_table_is_one_finding() -> None:
    rows: Rows = [HEAD, ["Personnel", "Coordinator", 10, 4000, 40000]]
    rows += [["Equipment", "Server", 1, 9000, 9000], ["Equipment", "Laptops", 4, 2000, 8000]]
    (finding,) = findings_of(*rows)
    assert (finding.cell, finding.also) == ("E3", (("Budget", "E4"),))
    assert "17,000" in str(finding.values["problem"])
    assert "E4" in str(finding.values["problem"])


def test_the_name_of_the_sheet_says_the_category() -> None:
    head = ["Item", "Quantity", "Unit price (EUR)", "Cost (EUR)"]
    rows: Rows = [head, ["Server", 1, 9000, 9000], ["Laptops", 4, 2000, 8000]]
    for name in ("Equipment", "Ekipman", "Ausrüstung", "Équipement", "Sprzęt", "Apparatuur"):
        assert [each.cell for each in findings_of(*rows, sheet=name)] == ["D2"]
    assert findings_of(*rows) == ()


@pytest.mark.parametrize(
    "row",
    [
        ["Equipment", "Headsets", 20, 120, 2400],
        ["Equipment", "Server, depreciation for 24 of 36 months", 1, 9000, 9000],
        ["Equipment", "Server", 1, 9000, 6000],  # a part of it
        ["Equipment", "Server (kiralık)", 1, 9000, 9000],
        ["Travel", "Flights", 1, 9000, 9000],
    ],
)
def test_what_is_cheap_rented_or_charged_in_part(row: list[Any]) -> None:
    assert findings_of(HEAD, ["Personnel", "Coordinator", 10, 4000, 40000], row) == ()


def test_an_amount_without_a_price_may_be_the_depreciation() -> None:
    rows: Rows = [["Category", "Amount"], ["Personnel", 40000], ["Equipment", 17000]]
    assert findings_of(*rows) == ()


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("depreciation 20 of 48 months", []),
        ("48 ayın 20 ayı amortisman", []),
        ("Abschreibung 20 von 48 Monaten", []),
        ("cheaper than renting one", ["F3"]),
        ("no depreciation: used up in the project", ["F3"]),
    ],
)
def test_a_justification_that_says_so(reason: str, told: list[str]) -> None:
    head = [*HEAD[:2], "Justification", *HEAD[2:]]
    row = ["Equipment", "Video set", reason, 1, 1875, 1875]
    rows: Rows = [head, ["Personnel", "Coordinator", "", 10, 4000, 40000], row]
    assert [each.cell for each in findings_of(*rows)] == told
