"""What is read but should be known is said on standard error, and changes nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cofin
from tests.workbook.read.filled import SHEETS, TIDY, filled


@pytest.fixture
def grown(tmp_path: Path) -> Path:
    """A workbook with a cost line in each prepared row and one below them."""

    def change(book: Any) -> None:
        sheet = book.get_worksheet_by_name(SHEETS["cost"])
        for row in (4, 5, 6):
            for column, value in enumerate(("P1", "WP1", "travel", "", 1, "", 100), 1):
                sheet.write(row, column, value)

    return filled(tmp_path / "b.xlsx", TIDY, change=change)


@pytest.mark.parametrize(
    "words", [["calculate"], ["calculate", "--format", "json"], ["explain"], ["envelope"]]
)
def test_a_line_below_the_table_is_a_warning(words: list[str], grown: Path, cofin: Cofin) -> None:
    command, *options = words
    said = cofin(command, grown, *options)
    assert said.status == 0
    assert said.err == (
        f"Warning: {grown}, Cost lines!7:7: Row 7 stands below the table: cofin counts it as far "
        "as it can be read, the workbook's own formulas do not. Move it into an empty row of the "
        "table; where none is left, build the workbook anew: cofin build.\n"
    )
    assert "Warning" not in said.out
    if "json" in options:
        assert json.loads(said.out)


def test_building_anew_says_it_as_well(grown: Path, cofin: Cofin) -> None:
    said = cofin("build", grown, "-o", grown.with_name("p.toml"), "--lang", "tr")
    assert said.status == 0
    assert said.err.startswith("Uyarı: ")
    assert "7 numaralı satır" in said.err
    assert cofin("calculate", grown.with_name("p.toml")).err == ""


def test_quiet_says_nothing_of_it(grown: Path, cofin: Cofin) -> None:
    assert cofin("calculate", grown, "--quiet").err == ""
