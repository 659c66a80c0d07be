"""Texts that stand for something that is still missing, and those that do not."""

from __future__ import annotations

import pytest

from cofin.checks.cells.placeholders import is_placeholder
from tests.checks.card_examples import findings_of, places


@pytest.mark.parametrize(
    "text",
    [
        *("xxx", "XXXX", "xx.xx.xxxx", "T.B.D.", "To be defined", "???", "…", "____"),
        *("[insert name]", "Lorem ipsum", "BELİRLENECEK", "Lütfen seçiniz", "Trip to TBD"),
    ],
)
def test_placeholders(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        *("N/A", "-", "XXL", "Exxon", "MMXXX", "Select committee", "To be or not", "Partner"),
        *("2 x 3", "xx", ".", "Deneme üretimi", "Seçim kurulu", "Todoroki"),
    ],
)
def test_no_placeholders(text: str) -> None:
    assert not is_placeholder(text)


def test_numbered_names() -> None:
    assert places("C11", sheet=[["Partner 1", "Partner 2"], ["Partner 3"]]) == []
    rows = [["Name", "Partner 2", "Amount"], ["Partner 1", "Partner 2", 5], ["x", "y", 5]]
    assert places("C11", sheet=rows) == []
    rows = [["Partner", "Country"], ["Partner 2", "DE"], ["Alfa", "FR"], ["Beta", "FR"]]
    assert places("C11", sheet=rows) == [("A2", "")]
    rows = [["Phone", "Amount"], ["Company 1", 5], ["Alfa", 5], ["Beta", 5]]
    assert places("C11", sheet=rows) == []


def test_a_lone_ellipsis_outside_of_tables_is_a_note() -> None:
    assert sorted(places("C11", sheet=[["..."], ["TBD"]])) == [("A1", "note"), ("A2", "")]


def test_placeholders_of_our_own_layout_count_where_people_type() -> None:
    example = {
        "sheets": {"Project": [["Title", "TBD"], ["legend", "TBD"]], "Costs": [["What"], ["TBD"]]},
        "columns": {"cost.description": "Costs!A2:A3"},
        "scalars": {"in.project.title": "Project!B1"},
    }
    assert [f.place for f in findings_of("C11", example)] == ["Project!B1", "Costs!A2"]
