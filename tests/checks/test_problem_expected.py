"""What may stand in a cell is ``expected`` of the finding that a reader's problem becomes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cofin.a1 import Range
from cofin.checks.problem_expected import expected_of
from cofin.checks.problems import as_finding
from cofin.errors import Problem
from cofin.grid import Area, CellKind, CellValue, DefinedName, Grid, SheetGrid


def book(lang: str) -> Grid:
    """A workbook that says which language it is in."""
    sheet = SheetGrid("Project", cells={(5, 3): CellValue(lang, CellKind.TEXT)})
    name = DefinedName("cofin.lang", "", Area("Project", Range(5, 3, 5, 3)))
    return Grid((sheet,), {("", "cofin.lang"): name})


WORDS = {"en": "yes / no", "tr": "evet / hayır"}


@pytest.mark.parametrize(
    ("code", "values", "expected"),
    [
        ("project.number_as_text", {"reading": "1234.5"}, "1234.5"),
        ("project.number_as_text", {"reading": Decimal("1234.5")}, "1234.5"),
        ("project.percent_not_ratio", {"ratio": "0.75", "allowed": "0 … 1"}, "0.75"),
        (
            "project.number_as_text_twofold",
            {"english": "1234", "continental": Decimal("1.234")},
            "1234 / 1.234",
        ),
        ("project.number_as_text_twofold", {}, ""),
        ("project.too_large", {"limit": 120, "allowed": "0 … 120"}, "<= 120"),
        ("project.too_small", {"limit": 1}, ">= 1"),
        ("project.end_before_start", {"start": 4}, ">= 4"),
        ("project.beyond_duration", {"duration": 24}, "<= 24"),
        ("project.beyond_duration", {}, ""),
        ("project.id_unused", {"used": '"P2"'}, "P2"),
        ("project.not_a_flag", {"allowed": WORDS}, "yes / no"),
        ("project.not_an_id", {"value": '"P 2"'}, ""),
        ("workbook_in.not_on_list", {"word": '"Travel"'}, "Travel"),
        ("template.sheet_renamed", {"sheet": "Budget", "now": "Sums"}, "Budget"),
    ],
)
def test_what_may_stand_there(code: str, values: dict[str, Any], expected: str) -> None:
    assert expected_of(Problem("Project!C5", code, values), book("en")) == expected


@pytest.mark.parametrize(("lang", "said"), [("tr", 1), ("en", 0), ("de", 0)])
def test_words_are_those_of_the_workbook(lang: str, said: int) -> None:
    problem = Problem("Project!C5", "project.not_a_flag", {"allowed": WORDS})
    assert expected_of(problem, book(lang)) == list(WORDS.values())[said]


def test_a_workbook_that_says_no_language() -> None:
    problem = Problem("", "project.not_a_flag", {"allowed": WORDS})
    assert expected_of(problem, Grid()) == "yes / no"
    nowhere = Grid((), {("", "cofin.lang"): DefinedName("cofin.lang", "#REF!")})
    assert expected_of(problem, nowhere) == "yes / no"


def test_the_finding_has_it() -> None:
    problem = Problem("Project!C5", "project.too_large", {"value": "700", "limit": 600})
    assert as_finding(problem, book("en")).expected == "<= 600"
