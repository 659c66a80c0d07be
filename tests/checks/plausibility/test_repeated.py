"""P04 in tables of any layout: which rows are one line twice, and what numbers of rows are."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.text import Lang
from tests.checks.card_examples import findings_of, subject_of_example
from tests.checks.structure.examples import Rows, found


def numbered(numbers: list[Any], heading: str = "No") -> Rows:
    """Lines that differ in nothing but the last, each with one of the numbers."""
    rows: Rows = [[heading, "Item", "Amount (EUR)"]]
    rows += [[number, "Hotel in Bari", 160] for number in numbers]
    return rows


@pytest.mark.parametrize(
    "numbers",
    [
        [1, 2, 3, 4],
        [1, 2, 3, 5, 6, 7],
        ["L1", "L2", "L3"],
        ["A.1", "A.2", "B.1", "B.2"],
        ["1.", "2.", "3."],
        [101, 102, 103],
    ],
)
def test_the_number_of_a_row_makes_no_other_line(numbers: list[Any]) -> None:
    (finding,) = found("P04", numbered(numbers))
    assert (finding.cell, len(finding.also)) == ("C3", len(numbers) - 2)


@pytest.mark.parametrize("heading", ["N°", "Nº", "Nr.", "Lp.", "L.p.", "Sıra", "#", "Pos."])
def test_the_numbers_of_rows_by_their_heading(heading: str) -> None:
    (finding,) = found("P04", numbered([1, 2, 3], heading))
    assert finding.cell == "C3"


@pytest.mark.parametrize(
    ("headings", "formula", "cell"),
    [
        (("Persons", "Cost per head (EUR)", "Total (EUR)"), "=B{row}*C{row}", "D3"),
        (("Persons", "Cost per head (EUR)", "Total (EUR)"), "=B{row}+C{row}", "C3"),
        (("Persons", "Cost per head (EUR)", "Total (EUR)"), "=C{row}*1.2", "C3"),
        (("Rate", "Total costs (EUR)", "EU contribution (EUR)"), "=B{row}*C{row}", "C3"),
    ],
)
def test_the_amount_is_what_the_row_multiplies(
    headings: tuple[str, ...], formula: str, cell: str
) -> None:
    rows: Rows = [["Trip", *headings]]
    rows += [["Workshop", 3, 290, f"{formula.format(row=row)} -> 870"] for row in (2, 3)]
    rows.append(["Final", 4, 410, f"{formula.format(row=4)} -> 1640"])
    (finding,) = found("P04", rows)
    assert finding.cell == cell


@pytest.mark.parametrize(
    ("heading", "numbers"),
    [
        ("No", [700, 710, 720]),
        ("No", [2020, 2021, 2022]),
        ("No", ["x", "y", "z"]),
        ("No", [1, "y", 2]),
        ("Code", ["4711-a", "4711-b", "4712-a"]),
        ("Year", [1, 2, 3]),
        ("Place", ["L1", "L2", "L3"]),
    ],
)
def test_what_says_which_cost_it_is_makes_another_line(heading: str, numbers: list[Any]) -> None:
    assert found("P04", numbered(numbers, heading)) == []


def test_numbers_below_no_heading() -> None:
    rows: Rows = [["Item", "Amount (EUR)", "", "Kind"]]
    rows += [["Hotel in Bari", 160, number, "a"] for number in (1, 2, 3)]
    (finding,) = found("P04", rows)
    assert finding.also == (("Budget", "B4"),)


def test_only_one_of_the_rows_has_a_number() -> None:
    assert found("P04", numbered(["", 1, ""]))[0].values["first"] == "Budget!C2"


def test_a_copied_row_that_kept_its_number() -> None:
    (finding,) = found("P04", numbered([1, 2, 3, 2]))
    assert (finding.cell, finding.values["first"]) == ("C5", "Budget!C3")


def test_another_reason_is_the_same_cost() -> None:
    rows: Rows = [
        ["Item", "Amount (EUR)", "Justification"],
        ["Hotel in Bari", 160, "kick-off"],
        ["Hotel in Bari", 160, "the meeting"],
    ]
    assert [f.cell for f in found("P04", rows)] == ["B3"]


def test_the_repeats_are_named_in_both_languages() -> None:
    from cofin.checks.report.outcome import shown

    subject = subject_of_example({"sheet": numbered([1, 2, 3, 4, 5, 6, 7])})
    (finding,) = findings_of("P04", {"sheet": numbered([1, 2, 3, 4, 5, 6, 7])})
    said = [shown(finding, subject, lang).message for lang in Lang]
    assert said[0].endswith("with the same amount; so do C4, C5, C6 and 2 more.")
    assert said[1].endswith("aynısı şu hücrelerde de var: C4, C5, C6 ve 2 hücre daha.")


def test_a_line_in_two_other_categories_is_two_findings() -> None:
    line = {"partner": "P3", "work_package": "WP5", "quantity": 70, "unit_cost": 38.75}
    line["description"] = "Matchmaking day in Varna: hall and catering"
    kinds = ("subcontracting", "travel", "subcontracting")
    packages = ("WP5", "WP5", "WP3")
    change = [
        {"at": ["cost"], "add": {**line, "category": kind, "work_package": package}}
        for kind, package in zip(kinds, packages, strict=True)
    ]
    found = findings_of("P04", {"change": change})
    assert [(f.cell, f.also) for f in found] == [
        ("D14", (("Cost lines", "D16"),)),
        ("D15", ()),
    ]


def test_a_pasted_part_carries_each_of_its_cells() -> None:
    rows: Rows = [["Item", "Amount (EUR)"]]
    rows += [[name, 160] for name in ("Hotel", "Train", "Hall", "Hotel", "Train", "Hotel", "Train")]
    (finding,) = found("P04", rows)
    assert (finding.cell, finding.areas) == ("B5:B6", ("B5", "B6"))
    assert finding.also == (("Budget", "B7"), ("Budget", "B8"))


def test_lines_that_are_not_repeated_together() -> None:
    rows: Rows = [["Item", "Amount (EUR)"]]
    rows += [[name, 160] for name in ("Hotel", "Train", "Hall", "Train", "Hotel", "Hall")]
    assert [f.cell for f in found("P04", rows)] == ["B5", "B6", "B7"]
