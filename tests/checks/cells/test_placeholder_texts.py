"""Texts that stand for something that is still missing, and those that do not."""

from __future__ import annotations

import pytest

from cofin.checks.cells.placeholders import is_placeholder
from tests.checks.card_examples import findings_of, places


@pytest.mark.parametrize(
    "text",
    [
        *("xxx", "XXXX", "xx.xx.xxxx", "T.B.D.", "To be defined", "???", "…", "____"),
        *("[insert name]", "Lorem ipsum", "BELİRLENECEK", "Lütfen seçiniz", "Trip to TBD"),
    ],
)
def test_placeholders(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        *("N/A", "-", "XXL", "Exxon", "MMXXX", "Select committee", "To be or not", "Partner"),
        *("2 x 3", "xx", ".", "Deneme üretimi", "Seçim kurulu", "Todoroki"),
    ],
)
def test_no_placeholders(text: str) -> None:
    assert not is_placeholder(text)


def test_numbered_names() -> None:
    assert places("C11", sheet=[["Partner 1", "Partner 2"], ["Partner 3"]]) == []
    rows = [["Name", "Partner 2", "Amount"], ["Partner 1", "Partner 2", 5], ["x", "y", 5]]
    assert places("C11", sheet=rows) == []
    rows = [["Partner", "Country"], ["Partner 2", "DE"], ["Alfa", "FR"], ["Beta", "FR"]]
    assert places("C11", sheet=rows) == [("A2", "")]
    rows = [["Phone", "Amount"], ["Company 1", 5], ["Alfa", 5], ["Beta", 5]]
    assert places("C11", sheet=rows) == []


def test_a_lone_ellipsis_outside_of_tables_is_a_note() -> None:
    assert sorted(places("C11", sheet=[["..."], ["TBD"]])) == [("A1", "note"), ("A2", "")]


def test_placeholders_of_our_own_layout_count_where_people_type() -> None:
    example = {
        "sheets": {"Project": [["Title", "TBD"], ["legend", "TBD"]], "Costs": [["What"], ["TBD"]]},
        "columns": {"cost.description": "Costs!A2:A3"},
        "scalars": {"in.project.title": "Project!B1"},
    }
    assert [f.place for f in findings_of("C11", example)] == ["Project!B1", "Costs!A2"]


@pytest.mark.parametrize("text", ["tbc", "TBD", "N. N.", "N.N.", "Belirlenecek", "[a definir]"])
@pytest.mark.parametrize(
    ("name", "months"),
    [
        *(("Name", "FTE Y1"), ("Person", "Months"), ("Ad Soyad", "Adam-ay")),
        *(("Mitarbeiter/in", "Stunden/Woche"), ("Nom et prénom", "Mois"), ("Nominativo", "Ore")),
        *(("Nombre", "Meses"), ("Imię i nazwisko", "Miesiące"), ("Pessoa", "Horas")),
        ("Medewerker", "Uren"),
    ],
)
def test_a_person_who_is_not_chosen_yet_is_a_note(text: str, name: str, months: str) -> None:
    rows: list[list[object]] = [["Post", name, months, "Amount"], ["Lead", "M. Okafor", 12, 900]]
    rows += [["Technician", text, 6, 500], ["Clerk", "L. Prentice", 3, 120]]
    assert places("C11", sheet=rows) == [("B3", "note")]


@pytest.mark.parametrize(
    "heading",
    [
        *(["Description", "Months"], ["Partner", "Months"], ["Partner name", "Months"]),
        *(["Name", "Pieces"], ["Name of the activity", "Days"]),
    ],
)
def test_another_thing_that_is_not_chosen_yet(heading: list[str]) -> None:
    rows: list[list[object]] = [["Item", *heading, "Amount"], ["Lead", "M. Okafor", 12, 900]]
    rows += [["Technician", "TBD", 6, 500], ["Clerk", "L. Prentice", 3, 120]]
    assert places("C11", sheet=rows) == [("B3", "")]


def test_a_person_of_whose_work_nothing_is_said() -> None:
    rows: list[list[object]] = [["Name", "Months", "Amount"], ["M. Okafor", 12, 900]]
    rows += [["TBD", "", 500], ["[insert name]", 6, 500]]
    assert places("C11", sheet=rows) == [("A3:A4", "")]
