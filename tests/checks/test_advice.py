"""What a finding advises is right for its own case, and its numbers are those of the reader."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cofin.checks.card import cards
from cofin.checks.finding import Finding
from cofin.checks.problems import as_finding
from cofin.checks.run import run_checks
from cofin.checks.subject import Subject
from cofin.errors import Problem
from cofin.grid import DefinedName, Note
from cofin.text import Value
from tests.checks.card_examples import findings_of, subject_of_example


def example_of(code: str, name: str) -> tuple[Finding, ...]:
    """What the example of that name finds."""
    (example,) = [each for each in cards()[code].examples if each["name"] == name]
    return findings_of(code, example)


@pytest.mark.parametrize(
    "name",
    [
        "notes on a sheet",
        "headings in lira and in thousands",
        "a summary that is 1,000 times smaller",
        "months of work for thousands of euro",
    ],
)
def test_thousands_are_not_converted(name: str) -> None:
    """There is no other currency: the amounts are typed in full."""
    told = {finding.fix("en")[:22] for finding in example_of("P07", name)}
    assert "Type full euro amounts" in told
    for finding in example_of("P07", name):
        is_currency = "TRY" in finding.message("en")
        assert finding.fix("en").startswith("Convert to euro") is is_currency
        assert ("tam avro olarak yazın" in finding.fix("tr")) is not is_currency


def test_prices_with_vat_are_kept() -> None:
    (finding,) = example_of("P05", "prices that are round without the VAT of Italy")
    assert "EUR 1,085.80" in finding.message("en")
    assert "1.085,80 EUR" in finding.message("tr")
    assert finding.fix("en").startswith("If the partner deducts VAT, enter the prices without it.")
    assert finding.fix("tr").startswith("Ortak KDV'yi indiriyorsa fiyatları KDV'siz girin.")


def test_a_far_day_has_a_wrong_year() -> None:
    far, bare = example_of("C14", "far away, and a day number without a format")
    assert far.fix("en") == "Correct the year: a day from 1990 to 2099 is expected."
    assert far.fix("tr") == "Yılı düzeltin: 1990–2099 arasında bir tarih beklenir."
    assert bare.fix("en").startswith("Type the date again")


def dated() -> Subject:
    example: dict[str, Any] = {
        "sheet": [["Item", "Amount"], ["a", 44684]],
        "formats": {"Budget!B2": "d.m.yyyy"},
    }
    return subject_of_example(example)


def test_a_date_in_the_place_of_a_number_is_shown_as_one() -> None:
    values: dict[str, Value] = {"found": date(2022, 5, 3), "typed": "3.5"}
    told = Problem("Budget!B2", "workbook_in.date_for_number", values)
    assert as_finding(told, dated().grid).found == "2022-05-03"


def test_a_number_in_a_format_of_days_that_is_no_day_stays_a_number() -> None:
    example = {"sheet": [["a", -5]], "formats": {"Budget!B1": "d.m.yyyy"}}
    told = Problem("Budget!B1", "project.negative", {"value": "-5"})
    assert as_finding(told, subject_of_example(example).grid).found == "-5"


@pytest.mark.parametrize(
    ("code", "name", "words"),
    [
        ("C12", "negative and absurd", "1.000.000.000; burada beklenen değer <= 999.999.999,99"),
        ("C10", "typed amounts with noise", "1.304.347,83 görünen yerde 1.304.347,82608696"),
        ("F08", "a million blank cells", "1.048.574 hücre"),
        ("R04", "an amount in the place of a rate", "1.500,00"),
    ],
)
def test_numbers_are_written_as_the_reader_writes_them(code: str, name: str, words: str) -> None:
    examples = [each for each in cards()[code].examples if each["name"] == name]
    found = findings_of(code, examples[0] if examples else RATE)
    assert any(words in finding.message("tr") for finding in found), [
        finding.message("tr") for finding in found
    ]


RATE = {
    "sheet": [
        ["Partner", "Total costs", "Funding rate"],
        ["P1", 6000, 0.75],
        ["P2", 2000, 1500],
        ["P3", 6000, 0.6],
    ]
}


def test_macros_are_no_formula_that_a_value_replaces() -> None:
    (finding,) = findings_of("F05", {"sheet": [["a", 1]], "notes": [Note.MACROS.value]})
    assert finding.fix("en") == "Save the workbook as .xlsx, which holds no macros."
    assert "formül" not in finding.fix("tr")


def test_names_that_excel_makes_are_called_as_it_lists_them() -> None:
    subject = subject_of_example({"sheet": [["a", 1]]})
    for name in ("_xlnm.Print_Area", "_xlnm._FilterDatabase"):
        subject.grid.names["", name] = DefinedName(name, "=#REF!")  # type: ignore[index]
    area, other = run_checks(subject, only=["F06"]).findings
    assert "The name Print_Area has lost" in area.message("en")
    assert "Yazdırma_Alanı adı, gösterdiği" in area.message("tr")
    assert "Yazdırma_Alanı adını" in area.fix("tr")
    assert "_xlnm" not in area.message("tr") + other.message("tr") + area.label
