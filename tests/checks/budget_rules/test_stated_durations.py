"""R11 in workbooks of any layout: the duration of the project, and of nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.budget_rules.stated_books import Rows, judged

TOO_LONG = {"R11": ["error Budget!B2 26"]}


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Duration (months)", 26),
        ("Duration in months", "26"),
        ("1.3 Duration (20-24 months)", 26),
        ("Duration (months, max. 24)", 26),
        ("Duration", "26 months (01.01.2023 - 28.02.2025)"),
        ("Project duration", 26),
        ("Project duration", "26 months"),
        ("Duration of the action:", 26),
        ("Süre (ay)", 26),
        ("Süre", "26 ay"),
        ("Toplam proje süresi", "26 ay"),
        ("Projenin süresi (ay)", 26),
        ("Laufzeit (Monate)", 26),
        ("Laufzeit des Projekts", "26 Monate"),
        ("Projektlaufzeit", "26 (sechsundzwanzig) Monate"),
        ("Durée (mois)", 26),
        ("Durée du projet", "26 mois"),
        ("Durata (mesi)", 26),
        ("Durata del progetto", "26 mesi"),
        ("Duración (meses)", 26),
        ("Duración del proyecto", "26 meses"),
        ("Czas trwania (miesiące)", 26),
        ("Okres realizacji projektu", "26 miesięcy"),
        ("Duração (meses)", 26),
        ("Duração do projeto", "26 meses"),
        ("Looptijd (maanden)", 26),
        ("Looptijd van het project", "26 maanden"),
    ],
)
def test_a_labelled_duration_is_judged(label: str, value: object) -> None:
    assert judged([["Acronym", "GREEN"], [label, value]]) == TOO_LONG


@pytest.mark.parametrize(
    "form",
    [
        *("Project", "Proje adı", "Projekttitel", "Titre du projet", "Titolo del progetto"),
        *("Título del proyecto", "Tytuł projektu", "Título do projeto", "Naam van het project"),
    ],
)
def test_a_form_is_about_the_project_in_every_language(form: str) -> None:
    assert judged([[form, "GREEN"], ["Duration (months)", 26]]) == TOO_LONG


@pytest.mark.parametrize(
    "rows",
    [
        [["Acronym", "GREEN"], ["Duration", 26, "months"]],
        [["Project: GREEN"], ["Duration (months)", 26, "see the work plan"]],
        [["Project", "GREEN"], ["Duration (months)", "", "", 26]],
        [["Overview of the project"], [], ["Duration (months)", 26]],
        [["Legal name", "Alfa"], ["PIC", 998877665], ["Duration (months)", 26]],
        [["Cover"], ["Duration (months)", 26], ["Start"], ["Requested EU contribution", 9]],
        [["Acronym", "GREEN"], ["Duration (months)", "=A9", 26]],
    ],
)
def test_a_form_may_be_set_out_in_many_ways(rows: Rows) -> None:
    assert [each.split()[-1] for each in judged(rows)["R11"]] == ["26"]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([["Acronym", "X"], ["Duration", "3 years"]], ["error Budget!B2 36"]),
        ([["Project duration (years)", 3]], ["error Budget!B1 36"]),
        ([["Project duration (years)", 1.5]], ["error Budget!B1 18"]),
        ([["Projektlaufzeit: 26 Monate"]], ["error Budget!A1 26"]),
        ([["Project duration (months): 26"]], ["error Budget!A1 26"]),
        ([["Project duration", 22]], []),
        ([["Acronym", "X"], ["Duration", "24 months"]], []),
    ],
)
def test_years_short_durations_and_single_cells(rows: Rows, found: list[str]) -> None:
    assert judged(rows) == {"R11": found}


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (["Project start", "01.01.2023"], ["Project end", "28.02.2025"]),
        (["Project start", "01.01.2023"], ["End date", "28.02.2025"]),
        (["Proje başlangıç tarihi", "01.01.2023"], ["Proje bitiş tarihi", "28.02.2025"]),
        (["Projektbeginn", "01.01.2023"], ["Projektende", "28.02.2025"]),
        (["Date de début du projet", "2023-01-01"], ["Date de fin du projet", "2025-02-28"]),
        (["Data di inizio del progetto", "01.01.2023"], ["Data di fine", "28.02.2025"]),
        (["Fecha de inicio del proyecto", "01.01.2023"], ["Fecha de fin", "28.02.2025"]),
        (["Data rozpoczęcia projektu", "01.01.2023"], ["Data zakończenia", "28.02.2025"]),
        (["Data de início do projeto", "01.01.2023"], ["Data de fim", "28.02.2025"]),
        (["Startdatum van het project", "01.01.2023"], ["Einddatum", "28.02.2025"]),
    ],
)
def test_the_first_and_the_last_day_are_judged(start: list[Any], end: list[Any]) -> None:
    assert judged([start, end]) == TOO_LONG
    assert judged([[*start, *end]]) == {"R11": ["error Budget!D1 26"]}


def test_days_are_numbers_of_a_spreadsheet_as_well() -> None:
    rows: Rows = [["Project title", "X"], ["Start date", 44927], ["End date", 45716]]
    shown = {"Budget!B2:B3": "yyyy-mm-dd"}
    assert judged(rows, formats=shown) == {"R11": ["error Budget!B3 26"]}
    assert judged(rows) == {}  # plain numbers are no days


@pytest.mark.parametrize(
    "text",
    [
        "Project period: 01.01.2023 – 28.02.2025",
        "Laufzeit des Projekts: 01.01.2023 bis 28.02.2025",
        "Proje uygulama dönemi: 2023-01-01 / 2025-02-28",
    ],
)
def test_both_days_may_stand_in_one_cell(text: str) -> None:
    assert judged([[text]]) == {"R11": ["error Budget!A1 26"]}


def test_a_day_that_may_be_two_is_none() -> None:
    assert judged([["Project period: 01/02/2023 - 28/02/2026"]]) == {}


@pytest.mark.parametrize(
    "rows",
    [
        [["Project start", "01.01.2023"], ["Project end", "01.01.2023"]],
        [["Project start", "01.01.2023"], ["Project end", "01.02.2023"]],
        [["Project start", "3/4/2023"], ["Project end", "28.02.2026"]],
        [["Project start (planned): 44927"], ["Project end: 46000"]],
        [["Project start", "01.01.2023"], [], [], [], [], ["Project end", "28.02.2026"]],
        [["Project start", "01.01.2023"], ["", "Project end", "28.02.2026"]],
        [["Project end", "28.02.2026", "Project start", "01.01.2023"]],
        [["Project", "X"], ["Start date", 1], ["End date", 2]],
        [["Report no", 2], ["Start date", "01.01.2023"], ["End date", "30.06.2023"]],
        [["Project", "X"], ["Reporting period start", "01.01.2023"], ["End", "30.06.2023"]],
        [["Work package", "WP1"], ["Start date", "01.01.2023"], ["End date", "28.02.2026"]],
    ],
)
def test_days_that_are_no_duration_of_a_project(rows: Rows) -> None:
    assert judged(rows) == {}


def test_a_start_and_an_end_belong_to_one_sheet() -> None:
    assert (
        judged({"A": [["Project start", "01.01.2023"]], "B": [["Project end", "28.02.2026"]]}) == {}
    )


@pytest.mark.parametrize(
    "rows",
    [
        [["Project", "X"], ["Task", "1.1"], ["Duration (months)", 6]],
        [["Project", "X"], ["WP1"], ["Duration (months)", 6]],
        [["Project", "X"], ["Work package title", "Management"], ["Duration (months)", 6]],
        [["Project", "X"], ["Contract no", "7"], ["Duration (months)", 36]],
        [["Project", "X"], ["Contract duration (months)", 36]],
        [["Project", "X"], ["Loan", 1000], ["Laufzeit (Monate)", 60]],
        [["Proje", "X"], ["Brüt ücret", 1000], ["Süre (ay)", 60]],
        [["Name", "Ayşe"], ["Position", "Project manager"], ["Duration (months)", 36]],
        [["Project", "X"], ["Useful life (months)", 36]],
        [["Project", "X"], ["Budget year", 2023], ["Duration (months)", 12]],
        [["Project", "X"], ["Reporting period", 2], ["Duration (months)", 12]],
        [["Project", "X"], ["Surname", "Yılmaz"], ["Duration (months)", 12]],
        [["Project", "X"], ["Purchase price", 1000], ["Depreciation period (months)", 36]],
        [["Project", "X"], ["Maximum duration (months)", 36]],
        [["Project", "X"], ["Duration: max 36 months"]],
        [["The duration of the project may not exceed 24 months", 26]],
        [["Item", "Months", "Cost"], ["Project duration", 26, 100], ["Travel", 3, 7]],
        [["Name", "Duration (months)", "Cost"], ["Ayşe", 26, 100], ["Ali", 3, 7]],
        [["Task", "Duration (months)"], ["T1", 26], ["T2", 26]],
        [["Project duration to date (months)", 12]],
        [["Project", "X"], ["Remaining duration (months)", 3]],
        [["Project duration (weeks)", 104]],
        [["Project duration", "730 days"]],
        [["Project duration", 104]],
        [["Project duration", "two years"]],
        [["Project duration (months or years)", 3]],
        [["Project duration (months)", 2]],
        [["Project duration (months)", 24.5]],
        [["Project duration (months)", ""]],
        [["Project duration (months)", "", "", "", "", "", "", "", 36]],
        [["Project", "X"], ["Person-months", 36]],
        [
            ["Project", "X"],
            ["Duration (months)", 36],
            [],
            ["Project", "Y"],
            ["Duration (months)", 6],
        ],
        [["Duration (months)", 36]],
        [["Amount", 36], [], ["Duration (months)", 36]],
        [["Green energy", "x", "Duration (months)", 36]],
        [["Acronym", "X"], ["Duration", 36]],
        [["Duration of the project in a sentence that is far longer than any label is " * 2, 36]],
        [["Fee"]] + [["x"]] * 9 + [[], ["Duration (months)", 36]],
    ],
)
def test_other_durations_are_left_alone(rows: Rows) -> None:
    assert judged(rows) == {}


def test_the_name_of_a_sheet_says_what_it_is_about() -> None:
    assert judged({"WP1": [["Project", "X"], ["Duration (months)", 6]]}) == {}
    assert judged({"Project": [["Duration (months)", 6]]}) == {"R11": ["error Project!B1 6"]}


def test_one_duration_in_two_sheets_is_one_finding() -> None:
    row = [["Project duration (months)", 26]]
    assert judged({"A": row, "B": row}) == {"R11": ["error A!B1 26"]}


def test_of_two_durations_the_one_outside_is_told_with_the_other() -> None:
    rows = [["Project duration (months)", 26], ["Duration of the project (months)", 22]]
    assert judged(rows) == {"R11": ["warning Budget!B1 26"]}


def months(last: int, **more: int) -> Rows:
    """A budget with a column for each month up to the last."""
    row: list[Any] = [10] * last
    heads = [f"M{month}" for month in range(1, last + 1)]
    return [["Category", *heads], ["Personnel", *row], ["Travel", *row[:-1], more.get("end", 0)]]


def test_months_of_a_budget_are_judged_where_nothing_else_says_how_long() -> None:
    assert judged(months(26)) == {"R11": ["warning Budget!AA2 26"]}
    assert judged(months(12)) == {"R11": []}
    assert judged(months(8)) == {}
    assert judged([*months(26), [], [], [], ["Project duration (months)", 24]])["R11"] == []


@pytest.mark.parametrize(
    "rows",
    [
        [["Category", *[f"M{n}" for n in range(2, 28)]], *months(26)[1:]],
        [["Category", *[f"M{n}" for n in (1, 1, *range(3, 27))]], *months(26)[1:]],
        [["Category", "M1", "Sum", *[f"M{n}" for n in range(2, 26)]], *months(26)[1:]],
        [*months(26)[:2], ["Total", *[10] * 26]],
        [["Person", *[f"M{n}" for n in range(1, 27)]], ["Ayşe", *[1] * 26], ["Ali", *[1] * 26]],
        [months(26)[0], ["Personnel", 1, 1, 1], ["Travel", 1]],
        [months(26)[0], ["Personnel", *[0] * 26], ["Travel", *[0] * 26]],
    ],
)
def test_columns_that_are_no_plan_of_months_are_left_alone(rows: Rows) -> None:
    assert judged(rows) == {}


def test_without_a_call_nothing_is_run() -> None:
    assert judged([["Project duration (months)", 26]], call="") == {}
