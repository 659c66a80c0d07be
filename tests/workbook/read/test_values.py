"""What a stored value means."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from cofin.grid import CellError, CellFault, CellKind
from cofin.workbook.read import read_grid
from cofin.workbook.read.strings import unescaped
from cofin.workbook.read.values import number
from tests.narrow import of_kind
from tests.workbook.read.packed import ReadCell, cell, packed, parts, strings


@pytest.mark.parametrize(
    ("stored", "meant"),
    [
        ("0.30000000000000004", "0.3"),
        ("1234.5600000000001", "1234.56"),
        ("2.675", "2.675"),
        ("1E3", "1000"),
        (" 7 ", "7"),
        ("-0", "0"),
        ("-12.5", "-12.5"),
        ("123456789012345", "123456789012345"),
    ],
)
def test_numbers_have_the_digits_that_spreadsheets_show(
    first_cell: ReadCell, stored: str, meant: str
) -> None:
    found = first_cell(cell(f"<v>{stored}</v>"))
    assert (str(of_kind(Decimal, found.value).normalize() + 0), found.kind) == (
        str(Decimal(meant).normalize() + 0),
        CellKind.NUMBER,
    )


@pytest.mark.parametrize("stored", ["NaN", "INF", "-Infinity", "1E400", "1_000", "abc", "9" * 5000])
def test_what_is_no_number_spoils_only_its_cell(first_cell: ReadCell, stored: str) -> None:
    found = first_cell(cell(f"<v>{stored}</v>"))
    assert found.kind is CellKind.ERROR
    assert of_kind(CellError, found.value).fault is CellFault.NOT_A_NUMBER


def test_a_number_never_takes_python_notation() -> None:
    assert number("1_0")[1] is CellKind.ERROR


@pytest.mark.parametrize(
    ("stored", "meant"), [("1", True), ("true", True), ("0", False), ("false", False)]
)
def test_booleans_are_written_in_two_ways(
    first_cell: ReadCell, stored: str, *, meant: bool
) -> None:
    assert first_cell(cell(f"<v>{stored}</v>", kind="b")).value is meant


def test_an_error_is_not_a_blank(first_cell: ReadCell) -> None:
    assert first_cell(cell("<v>#REF!</v>", kind="e")).value == CellError("#REF!")


def test_an_unknown_type_is_not_read_as_something_else(first_cell: ReadCell) -> None:
    found = first_cell(cell("<v>1</v>", kind="q"))
    assert of_kind(CellError, found.value).fault is CellFault.UNKNOWN_TYPE


def test_a_formula_nobody_has_calculated_has_no_value(first_cell: ReadCell) -> None:
    for stored in ("", "<v></v>", "<v/>"):
        found = first_cell(cell(f"<f>B1*2</f>{stored}"))
        assert (found.value, found.kind, found.formula) == (None, CellKind.EMPTY, "B1*2")


def test_a_formula_that_gives_an_empty_text_is_calculated(first_cell: ReadCell) -> None:
    found = first_cell(cell("<f>T(B1)</f><v></v>", kind="str"))
    assert (found.value, found.kind) == ("", CellKind.TEXT)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("<t>plain</t>", "plain"),
        ('<t xml:space="preserve"> kept </t>', " kept "),
        ("<r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r>", "rich text"),
        ("<t>base</t><rPh><t>how to read it</t></rPh>", "base"),
        ("<t>line_x000D_end</t>", "line\rend"),
        ("<t>_x005F_x000D_</t>", "_x000D_"),
        ("<t>&lt;İğüş&amp;</t>", "<İğüş&"),
    ],
)
def test_texts_shared_or_in_the_cell(
    tmp_path: Path, first_cell: ReadCell, written: str, meant: str
) -> None:
    assert first_cell(cell(f"<is>{written}</is>", kind="inlineStr")).value == meant
    content = parts(cell("<v>1</v>", kind="s"))
    content["xl/sharedStrings.xml"] = strings("<t>another</t>", written)
    assert read_grid(packed(tmp_path / "b.xlsx", content)).sheets[0].cell(1, 1).value == meant


@pytest.mark.parametrize("index", ["1", "-1", "x", "9" * 30])
def test_a_text_that_the_file_does_not_hold_spoils_only_its_cell(
    tmp_path: Path, index: str
) -> None:
    content = parts(cell(f"<v>{index}</v>", kind="s"))
    content["xl/sharedStrings.xml"] = strings("<t>only one</t>")
    found = read_grid(packed(tmp_path / "b.xlsx", content)).sheets[0].cell(1, 1)
    assert of_kind(CellError, found.value).fault is CellFault.NO_SUCH_TEXT


def test_escapes_of_two_halves_make_one_character_and_a_lone_half_makes_none() -> None:
    assert unescaped("_xD83D__xDE00_") == "\N{GRINNING FACE}"
    assert unescaped("a_xD83D_b") == "a\N{REPLACEMENT CHARACTER}b"


@pytest.mark.parametrize(
    ("written", "day"), [("2022-02-01", 44593), ("2022-02-01T12:00:00", 44593.5)]
)
def test_dates_written_out_become_day_numbers(
    first_cell: ReadCell, written: str, day: float
) -> None:
    assert first_cell(cell(f"<v>{written}</v>", kind="d")).value == Decimal(str(day))


def test_a_date_that_is_none_stays_text(first_cell: ReadCell) -> None:
    assert first_cell(cell("<v>tomorrow</v>", kind="d")).value == "tomorrow"
