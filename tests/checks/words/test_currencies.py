"""Currencies: one list, and every question about them knows all of it."""

from __future__ import annotations

import pytest

from cofin.checks.words.currencies import currency_said
from cofin.checks.words.exchange_rates import says_exchange_rate
from cofin.checks.words.headings import Role, heading_meaning, words_in
from cofin.checks.words.sums import fold, role_of, says_currency
from cofin.checks.words.totals import total_in

CODES = sorted(words_in("currencies"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Cost (USD)", "USD"),
        ("Tutar (TL)", "TRY"),
        ("Tutar ₺", "TRY"),
        ("Price in £", "GBP"),
        ("Turkish liras", "TRY"),
        ("Kwota (PLN)", "PLN"),
        ("Amount in EUR", "EUR"),
        ("Tutar (avro)", "EUR"),
        ("We try hard", ""),
        ("Weight in pounds", ""),
        ("Amount", ""),
    ],
)
def test_currencies(text: str, code: str) -> None:
    assert currency_said(text) == code


@pytest.mark.parametrize("code", CODES)
def test_every_question_knows_every_currency(code: str) -> None:
    assert currency_said(f"Amount ({code})") == code
    assert says_currency(fold(f"Daily rate {code}"))
    assert heading_meaning(code).is_money
    assert says_exchange_rate(f"kurs {code}")
    assert says_exchange_rate(f"EUR/{code}")
    assert total_in(f"total {code.lower()}") is not None
    assert role_of(f"Year 1 ({code})") is Role.PERIOD
    assert role_of(f"Rate ({code}) per day") is Role.PRICE
