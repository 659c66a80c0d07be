"""NO is the code of Norway among other countries, and elsewhere short for a number."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.columns.inference import roles
from tests.checks.card_examples import subject_of_example
from tests.checks.structure.examples import found as findings

NUMBERS = [["Staff", 1000, 2000, 1500], ["Travel", 1370, 2410, 1610], ["Other", 240, 360, 190]]


def said(headings: list[str], at: int, rows: list[list[Any]] = NUMBERS) -> str:
    (block,) = roles(subject_of_example({"sheet": [headings, *rows]})).blocks
    assert block.columns[at].heading == headings[at]  # messages speak of what stands there
    return block.columns[at].role.value


@pytest.mark.parametrize(
    "headings",
    [
        ["Category", "ES", "NO", "DE"],
        ["Category", "Poland", "NO", "Total"],
        ["Gider", "Almanya", "NO", "Toplam"],
        ["Kostenart", "Summe", "NO", "EL"],
        ["Category", "UPM (ES)", "NTNU (NO)", "KIT (DE)"],
        ["Category", "Amount", "NTNU (NO)", "KIT (DE)"],
    ],
)
def test_norway(headings: list[str]) -> None:
    assert said(headings, 2) == "number"


@pytest.mark.parametrize(
    ("headings", "at"),
    [
        (["NO", "Item", "TR", "DE"], 0),
        (["NO", "TR", "DE", "Total"], 0),
        (["Item", "NO", "Price", "Amount"], 1),
        (["Item", "No", "DE", "Amount"], 1),
        (["ITEM", "INVOICE (NO)", "PRICE", "AMOUNT"], 1),
        (["ITEM", "INVOICE (No)", "DE", "AMOUNT"], 1),
        (["AD", "NO", "TL", "TUTAR"], 1),  # Turkish: name, number, lira, amount
        (["A country", "NO", "Germany " * 10, "Amount"], 1),
    ],
)
def test_a_number(headings: list[str], at: int) -> None:
    rows = [[n, n + 1, 100 * n, 200 * n] for n in range(1, 4)]
    assert said(headings, at, rows) == "identifier"


def by_partner(code: str) -> list[list[Any]]:
    """Blocks of partners below each other, with the code of the country behind each name."""
    rows: list[list[Any]] = []
    for name, country in (("Nordlab", code), ("Helios", "EL"), ("Arge", "TR")):
        rows += [[f"Participant: {name}", country], ["Cost category", "WP1", "WP2", "Sum"]]
        costs = ("Employees", "Seconded persons", "Travel", "Equipment", "Services", "Other goods")
        rows += [*([each, 1400, 300, 1700] for each in costs), []]
    rows[3][1] = "3,400.00"
    return rows


@pytest.mark.parametrize("code", ["NO", "EL"])
def test_numbers_as_text_below_a_partner_from_norway(code: str) -> None:
    assert [each.cell for each in findings("C01", by_partner(code))] == ["B4"]
