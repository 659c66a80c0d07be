"""Cases beside those on the cards."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cofin.checks.card import severity_of
from cofin.checks.plausibility import currency
from cofin.checks.plausibility.placed_lines import placed_lines
from cofin.checks.plausibility.salaries import median
from cofin.checks.registry import functions
from cofin.checks.run import run_checks
from cofin.checks.subject import Subject
from cofin.checks.words.labels import row_label
from cofin.grid import SheetGrid
from tests.checks.card_examples import findings_of, subject_of_example


def staff(partner: str, cost: float, text: str = "Adviser", **rest: Any) -> dict[str, Any]:
    line = {
        "partner": partner,
        "work_package": "WP1",
        "category": "personnel",
        "description": text,
        "quantity": 1,
        "unit": "person-month",
        "unit_cost": cost,
        **rest,
    }
    return {"at": ["cost"], "add": line}


def cells(code: str, change: list[dict[str, Any]]) -> list[str]:
    return [f.cell for f in findings_of(code, {"change": change})]


@pytest.mark.parametrize("code", [f"P{number:02}" for number in range(1, 11)])
def test_an_empty_file_gives_nothing(code: str) -> None:
    assert list(functions()[code](Subject("budget.xlsx"))) == []


def test_the_median() -> None:
    assert median([Decimal(3), Decimal(1), Decimal(2)]) == 2
    assert median([Decimal(4), Decimal(1), Decimal(2), Decimal(3)]) == Decimal("2.5")


def test_a_project_without_duration_limits_nobody() -> None:
    gone = [{"at": ["project", "duration_months"], "is": 0}]
    gone += [
        {"at": ["work_package", n, key], "delete": True}
        for n in range(1, 6)
        for key in ("start_month", "end_month")
    ]
    assert cells("P02", [*gone, {"at": ["cost", 9, "quantity"], "is": 99}]) == []


def test_one_person_within_a_year_of_a_longer_project() -> None:
    """Fourteen months of work in a work package of twelve."""
    year = [
        {"at": ["work_package", 1, "start_month"], "is": 1},
        {"at": ["work_package", 1, "end_month"], "is": 12},
    ]
    lines = [staff("P1", 2500, "Jan Nowak", quantity=7) for _ in range(2)]
    assert cells("P02", [*year, *lines]) == ["E14"]
    assert cells("P02", lines) == []


def test_few_rates_of_others_judge_nobody() -> None:
    lone = [{"at": ["cost", n], "delete": True} for n in (5, 6, 9)]
    assert cells("P03", [*lone, {"at": ["cost", 1, "unit_cost"], "is": 90000}]) == []


def test_rates_of_another_unit_are_not_compared() -> None:
    assert cells("P03", [staff("P3", 130, unit="day")]) == []


def test_equal_rates_have_a_spread_nevertheless() -> None:
    same = [staff("P2", 3000, f"Job {n}") for n in "abcde"]
    assert cells("P03", [*same, staff("P2", 3900, "Head")]) == []
    assert cells("P03", [*same, staff("P2", 36000, "Head")]) == ["G19"]


def test_a_line_without_words_is_called_by_its_partner() -> None:
    trip = {"partner": "P1", "work_package": "WP1", "category": "travel", "quantity": 1}
    subject = subject_of_example({"change": [{"at": ["cost"], "add": {**trip, "unit_cost": 5}}]})
    assert placed_lines(subject)[-1].label == "P1, travel"


def test_lines_of_our_layout_that_could_not_be_read_are_nowhere() -> None:
    example = {"sheet": [["Item", "Cost"], ["a", 1]], "layout_version": 1}
    assert placed_lines(subject_of_example(example)) == ()


def test_rows_of_other_tables() -> None:
    table = [
        ["No", "Item", "Cost category", "Qty", "Price (EUR)", "Cost (EUR)"],
        [1, "Server", "Ekipman", 2, 50, 100],
        [2, "Audit", "", 1, "", 70],
        [3, "Fee (not eligible)", "", 1, 5, 5],
        ["", "", "", "", "", 175],
        ["", "Total", "", "", "", 175],
    ]
    lines = placed_lines(subject_of_example({"sheet": table}))
    assert [x.cost.category for x in lines] == ["equipment", "", ""]
    assert [[x.amount, x.charged, x.cost.unit_cost] for x in lines] == [
        [100, 100, 50],
        [70, 70, 70],
        [5, 0, 5],
    ]
    assert lines[0].at("quantity") == ("Budget", "F2")


def test_numbered_names_are_no_misspelling() -> None:
    one = [["Partner name", "Country"], ["Regional development agency 1", "PL"], ["Port", "PL"]]
    two = [["Partner name", "Country"], ["Regional development agency 2", "PL"], ["Post", "PL"]]
    assert findings_of("P06", {"sheets": {"A": one, "B": two}}) == ()


@pytest.mark.parametrize(("rows", "count"), [(1, 0), (2, 1)])
def test_one_row_of_a_thousandth_may_be_chance(rows: int, count: int) -> None:
    small = [
        ["Item", "Cost (EUR)"],
        ["Staff", 300],
        ["Travel", 100 if rows > 1 else 99],
        ["Fee", 0.5],
    ]
    large = [["Item", "Cost (EUR)"], ["Staff", 300000], ["Travel", 100000], ["Fee", 500]]
    found = findings_of("P07", {"sheets": {"A": large, "B": small}})
    assert [f.sheet for f in found] == ["B"] * count


def test_more_names_than_partners_are_not_compared() -> None:
    names = [["Partner name", "PIC"], *([f"Organisation {n:04}", 999000000] for n in range(200))]
    assert findings_of("P06", {"sheet": names}) == ()


def test_rows_that_say_the_same_are_one_party() -> None:
    one = [["Partner name", "PIC"], ["Ocean Cluster", 999000111], ["Ocean Cluster", 999000111]]
    other = [["Partner name", "PIC", "Cost (EUR)"], ["Ocean Guild", 999000111, 5], ["x", "", 1]]
    found = findings_of("P06", {"sheets": {"A": one, "B": other}})
    assert [(f.place, f.expected) for f in found] == [("B!A2", "Ocean Cluster")]


def test_a_small_consortium_is_always_lopsided() -> None:
    gone = [{"at": ["partner", 3], "delete": True}, {"at": ["funding", 4], "delete": True}]
    gone += [{"at": ["cost", n], "delete": True} for n in range(9, 13)]
    gone += [{"at": ["exchange", 3], "delete": True}]
    gone += [{"at": ["work_package", n, "lead"], "is": "P1"} for n in (3, 5)]
    assert cells("P09", gone) == []


def months(*texts: str, quantity: int = 30) -> list[tuple[str, str]]:
    """Findings on lines of personnel of P1, by severity and what the line says."""
    change = [staff("P1", 3000, text, quantity=quantity) for text in texts]
    found = findings_of("P02", {"change": change})
    return [(severity_of(f).value, f.label) for f in found]


def test_a_name_is_an_error_where_something_beside_it_makes_it_a_person() -> None:
    assert months("Jan Petrov, adviser") == [("error", "Jan Petrov, adviser")]
    assert months("Dr. Jan Petrov") == [("error", "Dr. Jan Petrov")]
    assert months("Jan Petrov", "Jan Petrov", quantity=20) == [("error", "Jan Petrov")]
    assert months("Jan Petrov") == [("warning", "Jan Petrov")]


@pytest.mark.parametrize(
    "text",
    ["Stakeholder Engagement", "Senior scientists", "Project management", "Küme yöneticileri"],
)
def test_what_is_no_person_may_last_longer_than_the_project(text: str) -> None:
    assert months(text, text) == []


@pytest.mark.parametrize(
    ("first", "second", "category", "is_same"),
    [
        ("Flight Ankara to Brussels", "Flight Brussels to Ankara", "travel", False),
        ("Ankara - Brüksel uçuşu", "Brüksel - Ankara uçuşu", "travel", False),
        ("Uçak: İzmir'den Berlin'e", "Uçak: Berlin'den İzmir'e", "travel", False),
        ("Train Bari→Kiel", "Train Kiel→Bari", "travel", False),
        (
            "Translation from English to Polish",
            "Translation from Polish to English",
            "other_goods",
            False,
        ),
        ("Flight Ankara to Brussels", "FLIGHT: Ankara to Brussels", "travel", True),
        ("Meetings in Bari and Kiel", "Kiel and Bari: meetings in", "travel", True),
        ("Printing - posters", "Posters - printing", "other_goods", True),
    ],
)
def test_the_order_of_words_matters_where_they_say_a_way(
    first: str, second: str, category: str, *, is_same: bool
) -> None:
    line = {"partner": "P2", "work_package": "WP1", "category": category, "quantity": 2}
    change = [
        {"at": ["cost"], "add": {**line, "unit_cost": 350, "description": text}}
        for text in (first, second)
    ]
    assert (cells("P04", change) == ["D15"]) is is_same


def parties(budget: list[str], other: list[str]) -> list[str]:
    def rows(names: list[str]) -> list[list[Any]]:
        return [["Partner name", "Country", "Costs (EUR)"], *([n, "RO", 100] for n in names)]

    sheets = {"Budget": rows(budget), "Budget 2": rows(other)}
    return [f.found for f in findings_of("P06", {"sheets": sheets})]


def test_names_that_stand_beside_each_other_are_two_parties() -> None:
    east = "Regional Development Agency North-East Romania"
    west = "Regional Development Agency North-West Romania"
    cluster = "Cluster Alpha Berlin"
    assert parties([east, west, cluster], [east, west, cluster]) == []
    assert parties([east, west, cluster], [west, cluster]) == []
    assert parties([east, cluster], [east.replace("Agency", "Agencyy"), cluster]) != []


def test_a_yearly_salary_stands_apart_however_months_are_spelt() -> None:
    units = ["person-month", "PM", "person-month", "PM", "person-months", "adam-ay"]
    costs = [4000, 4100, 4200, 48000, 4000, 4100]
    gone = [{"at": ["cost", n], "delete": True} for n in range(1, 13)]
    lines = [staff("P1", cost, unit=unit) for cost, unit in zip(costs, units, strict=True)]
    assert cells("P03", [*gone, *lines]) == ["G5"]
    days = [staff("P1", 48000, unit="year"), *lines[:3], *lines[4:]]
    assert cells("P03", [*gone, *days]) == []


def test_each_purchase_of_a_partner_without_staff_needs_a_reason() -> None:
    gone = [{"at": ["cost", n], "delete": True} for n in range(1, 13)]
    line = {"partner": "P1", "work_package": "WP1", "category": "other_goods", "quantity": 1}
    lines = [
        {"at": ["cost"], "add": {**line, "description": f"Service {n}", "unit_cost": 14000}}
        for n in "ABCDE"
    ]
    (finding,) = findings_of("P01", {"change": [*gone, *lines]})
    assert severity_of(finding).value == "note"
    reason = finding.values["reason"]
    assert isinstance(reason, dict)
    assert reason["en"].endswith("Service A; Service B; Service C; Service D; Service E")
    assert "personel maliyeti yok" in reason["tr"]


def test_labels_are_looked_for_beside_other_currencies_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """For every text of a row all texts of the row were read: a minute for 1,000 columns."""
    asked: list[int] = []

    def counted(sheet: SheetGrid, row: int, column: int) -> str:
        asked.append(column)
        return row_label(sheet, row, column)

    monkeypatch.setattr(currency, "row_label", counted)
    subject = subject_of_example(
        {"sheet": [[f"text {n}" for n in range(300)], ["Currency", "in EUR", "TRY"]]}
    )
    (found,) = run_checks(subject, only=["P07"]).findings
    assert (found.cell, asked) == ("C2", [3])
