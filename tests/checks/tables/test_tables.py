"""Tables, words and sums in layouts that are not ours, piece by piece."""

from __future__ import annotations

from typing import Any

import pytest

from cofin.checks.column_sums.faults import sum_faults
from cofin.checks.products.rows import seen_products
from cofin.checks.run import run_checks
from cofin.checks.tables.tables import seen_tables
from cofin.checks.words.divisions import months_of, says_duration
from cofin.checks.words.headings import Role
from cofin.checks.words.sums import (
    code_of,
    fold,
    role_of,
    says_plain_total,
    says_total,
)
from tests.checks.card_examples import subject_of_example
from tests.checks.structure.examples import Rows


def faults(*rows: list[Any], **more: Any) -> list[tuple[str, str, str]]:
    subject = subject_of_example({"sheet": list(rows), **more})
    return [(f.code, f.place[1], str(f.expected)) for f in sum_faults(subject)]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Unit cost (EUR)", Role.PRICE),
        ("Rate", Role.PRICE),
        ("Birim Maliyet", Role.PRICE),
        ("Person-months", Role.QUANTITY),
        ("ADAM-AY", Role.QUANTITY),
        ("Total", Role.AMOUNT),
        ("Toplam", Role.AMOUNT),
        ("Personnel", Role.AMOUNT),
        ("Funding rate", Role.RATE),
        ("Share (%)", Role.RATE),
        ("Year 2", Role.PERIOD),
        ("2023", Role.PERIOD),
        ("3. Dönem", Role.PERIOD),
        ("Year 2023", Role.PERIOD),
        ("2023 yılı", Role.PERIOD),
        ("1. Jahr", Role.PERIOD),
        ("2ème année", Role.PERIOD),
        ("Rok 3", Role.PERIOD),
        ("Year 1 (EUR)", Role.PERIOD),
        ("Jahr 1 EUR", Role.PERIOD),
        ("Période 2 (M13-M24)", Role.PERIOD),
        ("Year 1 (planned)", Role.IDENTIFIER),
        ("6 mois", None),
        ("WP4", Role.ONE_PACKAGE),
        ("İP 2", Role.ONE_PACKAGE),
        ("İş Paketi 2", Role.ONE_PACKAGE),
        ("1. İş paketi", Role.ONE_PACKAGE),
        ("Arbeitspaket 1", Role.ONE_PACKAGE),
        ("Werkpakket 12: beheer", Role.ONE_PACKAGE),
        ("2 work packages", Role.WORK_PACKAGE),
        ("Description", Role.TEXT),
        ("Whatever", None),
    ],
)
def test_headings(heading: str, role: Role | None) -> None:
    assert role_of(heading) is role


@pytest.mark.parametrize(
    ("label", "is_total", "is_plain"),
    [
        ("Total", True, True),
        ("GENEL TOPLAM", True, True),
        ("Ara Toplam", True, True),
        ("Total personnel", True, True),
        ("Total EU contribution", True, False),
        ("Toplam hibe", True, False),
        ("Total incl. VAT", True, False),
        ("Genel giderler", False, False),
        ("Totally new event", False, False),
    ],
)
def test_labels_of_totals(label: str, is_total: bool, is_plain: bool) -> None:  # noqa: FBT001
    assert says_total(fold(label)) is is_total
    assert says_plain_total(fold(label)) is is_plain


def test_periods_codes_and_durations() -> None:
    assert [months_of(fold(text)) for text in ("M25", "Month 3", "Year 2", "2. Yıl")] == [
        range(25, 26),
        range(3, 4),
        range(13, 25),
        range(13, 25),
    ]
    assert [months_of(fold(text)) for text in ("RP2", "2023", "Year 2023", "Q2")] == [None] * 4
    assert [code_of(fold(text)) for text in ("C.1 Travel", "12. Other", "Travel")] == [
        "c",
        "12",
        "",
    ]
    assert says_duration(fold("Duration (months)"))
    assert says_duration(fold("Proje süresi (ay)"))
    assert not says_duration(fold("Duration of the training"))
    assert not says_duration(fold("Proje süresi (yıl)"))


def test_an_amount_in_a_row_of_words_makes_no_heading() -> None:
    subject = subject_of_example(
        {"sheet": [["Partner", "Costs", "Note"], ["P1", 2000, "x"], ["P2", 1999, "y"]]}
    )
    (table,) = seen_tables(subject)
    assert [row.number for row in table.rows] == [2, 3]


def test_a_merged_heading_stands_above_all_its_columns() -> None:
    subject = subject_of_example(
        {
            "sheet": [
                ["", "Personnel", "", "Travel"],
                ["Partner", "Months", "Cost", ""],
                ["P1", 2, 900, 5],
            ],
            "merges": ["Budget!B1:C1"],
        }
    )
    (table,) = seen_tables(subject)
    assert table.headings == {1: "Partner", 2: "Months", 3: "Cost", 4: "Travel"}


def test_tables_end_at_a_gap_and_at_the_next_heading() -> None:
    subject = subject_of_example(
        {
            "sheet": [
                ["Item", "Amount"],
                ["a", 1],
                ["Partner", "Total"],
                ["P1", 2],
                [],
                [],
                [],
                ["Note", 7],
            ]
        }
    )
    assert [[row.number for row in table.rows] for table in seen_tables(subject)] == [[2], [4], [8]]


def test_our_own_layout_is_not_read_as_a_foreign_one() -> None:
    subject = subject_of_example({"sheet": [["a", "Total"], ["b", 1]], "fingerprint": "x"})
    assert seen_tables(subject) == ()


def test_a_sub_total_that_is_wrong_is_one_finding() -> None:
    assert faults(
        ["Item", "Amount"],
        ["a", 10],
        ["b", 20],
        ["Subtotal", 35],
        ["c", 5],
        ["d", 6],
        ["Subtotal", 11],
        ["Grand total", 41],
    ) == [("A02", "B4", "30")]


def test_a_grand_total_above_a_wrong_sub_total_that_carries_it_is_none() -> None:
    found = faults(
        ["Item", "Amount"],
        ["a", 10],
        ["b", 20],
        ["Subtotal", 35],
        ["c", 5],
        ["d", 6],
        ["Subtotal", 11],
        ["Grand total", "=B4+B7 -> 46"],
    )
    assert found == [("A02", "B4", "30")]


def test_the_first_row_left_out() -> None:
    assert faults(["Item", "Amount"], ["a", 10], ["b", 20], ["c", 5], ["Total", 25]) == [
        ("A02", "B5", "35")
    ]


def test_indirect_costs_and_totals_of_totals() -> None:
    assert (
        faults(
            ["Item", "Amount"],
            ["a", 100],
            ["b", 200],
            ["Total direct costs", 300],
            ["Indirect costs", 21],
            ["Total costs", 321],
        )
        == []
    )


def test_a_total_without_a_heading_is_judged_only_beside_one_that_is_right() -> None:
    first = [["a", 10], ["b", 20], ["Subtotal", 30]]
    assert faults(["a", 10], ["b", 20], ["Subtotal", 35]) == []
    assert faults(*first, ["c", 1], ["d", 2], ["Subtotal", 4]) == [("A02", "B6", "33")]


def test_half_of_the_rows_decides_nothing() -> None:
    assert (
        faults(
            ["Partner", "Staff", "Travel", "Total"],
            ["P1", 1, 2, 9],
            ["P2", 1, 2, 3],
            ["P3", 4, 2, 8],
            ["P4", 4, 2, 6],
        )
        == []
    )


def test_units_times_price_per_month_times_months() -> None:
    rows: Rows = [["Item", "Units", "Months", "Monthly rate", "Total"]]
    rows += [[f"p{n}", n, 12, 100 + n, n * 12 * (100 + n)] for n in range(1, 6)]
    subject = subject_of_example({"sheet": rows})
    (products,) = seen_products(subject)
    assert products.rows[0].factors == ("B2", "C2", "D2")
    assert list(products.wrong) == []


def test_a_share_of_time_is_a_factor() -> None:
    rows: Rows = [["Person", "Months", "Time %", "Monthly rate", "Cost"]]
    rows += [["a", 10, 50, 3000, 15000], ["b", 12, 25, 2000, 6000], ["c", 6, 100, 1000, 6100]]
    subject = subject_of_example({"sheet": rows})
    assert [row.place[1] for row in next(iter(seen_products(subject))).wrong] == ["E4"]


def test_a_cost_that_is_a_price() -> None:
    rows: Rows = [["Item", "Units", "Cost", "Total"]]
    rows += [["a", 2, 10, 20], ["b", 3, 10, 30], ["c", 4, 10, 50]]
    subject = subject_of_example({"sheet": rows})
    found = run_checks(subject, only=["A01"]).findings
    assert [(f.cell, f.expected) for f in found] == [("D4", "40.00")]


def test_an_unrounded_amount_shown_with_two_decimals_is_not_a_rounding_rule() -> None:
    rows: Rows = [["Item", "Days", "Daily rate", "Amount"]]
    rows += [["a", 1.5, 33.33, 49.995], ["b", 2.5, 41.11, 102.775]]
    shown = {"sheet": rows, "formats": {"Budget!D2:D3": "#,##0.00"}}
    assert run_checks(subject_of_example(shown), only=["A06", "A01"]).findings == ()
    (finding,) = run_checks(subject_of_example({"sheet": rows}), only=["A06"]).findings
    assert finding.found == "none"


def test_the_rounding_is_said_in_words_that_make_a_sentence() -> None:
    rows = [["Item", "Days", "Daily rate", "Total"], ["a", 1.5, 33.33, 49.995]]
    rows += [["b", 2.5, 41.11, 102.775], ["c", 3.5, 17.77, 62.195]]
    (finding,) = run_checks(subject_of_example({"sheet": rows}), only=["A06"]).findings
    assert "Rounding of the amounts in Budget!D2:D4: none; declared: half up (to the cent)." in (
        finding.message("en")
    )
    assert "yuvarlanması: yuvarlama yok; bildirilen kural: yarım yukarı (sente)." in (
        finding.message("tr")
    )
    assert "uydukları kurala göre: yuvarlama yok 3 satır." in finding.message("tr")
    assert "YUVARLA(miktar*birim maliyet; 2)" in finding.fix("tr")
