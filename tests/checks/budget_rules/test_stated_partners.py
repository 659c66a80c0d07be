"""R12 in workbooks of any layout: partners and countries of a list that is nothing else."""

from __future__ import annotations

import pytest

from cofin.checks.budget_rules.stated.conditions import partners_listed
from cofin.checks.budget_rules.stated.income import income_above_costs
from cofin.checks.subject import Subject
from cofin.checks.words.countries import country_named
from cofin.rules.load import load_rules
from tests.checks.budget_rules.stated_books import CALL, Rows, judged


@pytest.mark.parametrize(
    ("partner", "country", "one", "other"),
    [
        ("Partner", "Country", "Germany", "Poland"),
        ("Ortak adı", "Ülke", "Almanya", "Türkiye"),
        ("Begünstigter", "Land", "Deutschland", "Österreich"),
        ("Partenaire", "Pays", "Allemagne", "Pays-Bas"),
        ("Beneficiario", "Paese", "Germania", "Italia"),
        ("Socio", "País", "Alemania", "España"),
        ("Nazwa / Partner", "Kraj", "Niemcy", "Polska"),
        ("Parceiro", "País", "Alemanha", "Portugal"),
        ("Begunstigde", "Land", "Duitsland", "Nederland"),
        ("Partner no", "Country code", "DE", "GR"),
    ],
)
def test_two_partners_are_too_few(partner: str, country: str, one: str, other: str) -> None:
    rows = [[partner, country], ["Alfa", one], ["Beta", other]]
    assert judged(rows) == {"R12": ["error Budget!A2:A3 2"]}


def test_countries_are_counted_where_partners_are_enough() -> None:
    rows = [["Partner", "Country"], ["Alfa", "DE"], ["Beta", "FR"], ["Gamma", "FR"]]
    assert judged(rows) == {"R12": ["error Budget!B2:B4 2"]}
    assert judged([*rows, ["Delta", "Italy"]]) == {"R12": []}


def test_too_few_of_one_country_are_two_findings() -> None:
    rows = [["Partner", "Country"], ["Alfa", "FR"], ["Beta", "FR"]]
    assert judged(rows) == {"R12": ["error Budget!A2:A3 2", "error Budget!B2:B3 1"]}


def test_a_country_that_is_not_settled_is_a_note() -> None:
    rows = [["Partner", "Country"], ["Alfa", "DE"], ["Beta", "FR"], ["Gamma", "England"]]
    assert judged(rows) == {"R12": ["note Budget!A2:A4 2"]}


def test_the_largest_list_counts() -> None:
    few = [["Partner", "Country"], ["Alfa", "DE"], ["Beta", "FR"]]
    assert judged({"A": few, "B": [*few, ["Gamma", "IT"]]}) == {"R12": []}


def test_the_title_may_say_whose_list_it_is() -> None:
    rows = [["Organisation", "Country"], ["Alfa", "DE"], ["Beta", "FR"]]
    assert judged(rows) == {}
    assert judged({"Consortium": rows}) == {"R12": ["error Consortium!A2:A3 2"]}
    assert judged([["List of partners"], [], *rows]) == {"R12": ["error Budget!A4:A5 2"]}


@pytest.mark.parametrize(
    "rows",
    [
        [["Partner", "Country"], ["Alfa", "DE"]],
        [["Partner", "Country", "Nights", "Cost"], ["A", "DE", 5, 100], ["B", "FR", 5, 100]],
        [["Associated partners"], ["Partner", "Country"], ["Alfa", "DE"], ["Beta", "FR"]],
        [["WP2 partners"], ["Partner", "Country"], ["Alfa", "DE"], ["Beta", "FR"]],
        [["Associated partner", "Country"], ["Alfa", "DE"], ["Beta", "FR"]],
        [["Partner", "Destination country"], ["Alfa", "DE"], ["Beta", "FR"]],
        [["Partner", "Country", "Land"], ["Alfa", "DE", "DE"], ["Beta", "FR", "FR"]],
        [["Partner", "Country"], ["Alfa", "DE"], ["Beta", "Neverland"]],
        [["Partner", "Country"], ["Alfa", "DE"], ["Beta", ""], ["Gamma", "FR"]],
        [["Partner", "Country"], ["Alfa", "DE"], ["", "FR"], ["Gamma", "FR"]],
        [["Partner", "Country", "EUR"], ["A", "DE", 1], ["A", "DE", 2], ["B", "FR", 3]],
        [["Partner", "Country"], ["Alfa", "DE"], ["Beta", "FR"], [], [], [], [], ["P3"]],
    ],
)
def test_what_may_be_another_list_is_left_alone(rows: Rows) -> None:
    assert judged(rows) == {}


def test_blank_rows_and_a_total_are_no_partners() -> None:
    rows: Rows = [["Partner", "Country", "Total costs"], ["Alfa", "DE", 1], [], ["Beta", "FR", 2]]
    assert judged([*rows, ["Total", "", 3]]) == {"R12": ["error Budget!A2:A4 2"]}


LISTED: Rows = [["Partner", "Country"], ["Alfa", "DE"], ["Beta", "FR"]]
FEW = ["error Budget!A4:A5 2"]


@pytest.mark.parametrize(
    ("lead", "found"),
    [
        (["Coordinator", "Omega"], {}),
        (["Koordinatör: Omega (İzmir)"], {}),
        (["Chef de file"], {}),
        (["Lead partner", "Alfa"], {"R12": FEW}),
        (["Lead partner: Beta"], {"R12": FEW}),
        (
            ["The coordinator writes to the others on behalf of all, as they have agreed " * 2],
            {"R12": FEW},
        ),
    ],
)
def test_who_leads_may_stand_apart_from_the_list(
    lead: list[str], found: dict[str, list[str]]
) -> None:
    assert judged([lead, [], *LISTED]) == found


def test_a_list_that_says_who_leads_is_whole() -> None:
    roles = [[*row, role] for row, role in zip(LISTED, ("Role", "Lead", "Partner"), strict=True)]
    assert judged([*roles, [], [], [], [], ["Project coordinator", 5]])["R12"] == [
        "error Budget!A2:A3 2"
    ]


def test_a_number_above_a_list_is_no_title() -> None:
    rows = [["Partner", "Country"], ["Alfa", "DE"], ["Beta", "FR"]]
    assert judged([["Version", 3], [], *rows]) == {"R12": ["error Budget!A4:A5 2"]}


def test_nothing_is_said_where_nothing_is_listed() -> None:
    assert list(partners_listed(Subject("x.xlsx"), load_rules(CALL))) == []
    assert list(income_above_costs(Subject("x.xlsx"), load_rules(CALL))) == []


def test_a_sheet_for_another_partner_says_that_there_are_more() -> None:
    listed = [["Partner", "Country"], ["Alfa", "DE"], ["Beta", "FR"]]
    assert judged({"List": listed, "P3": [["Item", "EUR"], ["Travel", 1]]}) == {}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("TR", "TR"),
        ("Türkiye", "TR"),
        ("TÜRKİYE", "TR"),
        ("GB", "UK"),
        ("GR", "EL"),
        ("Bosna-Hersek", "BA"),
        ("DE - Germany", "DE"),
        ("Spain / Portugal", ""),
        ("at", ""),
        ("ZZ", ""),
        ("", ""),
    ],
)
def test_a_country_is_read_only_where_it_is_one(text: str, code: str) -> None:
    assert country_named(text) == code
