"""C05: a link to the last line of a table whose total stands below it and is read by nobody."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.run import run_checks
from tests.checks.calculated import Rows, calculated, with_cells


def _person(name: str, months: int, row: int) -> list[Any]:
    return [name, months, 100, f"=B{row}*C{row}"]


def _books(label: str = "Staff costs", sheet: str = "Staff", **cells: Any) -> dict[str, Rows]:
    """A summary of four lines, of which the first reads the sheet of the staff."""
    summary: Rows = [["Item", "Amount"], [label, f"='{sheet}'!D5"], ["Travel", 700]]
    summary += [["Other costs", 300], ["Total", "=SUM(B2:B4)"]]
    staff: Rows = [["Name", "Months", "Rate", "Cost"], _person("Ann", 4, 2), _person("Bob", 6, 3)]
    staff += [_person("Cem", 2, 4), ["Total", "=SUM(B2:B4)", "", "=SUM(D2:D4)"]]
    return {"Summary": with_cells(summary, **cells), sheet: staff}


def _places(sheets: dict[str, Rows]) -> list[tuple[str, str]]:
    told = run_checks(calculated([], sheets=sheets), only=["C05"]).findings
    return [(finding.place, finding.expected) for finding in told]


def test_the_total_and_the_last_person() -> None:
    assert _places(_books()) == []
    (finding,) = run_checks(calculated([], sheets=_books(B2="=Staff!D4")), only=["C05"]).findings
    assert (finding.place, finding.expected) == ("Summary!B2", "=Staff!D5")
    assert finding.difference == -1000
    assert finding.message() == (
        "Summary!B2 (Staff costs · Amount) reads =Staff!D4: a single line, “Cem”, the last of its"
        " table. The total of these lines is =Staff!D5, which gives 1,200, and no summary reads it."
    )


@pytest.mark.parametrize(
    ("label", "sheet"),
    [
        ("Personalkosten", "Personal"),
        ("Personel giderleri", "Personel"),
        ("Subcontratación", "Subcontratación"),
        ("Frais de personnel", "Personnel"),
        ("Koszty personelu", "Personel"),
        ("Workshop", "Workshop"),
    ],
)
def test_in_other_languages(label: str, sheet: str) -> None:
    wrong = _books(label, sheet, B2=f"='{sheet}'!D4")
    assert [place for place, _ in _places(wrong)] == ["Summary!B2"]
    assert _places(_books(label, sheet)) == []


@pytest.mark.parametrize(
    "label",
    [
        "Cem",  # the line itself
        "Coordination",  # neither the sheet nor the total
        "",
    ],
)
def test_words_that_do_not_name_the_table(label: str) -> None:
    assert _places(_books(label, B2="=Staff!D4")) == []


def test_a_line_that_is_of_the_category_itself() -> None:
    sheets = _books(B2="=Staff!D4")
    sheets["Staff"][3][0] = "Support staff"
    assert _places(sheets) == []
    sheets["Staff"][3][0] = ""
    assert _places(sheets) == []


@pytest.mark.parametrize(
    "more",
    [
        {"B3": "=Staff!D5"},  # the total is read as well
        {"B3": "=Staff!D3"},  # the lines are taken one by one
        {"B3": "=SUM(Staff!D2:D3)"},
        {"B3": "=SUM(Staff!D1:D9)"},
    ],
)
def test_a_table_that_is_read_elsewhere_too(more: dict[str, str]) -> None:
    assert _places(_books(B2="=Staff!D4", **more)) == []


def test_other_figures_of_the_sheet_may_be_read() -> None:
    wrong = _books(B2="=Staff!D4", B3="=Staff!B5", B4="=Staff!D4")
    assert ("Summary!B2", "=Staff!D5") in _places(wrong)


def test_a_total_that_another_adds_up() -> None:
    sheets = _books(B2="=Staff!D4")
    sheets["Staff"] += [["Bonus", "", "", 5], ["All", "", "", "=SUM(D5:D6)"]]
    assert _places(sheets) == []


def _one_sheet(label: str = "Staff costs", **cells: Any) -> dict[str, Rows]:
    """The summary above, the table of the staff below it."""
    rows: Rows = [["Item", "Amount"], [label, "=D11"], ["Travel", 700]]
    rows += [["Total", "=SUM(B2:B3)"], [], [], ["Name", "Months", "Rate", "Cost"]]
    rows += [_person("Ann", 4, 8), _person("Bob", 6, 9), _person("Cem", 2, 10)]
    rows.append(["Total staff", "=SUM(B8:B10)", "", "=SUM(D8:D10)"])
    return {"Plan": with_cells(rows, **cells)}


@pytest.mark.parametrize(
    ("label", "cells", "is_wrong"),
    [
        ("Staff costs", {}, False),
        ("Staff costs", {"B2": "=D10"}, True),
        ("Staff costs", {"B2": "=D10", "B3": "=D9"}, False),
        ("Staff costs", {"B2": "=D10", "B3": "=B11"}, True),
        ("Staff costs", {"B2": "=D10", "B3": "=D11"}, False),
        ("Plan", {"B2": "=D10"}, False),  # all of the sheet is called so
    ],
)
def test_a_table_below_the_summary(label: str, cells: dict[str, str], *, is_wrong: bool) -> None:
    expected = [("Plan!B2", "=D11")] if is_wrong else []
    assert _places(_one_sheet(label, **cells)) == expected


def test_a_check_on_the_sheet_itself_is_no_summary() -> None:
    sheets = _books(B2="=Staff!D4")
    sheets["Staff"].append(["Check", "", "", "=D5-Summary!B2"])
    assert _places(sheets) == [("Summary!B2", "=Staff!D5")]
