"""Own money that is what other sources leave of the costs, and forgets one of them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cofin.checks.finding import Finding
from cofin.checks.run import run_checks
from cofin.text import Lang
from tests.checks.calculated import Rows, calculated, with_cells

SIDES: Rows = [
    ["CHARGES", "Montant", "", "PRODUITS", "Montant"],
    ["60 Achats", 12400, "", "70 Ventes", 3200],
    ["61 Services", 8950, "", "74 FEDER", "=ROUNDDOWN(B6*60%,2)"],
    ["64 Personnel", 68700, "", "74 Région", 20000],
    ["65 Frais", 15320, "", "75 Cotisations", 1450],
    ["TOTAL DES CHARGES", "=SUM(B2:B5)", "", "Autofinancement", "=B6-SUM(E2:E5)"],
    ["", "", "", "TOTAL DES PRODUITS", "=SUM(E2:E6)"],
]
#: The same with both totals in one row.
BALANCED: Rows = [*SIDES[:5], ["66 Autres", 300, "", *SIDES[5][3:]], ["TOTAL", "=SUM(B2:B6)"]]
BALANCED[6] += ["", "TOTAL DES PRODUITS", "=SUM(E2:E6)"]
BALANCED = with_cells(BALANCED, E3="=ROUNDDOWN(B7*60%,2)", E6="=B7-SUM(E2:E5)")

BELOW: Rows = [
    ["Item", "Amount"],
    ["Staff", 700],
    ["Travel", 300],
    ["Total costs", "=SUM(B2:B3)"],
    [],
    ["EU grant", 600],
    ["Ministry", 100],
    ["Municipality", 50],
    ["Own contribution", "=B4-B6-B7-B8"],
    ["Total sources", "=SUM(B6:B9)"],
]

#: Each partner's sources across a row.
PARTNERS: Rows = [
    ["Partner", "Staff", "Other", "Total costs", "Grant", "Region", "City", "Own", "Total sources"],
    *(
        [
            f"P{r}", 100 * r, 50, f"=B{r}+C{r}", 40 * r, 10, 5,
            f"=D{r}-SUM(E{r}:G{r})", f"=SUM(E{r}:H{r})",
        ]
        for r in range(2, 6)
    ),
]  # fmt: skip


def findings(rows: Rows, **more: Any) -> list[Finding]:
    return list(run_checks(calculated(rows, **more), only=["C07"]).findings)


def told(rows: Rows, **more: Any) -> list[tuple[str, str]]:
    return [(each.cell, str(each.severity)) for each in findings(rows, **more)]


@pytest.mark.parametrize("rows", [SIDES, BALANCED, BELOW, PARTNERS])
def test_nothing_is_forgotten(rows: Rows) -> None:
    assert told(rows) == []


def test_two_sides_of_a_budget() -> None:
    (wrong,) = findings(with_cells(BALANCED, E6="=B7-SUM(E2:E4)"))
    assert (wrong.cell, str(wrong.severity), wrong.difference) == ("E6", "error", Decimal(1450))
    assert (wrong.found, wrong.expected) == ("19068", "17618")
    assert wrong.message() == (
        "Budget!E6 (Autofinancement · Montant) is what is left of B7, =B7-SUM(E2:E4), and does not"
        " subtract E5, which E7 counts as well. So E7 shows 107,120 and B7 105,670; with E5"
        " subtracted, 17,618 is left and both are equal."
    )
    assert wrong.fix() == (
        "Subtract E5 as well in Budget!E6, or say in a note why E7 and B7 differ."
    )
    assert "düşülmemiş: E5" in wrong.message(Lang.TR)
    assert "E5" in wrong.fix(Lang.TR)


@pytest.mark.parametrize(
    ("formula", "missed"),
    [
        ("=B7-SUM(E3:E5)", "E2"),
        ("=ROUND(B7-E3-E5,2)", "E2, E4"),
        ("=B7-(E2+E3+E4)", "E5"),
        ("=+B7-SUM(E2:E4)", ""),  # no cell that is one
        ("=B7*1-SUM(E2:E4)", ""),
        ("=B7-SUM(E2:E4)+0", ""),
        ("=B7-SUM(E2:E4)*1", ""),
        ("=SUM(B7:B7)-SUM(E2:E4)", ""),
        ("=B7-10", ""),
        ("=B7-Nobody", ""),
        ("=B7-C2", ""),
        ("=B7-B2", ""),
        ("=B5-SUM(E2:E4)", ""),  # of no total
        ("=E7-SUM(E2:E4)", ""),
        ("=E2-SUM(E3:E4)", ""),
    ],
)
def test_forms(formula: str, missed: str) -> None:
    found = [each.message() for each in findings(with_cells(BALANCED, E6=formula))]
    found = [each for each in found if "is what is left" in each]
    assert [f"subtract {missed}," in each for each in found] == ([True] if missed else [])


@pytest.mark.parametrize(
    "changed",
    [
        {"D5": "Bénévolat"},
        {"D5": "In-kind contribution"},
        {"D5": "Ayni katkı"},
        {"D5": "Not eligible costs, paid by the partner"},
        {"D5": "davon Spenden"},
        {"D7": "TOTAL, valorisation comprise"},
        {"A7": "TOTAL (hors TVA)"},
        {"D7": "Produits"},  # nothing says that it is a total
        {"A7": "Charges", "B7": 105670},
        {"E5": 0},
        {"E5": "x"},
        {"E5": "=E6*2%"},  # made from what is left
        {"E7": "=SUM(E2:E6)-E5"},
        {"E7": "=SUM(E2:E6,E5)"},
        {"E7": "=SUM(E2:E6)+B7"},
        {"E7": "=SUM(E2:E6,B2)"},
        {"B7": "=SUM(B2:B6)+E5*1"},  # the total has it
        {"B7": "x"},
    ],
)
def test_left_out_on_purpose(changed: dict[str, Any]) -> None:
    rows = with_cells(BALANCED, E6="=B7-SUM(E2:E4)")
    found = [each.message() for each in findings(with_cells(rows, **changed))]
    assert not any("is what is left" in each for each in found)


def test_a_typed_total() -> None:
    assert told(with_cells(BALANCED, B7=105670, E6="=B7-SUM(E2:E4)")) == [("E6", "error")]


def test_totals_that_stand_elsewhere_are_a_warning() -> None:
    assert told(with_cells(BELOW, B9="=B4-B6-B7")) == [("B9", "warning")]
    assert told(with_cells(SIDES, E6="=B6-SUM(E2:E4)")) == [("E6", "warning")]
    later = with_cells(BELOW, B8="=B4-B6-B7", B9=50, A8="Own", A9="Municipality")
    assert told(later) == []  # behind it: perhaps beside the budget
    assert told(with_cells(BALANCED, E5="=B7-SUM(E2:E4)", E6=1450)) == [("E5", "error")]


def test_a_source_on_another_sheet() -> None:
    rows = with_cells(BELOW, B9="=B4-B6-B7", B8="=Other!A1+Other!A2")
    assert told(rows, cells={"Other!A1": 20, "Other!A2": 30}) == []


def test_years_beside_each_other() -> None:
    rows: Rows = [
        [row[0], *(str(row[1]).replace("B", x) for x in "BCDE")] if row else [] for row in BELOW
    ]
    rows = [[int(each) if each.isdigit() else each for each in row] for row in rows]
    assert told(rows) == []
    (wrong,) = findings(with_cells(rows, D9="=D4-D6-D7"))
    assert (wrong.cell, str(wrong.severity), wrong.also) == ("D9", "error", ())
    two = [row[:3] for row in rows]
    (wrong,) = findings(with_cells(two, B9="=B4-B6-B7", C9="=C4-C6-C7"))
    assert (wrong.cell, str(wrong.severity)) == ("B9", "warning")
    assert wrong.also == (("Budget", "C9"),)
    assert "; so do C9" in wrong.message()
    every = with_cells(rows, **{f"{x}9": f"={x}4-{x}6-{x}7" for x in "BCDE"})
    assert told(every) == []


@pytest.mark.parametrize("row", [2, 3, 5])
def test_one_partner_forgets_a_source(row: int) -> None:
    place = f"H{row}"
    assert told(with_cells(PARTNERS, **{place: f"=D{row}-SUM(E{row}:F{row})"})) == [
        (place, "error")
    ]


def test_all_partners_leave_out_the_same() -> None:
    every = {f"H{row}": f"=D{row}-SUM(E{row}:F{row})" for row in range(2, 6)}
    assert told(with_cells(PARTNERS, **every)) == []
    zeros = {f"G{row}": 0 for row in range(2, 5)}
    assert told(with_cells(PARTNERS, **every, **zeros)) == []


def test_a_partner_alone() -> None:
    alone = with_cells(PARTNERS[:2], H2="=D2-SUM(E2:F2)")
    assert told(alone) == [("H2", "warning")]
    assert told(with_cells(alone, G1="In kind")) == []
    assert told(with_cells(alone, H2="=D2-SUM(E2:E2)-G2", F1="Other")) == [("H2", "warning")]


def test_in_our_own_layout_nothing_is_left() -> None:
    rows = with_cells(BALANCED, E6="=B7-SUM(E2:E4)")
    assert told(rows, columns={"cost.quantity": "Budget!B3:B4"}) == []
