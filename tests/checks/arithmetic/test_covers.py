"""A cover and a summary beside each other are both compared with the detail."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated


def sheet(total: int, eu: int) -> Rows:
    return [["Item", "EUR"], ["Total costs", total], ["EU contribution", eu]]


@pytest.mark.parametrize(
    ("sheets", "found"),
    [
        ({"Cover": (150, 100), "Summary": (150, 100), "Plan": (150, 100)}, []),
        ({"Cover": (170, 100), "Summary": (150, 100), "Plan": (150, 100)}, ["Cover!B2"]),
        ({"Cover": (150, 100), "Summary": (150, 90), "Plan": (150, 100)}, ["Summary!B3"]),
        (
            {"Cover": (150, 90), "Summary": (150, 90), "Plan": (150, 100)},
            ["Cover!B3", "Summary!B3"],
        ),
        ({"Cover": (170, 100), "Summary": (150, 100)}, ["Cover!B2"]),
        ({"Kapak": (170, 100), "Özet": (150, 100)}, ["Kapak!B2"]),
        ({"Deckblatt": (170, 100), "Übersicht": (150, 100)}, ["Deckblatt!B2"]),
        ({"Couverture": (170, 100), "Récapitulatif": (150, 100)}, ["Couverture!B2"]),
        ({"Frontespizio": (170, 100), "Sintesi": (150, 100)}, ["Frontespizio!B2"]),
        ({"Carátula": (170, 100), "Resumen": (150, 100)}, ["Carátula!B2"]),
        ({"Strona tytułowa": (170, 100), "Podsumowanie": (150, 100)}, ["Strona tytułowa!B2"]),
        ({"Capa": (170, 100), "Resumo": (150, 100)}, ["Capa!B2"]),
        ({"Voorblad": (170, 100), "Overzicht": (150, 100)}, ["Voorblad!B2"]),
        ({"Samenvatting": (170, 100), "Overzicht": (150, 100)}, []),
        ({"Summary": (170, 100), "Overview": (150, 100)}, []),  # nobody knows which is right
        ({"Cover": (170, 100)}, []),
        ({"Summary P1": (150, 9), "Summary P2": (250, 8), "P1": (150, 9), "P2": (250, 8)}, []),
        ({"Cover": (400, 17), "P1": (150, 9), "P2": (250, 8)}, []),
    ],
)
def test_what_is_compared(sheets: dict[str, tuple[int, int]], found: list[str]) -> None:
    rows: dict[str, Any] = {name: sheet(*told) for name, told in sheets.items()}
    assert [
        finding.place for finding in run_checks(calculated([], sheets=rows), only=["A05"]).findings
    ] == found


def test_several_figures_of_a_kind_may_be_of_several_partners() -> None:
    several: Rows = [["Partner", "Total costs", "EU contribution"]]
    several += [[name, 100 * n, 75 * n] for n, name in enumerate("ABC", 3)]
    plan: Rows = [*several[:1], ["A", 100, 75], ["B", 200, 150], ["C", 50, 20]]
    subject = calculated([], sheets={"Cover": several, "Plan": plan})
    assert run_checks(subject, only=["A05"]).findings == ()
    subject = calculated([], sheets={"Cover": sheet(200, 150), "Plan": plan})
    assert run_checks(subject, only=["A05"]).findings == ()


def in_thousands(total: Any, heading: str = "Amount (k€)", **more: Rows) -> list[tuple[str, str]]:
    """What is expected of a summary in thousands, beside a plan of 570,850."""
    plan: Rows = [["Item", "Amount (EUR)"], ["Staff", 412300], ["Total costs", 570850]]
    cover: Rows = [["Item", heading], ["Staff", 412.3], ["Total costs", total]]
    subject = calculated([], sheets={"Summary": cover, "Plan": plan, **more})
    return [(f.cell, f.expected) for f in run_checks(subject, only=["A05"]).findings]


@pytest.mark.parametrize(
    ("total", "heading", "found"),
    [
        (570.85, "Amount (k€)", []),
        (570.9, "Amount (k€)", []),
        (571, "Amount (k€)", []),
        (570.8, "Amount (k€)", []),
        (570.7, "Amount (k€)", [("B3", "570.85")]),
        (570, "Amount (k€)", [("B3", "570.85")]),
        (570.85, "Amount", [("B3", "570850.00")]),
        (570.85, "Amount (EUR)", [("B3", "570850.00")]),
        ("=Plan!B3/1000", "Amount", []),
        ("=Plan!B3/1000", "Amount (EUR)", []),
        ("=Plan!B2/1000", "Amount (k€)", [("B3", "570.85")]),
        (570850, "Amount (k€)", []),
    ],
)
def test_a_cover_in_thousands(total: Any, heading: str, found: list[tuple[str, str]]) -> None:
    assert in_thousands(total, heading) == found


def test_a_plan_in_thousands() -> None:
    plan: Rows = [["All amounts in thousand EUR"], [], ["Item", "Amount"]]
    plan += [["Staff", 412.3], ["Total costs", 570.9]]
    for total, expected in ((570850, []), (580850, ["570900.00"])):
        cover: Rows = [["Item", "Amount (EUR)"], ["Staff", 412300], ["Total costs", total]]
        subject = calculated([], sheets={"Summary": cover, "Plan": plan})
        assert [f.expected for f in run_checks(subject, only=["A05"]).findings] == expected
    units: Rows = [["Item", "Amount (EUR)"], ["Staff", 412300], ["Total costs", 1000]]
    subject = calculated([], sheets={"Summary": cover, "Plan": plan, "Other": units})
    assert run_checks(subject, only=["A05"]).findings == ()


def test_links_are_not_told_to_be_typed() -> None:
    plan: Rows = [["Item", "EUR"], ["Staff", 100], ["Total costs", 150]]
    for total, fix in (("=Plan!B2+0", "Summary!B3 calculates"), (100, "Refer to the cell")):
        cover: Rows = [["Item", "EUR"], ["Staff", 100], ["Total costs", total]]
        subject = calculated([], sheets={"Summary": cover, "Plan": plan})
        (finding,) = run_checks(subject, only=["A05"]).findings
        assert finding.fix().startswith(fix)
