"""Problems about cells: numbers as the reader writes them, and nothing about text files."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.core.cell_wording import for_cells
from cofin.errors import Problem
from cofin.text import Lang


@pytest.mark.parametrize(
    ("code", "values", "en", "tr"),
    [
        ("negative", {"value": "-1234.5"}, "-1,234.5", "-1.234,5"),
        ("not_a_number", {"value": "true"}, "TRUE", "DOĞRU (TRUE)"),
        ("not_a_number", {"value": '"abc"'}, '"abc"', '"abc"'),
        ("not_a_ratio", {"value": "7.5"}, "7.5 is", "7,5"),
    ],
)
def test_what_a_cell_holds_is_written_as_its_reader_does(
    code: str, values: dict[str, Any], en: str, tr: str
) -> None:
    seen = for_cells(Problem("B7", f"project.{code}", values))
    assert en in seen.message(Lang.EN)
    assert tr in seen.message(Lang.TR)


def test_a_sentence_about_text_files_is_another_one_for_cells() -> None:
    problem = Problem("B7", "project.text_for_number", {"value": '"x"', "key": "rate"})
    seen = for_cells(problem)
    assert seen.said == "workbook_in.text_for_number"
    assert seen.values["key"] == "rate"  # no number: as it was
    assert seen.message(Lang.EN) != problem.message(Lang.EN)
