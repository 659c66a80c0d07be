"""Numbers as people read them, whatever the decimal context of the program around."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal, localcontext

import pytest

from cofin.text import Lang, money, number, percent, show, written


@pytest.mark.parametrize(("lang", "expected"), [(Lang.EN, "1,234,567"), (Lang.TR, "1.234.567")])
def test_a_whole_number_has_no_decimals(lang: Lang, expected: str) -> None:
    assert number(1234567, lang) == expected


def test_decimals_are_kept_unless_their_number_is_asked_for() -> None:
    assert number(Decimal("1234.50"), Lang.TR) == "1.234,50"
    assert number(3, Lang.EN, 2) == "3.00"


def test_a_message_has_no_more_digits_than_a_spreadsheet_shows() -> None:
    assert show(Decimal("6969.1075339898067911920"), Lang.TR) == "6.969,10753398981"
    assert show(Decimal("999999999.90"), Lang.EN) == "999,999,999.90"
    assert show(Decimal("12e307"), Lang.TR) == "1,2E+308"
    assert money(Decimal("-1e60"), Lang.EN) == "-1E+60"
    assert number(10**20 - 1, Lang.EN).endswith(",999,999")  # 20 digits
    assert number(10**20, Lang.EN) == "1E+20"  # 21 digits
    assert show(Decimal("12345678901234567890"), Lang.EN) == "12,345,678,901,234,600,000"


@pytest.mark.parametrize("precision", [3, 5])
def test_no_number_depends_on_the_decimal_context_around(precision: int) -> None:
    with localcontext() as context:
        context.prec, context.rounding = precision, ROUND_DOWN
        assert percent(Decimal("0.714287"), Lang.EN) == "71.43 %"
        assert percent(Decimal("0.075"), Lang.TR) == "%7,5"
        assert money(Decimal("123456789.125"), Lang.EN) == "123,456,789.13"


def test_a_share_with_many_digits_is_rounded_once() -> None:
    share = Decimal("0.71434" + "9" * 30)
    assert percent(share, Lang.EN) == "71.43 %"


@pytest.mark.parametrize(
    ("figures", "turkish"),
    [
        ("0.75", "0,75"),
        ("-1234.50", "-1234,50"),
        ("12000", "12000"),
        ("99.99 %", "%99,99"),
        ("-0.01 %", "-%0,01"),
        ("<= 999999999.99", "<= 999999999,99"),
        ("1234 / 1.234", "1234 / 1,234"),
        ("2022-02-01", "01.02.2022"),
        ("1990-01-01 … 2099-12-31", "01.01.1990 … 31.12.2099"),
        ("=B2*0.75", "=B2*0.75"),
        ("1.2.3", "1.2.3"),
        ("Sheet 1.5", "Sheet 1.5"),
        ("", ""),
    ],
)
def test_figures_of_findings_are_written_as_the_reader_does(figures: str, turkish: str) -> None:
    assert written(figures, Lang.EN) == figures
    assert written(figures, Lang.TR) == turkish


def test_decimals_get_thousands_marks_when_that_is_asked_for_and_ids_never() -> None:
    assert written("-574157.60", Lang.TR, grouped=True) == "-574.157,60"
    assert written("574157.60 / 2026", Lang.EN, grouped=True) == "574,157.60 / 2026"
