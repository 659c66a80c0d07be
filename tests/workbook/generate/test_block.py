"""Addresses of cells as formulas write them."""

from __future__ import annotations

import pytest

from cofin.a1 import quoted_sheet
from cofin.workbook.block import block, letters
from cofin.workbook.canvas import first_cell
from cofin.workbook.paper import lines_of


@pytest.mark.parametrize(
    ("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_letters(column: int, name: str) -> None:
    assert letters(column) == name


def test_a_sheet_name_with_an_apostrophe_is_quoted() -> None:
    assert quoted_sheet("d'Azur") == "'d''Azur'"


def test_addresses() -> None:
    table = block("Cost lines", 6, 3, ("a", "b", "c"))
    assert table.here("b", 0) == "$C7"
    assert table.cell("b", 2) == "'Cost lines'!$C$9"
    assert table.column("a") == "'Cost lines'!$B$7:$B$9"
    assert table.local("a", 1) == "$B$8:$B$9"
    assert table.local("a", 1, 1) == "$B$8:$B$8"
    assert table.across("a", "c", 1) == "$B8:$D8"
    assert table.fixed("a", "c", -1) == "'Cost lines'!$B$6:$D$6"


def test_a_rule_for_every_row_names_the_first_cell_with_a_free_row() -> None:
    assert first_cell("$C$9:$C$20") == "$C9"
    assert first_cell("$G$4") == "$G4"


def test_lines_of_a_wrapped_text() -> None:
    assert lines_of("", 10) == 1
    assert lines_of("x" * 23, 10) == 3
    assert lines_of("seven words that break only between words", 10) == 5
    assert lines_of("a\nb", 10) == 2
