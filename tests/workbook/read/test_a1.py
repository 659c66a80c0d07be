"""Places as people write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cofin.a1 import (
    Range,
    a1,
    column_letters,
    column_number,
    from_serial,
    parse_range,
    split_reference,
    to_serial,
)


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (16384, "XFD")])
def test_columns_have_letters(number: int, letters: str) -> None:
    assert (column_letters(number), column_number(letters.lower())) == (letters, number)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("D24", Range(24, 4, 24, 4)),
        ("$C$9:$C$140", Range(9, 3, 140, 3)),
        ("B2:A1", Range(1, 1, 2, 2)),
        ("A:C", Range(1, 1, 1_048_576, 3)),
        ("$1:3", Range(1, 1, 3, 16_384)),
    ],
)
def test_ranges(text: str, expected: Range) -> None:
    assert parse_range(text) == expected


@pytest.mark.parametrize(
    "text", ["", "A", "1", "A0", "XFE1", "A1:B", "A1:2", ":", "A1,B2", "#REF!", "A1048577", "Ａ1"]
)
def test_what_is_no_range(text: str) -> None:
    assert parse_range(text) is None


def test_ranges_are_shown_as_written() -> None:
    assert [str(Range(1, 1, 1, 1)), str(Range(1, 1, 9, 3)), a1(24, 4)] == ["A1", "A1:C9", "D24"]
    assert Range(1, 1, 9, 3).holds(9, 3)
    assert not Range(1, 1, 9, 3).holds(10, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'Cost lines'!$C$9", ("Cost lines", "$C$9")),
        ("'It''s'!A1", ("It's", "A1")),
        ("Sheet1!A1", ("Sheet1", "A1")),
        ("A1", ("", "A1")),
        ("'unfinished", ("", "'unfinished")),
    ],
)
def test_a_reference_has_a_sheet_and_cells(text: str, expected: tuple[str, str]) -> None:
    assert split_reference(text) == expected


@pytest.mark.parametrize(
    ("serial", "day"),
    [
        ("1", date(1900, 1, 1)),
        ("59", date(1900, 2, 28)),
        ("60", None),
        ("61", date(1900, 3, 1)),
        ("44593", date(2022, 2, 1)),
        ("44593.75", date(2022, 2, 1)),
        ("0", None),
        ("2958466", None),
        ("1E+30", None),
    ],
)
def test_day_numbers(serial: str, day: date | None) -> None:
    assert from_serial(Decimal(serial)) == day


def test_day_numbers_of_old_macs() -> None:
    assert from_serial(Decimal(43131), date1904=True) == date(2022, 2, 1)
    assert to_serial(date(2022, 2, 1), date1904=True) == 43131


def test_a_day_has_the_number_that_is_read_as_it() -> None:
    for day in (date(1900, 3, 1), date(2022, 2, 1), date(9999, 12, 31)):
        assert from_serial(Decimal(to_serial(day))) == day
