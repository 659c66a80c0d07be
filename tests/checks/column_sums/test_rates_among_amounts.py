"""A rate in a column of amounts is no summand, and an amount that looks like one is."""

from __future__ import annotations

import pytest

from tests.checks.calculated import Rows, faults, with_cells


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Item", "Budget (kEUR)"],
            ["Staff", 120.5],
            ["Travel", 12],
            ["Audit", 0.8],
            ["Goods", 40],
        ],
        [["Item", "Amount (EUR)"], ["Staff", 1000], ["Bank", 0.5], ["Travel", 300]],
        [["Kalem", "Tutar (bin EUR)"], ["Personel", 900], ["Denetim", 1], ["Seyahat", 30]],
        [["Item", "Cost (kEUR)"], ["Staff", 10], ["Overheads 7 %", "=B2*0.07"], ["Travel", 30]],
        [["Item", "Cost (kEUR)"], ["Audit", 0.8], ["VAT on it", "=B2*0.25"], ["Travel", 30]],
        [["Item", "Cost (kEUR)"], ["Audit", 0.8], ["VAT", "=(1+B2-1)*0.25"], ["Travel", 30]],
    ],
)
def test_an_amount_of_at_most_one_is_no_rate(rows: Rows) -> None:
    last, small = len(rows), [row[1] for row in rows[1:] if not isinstance(row[1], str)]
    cell = f"B{last + 1}"
    assert faults([*rows, ["Total", f"=SUM(B2:B{last})"]]) == []
    without = sum(value for value in small if value > 1)
    assert faults([*rows, ["Total", without]]) == [cell]


@pytest.mark.parametrize(
    "formula", ["=B2*B5", "=B5*B2", "=B2*(1+B5)", "=B2*(1-B5)", "=ROUND(SUM(B2:B3)*B5%,2)"]
)
def test_a_number_by_which_a_formula_multiplies_is_a_rate(formula: str) -> None:
    rows: Rows = [["Item", "Amount (EUR)"], ["Staff", 1000], ["Travel", 300]]
    rows += [
        ["Goods", 200],
        ["Overheads", 0.25],
        ["Made of it", formula],
        ["Total", "=SUM(B2:B4)+B6"],
    ]
    assert faults(rows) == []
    assert faults(with_cells(rows, B7="=SUM(B2:B3)+B6")) == ["B7"]


def test_a_row_that_its_words_call_a_rate_is_one() -> None:
    rows: Rows = [["Item", "Amount (EUR)"], ["Staff", 1000], ["Travel", 300]]
    rows += [["Funding rate", 0.7], ["Total", 1300]]
    assert faults(rows) == []
    assert faults(with_cells(rows, B4="=B3/B2")) == []
    assert faults(with_cells(rows, A4="Audit", B4=0.7)) == ["B5"]
