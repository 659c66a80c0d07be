"""Arithmetic and rules in layouts that are not ours: nothing false, and planted faults found."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.card import severity_of
from cofin.checks.finding import Severity
from cofin.checks.run import run_checks
from cofin.checks.words.sums import fold, names_total
from tests.checks.budgets_of_others import (
    BAIT,
    CLEAN,
    LUMP_SUM,
    PART_A,
    PLAN,
    TURKISH,
    Rows,
    changed,
)
from tests.checks.card_examples import subject_of_example

OWN = [f"A0{n}" for n in range(1, 8)] + [f"R{n:02}" for n in range(1, 15)]


def found(rows: Rows, **more: Any) -> list[tuple[str, str]]:
    """Code and cell of what these checks find."""
    example = {"sheet": rows, "kind": "other", **more}
    report = run_checks(subject_of_example(example), only=OWN)
    return [(f.code, f.cell) for f in report.findings if severity_of(f) is not Severity.NOTE]


@pytest.mark.parametrize("name", CLEAN)
def test_a_right_budget_has_no_finding(name: str) -> None:
    assert found(CLEAN[name]) == []


@pytest.mark.parametrize("name", [name for name in CLEAN if name != "bait"])
def test_a_right_budget_has_no_finding_under_the_call(name: str) -> None:
    assert found(CLEAN[name], change=[]) == []


def test_two_million_are_above_the_ceiling_only_as_a_grant() -> None:
    assert found(BAIT, change=[]) == []


PLANTED: list[tuple[Rows, dict[str, Any], set[tuple[str, str]]]] = [
    (TURKISH, {"F4": 38000}, {("A01", "F4"), ("A02", "F6")}),
    (
        TURKISH,
        {"F8": 4300, "F10": 9730, "F15": 74830, "F17": 80061.1, "F19": 20090.28},
        {("A01", "F8")},
    ),
    (TURKISH, {"F10": 9360}, {("A02", "F10")}),
    (TURKISH, {"F14": 2500}, {("A02", "F14")}),
    (TURKISH, {"F17": 79691.1}, {("A02", "F17")}),
    (TURKISH, {"F19": 19000}, {("R03", "F19")}),
    (LUMP_SUM, {"D8": 20000}, {("A02", "D8")}),
    (LUMP_SUM, {"H13": 5300}, {("A02", "H13")}),
    (LUMP_SUM, {"H5": 17600}, {("A02", "H5")}),
    (LUMP_SUM, {"G5": 7600}, {("A01", "G5"), ("A02", "G8"), ("A02", "H5")}),
    (PART_A, {"J3": 109160}, {("A02", "J3")}),
    (PART_A, {"C5": 240100}, {("A02", "C5")}),
    (PART_A, {"K3": 0.75}, {("R04", "K3")}),
    (PLAN, {"E3": 7}, {("A04", "E3")}),
    (PLAN, {"C5": 12}, {("A04", "C5")}),
    (PLAN, {"I2": 44000}, {("A03", "I2")}),
    (PLAN, {"H5": 45500}, {("A02", "H5")}),
]


@pytest.mark.parametrize(("rows", "cells", "expected"), PLANTED)
def test_a_planted_fault_is_found_once(
    rows: Rows, cells: dict[str, Any], expected: set[tuple[str, str]]
) -> None:
    assert set(found(changed(rows, cells))) >= expected
    assert {cell for _, cell in found(changed(rows, cells))} <= {cell for _, cell in expected}


RULES: list[tuple[Rows, dict[str, Any], tuple[str, str]]] = [
    (PART_A, {"M3": 81120.01}, ("R01", "M3")),
    (PART_A, {"H2": 8750, "J2": 148750}, ("R05", "H2")),  # with subcontracting
    (PART_A, {"H4": 0}, ("R05", "H4")),
    (TURKISH, {"F18": 61000}, ("R01", "F18")),
    (TURKISH, {"F18": 500001}, ("R02", "F18")),
]


@pytest.mark.parametrize(("rows", "cells", "expected"), RULES)
def test_a_rule_of_the_call_is_broken(
    rows: Rows, cells: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert expected in found(changed(rows, cells), change=[])


def test_less_than_allowed_is_a_note() -> None:
    rows = changed(PART_A, {"M3": 80000, "M5": 245712.5})
    report = run_checks(subject_of_example({"sheet": rows}), only=["R14"])
    assert [(f.cell, severity_of(f)) for f in report.findings] == [("M3", Severity.NOTE)]


@pytest.mark.parametrize(
    ("label", "is_total"),
    [
        *((label, True) for label in ("Total", "Total costs", "WP1 total costs", "Travel total")),
        *((label, True) for label in ("Personnel total (A)", "A. Total direct costs", "P1 Total")),
        *((label, True) for label in ("Ara toplam: Seyahat", "İP 1 toplamı", "Genel toplam")),
        *((label, True) for label in ("Travel total for all partners", "Seyahat toplam üç ortak")),
        ("A. Personnel costs: total A.1 + A.2", True),
        *((label, True) for label in ("Dolaylı toplam maliyetler", "Staff total 2021-2024")),
        *(
            (label, False)
            for label in ("TOC, Total Organic Carbon", "Travel", "Toplantı giderleri")
        ),
        *((label, False) for label in ("Advice of Total Energies", "Risk of a total loss of data")),
    ],
)
def test_labels_that_name_a_total(label: str, is_total: bool) -> None:  # noqa: FBT001
    assert names_total(fold(label)) is is_total


def test_a_label_with_total_in_the_middle_ends_no_list() -> None:
    rows: Rows = [["Item", "Amount"], ["Travel", 100], ["Advice of Total Energies", 30]]
    assert found([*rows, ["Venue", 50], ["Total", 180]]) == []
    assert found([*rows, ["Venue", 50], ["Total", 150]]) == [("A02", "B5")]


def test_kilograms_are_no_amounts() -> None:
    small = [0.0000012, 0.00044, 0.0031, 2.555, 12]
    rows: Rows = [["Emission", "Amount"], *([f"e{n}", each] for n, each in enumerate(small))]
    assert found([*rows, ["Total", 7]]) == []
    report = run_checks(subject_of_example({"sheet": rows, "kind": "other"}))
    assert {f.code for f in report.findings} == {"M02"}
    assert found([*rows[:1], *([f"e{n}", each] for n, each in enumerate((1, 2, 3))), ["Total", 7]])


def test_a_pivot_table_pasted_as_values_names_each_sum_above_its_parts() -> None:
    groups = [("Books", 30), ("2021", 10), ("2022", 20), ("Films", 5), ("2021", 5)]
    rows: Rows = [["Row labels", "Cost"], *([name, value] for name, value in groups)]
    assert found([*rows, ["Grand Total", 35]]) == []
    assert found([*rows, ["Grand Total", 36]]) == [("A02", "B7")]
    rows[2][1] = 11
    assert found([*rows, ["Grand Total", 35]]) == [("A02", "B7")]


@pytest.mark.parametrize(
    ("amounts", "total"), [((100, 100), 100), ((100, 60, 40), 100), ((80, 80, 20, 20), 100)]
)
def test_equal_amounts_are_no_groups(amounts: tuple[int, ...], total: int) -> None:
    rows: Rows = [["Item", "Cost"], *([f"i{n}", amount] for n, amount in enumerate(amounts))]
    assert found([*rows, ["Total", total]]) == [("A02", f"B{len(amounts) + 2}")]


def test_amounts_in_another_currency_are_no_products_of_rate_and_euro() -> None:
    rows: Rows = [["Item", "Amount (national)", "Rate", "Amount (EUR)"]]
    for row, (amount, rate) in enumerate(
        ((182000, 4.3095), (1450000, 34.7205), (96000, 25.164)), 2
    ):
        euro = round(amount / rate, 2)
        rows.append([f"item {row}", amount, rate, f"=ROUND(B{row}/C{row},2) -> {euro}"])
    assert found(rows) == []
    rows[3][3] = "=ROUND(B4*C4,2) -> 2415744"
    assert ("A01", "B4") not in found(rows)


def test_rows_that_describe_the_others_are_no_products() -> None:
    rows: Rows = [["Partner", "Person-months", "Staff costs", "Average cost per month"]]
    for name, months, cost in (("A", 30, 5000), ("B", 24, 4100), ("C", 18, 3400)):
        rows.append([name, months, months * cost, cost])
    described = [*rows, ["Average", 24, 103200, 4166.67], ["Maximum", 30, 150000, 5000.5]]
    assert found(described) == []
    assert found([*rows, ["D", 30, 150000, 5800]]) == [("A01", "C5")]
