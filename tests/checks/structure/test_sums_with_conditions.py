"""SUMIF and its kin silently leave out a row whose key is written in another way."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cofin.checks.finding import Finding, Severity
from cofin.checks.run import run_checks
from cofin.checks.structure.ranges.near_keys import is_near_key
from cofin.text import Lang
from tests.checks.calculated import Rows, calculated, with_cells

LIST: Rows = [
    ["Partner", "Category", "Item", "Amount"],
    ["P1", "Personnel", "Manager", 52000],
    ["P1", "Travel", "Meetings", 6400],
    ["P2", "Personnel", "Researcher", 61000],
    ["P2", "Subcontracting", "Survey", 15000],
    ["P3", "Travel", "Workshops", 5200],
]


def summary(formula: str, *keys: str) -> Rows:
    rows: Rows = [["Category", "EUR"]]
    rows += [[key, f"={formula}".replace("A2", f"A{row}")] for row, key in enumerate(keys, 2)]
    return rows


SUMIF = summary("SUMIF(List!$B$2:$B$6,A2,List!$D$2:$D$6)", "Personnel", "Subcontracting", "Travel")


def findings(rows: Rows, pivot: Rows, **more: Any) -> list[Finding]:
    """What sums leave out; a blank that costs nothing today is a note of its own."""
    subject = calculated([], sheets={"List": rows, "Pivot": pivot}, **more)
    found = run_checks(subject, only=["C07"]).findings
    return [each for each in found if each.severity is not Severity.NOTE]


def places(rows: Rows, pivot: Rows = SUMIF, **more: Any) -> list[str]:
    return [finding.place for finding in findings(rows, pivot, **more)]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({}, []),
        ({"B4": "personnel"}, []),  # sums do not tell capitals apart
        ({"B4": "Personnel "}, ["List!B4"]),
        ({"B4": "Personnel ", "D4": 0}, []),
        ({"B4": "Personnel ", "D4": ""}, []),
        ({"B5": "Sub-contracting"}, ["List!B5"]),
        ({"B5": "Subcontract"}, ["List!B5"]),
        ({"B6": "Travle", "B3": "Travle"}, ["List!B3"]),
        ({"B6": "Travels"}, ["List!B6"]),
        ({"B6": "Equipment"}, []),  # a summary may be of some categories only
        ({"B6": ""}, []),
        ({"B6": 7}, []),
    ],
)
def test_keys_written_otherwise(cells: dict[str, Any], found: list[str]) -> None:
    assert places(with_cells(LIST, **cells)) == found


def test_how_sure_and_how_much() -> None:
    blank, typo = (
        findings(with_cells(LIST, B4=text), SUMIF)[0] for text in ("Personnel ", "Personel")
    )
    assert [blank.severity, typo.severity] == ["error", "warning"]
    assert blank.message() == (
        "List!B4 says “Personnel ”, the sums (Pivot!B2: =SUMIF(List!$B$2:$B$6,A2,List!$D$2:$D$6))"
        " ask for “Personnel”: 61,000 of D4 is in none of them."
    )
    assert "letter by letter" in blank.fix()
    assert "harfi harfine" in blank.fix(Lang.TR)
    both = findings(with_cells(LIST, B6="Travle", B3="Travle"), SUMIF)[0]
    assert both.difference == -11600
    assert both.also == (("List", "B6"),)


def test_a_condition_that_is_a_text_or_one_of_two() -> None:
    typed = summary('SUMIF(List!B:B,"P1",List!D:D)+SUMIF(List!B:B,"Travel",List!D:D)', "x", "y")
    assert places(with_cells(LIST, B6="Travel."), typed) == ["List!B6"]
    two = summary("SUMIFS(List!$D$2:$D$6,List!$A$2:$A$6,A2,List!$B$2:$B$6,$C$1)", "P1", "P2", "P3")
    two[0].append("Personnel")
    assert places(with_cells(LIST, A4="P 2"), two) == ["List!A4"]
    assert places(with_cells(LIST, B4="Personel"), two) == ["List!B4"]


@pytest.mark.parametrize(
    "formula",
    [
        'SUMIF(List!$B$2:$B$6,A2&"*",List!$D$2:$D$6)',
        'SUMIF(List!$B$2:$B$6,"Pers*",List!$D$2:$D$6)',
        'SUMIF(List!$B$2:$B$6,"<>Travel",List!$D$2:$D$6)',
        "SUMIF(List!$B$2:$B$6,Z9,List!$D$2:$D$6)",
        "SUMIF(List!$B$2:$B$6,A2,List!$C$2:$D$6)",
        "SUMIF(List!$B$2:$C$6,A2,List!$D$2:$D$6)",
        "SUMIF(List!$B$2:$B$6,A2)",
        "SUMIFS(List!$D$2:$D$6,List!$B$2:$B$6)",
        "SUMIF(",
    ],
)
def test_what_is_not_known_is_not_judged(formula: str) -> None:
    assert places(with_cells(LIST, B4="Personnel "), summary(formula, "Personnel", "Travel")) == []


def test_two_keys_that_are_near_are_no_slip() -> None:
    pivot = summary(SUMIF[1][1].removeprefix("="), "Travels", "Travell")
    assert places(LIST, pivot) == []


def short(formula: str, *keys: str) -> list[str]:
    return places(LIST, summary(formula, *(keys or ("Personnel", "Subcontracting", "Travel"))))


def test_ranges_that_stop_early() -> None:
    early = "SUMIF(List!$B$2:$B$5,A2,List!$D$2:$D$5)"
    assert short(early) == ["Pivot!B4"]
    assert short("SUMIF(List!$B$4:$B$6,A2,List!$D$4:$D$6)") == ["Pivot!B2", "Pivot!B4"]
    assert short("SUMIF(List!$B$2:$B$4,A2,List!$D$2:$D$4)") == ["Pivot!B3", "Pivot!B4"]
    assert short(early, "Personnel", "Subcontracting") == []  # nobody asks for the last row
    assert short(f"{early}*2") == []
    both = "SUMIFS(List!$D$2:$D$5,List!$A$2:$A$5,A2,List!$B$2:$B$5,B$1)"
    pivot = [["", "Travel"], ["P3", f"={both}"], ["P1", f"={both}".replace("A2", "A3")]]
    assert places(LIST, pivot) == ["Pivot!B2"]
    found = findings(LIST, summary(early, "Personnel", "Subcontracting", "Travel"))[0]
    assert (found.found, found.expected, found.difference) == ("6400", "11600", Decimal(-5200))
    assert "leaves out List!D6" in found.message()


def test_sums_below_their_own_list() -> None:
    below = [
        *LIST,
        ["", "Travel", "", "=SUMIF(B2:B6,B7,D2:D6)"],
        ["", "Personnel", "", "=SUMIF(B2:B6,B8,D2:D6)"],
    ]
    assert places(below, []) == []  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "is_near"),
    [
        ("P01", "P1", True),
        ("WP1", "WP11", False),
        ("WP 1.1", "WP 11", False),
        ("Other", "Other goods", False),
        ("Personnel", "Personel", True),
        ("Personel", "Personnel", True),
        ("Equipmant", "Equipment", True),
        ("Eqiupment", "Equipment", True),
        ("Eqiupmant", "Equipment", False),
        ("Travel", "Trevol", False),
        ("Dolaylı", "DOLAYLI", True),
        ("Internal", "External", False),
        ("Phase A", "Phase B", False),
    ],
)
def test_near_keys(one: str, other: str, *, is_near: bool) -> None:
    assert is_near_key(one, other) is is_near


def test_in_our_own_layout_nothing_is_asked() -> None:
    rows = with_cells(LIST, B4="Personnel ")
    assert places(rows, scalars={"fig.totals.eligible": "List!D2"}) == []


def test_far_behind_nothing_is_looked_for() -> None:
    rows: Rows = [LIST[0], *(["P1", "Travel", "Trip", 1] for _ in range(150))]
    pivot = summary("SUMIF(List!$B$2:$B$3,A2,List!$D$2:$D$3)", "Travel")
    assert [finding.difference for finding in findings(rows, pivot)] == [-100]


def test_a_sum_of_which_one_condition_is_not_known() -> None:
    two = summary("SUMIFS(List!$D$2:$D$6,List!$A$2:$A$6,A2,List!$B$2:$B$6,$C$9)", "P1", "P2", "P3")
    assert places(with_cells(LIST, A4="P 2"), two) == []


def test_each_half_of_a_list_may_have_a_sum_of_its_own() -> None:
    halves: Rows = [["Category", "Y1", "Y2"]]
    for row, key in enumerate(("Personnel", "Travel"), 2):
        ranges = ("List!B2:B4,A{0},List!D2:D4", "List!B5:B6,A{0},List!D5:D6")
        halves.append([key, *(f"=SUMIF({each.format(row)})" for each in ranges)])
    assert places(LIST, halves) == []
    halves[2][2] = "=SUMIF(List!B5:B5,A3,List!D5:D5)"
    assert places(with_cells(LIST, B5="Travel"), halves) == ["Pivot!C3"]
    assert places(with_cells(LIST, B5="Travel", D6=0), halves) == []
