"""Words of headings and labels, numbers and days written as text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cofin.checks.words.days import DayFault, day_text
from cofin.checks.words.divisions import period
from cofin.checks.words.headings import Role, heading_meaning
from cofin.checks.words.numerals import decimal_mark, is_number, meanings
from cofin.checks.words.totals import is_total
from tests.narrow import there


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Unit cost (EUR)", Role.PRICE),
        ("Rate per day", Role.PRICE),
        ("Person-month rate", Role.PRICE),
        ("Cost per unit", Role.PRICE),
        ("BİRİM MALİYETİ (€)", Role.PRICE),
        ("EU contribution rate", Role.RATE),
        ("Contribution (%)", Role.RATE),
        ("% of total", Role.RATE),
        ("Eş finansman oranı", Role.RATE),
        ("Indirect costs (7%)", Role.AMOUNT),
        ("Indirect costs 7 %", Role.AMOUNT),
        ("Cost of personnel", Role.AMOUNT),
        ("Total cost per partner", Role.AMOUNT),
        ("AB KATKISI", Role.AMOUNT),
        ("€/kWh", Role.PRICE),
        ("Tarife TL/gün", Role.PRICE),
        ("EUR/Quartal", None),  # an amount of each period
        ("PLN/EUR", None),
        ("€/Année", Role.IDENTIFIER),
        ("TL/iş paketi", Role.WORK_PACKAGE),
        ("No. of units", Role.QUANTITY),
        ("Total (months)", Role.QUANTITY),
        ("Staff (person-months)", Role.QUANTITY),
        ("TOPLAM ADAM-AY", Role.QUANTITY),
        ("Grant agreement no", Role.IDENTIFIER),
        ("Vergi No", Role.IDENTIFIER),
        ("Yıl", Role.IDENTIFIER),
        ("Description of costs", Role.TEXT),
        ("D. Other cost categories", Role.AMOUNT),
        ("Diğer maliyet kategorileri", Role.AMOUNT),
        ("Autres catégories de coûts", Role.AMOUNT),
        ("Maliyet kategorisi", Role.TEXT),
        ("Of costs", Role.AMOUNT),
        ("Başlangıç Tarihi", Role.DATE),
        ("Spent to date (EUR)", None),
        ("Costs up to date", Role.AMOUNT),
        ("Bu tarihe kadar harcanan tutar", Role.AMOUNT),
        ("31.12.2025 tarihi itibarıyla tutar", Role.AMOUNT),
        ("Betrag bis zum heutigen Datum", Role.AMOUNT),
        ("Importe hasta la fecha", Role.AMOUNT),
        ("Ortak", Role.PARTNER),
        ("İŞ PAKETİ", Role.WORK_PACKAGE),
        ("How sure", None),
        ("VAT", None),
        ("", None),
    ],
)
def test_what_a_heading_says(heading: str, role: Role | None) -> None:
    assert heading_meaning(heading).role is role


def test_words_of_money_that_are_no_role_of_their_own() -> None:
    assert heading_meaning("Travel") == (None, True)
    assert heading_meaning("Ara toplam") == (None, True)
    assert heading_meaning("Colour") == (None, False)


def test_roles_that_numbers_belong_to() -> None:
    assert Role.PERIOD.is_numeric
    assert not Role.IDENTIFIER.is_numeric
    assert [role for role in Role if role.is_money] == [Role.PRICE, Role.AMOUNT]


def test_periods() -> None:
    assert [period(text) for text in ("P3", "Ay 12", "3. dönem", "2023", "Total")] == [
        *(3, 12, 3, 2023, None)
    ]


def test_totals() -> None:
    labels = ("TOTAL personnel", "Ara toplam", "Genel Toplam", "Totally new", "Genel giderler")
    assert [is_total(label) for label in labels] == [True, True, True, False, False]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2,000,000", "2000000"),
        ("7.5%", "0.075"),
        ("%75", "0.75"),
        ("1.234,56", "1234.56"),
        ("12\N{NO-BREAK SPACE}345,60 €", "12345.60"),
        ("12\N{NARROW NO-BREAK SPACE}345,60", "12345.60"),
        ("'123", "123"),
        ("(1,234.00)", "-1234"),
        ("−5", "-5"),
        ("EUR 100", "100"),
        ("EUR-1,234.50", "-1234.50"),
        ("TL-250", "-250"),
        ("1,5 avro", "1.5"),
        ("0,125", "0.125"),
    ],
)
def test_numbers_as_text(text: str, number: str) -> None:
    assert meanings(text) == (Decimal(number),)


@pytest.mark.parametrize(
    "text",
    [
        *("007", "+90 212 555 00 00", "0212 555 00 00", "212 555 00 00", "01.02.2022", "1.2.3"),
        *("EURO-5", "TL-2", "eur-1"),  # classes and codes, not amounts
        *("N/A", "-", "", "12,34,56", "2022/2023", "0 212 444", "10 days", "1" * 60),
    ],
)
def test_texts_that_are_no_numbers(text: str) -> None:
    assert not is_number(text)


def test_decimal_marks() -> None:
    texts = ("1.234,5", "2,000,000", "1.000.000", "1.5", "1.234", "15", "x")
    assert [decimal_mark(text) for text in texts] == [",", ".", ",", ".", "", "", ""]


def test_days() -> None:
    read = there(day_text("01.02.2022"))
    assert day_text("2022-02-01T00:00:00") == (DayFault.TEXT, read.meant)
    turkish, english = there(day_text("1 Şubat 2022")), there(day_text("1 February 2022"))
    assert turkish.meant == english.meant
    assert len(there(day_text("3/4/2022")).meant) == 2
    assert there(day_text("31.12.22")).fault is DayFault.SHORT_YEAR
    assert day_text("30/2/2022") == (DayFault.IMPOSSIBLE, ())
    assert [day_text(text) for text in ("M12", "1 Foo 2022", "2022", "1.2")] == [None] * 4
