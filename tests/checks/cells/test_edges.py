"""What the examples on the cards do not show of the checks on cells."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cofin.a1 import Range
from cofin.checks.card import cards
from cofin.checks.cells.merged_headings import merged_or_doubled, written
from cofin.checks.finding import Severity
from cofin.checks.subject import Subject
from cofin.grid import CellError, CellKind, CellValue, Grid, SheetGrid, Table
from cofin.text import Lang
from tests.checks.card_examples import findings_of, places, subject_of_example
from tests.checks.structure.examples import Rows


def test_a_decimal_mark_of_other_sheets_decides() -> None:
    sheets = {
        "A": [["Item", "Amount"], ["a", "'1.234,50"], ["b", "'2.234,50"]],
        "B": [["Item", "Amount"], ["a", "'1.234"]],
    }
    (found,) = findings_of("C02", {"sheets": sheets})
    assert (found.place, found.expected) == ("B!B2", "1234")


def test_numbers_as_text_below_a_heading_of_names_are_ids() -> None:
    rows = [["Partner", "Amount"], [1, 5], [2, 6], [3, 6], ["'4", 7]]
    assert places("C01", sheet=rows) == []
    rows = [["Colour", "Amount"], [1, 5], [2, 6], [3, 6], ["'4", 7]]
    assert places("C01", sheet=rows) == [("A5", "warning")]


SPENT = [
    ["Travel", 500, 300],
    ["Audit", 300, 200],
    ["Total", "=SUM(B2:B4) -> 1", "=SUM(C2:C4) -> 1"],
]


@pytest.mark.parametrize(
    ("rows", "at"),
    [
        ([["Item", "Budget", "Spent"], ["Staff", "'2000", "'2001"], *SPENT], ["B2", "C2"]),
        (
            [["Item", "Budget", "Spent"], SPENT[0], ["Staff", "'2000", "'2001"], SPENT[1]],
            ["B3", "C3"],
        ),
        ([["Item", "Budget", "Spent"], ["A"], ["Staff", "'2000", "'2001"], *SPENT], ["B3", "C3"]),
    ],
)
def test_amounts_beside_each_other_that_look_like_years(rows: list[Any], at: list[str]) -> None:
    assert [cell for cell, _ in places("C01", sheet=rows)] == at


@pytest.mark.parametrize(
    "rows",
    [
        [["Item", "'2025", "'2026"], ["Staff", 200, 100], *SPENT],
        [["Budget 2025 to 2026"], ["Item", "'2025", "'2026"], ["Staff", 200, 100]],
        [["Item", "Planned", "Planned"], ["", "'2025", "'2026"], ["Staff", 200, 100]],
        [["Item", "'2025", "'2026"], ["a", 1, 2], [], ["Item", "'2027", "'2028"], ["a", 1, 2]],
        [
            ["Item", '=TEXT(2025,"0") -> \'2025', '=TEXT(2026,"0") -> \'2026'],
            *[["a", 10, 20], ["b", 30, 40]],
            ["Total", "=SUM(B1:B3) -> 40", "=SUM(C1:C3) -> 60"],
        ],
    ],
)
def test_years_as_text_above_amounts_are_headings(rows: list[Any]) -> None:
    assert places("C01", sheet=rows) == []


def test_an_error_in_an_area_too_large_or_on_another_file_is_left_alone() -> None:
    rows = [["Item", "Amount"], ["=#REF! -> #REF!", "=IFERROR(SUM([1]S!A1),0) -> 0"]]
    assert places("C03", sheet=rows) == [("A2", ""), ("B2", "note")]
    rows = [["Item", "Amount"], ["=#REF! -> #REF!", "=IFERROR(SUM(A1:D9000),0) -> 0"]]
    assert places("C03", sheet=rows) == [("A2", ""), ("B2", "note")]
    rows = [
        ["Item", "Amount"],
        ["=#REF! -> #REF!", "=IFERROR(A2,0) -> #REF!"],
        ["a", "=IFERROR( -> 0"],
    ]
    assert places("C03", sheet=rows) == [("A2", "")]


def test_hidden_prices_periods_and_numbers() -> None:
    rows = [
        ["Item", "Unit cost", "P1", "P2", "Colour", "Shape", "Start date"],
        ["a", 20, 500, 600, 3, 4.5, 44600],
        ["b", 30, 500, 600, 4, 5.5, 44601],
    ]
    found = places(
        "C09",
        sheet=rows,
        hidden_columns=["Budget!B:G"],
        formats={"Budget!F2:F3": "#,##0.00", "Budget!G2:G3": "yyyy-mm-dd"},
    )
    assert found == [("B2:D3", ""), ("F2:F3", "")]


def test_hidden_amounts_that_a_lookup_shows_are_not_in_a_total() -> None:
    sheets = {
        "Budget": [
            ["Item", "Amount"],
            ["a", "=VLOOKUP(A2,Old!A1:B9,2,0) -> 5"],
            ["b", "=1+1 -> 2"],
        ],
        "Old": [["Item", "Amount"], ["a", 5], ["Total", "=SUM(B2:B2) -> 5"]],
    }
    assert places("C09", sheets=sheets, hidden_sheets=["Old"]) == [("B2:B3", "")]


def test_fractions_of_a_cent() -> None:
    rows = [
        ["Item", "Unit cost", "Amount", "Rate"],
        ["a", 1.005, -1.005, 0.005],
        ["b", 1.005, 5, 1],
    ]
    formats = {"Budget!B2": "0.00", "Budget!C3": "yyyy", "Budget!D2:D3": "0.00%"}
    assert places("C10", sheet=rows, formats=formats) == [("B2", ""), ("C2", "")]
    (found,) = findings_of("C10", {"sheet": [["Item", "Amount"], ["a", -1.006]]})
    assert (found.expected, found.difference) == ("-1.01", Decimal("0.004"))
    tiny = [["Item", "Amount"], ["a", 0.0000001], ["b", 5]]
    assert places("C10", sheet=tiny) == []


def test_results_of_our_own_layout_are_judged_elsewhere() -> None:
    example = {
        "sheet": [["Amount", "Left"], [5, "=A2-9 -> -4"]],
        "columns": {"funding.amount": "Budget!A2:A2", "cofinancing.gap": "Budget!B2:B2"},
    }
    assert findings_of("C12", example) == ()


def test_values_below_merges() -> None:
    rows = [["a", "a", " "], ["", "", "=1+1"], [True, "#N/A", "x"]]
    assert places("C13", sheet=rows, merges=["Budget!A1:C2"]) == []
    assert places("C13", sheet=rows, merges=["Budget!A2:C1000000"]) == [("A3:C3", "")]
    overlapping = ["Budget!A1:C2", "Budget!A2:C3", "Budget!A1:C3", "Budget!A1:C3"]
    assert places("C13", sheet=rows, merges=overlapping) == [("A3:C3", "")]  # said once
    kinds = (CellValue(True, CellKind.BOOL), CellValue(CellError("#N/A"), CellKind.ERROR))
    assert [written(cell) for cell in kinds] == ["True", "#N/A"]
    assert written(CellValue(None, CellKind.EMPTY)) == ""


def table(body: Range | None, *rows: list[Any]) -> Subject:
    subject = subject_of_example({"sheet": list(rows)})
    (sheet,) = subject.grid.sheets
    last = Range(1, 1, len(rows), len(rows[0]))
    tables = tuple(Table("t", name, last, ("x", "y", "z"), body) for name in ("Budget", "Gone"))
    return Subject("x", grid=Grid(sheets=(sheet,), tables=tables))


def test_a_second_line_of_a_heading_inside_an_excel_table() -> None:
    rows: Rows = [["Item", "Amount", "Qty"], ["", "(EUR)", "(days)"]]
    rows += [["a", 1, 2], ["b", 1, 2], ["c", 3, 4]]
    found = [f.cell for f in merged_or_doubled(table(Range(2, 1, 5, 3), *rows))]
    assert found == ["B2:C2"]
    assert list(merged_or_doubled(table(Range(3, 1, 5, 3), *rows))) == []
    assert list(merged_or_doubled(table(Range(4, 1, 5, 3), *rows))) == []
    assert list(merged_or_doubled(table(None, *rows))) == []


def test_the_start_of_the_project_as_text() -> None:
    example = {
        "sheets": {"Project": [["Begin", "'01.02.2022"]], "Partners": [["Name"], ["'01.02.2022"]]},
        "scalars": {"in.project.start": "Project!B1"},
    }
    (found,) = findings_of("C14", example)
    assert (found.place, found.expected) == ("Project!B1", "2022-02-01")


def test_days_that_are_no_days() -> None:
    rows = [["Item", "Date"], ["a", -5], ["b", 44600], ["c", 44601]]
    (found,) = findings_of("C14", {"sheet": rows, "formats": {"Budget!B2:B4": "dd.mm.yyyy"}})
    assert (found.cell, found.found) == ("B2", "-5")


def test_texts_with_a_tab_first() -> None:
    assert places("C15", sheet=[["\t=1+1", "@"]]) == [("A1", "")]


def test_commands_without_a_bar_and_functions_in_texts() -> None:
    rows = [["=RECALL(1) -> 1", '="CALL("&A1 -> x', '=CALL("a","b") -> 1', "=A1|B1 -> 1"]]
    assert places("F05", sheet=rows) == [("C1", "")]


def test_links_in_names() -> None:
    example = {"sheet": [["a"]], "names": {"rate": "[2]Rates!$A$1"}}
    (found,) = findings_of("F06", example)
    assert found.label == "rate"


def test_empty_texts_of_a_writer_that_stores_none() -> None:
    rows = [["=1+1 -> 2", '=IF(1,"",2)'], ["=1+1 -> 2", '=IF(1,"",2)']]
    assert places("F09", sheet=rows) == []
    assert places("F09", sheet=[['=IF(1,"",2)']]) == [("A1", "")]


def test_columns_without_a_heading_are_no_doubles() -> None:
    rows = [["Item", "Amount", "", "", "Total"], ["a", 1, 2, 3, 6], ["b", 1, 2, 3, 6]]
    assert places("C13", sheet=rows) == []


def test_truth_values_are_neither_texts_nor_numbers() -> None:
    assert places("C12", sheet=[["Item", "Amount"], [True, -1]]) == [("B2", "")]


def test_nothing_at_all() -> None:
    subject = Subject("x", grid=Grid(sheets=(SheetGrid("S"),)))
    assert list(merged_or_doubled(subject)) == []


@pytest.mark.parametrize(
    ("example", "message", "mend"),
    [
        (
            {"sheet": [["Item", "Amount"], ["a", 100], ["b", 250]], "merges": ["Budget!B2:B3"]},
            'Budget!B3 holds "250" below the merged cell B2:B3: nobody sees it, and sums count it.',
            "Unmerge B2:B3 and delete or show what was covered.",
        ),
        (
            {"sheet": [["Item", "Amount", "Amount"], ["a", 100, 30], ["b", 250, 40]]},
            'Budget!C1 repeats the heading "Amount" of B1: whoever reads the table by its headings'
            " cannot tell the two columns apart.",
            "Give each of the two columns a heading of its own.",
        ),
    ],
)
def test_each_collision_is_told_in_its_own_words(
    example: dict[str, Any], message: str, mend: str
) -> None:
    (finding,) = findings_of("C13", example)
    card = cards()["C13"]
    assert (card.message(finding, Lang.EN), card.fix(finding, Lang.EN)) == (message, mend)


def test_headings_that_are_there_twice_and_yet_told_apart() -> None:
    groups = [
        ["", 2021, "", 2022, ""],
        ["Item", "Cost", "EU", "Cost", "EU"],
        *([f"i{n}", n, n, n, n] for n in range(3)),
    ]
    assert places("C13", sheet=groups) == []
    apart: Rows = [["", "", "Plan", "", "Real", ""], [], ["Item", "Kind", *["Cost", "EU"] * 2]]
    apart += [[f"i{n}", "a", n, n, n, n] for n in range(3)]
    assert places("C13", sheet=apart) == []
    shares = [["Item", "P1", "%", "P2", "%"], *([f"i{n}", n, 0.5, n, 0.5] for n in range(1, 4))]
    assert places("C13", sheet=shares, formats={"Budget!C2:E4": "0%"}) == []
    one_group = [["", 2021, "", "", ""], *groups[1:]]
    assert places("C13", sheet=one_group) == [("D2", ""), ("E2", "")]


def test_many_lost_names_are_one_finding() -> None:
    names = {f"rate_{n}": "#REF!" for n in range(5)}
    (finding,) = findings_of("F06", {"sheet": [["Item", 1]], "names": names})
    message = cards()["F06"].message(finding, Lang.EN)
    assert message == (
        "The names rate_0, rate_1, rate_2 and 2 more have lost the cells that they stood for."
    )
    few = {f"rate_{n}": "#REF!" for n in range(3)}
    assert len(findings_of("F06", {"sheet": [["Item", 1]], "names": few})) == 3


def test_rows_that_a_filter_hides_in_many_places_are_one_finding() -> None:
    rows = [["Item", "Cost"], *([f"i{n}", 100 + n] for n in range(2, 12))]
    example = {"sheet": rows, "hidden_rows": [f"Budget!{n}" for n in (2, 4, 6, 8, 9)]}
    (finding,) = findings_of("C09", example)
    assert (finding.cell, [cell for _, cell in finding.also]) == ("B2", ["B4", "B6", "B8:B9"])
    assert cards()["C09"].message(finding, Lang.EN) == (
        "The sheet Budget hides 5 amounts in 4 places, the first B2, the largest 109; "
        "no total counts them."
    )
    assert "4 yerde 5 tutar" in cards()["C09"].message(finding, Lang.TR)
    summed = {**example, "cells": {"Budget!B13": "=SUM(B2:B11) -> 1065"}}
    (finding,) = findings_of("C09", summed)
    assert finding.severity is Severity.ERROR
    assert "a total counts them" in cards()["C09"].message(finding, Lang.EN)
    few = {"sheet": rows, "hidden_rows": [f"Budget!{n}" for n in (2, 4, 6)]}
    assert places("C09", **few) == [("B2", ""), ("B4", ""), ("B6", "")]


def test_a_hidden_list_of_rates_that_products_look_up() -> None:
    budget = [["Flow", "People", "Amount"], ["a", 3, "=B2*VLOOKUP(A2,Rates!A1:B9,2,0) -> 15"]]
    rates: list[list[Any]] = [["Trip", "Amount"], ["a", 5], ["b", 8]]
    sheets = {"Budget": budget, "Rates": rates}
    assert places("C09", sheets=sheets, hidden_sheets=["Rates"]) == []
    for formula in ("=Rates!B2*1 -> 5", "=SUM(Rates!B2:B3) -> 13"):
        sheets["Budget"] = [*budget, ["b", 1, formula]]
        assert len(places("C09", sheets=sheets, hidden_sheets=["Rates"])) == 1
    sheets = {"Budget": budget, "Rates": [*rates, ["Total", "=B2+B3 -> 13"]]}
    assert len(places("C09", sheets=sheets, hidden_sheets=["Rates"])) == 1
