"""Ranges of budget lines as people have them: headings, blanks, names, and what is wrong."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cofin.excel.functions import call
from cofin.excel.values import ErrorCode, ExcelError
from cofin.text import Lang

GOOD = ("P1", "WP1", "personnel", 2.0, 100.0)


def budget(*rows: tuple[object, ...], by: str = "matrix", lang: Lang = Lang.EN) -> object:
    return call("EU_BUDGET", [rows, by], lang)


def table(found: object) -> tuple[tuple[object, ...], ...]:
    assert isinstance(found, tuple)
    return found


def wrong(*rows: tuple[object, ...]) -> ExcelError:
    with pytest.raises(ExcelError) as caught:
        budget(*rows)
    return caught.value


def test_headings_and_empty_rows_are_passed_over() -> None:
    heading = ("Ortak", "İP", "Kategori", "Miktar", "Birim maliyet")
    empty = (None, "", None, None, None)
    assert budget(heading, empty, GOOD, empty) == budget(GOOD)


def test_a_text_number_in_the_first_row_is_no_heading() -> None:
    assert wrong(("P1", "WP1", "personnel", "2", "1,5"), GOOD).code is ErrorCode.VALUE


def test_categories_go_by_key_label_and_letter() -> None:
    names = ("personnel", "Personnel costs", "Personel maliyetleri", "A", "PERSONNEL")
    lines = [("P1", "WP1", name, 10.0) for name in names if name_is_known(name)]
    assert len(lines) >= 3
    assert table(budget(*lines))[1][1] == pytest.approx(len(lines) * 10.7)


def name_is_known(name: str) -> bool:
    try:
        call("EU_INDIRECT", [((name, 1.0),)])
    except ExcelError:
        return False
    return True


def test_four_five_and_six_columns() -> None:
    assert budget(("P1", "WP1", "travel", 200.0)) == budget(("P1", "WP1", "travel", 2.0, 100.0))
    without = budget(GOOD, by="partner")
    for said in ("no", "Hayır", False, 0.0):
        rows = ((*GOOD, True), ("P1", "WP1", "travel", 5.0, 5.0, said))
        assert budget(*rows, by="partner") == without
    assert wrong(("a", "b", 1.0)).code is ErrorCode.VALUE
    assert wrong((*GOOD, "maybe")).code is ErrorCode.VALUE
    assert wrong((*GOOD, Decimal("sNaN"))).code is ErrorCode.VALUE


def test_partners_are_the_same_in_any_capitals() -> None:
    found = budget(GOOD, ("p1", "wp1", "travel", 1.0, 1.0))
    assert len(table(found)) == 3


def test_a_work_package_keeps_its_own_spelling() -> None:
    found = budget(("A1", "a1", "personnel", 1.0), ("A1", "a2", "personnel", 1.0))
    assert table(found)[0] == ("Partner", "a1", "a2", "Total")


@pytest.mark.parametrize(
    ("row", "code", "words"),
    [
        (("", "WP1", "personnel", 1.0, 1.0), ErrorCode.VALUE, "lines[2,partner]"),
        (("P1", "WP1", "persone", 1.0, 1.0), ErrorCode.NA, "personnel"),
        (("P1", "WP1", "personnel", -1.0, 1.0), ErrorCode.NUM, "negative"),
        (("P1", "WP1", "personnel", 1.0, 1.00005), ErrorCode.NUM, "4 decimals"),
        (("P1", "WP1", "personnel", "x", 1.0), ErrorCode.VALUE, "text"),
        (("P1", "WP1", "personnel", 999_999_999.0, 9.0), ErrorCode.NUM, "lines[2,quantity]"),
        ((True, "WP1", "personnel", 1.0, 1.0), ErrorCode.VALUE, "lines[2,partner]"),
    ],
)
def test_a_wrong_line_is_an_error_that_says_where(
    row: tuple[object, ...], code: ErrorCode, words: str
) -> None:
    error = wrong(GOOD, row)
    assert error.code is code
    assert words in error.reason
    found = call("EU_CHECK", [(GOOD, row)])
    assert isinstance(found, tuple)
    assert (found[0][0], found[0][1], len(found)) == (2.0, "error", 1)


def test_more_than_one_problem_is_counted_and_all_are_listed() -> None:
    bad = ("P1", "WP1", "x", "y", "1,5")
    assert "5 more" in wrong(bad, bad).reason
    assert len(table(call("EU_CHECK", [(bad, bad)]))) == 6


def test_a_long_list_of_problems_ends_with_their_number() -> None:
    found = call("EU_CHECK", [tuple(("P1", "WP1", "x", 1.0) for _ in range(300))])
    assert isinstance(found, tuple)
    assert len(found) == 201
    assert "100 more" in str(found[-1][-1])


def test_no_line_is_no_clean_budget() -> None:
    empty = ((None, None, None, None),)
    for name in ("EU_BUDGET", "EU_CHECK"):
        with pytest.raises(ExcelError) as caught:
            call(name, [empty])
        assert caught.value.code is ErrorCode.NA


def test_a_budget_above_the_ceiling_is_noted() -> None:
    found = call("EU_CHECK", [(("P1", "WP1", "personnel", 1_000_000.0),)], Lang.TR)
    assert isinstance(found, tuple)
    assert found[0][1] == "not"
    assert "500.000,00" in str(found[0][3])


def test_headings_and_ways_speak_turkish() -> None:
    found = table(budget(GOOD, by="iş paketi", lang=Lang.TR))
    assert found[0][0] == "İş paketi"
    assert found[-1][0] == "Toplam"
    with pytest.raises(ExcelError) as caught:
        budget(GOOD, by="month", lang=Lang.TR)
    assert "matris" in caught.value.reason


def test_a_sum_no_budget_holds_is_refused() -> None:
    big = ("P1", "WP1", "personnel", 1.0, 400_000_000.0)
    assert wrong(big, big).code is ErrorCode.NUM


@pytest.mark.parametrize("amount", ["TBD", "-", "yok", "bedelsiz"])
def test_a_first_line_without_an_amount_is_no_heading(amount: str) -> None:
    """It would be left out without a word, and the total be too small."""
    first = ("P1", "WP1", "personnel", amount)
    for rows in ((first, ("P2", "WP1", "personnel", 100.0)), (first,)):
        with pytest.raises(ExcelError, match=r"lines\[1,amount\]"):
            call("EU_BUDGET", [rows, "partner"])
        assert "lines[1,amount]" in str(call("EU_CHECK", [rows]))


def test_a_date_where_a_number_belongs_is_refused_as_one() -> None:
    """In an Excel with decimal commas a 12.5 that is typed becomes 12 May."""
    marked = "#cofin-date:2021-5-12"
    for name, given in (
        ("EU_CONTRIBUTION", [marked]),
        ("EU_BUDGET", [(("P1", "WP1", "personnel", marked, 100.0),), "wp"]),
        ("EU_BUDGET", [((marked, "WP1", "personnel", 1.0, 100.0),), "wp"]),
    ):
        with pytest.raises(ExcelError, match=r"holds a date \(2021-05-12\).* one of 12\.5") as why:
            call(name, given)
        assert why.value.code is ErrorCode.VALUE
