"""R06: overheads as direct lines, what is about them, and the amount that is said."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.card import severity_of
from cofin.checks.run import run_checks
from tests.checks.card_examples import subject_of_example


def beside(text: str, category: str = "other_goods", **line: Any) -> list[tuple[str, str]]:
    base = {"partner": "P2", "work_package": "WP1", "category": category, "quantity": 2}
    change: list[dict[str, Any]] = []
    if line.pop("associated", False):
        change.append({"at": ["partner", 2, "role"], "is": "associated-partner"})
    added = {**base, "description": text, "unit_cost": 500, **line}
    change.append({"at": ["cost"], "add": added})
    report = run_checks(subject_of_example({"change": change}), only=["R06"])
    return [(severity_of(finding).value, finding.found) for finding in report.findings]


@pytest.mark.parametrize(
    ("text", "category", "severity"),
    [
        ("Overheads", "other_goods", "error"),
        ("Share of the office overheads", "other_goods", "error"),
        ("Aylık genel giderler", "other_goods", "error"),
        ("Overhead allocation", "other_goods", "error"),
        ("Administrative overhead (rent, heating)", "other_goods", "error"),
        ("Overheads reporting period 1", "other_goods", "error"),
        ("Conference in Rome overheads", "other_goods", "warning"),
        ("Meeting hall and overheads", "other_goods", "warning"),
        ("Overheads", "subcontracting", "warning"),
        ("Heating and electricity", "other_goods", "warning"),
        ("Elektrik ve ısıtma", "other_goods", "warning"),
        ("Not subject to audit: overheads", "other_goods", "warning"),
        ("Su giderleri", "other_goods", "warning"),
        ("Gemeinkosten des Instituts", "other_goods", "error"),
        ("Autres frais généraux", "other_goods", "error"),
        ("Spese generali", "other_goods", "error"),
        ("Koszty pośrednie", "subcontracting", "warning"),
        ("Büromiete", "other_goods", "warning"),
        ("Rachunki za prąd", "other_goods", "warning"),
        ("Alquiler de oficina", "other_goods", "warning"),
    ],
)
def test_an_overhead_is_an_error_where_nothing_else_can_be_meant(
    text: str, category: str, severity: str
) -> None:
    assert beside(text, category) == [(severity, "1000.00")]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Audit of indirect costs method", "subcontracting"),
        ("Training on overheads for cluster managers", "travel"),
        ("General administrative cost controller", "personnel"),
        ("Overhead scanner", "equipment"),
        ("Overhead allocation study", "subcontracting"),
        ("Overhead (projector)", "equipment"),
        ("Training on overhead allocation (office)", "travel"),
        ("Electricity for the stand at the fair", "other_goods"),
        ("Workshop on electricity bills of SMEs", "other_goods"),
        ("Schulung zu Gemeinkosten", "travel"),
        ("Formation sur les coûts indirects", "subcontracting"),
        ("Kampania: rachunki za prąd", "other_goods"),
    ],
)
def test_a_service_about_overheads_is_none(text: str, category: str) -> None:
    assert beside(text, category) == []


def test_the_amount_is_that_of_the_line_and_none_of_an_associated_partner() -> None:
    odd: dict[str, Any] = {"quantity": 3.3333, "unit_cost": 100.1111}
    assert beside("Overheads of our office", **odd) == [("error", "333.70")]
    assert beside("Overheads of our office", **odd, associated=True) == []
    assert beside("Overheads", eligible=False, reason="paid by the flat rate") == []


@pytest.mark.parametrize(
    "text",
    [
        "of which subject to overheads",
        "Costs eligible for indirect costs",
        "Genel giderlere tabi maliyetler",
    ],
)
def test_the_costs_that_bear_overheads_are_none(text: str) -> None:
    assert beside(text) == []
