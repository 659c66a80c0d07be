"""Indirect costs and what an office costs: one list, and every question knows all of it."""

from __future__ import annotations

import pytest

from cofin.checks.words.figures import FigureKind, kind_of
from cofin.checks.words.headings import Role, heading_meaning, listed
from cofin.checks.words.overhead_lines import begins_indirect, says_indirect, says_office
from cofin.checks.words.overheads import LABELS
from cofin.checks.words.sums import fold, role_of

NAMES = [word.rstrip("*") for word in listed(*LABELS)]
IN_LINES = [
    word.rstrip("*")
    for word in listed(*(f"overheads.indirect.{key}" for key in ("words", "abroad", "last")))
]
ALONE = listed("overheads.indirect.alone")


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_known_in_a_label(name: str) -> None:
    assert kind_of(fold(f"E. {name} (7 %)")) is FigureKind.INDIRECT
    assert kind_of(fold(f"Base {name}")) is None


@pytest.mark.parametrize("name", IN_LINES)
def test_every_name_is_known_in_a_line(name: str) -> None:
    assert begins_indirect(name)
    assert begins_indirect(f"{name} 7 %")


@pytest.mark.parametrize("name", ALONE)
def test_a_word_that_needs_a_noun_is_enough_where_nothing_else_is_said(name: str) -> None:
    assert kind_of(fold(f"{name} (7,5 %)")) is FigureKind.INDIRECT
    assert kind_of(fold(f"Support {name}")) is None
    assert not says_indirect(name)
    assert role_of(f"{name} (P)") is Role.AMOUNT


@pytest.mark.parametrize("heading", ["Overhead", "Gemeinkosten", "Overheadkosten", "Dolaylı"])
def test_headings_of_overheads_are_of_money(heading: str) -> None:
    assert heading_meaning(heading).is_money


@pytest.mark.parametrize("heading", ["Overheadpercentage", "Gemeinkostensatz"])
def test_headings_of_their_rates(heading: str) -> None:
    assert heading_meaning(heading).role is Role.RATE


@pytest.mark.parametrize(
    "label",
    [
        *("Base for the indirect costs", "Indirect costs base", "Dolaylı maliyet matrahı"),
        *("Kosten als Basis für die Gemeinkosten", "Berechnungsgrundlage Gemeinkosten"),
        *("Costi base per costi indiretti", "Grondslag voor de indirecte kosten"),
        *("Total base des frais généraux", "Podstawa kosztów pośrednich"),
        "Directe kosten zonder algemene kosten",
    ],
)
def test_what_they_are_reckoned_on_is_none(label: str) -> None:
    assert kind_of(fold(label)) is None


@pytest.mark.parametrize(
    "text",
    [
        *("Anteilige Gemeinkosten des Instituts", "Autres frais généraux", "Altre spese generali"),
        *("Otros gastos generales", "Pozostałe koszty pośrednie", "Overige algemene kosten"),
        *("Overhead (kira, ısıtma)", "Overhead (Miete, Strom)", "General administrative costs"),
        *("As despesas gerais", "Genel yönetim giderleri"),
    ],
)
def test_a_line_that_begins_with_them(text: str) -> None:
    assert begins_indirect(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Schulung zu Gemeinkosten",
            "Formation sur les coûts indirects",
            "Indirect beneficiaries",
        ),
        *("Gemeinkosten-Software", "Reise ohne Gemeinkosten", "Gemeinkosten exkl. Miete"),
        *("Frais généraux exclus, sans loyer", "Szkolenie: koszty pośrednie", "Verwaltungskosten"),
        *("No overheads", "Overhead scanner", "Bemessungsgrundlage Gemeinkosten", "Pośrednie"),
    ],
)
def test_a_line_that_does_not(text: str) -> None:
    assert not says_indirect(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Heating", "Office rent", "Phone and internet", "Phone bills", "Water costs"),
        *("Ofis kirası", "Su ve elektrik giderleri", "Elektrik faturası", "Isıtma"),
        *("Büromiete Wien", "Strom und Heizung", "Stromkosten", "Wasser, Gas Kosten"),
        *("Loyer du bureau", "Factures d'électricité", "Frais de chauffage", "Eau et gaz"),
        *("Affitto dell'ufficio", "Bollette telefono", "Riscaldamento"),
        *("Alquiler de oficinas", "Facturas de agua", "Gastos de limpieza", "Luz y agua"),
        *("Czynsz za biuro", "Rachunki za prąd", "Koszty ogrzewania", "Woda i gaz"),
        *("Renda do escritório", "Contas de água", "Despesas de limpeza", "Água e gás"),
        *("Kantoorhuur", "Elektriciteit en water", "Kosten voor verwarming", "Verwarming"),
    ],
)
def test_what_an_office_costs(text: str) -> None:
    assert says_office(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Water", "Wasser", "Eau", "Woda", "Workshop on heating", "Kurs: Stromkosten"),
        *("Office rent without heating", "Overheads: office rent", "Bez biura: czynsz za biuro"),
        *("Formation: factures d'eau", "Electricity bill study"),
    ],
)
def test_what_it_does_not(text: str) -> None:
    assert not says_office(text)
