"""C01: 1, 1.1, 1.2 in a column of codes, as each language heads it."""

from __future__ import annotations

import pytest

from tests.checks.calculated import Rows, found


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
