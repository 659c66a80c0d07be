"""Tables and sentences for a terminal."""

from __future__ import annotations

import pytest

from cofin.cli.output import Ink, clip, escaped, seen, wrap
from cofin.cli.tables import table
from cofin.text import printable


def test_numbers_stand_under_each_other() -> None:
    lines = table(["Name", "EUR"], [["a", "1.00"], ["bcd", "1,000.00"]])
    assert lines == [
        "  Name       EUR",
        "  ──────────────",
        "  a         1.00",
        "  bcd   1,000.00",
    ]


def test_a_long_title_folds_to_the_width_of_its_numbers() -> None:
    lines = table(["P", "EU contribution"], [["x", "100,000.00"]])
    assert [line.split() for line in lines[:2]] == [["EU"], ["P", "contribution"]]


def test_the_total_stands_under_a_rule() -> None:
    lines = table(["P", "EUR"], [["x", "1.00"]], total=["Total", "1.00"])
    assert lines[-1].split() == ["Total", "1.00"]
    assert set(lines[-2].strip()) == {"─"}


def test_colour_does_not_move_columns() -> None:
    rows = [["a", "1.00"], ["b", "22.00"]]
    coloured = table(["P", "EUR"], rows, total=["T", "23.00"], ink=Ink(True))
    uncoloured = table(["P", "EUR"], rows, total=["T", "23.00"])
    assert [seen(line) for line in coloured] == [len(line) for line in uncoloured]


def test_a_table_without_rows_is_its_head() -> None:
    assert len(table(["P", "EUR"], [])) == 2


@pytest.mark.parametrize(
    ("words", "width", "expected"),
    [("short", 5, "short"), ("longer", 5, "long…"), ("a b cd", 4, "a b…"), ("Çağrı", 5, "Çağrı")],
)
def test_clip(words: str, width: int, expected: str) -> None:
    assert clip(words, width) == expected


def test_names_cannot_steer_the_terminal() -> None:
    assert printable("a\x1b[31mb\nc\u202e") == "a [31mb c "
    assert escaped("<b>\u202e") == "&lt;b&gt; "
    assert wrap("a\x1b[2Jb") == ["a [2Jb"]


def test_wrapping_breaks_no_words_and_indents_each_line() -> None:
    lines = wrap("one two three-four", width=10, indent="  ")
    assert lines == ["  one two", "  three-four"]
