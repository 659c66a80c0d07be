"""Own money beside that of a region or a state: the EU does not leave all of the rest to it."""

from __future__ import annotations

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, found

SOURCES: Rows = [["Sources", "Amount"], ["EU grant", 75000], ["Region", 15000]]
AFTER_COSTS: Rows = [
    ["Item", "Amount"],
    ["Lump sums", 400],
    ["Total costs", 100000],
    ["EU grant", 75000],
    ["Land", 15000],
]


OWN = ["Own funds", 10000]
MORE = ["Own funds", 12000]
TOTAL = ["Total", 100000]
LAND: Rows = [["Quelle", "Betrag"], ["EU-Zuschuss", 75000], ["Land Sachsen", 15000]]
POLISH: Rows = [["Kategoria", "Kwota"], ["Razem", 1000], ["Dofinansowanie UE", 750]]


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ([*SOURCES, OWN, TOTAL], []),
        ([SOURCES[0], SOURCES[2], SOURCES[1], OWN, TOTAL], []),
        ([*LAND, ["Eigenmittel", 10000], ["Summe", 100000]], []),
        ([*AFTER_COSTS, OWN], []),
        ([*SOURCES, MORE, TOTAL], []),  # the total is to blame, or a source: A02
        ([*AFTER_COSTS, MORE], ["B6"]),
        ([*POLISH, ["Wkład własny", 300]], ["B4"]),
    ],
)
def test_own_money_is_the_rest_of_what_all_others_give(rows: Rows, cells: list[str]) -> None:
    assert [cell for _, cell in found(["R03"], rows)] == cells


def test_the_message_counts_the_others() -> None:
    subject = calculated([*AFTER_COSTS, MORE])
    assert [f.expected for f in run_checks(subject, only=["R03"]).findings] == ["10000.00"]
