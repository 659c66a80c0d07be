"""P07: thousands that a sheet says and calculates, and currencies that it converts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.card_examples import findings_of

Rows = list[list[Any]]

DETAIL: Rows = [["Item", "Amount (EUR)"], ["Staff", 412300], ["Alt yüklenici", 38150]]
DETAIL += [["Equipment", 120400]]


def found(*summary: object, heading: str = "Amount (EUR)", note: str = "") -> list[str]:
    rows: Rows = [[note], [], ["Item", heading]]
    rows += [[label[0], amount] for label, amount in zip(DETAIL[1:], summary, strict=True)]
    sheets = {"Summary": rows, "Detail": DETAIL}
    return [f"{f.sheet}!{f.cell}" for f in findings_of("P07", {"sheets": sheets})]


LINKED = ("=Detail!B2/1000 -> 412.3", "=Detail!B3/1000 -> 38.15", "=Detail!B4/1000 -> 120.4")


@pytest.mark.parametrize("more", [{"heading": "Amount (k€)"}, {"note": "(thousand EUR)"}])
def test_a_summary_that_divides_by_1000_and_says_so(more: dict[str, str]) -> None:
    assert found(*LINKED, **more) == []
    assert found(412.3, 38.15, 120.4, **more) != []


def test_a_summary_that_divides_by_1000() -> None:
    assert found(*LINKED) == []
    assert found("=Detail!B2*0.001 -> 412.3", "=Detail!B3/10^3 -> 38.15", 120) == []
    assert found(*LINKED[:1], 38.15, 120.4) == ["Summary!B5"]


def test_a_label_is_told_as_it_is_written() -> None:
    sheets = {"Detail": [DETAIL[0], *DETAIL[2:]]}
    sheets["Summary"] = [["Item", "Amount (EUR)"], ["Alt yüklenici", 38.15], ["Equipment", 120.4]]
    (finding,) = findings_of("P07", {"sheets": sheets})
    assert finding.label == "Alt yüklenici"


def test_a_workbook_in_thousands_throughout_is_a_note() -> None:
    rows: Rows = [["Budget, in kEUR"], [], ["Item", "Amount"], ["Staff", 412.3], ["Travel", 38]]
    (finding,) = findings_of("P07", {"sheets": {"A": rows}})
    assert finding.severity == "note"
    (finding,) = findings_of("P07", {"sheets": {"A": rows, "B": DETAIL}})
    assert finding.severity == "error"


LIRA: Rows = [["Item", "Cost (TL)", "Tax (TL)", "Cost (EUR)"], ["a", 1800, 36, "=B2/H1 -> 100"]]
LIRA += [["b", 3600, 72, "=B3/H1 -> 200"]]


def test_lira_beside_the_euro_that_are_made_from_them() -> None:
    assert findings_of("P07", {"sheet": LIRA}) == ()
    formats = {"Budget!B2:B3": "[$₺-41F]#,##0.00"}
    assert findings_of("P07", {"sheet": LIRA, "formats": formats}) == ()
    (told,) = findings_of("P07", {"sheet": [row[:3] for row in LIRA]})
    assert told.places == (("Budget", "B1:B3"), ("Budget", "C1:C3"))


@pytest.mark.parametrize("formula", ["=B4/$B$1 -> 100", "100"])
def test_lira_that_an_exchange_rate_converts_elsewhere_are_a_note(formula: str) -> None:
    """The rate that no formula reads converts nothing."""
    rows: Rows = [["TRY per EUR", 36], [], ["Who", "TRY/month"], ["Ayşe", 3600], ["Can", 7200], []]
    rows += [["Staff (EUR)", formula]]
    (finding,) = findings_of("P07", {"sheet": rows})
    assert finding.severity == ("note" if "=" in formula else "error")
    assert finding.fix("en").startswith("Nothing, if the funder") is ("=" in formula)


def test_a_lone_amount_in_lira_is_in_no_table() -> None:
    example = {"sheet": [["", 500]], "formats": {"Budget!B1": "[$₺-41F]#,##0.00"}}
    assert [finding.cell for finding in findings_of("P07", example)] == ["B1"]
