"""Which rows belong to a heading."""

from __future__ import annotations

from tests.checks.columns.test_inference import only


def test_lines_above_a_heading_that_are_none_of_its_lines() -> None:
    form = ["Project:", "BLUEHUB", "Version:", "final"]
    assert str(only(form, ["Item", "Unit", "Qty", "Amount"], ["a", "x", 2, 3]).heading) == "A2:D2"
    dated = ["Printed", "on", 5.5]
    assert str(only(dated, ["Item", "Unit", "Amount"], ["a", "x", 2]).heading) == "A2:C2"
    block = only(
        ["Costs", "Budget", "Grant"],
        ["Item", "Amount", "EU contribution"],
        ["a", 1, 2],
        merges=["Budget!A1:A2"],
    )
    assert str(block.heading) == "A1:C2"


def test_headings_of_many_lines_end_somewhere() -> None:
    units = ["", "(EUR)", "(EUR)"]
    block = only(["Item", "Amount", "EU contribution"], *[units] * 6, ["a", 1, 2])
    assert str(block.heading) == "A1:C4"


def test_a_merge_down_makes_lines_of_a_heading() -> None:
    block = only(
        ["Item", "Costs", ""],
        ["", "Amount", True],
        ["a", 1, 2],
        ["b", 1, 2],
        merges=["Budget!A1:A2", "Budget!B1:C1"],
    )
    assert [c.heading for c in block.columns] == ["Item", "Costs / Amount", "Costs"]


def test_a_merge_across_makes_the_next_row_a_line_of_the_heading() -> None:
    block = only(
        ["Item", "Total costs", "", "Grant"],
        ["", "Colour of one", "Shape of two", ""],
        ["a", 1, 2, 3],
        merges=["Budget!B1:C1"],
    )
    assert str(block.heading) == "A1:D2"


def test_dates_as_headings() -> None:
    headings = ["Colour", 44600, 44630, "Sum of all"]
    formats = {"Budget!B1:C1": "mmm yyyy"}
    assert str(only(headings, ["a", 1, 2, 3], formats=formats).heading) == "A1:D1"
