"""C10: what is paid for a euro is no amount, whatever its cell is called."""

from __future__ import annotations

import pytest

from cofin.checks.words.exchange_rates import says_exchange_rate
from tests.checks.calculated import Rows, found

RATES = [
    "Kur (TL/€)", "EUR/TRY kuru", "Avro kuru (TL)", "TCMB kuru (€)", "EUR/TRY", "1 € =",
    "Kurs EUR", "Kurs wymiany EUR/PLN", "Kurs euro", "Kurs (PLN/EUR)", "Kurs NBP", "Curs lei/euro",
    "Curs BNR", "Exchange rate", "Wechselkurs EUR/SEK", "Taux EUR/CHF", "Taux de change",
    "Tipo de cambio", "Tasso di cambio", "Taxa de câmbio", "Wisselkoers", "PLN per EUR",
    "Směnný kurz", "Kurz EUR", "InforEuro", "Koers (€)", "Cours de l'euro",
]  # fmt: skip
OTHERS = [
    "Kurs 2", "Kurz", "Kurs für Anfänger", "Cost (EUR)", "Daily rate (EUR)", "Total EUR",
    "Travel / EUR", "Euro", "Kurulum", "Cours de langue", "Unit cost, EUR per day", "Rate",
]  # fmt: skip


@pytest.mark.parametrize("label", RATES)
def test_rates(label: str) -> None:
    assert says_exchange_rate(label)
    assert found(["C10"], sheet(label)) == []


@pytest.mark.parametrize("label", OTHERS)
def test_no_rates(label: str) -> None:
    assert not says_exchange_rate(label)


def test_an_amount_with_more_decimals_is_told() -> None:
    rows: Rows = [["Item", "Amount (EUR)"], ["Kurs 1", 48.3562], ["Kurs 2", 20], ["Food", 5]]
    assert found(["C10"], rows) == [("C10", "B2")]
    rows[1][0] = "Kurs EUR/TRY"
    assert found(["C10"], rows) == []


def sheet(label: str) -> Rows:
    rows: Rows = [[label, "", 48.3562], [], ["Kalem", "Miktar", "Tutar (TL)", "Tutar (€)"]]
    rows += [[f"k{n}", 2, 1000 * n, f"=ROUND(C{n}/$C$1,2)"] for n in (4, 5, 6)]
    return [*rows, ["Toplam", "", "=SUM(C4:C6)", "=SUM(D4:D6)"]]
