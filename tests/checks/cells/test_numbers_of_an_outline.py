"""C01: 1, 1.1, 1.2 in a column of codes, as each language heads it."""

from __future__ import annotations

import pytest

from tests.checks.calculated import Rows, found, with_cells


@pytest.mark.parametrize(
    "heading",
    [
        "N°",
        "n°",
        "N °",
        "Nº",
        "N.",
        "Nr.",
        "No.",
        "Lp.",
        "L.p.",
        "Poz.",
        "Pos.",
        "Poř. č.",
        "Nr. crt.",
    ],
)
def test_codes_of_an_outline_are_no_numbers_as_text(heading: str) -> None:
    codes = ["'1", "'1.1", "'1.2", "'2", "'2.1", "'2.2"]
    rows: Rows = [[heading, "Item", "Amount"], *([c, f"item {c}", 100] for c in codes)]
    assert found(["C01"], rows) == []


def test_a_year_that_is_called_n_is_no_code() -> None:
    rows: Rows = [
        ["Item", "Montant N"],
        ["a", "'1200,50"],
        ["b", 30],
        ["c", 40],
        ["Total", "=SUM(B2:B4)"],
    ]
    assert found(["C01"], rows) == [("C01", "B2")]


def coded(heading: str, *codes: str) -> Rows:
    """A table of costs whose first column has a heading that no list knows."""
    rows: Rows = [[heading, "Item", "Amount"]]
    return [*rows, *([f"'{code}" if code else "", f"item {code}", 100] for code in codes)]


@pytest.mark.parametrize(
    "codes",
    [
        ("1.1", "1.2", "", "2.1", "2.2", "2.10"),
        ("1.1", "1.2", "1.1", "1.2"),
        ("1.1", "1.1.1", "1.1.2", "2.1"),
        ("1", "1", "4", "7"),
        ("60120", "60400"),
    ],
)
@pytest.mark.parametrize("heading", ["Ziffer", "Grupo afiliación", "Rubrum"])
def test_a_column_of_digits_that_nobody_reads_holds_codes(
    heading: str, codes: tuple[str, ...]
) -> None:
    assert found(["C01"], coded(heading, *codes)) == []


@pytest.mark.parametrize(
    "heading",
    [
        *("Amount", "Value 2025", "Number of rooms", "Quantity", "Participants"),
        *("Tutar", "Net değer", "Betrag", "Anzahl Zimmer", "Wert", "Teilnehmer"),
        *("Valeur nette", "Montant net", "Valore netto", "Ore", "Valor", "Días", "Horas"),
        *("Wartość", "Liczba osób", "Valor do quarto", "Pessoas", "Waarde", "Aantal kamers"),
    ],
)
def test_digits_under_words_of_an_amount_are_numbers(heading: str) -> None:
    assert found(["C01"], coded(heading, "1", "1", "4")) == [("C01", "A2:A4")]


@pytest.mark.parametrize(
    "rows",
    [
        coded("Ziffer", "1", "1", "4")[:2],  # one alone
        coded("Ziffer", "1.50", "1.25", "4"),
        coded("Ziffer", "1.250", "2.500", "4.125"),
        coded("Ziffer", "1,1", "1,2", "2,1"),
        with_cells(coded("Ziffer", "1", "2", "4"), A3=3),
        with_cells(coded("Ziffer", "1", "2", "4"), A3="=1+1"),
        with_cells(coded("Ziffer", "1", "2", "4"), E3="=A2*2"),
        with_cells(coded("Ziffer", "1", "2", "4"), E3="=SUM(A2:A4)"),
    ],
)
def test_numbers_as_text_are_told_where_they_are_no_codes(rows: Rows) -> None:
    assert found(["C01"], rows)
