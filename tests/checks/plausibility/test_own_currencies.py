"""P07: a budget in a national currency that buys something in a third one."""

from __future__ import annotations

from typing import Any

from cofin.checks.run import run_checks
from cofin.text import Lang
from tests.checks.card_examples import places, subject_of_example

RATES: list[list[Any]] = [["Makine bütçesi"], [], []]
RATES[2] = ["Cihaz", "Adet", "Birim fiyat (USD)", "Kur (TL/USD)", "Tutar (TL)"]
RATES += [
    [f"cihaz {n}", 1, 900 + n, "=$D$9 -> 40", f"=B{n}*C{n}*D{n} -> {(900 + n) * 40}"]
    for n in range(4, 7)
]
RATES += [[], [], ["Proforma tarihi TCMB kuru", "", "", 40]]


def findings_of(rows: list[list[Any]]) -> list[tuple[str, str]]:
    return places("P07", sheet=rows, kind="other")


def test_prices_in_a_third_currency_with_their_rate_are_notes() -> None:
    assert findings_of(RATES) == [("C3:C9", "note"), ("E3:E9", "note")]


def test_two_currencies_without_a_rate() -> None:
    rows = [list(row) for row in RATES[:-1]]
    for number in range(3, 6):
        rows[number][3:] = [1, rows[number][2]]
    rows[2][3] = "Ay"
    assert findings_of(rows) == [("C3:C6", ""), ("E3:E6", "")]


def test_an_amount_at_an_exchange_rate_is_one() -> None:
    rows = [list(row) for row in RATES]
    rows[2][3] = "Tutar (TL/USD)"
    told = run_checks(subject_of_example({"sheet": rows, "kind": "other"}), only=["P07"]).findings
    assert [place for each in told for place in each.places] == [
        *(("Budget", "C3:C9"), ("Budget", "D3:D9"), ("Budget", "E3:E9")),
    ]


def test_one_currency_is_one_note_with_all_its_places() -> None:
    sheets = {name: [["Item", "Cost (TL)"], ["a", 1800], ["b", 3600]] for name in ("One", "Two")}
    report = run_checks(subject_of_example({"sheets": sheets, "kind": "other"}), only=["P07"])
    (told,) = report.outcome(Lang.EN).findings
    assert told.places == (("One", "B1:B3"), ("Two", "B1:B3"))
    assert told.message.endswith("says that the amounts are in TRY (said in 2 places).")
    (told,) = report.outcome(Lang.TR).findings
    assert told.message.endswith("(2 yerde belirtiliyor).")
