"""A cover with one figure: what it is compared with, and what it surely does not repeat."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated

PLAN: Rows = [["Item", "EUR"], ["Personnel", 300], ["Travel", 100], ["Total costs", 400]]
ELIGIBLE: Rows = [*PLAN[:3], ["Total eligible costs", 400], ["EU contribution", 300]]


def found(cover: Rows, name: str = "Cover", **sheets: Rows) -> list[tuple[str, str]]:
    """Place of what A05 finds, and what it expects."""
    subject = calculated([], sheets={name: cover, **(sheets or {"Plan": PLAN})})
    return [(f.place, f.expected) for f in run_checks(subject, only=["A05"]).findings]


@pytest.mark.parametrize(
    ("label", "plan"),
    [
        ("Total costs", PLAN),
        ("Total budget (EUR)", PLAN),
        ("Toplam bütçe", PLAN),
        ("Gesamtkosten", PLAN),
        ("Coût total du projet", PLAN),
        ("Costo totale", PLAN),
        ("Total project costs", PLAN),
        ("Total eligible costs of all partners", ELIGIBLE),
        ("Toplam uygun maliyet", ELIGIBLE),
        ("Koszty kwalifikowalne ogółem", ELIGIBLE),
    ],
)
def test_one_figure_is_enough(label: str, plan: Rows) -> None:
    cover: Rows = [["Acronym", "BASE"], ["Duration in months", 24], [label, 410]]
    assert found(cover, Plan=plan) == [("Cover!B3", "400.00")]
    cover[-1][1] = 400
    assert found(cover, Plan=plan) == []


def test_a_summary_of_the_sheets_of_partners() -> None:
    second: Rows = [["Personnel", 200], ["Travel", 100], ["Total costs", 300]]
    sheets = {"P1": PLAN, "P2": second}
    assert found([["Total costs", 750]], "Summary", **sheets) == [("Summary!B1", "700.00")]
    assert found([["Total costs", 700]], "Summary", **sheets) == []


def test_a_cover_against_a_summary() -> None:
    summary: Rows = [["Item", "EUR"], ["Personnel", 300], ["Total costs", 400]]
    assert found([["Total costs", 410]], Summary=summary) == [("Cover!B1", "400.00")]
    assert found([["Total costs", 410]], "Overview", Summary=summary) == []  # which is right?


@pytest.mark.parametrize(
    ("label", "plan"),
    [
        ("Total", PLAN),  # of what?
        ("Total costs WP1", PLAN),
        ("Total eligible costs of WP1", ELIGIBLE),
        ("Total eligible costs 2023", ELIGIBLE),
        ("Total eligible costs of the lead partner", ELIGIBLE),
        ("Total eligible costs, last report", ELIGIBLE),
        ("EU contribution to Metsatulevik", ELIGIBLE),
        ("Total eligible costs per partner", ELIGIBLE),
        ("Personnel", PLAN),
    ],
)
def test_a_figure_of_something_else(label: str, plan: Rows) -> None:
    assert found([["Acronym", "BASE"], [label, 410]], Plan=plan) == []


@pytest.mark.parametrize(
    "cover",
    [
        [["Summary of year 2"], ["Total costs", 410]],
        [["Work package 3: trials"], ["Total costs", 410]],
        [["Item", "WP2"], ["Total costs", 410]],
        [["Item", "2. yıl"], ["Total costs", 410]],
        [["Item", "Personnel"], ["Total costs", 410]],
        [["Item", "Person-months"], ["Total costs", 12]],
        [["Partner", "Metsatulevik"], ["Total project costs", 900]],
        [["Total costs", 410], ["Budget of another project"], ["Total costs", 500]],
        [["Year", 1, 2], ["Total costs", 210, 200]],
        [["Contingency", 10], ["Total costs", "=B1+400"]],
    ],
)
def test_a_cover_of_something_else(cover: Any) -> None:
    assert found(cover) == []


@pytest.mark.parametrize(
    ("lead", "count", "total"),
    [
        ("Lead partner", "Number of partners", "Total project costs"),
        ("Lider ortak", "Ortak sayısı", "Toplam proje maliyeti"),
        ("Federführender Partner", "Anzahl Partner", "Gesamtkosten des Projekts"),
        ("Partenaire chef de file", "Nombre de partenaires", "Coût total du projet"),
        ("Partner capofila", "Numero di partner", "Costo totale del progetto"),
        ("Socio líder", "Número de socios", "Coste total del proyecto"),
        ("Partner wiodący", "Liczba partnerów", "Koszt całkowity projektu"),
        ("Parceiro coordenador", "Número de parceiros", "Custo total do projeto"),
        ("Partner penvoerder", "Aantal partners", "Totale kosten van het project"),
    ],
)
def test_the_lead_partner_of_a_project_makes_it_no_partner_cover(
    lead: str, count: str, total: str
) -> None:
    cover: Rows = [[lead, "Metsatulevik"], [count, 4]]
    assert found([*cover, [total, 410]]) == [("Cover!B3", "400.00")]


def test_a_link_to_another_cell() -> None:
    assert found([["Total costs", "=Plan!B2"]]) == [("Cover!B1", "400.00")]
    assert found([["Total costs", "=Plan!B4"]]) == []


def test_the_one_figure_with_the_same_label_elsewhere() -> None:
    lines: Rows = [["Item", "EUR"], ["Coordinator", 300], ["Trips", 100], ["Total budget", 400]]
    assert found([["Total budget", 410]], Plan=lines) == [("Cover!B1", "400.00")]
    assert found([["Total budget", 400]], Plan=lines) == []
    assert found([["Total costs", 410]], Plan=lines) == []  # under another name
    assert found([["Total budget", 410]], Plan=lines, Other=lines) == []
    assert found([["Total budget", 410]], Travel=lines) == []
