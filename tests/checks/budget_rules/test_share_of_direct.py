"""R08: a grant that is taken of the direct costs alone, and what is no such grant."""

from __future__ import annotations

import pytest

from cofin.checks.words.costs import says
from tests.checks.calculated import Rows, found, with_cells

ROWS: Rows = [
    ["Item", "Amount (EUR)"],
    ["Staff", 80000],
    ["Travel", 20000],
    ["Direct costs", "=SUM(B2:B3)"],
    ["Overheads 7 %", "=ROUND(B4*0.07,2)"],
    ["Total costs", "=B4+B5"],
    ["EU grant 75 %", "=ROUNDDOWN(B4*0.75,2)"],
    ["", ""],
]


@pytest.mark.parametrize(
    "grant", ["=B4*0.75", "=ROUNDDOWN(B4*75%,2)", "=ROUND(0.75*B4,0)", "=B4*D7"]
)
def test_it_is_told(grant: str) -> None:
    assert found(["R08"], with_cells(ROWS, B7=grant, D7=0.75)) == [("R08", "B7")]


@pytest.mark.parametrize(
    "cells",
    [
        {"B7": "=B6*0.75"},  # right
        {"B7": 75000},  # typed: nobody knows of what
        {"B7": "=B4-25000"},  # no rate
        {"B7": "=B4*0.754321"},  # a share of its own
        {"B7": "=B4*0.75+0*B6"},  # knows of the total
        {"B7": "=Old!B4*0.75"},  # of another sheet
        {"B7": "=B4*1.1"},
        {"A7": "EU grant: 75 % of direct costs"},
        {"A7": "AB hibesi (doğrudan maliyetlerin %75'i)"},
        {"B5": "=ROUND(B4*0.001,2)"},  # hardly more
        {"B2": -80000, "B3": -20000},
        {
            "A7": "Ineligible costs",
            "B7": 500,
            "A8": "EU grant 75 %",
            "B8": "=B4*0.75",
        },  # the total may hold them
        {"A4": "Sub-total"},  # of what nobody knows
        {"A6": "Sum of it"},
    ],
)
def test_it_is_not_told(cells: dict[str, object]) -> None:
    assert found(["R08"], with_cells(ROWS, **cells)) == []


@pytest.mark.parametrize(
    "label",
    [
        *("75 % of direct costs", "doğrudan maliyetlerin %75'i", "75 % der direkten Kosten"),
        *("75 % des coûts directs", "75 % dei costi diretti", "75 % de los costes directos"),
        *("75 % kosztów bezpośrednich", "75 % dos custos diretos", "75 % van de directe kosten"),
    ],
)
def test_direct_costs_are_known_in_every_language(label: str) -> None:
    assert says("direct_costs", label)
