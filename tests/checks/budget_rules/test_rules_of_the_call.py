"""The call's rules: severities, places and borders that the cards' examples do not show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cofin.checks.card import severity_of
from cofin.checks.figures.bases import stated_rate
from cofin.checks.run import run_checks
from cofin.checks.subject import Subject
from cofin.checks.words.figures import FigureKind, kind_of
from cofin.checks.words.overhead_lines import says_indirect, says_office
from cofin.core.calculate import calculate
from cofin.text import Lang
from tests.checks.card_examples import subject_of_example
from tests.checks.structure.examples import Rows


def findings(code: str, example: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    report = run_checks(subject_of_example(example), only=[code])
    return [(severity_of(f).value, f.place, f.found, f.expected) for f in report.findings]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("total estimated eligible costs", FigureKind.ELIGIBLE),
        ("f total costs", FigureKind.TOTAL),
        ("max eu contribution h i", FigureKind.MAXIMUM),
        ("requested eu contribution", FigureKind.REQUESTED),
        ("talep edilen hibe", FigureKind.REQUESTED),
        ("azami ab katkisi", FigureKind.MAXIMUM),
        ("ab katkisi", FigureKind.EU),
        ("es finansman", FigureKind.OWN),
        ("oz katki", FigureKind.OWN),
        ("reimbursement rate", FigureKind.RATE),
        ("not eligible costs", FigureKind.INELIGIBLE),
        ("genel giderler", FigureKind.INDIRECT),
        ("4 dogrudan maliyetler toplami", FigureKind.DIRECT),
        ("insan kaynaklari ara toplam", FigureKind.PERSONNEL),
        ("notes", None),
    ],
)
def test_words_of_figures(label: str, kind: FigureKind | None) -> None:
    assert kind_of(label) is kind


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Overheads", True),
        ("Share of the office overhead", True),
        ("GENEL GİDERLER", True),
        ("Dolaylı maliyetler", True),
        ("General administration costs", True),
        ("Overhead projector", False),
        ("Rental, excluding overheads", False),
        ("Genel kurul toplantısı", False),
        ("Overhead costs", True),
        ("Overhead 7 %", True),
        ("Monthly overhead", True),
        ("Indirect cost of the office", True),
        ("Overheads of the training centre", True),
        ("Meeting hall, overheads included", True),
        ("Overhead scanner", False),
        ("Audit of indirect costs method", False),
        ("Training on overheads for cluster managers", False),
        ("General administrative cost controller", False),
        ("Genel giderler eğitimi", False),
        ("Dolaylı maliyetlerin denetimi", False),
        ("Indirect flight to Ankara", False),
    ],
)
def test_words_of_indirect_costs(text: str, is_one: bool) -> None:  # noqa: FBT001
    assert says_indirect(text) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Office rent, 24 months", True),
        ("Rent of our offices", True),
        ("Ofis kirası", True),
        ("Elektrik faturaları", True),
        ("Room rent for the training", False),
        ("Office hours with SMEs", False),
        ("Office rent, excluded", False),
        ("Overheads: office rent", False),  # indirect in so many words: an error, no warning
        ("Bürolar arası toplantı", False),
    ],
)
def test_words_of_what_an_office_costs(text: str, is_one: bool) -> None:  # noqa: FBT001
    assert says_office(text) is is_one


@pytest.mark.parametrize(
    ("label", "points"),
    [
        ("Indirect costs (7 %)", 700),
        ("Dolaylı maliyetler (%7)", 700),
        ("Flat rate 12,5%", 1250),
        ("15.25 %", 1525),
        ("Indirect costs", None),
        ("Overheads 2023", None),
    ],
)
def test_a_rate_in_a_label(label: str, points: int | None) -> None:
    assert stated_rate(label) == points


def test_a_cent_too_much_because_it_was_rounded_up_is_a_warning() -> None:
    sheet = [["Eligible costs", 100.01], ["EU contribution", 75.01]]
    told = {"sheet": sheet, "change": [], "kind": "other"}
    assert findings("R01", told) == [("warning", "Budget!B2", "75.01", "75.00")]


@pytest.mark.parametrize(
    ("costs", "claim", "advice", "severity"),
    [
        (1000.02, 750.02, "costs*rate,2)", "warning"),
        (1002, 752, "costs*rate,0)", "error"),
        (1002, 752.1, "Lower the requested", "error"),
        (1002, 753, "Lower the requested", "error"),
    ],
)
def test_what_rounding_explains_says_how_to_round_down(
    costs: float, claim: float, advice: str, severity: str
) -> None:
    sheet = [["Eligible costs", costs], ["EU contribution", claim]]
    subject = subject_of_example({"sheet": sheet, "change": [], "kind": "other"})
    (found,) = run_checks(subject, only=["R01"]).findings
    assert severity_of(found).value == severity
    assert advice in found.fix(Lang.EN)
    assert ("AŞAĞIYUVARLA" in found.fix(Lang.TR)) is ("rate" in advice)


def test_without_a_call_and_without_a_rate_nothing_is_above() -> None:
    assert findings("R01", {"sheet": [["Eligible costs", 100], ["EU contribution", 99]]}) == []


def test_a_request_below_the_rate_of_the_call_is_a_note() -> None:
    told: dict[str, Any] = {"change": [], "kind": "other"}
    low = [["Eligible costs", 100.01], ["Requested EU contribution", 70]]
    assert findings("R14", {"sheet": low, **told}) == [("note", "Budget!B2", "70.00", "75.00")]
    silent = [["Total direct costs", 100], ["Requested EU contribution", 70]]
    assert findings("R14", {"sheet": silent, **told}) == []


def test_years_beside_an_amount_add_up_to_it() -> None:
    rows = [["Item", "Amount", "Year 1", "Year 2"], ["a", 30, 10, 20], ["b", 7, 3, 4]]
    assert findings("A03", {"sheet": [*rows, ["c", 9, 4, 4]]}) == [
        ("error", "Budget!B4", "9.00", "8.00")
    ]
    assert findings("A03", {"sheet": rows}) == []


def test_no_severity_is_lost_where_the_support_has_its_own_rate() -> None:
    sheet = [["Total eligible costs", 1000], ["Third parties", 200], ["EU contribution", 801]]
    rates = {"reimbursement_rate.third_party_support": 1}
    told = {"sheet": sheet, "change": [], "kind": "other", "rules": rates}
    assert findings("R01", told) == [("error", "Budget!B3", "801.00", "800.00")]


def test_several_groups_are_told_apart_in_one_column() -> None:
    sheet = [
        ["P1"],
        ["Eligible costs", 100],
        ["EU contribution", 75],
        ["P2"],
        ["Eligible costs", 100],
        ["EU contribution", 80],
    ]
    told = {"sheet": sheet, "change": [], "kind": "other"}
    assert findings("R01", told) == [("error", "Budget!B6", "80.00", "75.00")]


def test_a_request_stands_where_it_was_typed() -> None:
    told = {"change": [{"at": ["partner", 3, "requested"], "is": 60000}]}
    ((severity, place, found, expected),) = findings("R01", told)
    assert (severity, place, found) == ("error", "Partners!I4", "60000.00")
    assert float(expected) < 60000


def test_too_much_money_of_its_own_is_a_warning_in_a_partners_sheet() -> None:
    """The sheet does not know what a ceiling of the whole leaves; its own checks say so, too."""
    change = [{"at": ["funding", 4, "amount"], "is": 14000}]
    ((_, place, found, _),) = findings("R03", {"change": change})
    assert (place, found) == ("Funding!D5", "14000.00")
    ((severity, place, found, _),) = findings("R03", {"change": change, "kind": "partner-sheet"})
    assert (severity, place, found) == ("warning", "Funding!D5", "14000.00")


def test_more_than_all_costs_is_too_much_in_any_sheet() -> None:
    change = [{"at": ["funding", 4, "amount"], "is": 900000}]
    ((severity, *_),) = findings("R03", {"change": change, "kind": "partner-sheet"})
    assert severity == "error"


def test_own_shares_of_which_most_are_something_else_say_nothing() -> None:
    rows: Rows = [["Partner", "Total costs", "EU contribution", "Own resources"]]
    rows += [["P1", 100, 75, 5], ["P2", 200, 150, 7], ["P3", 300, 225, 75]]
    assert findings("R03", {"sheet": rows}) == []


@pytest.mark.parametrize(
    ("rates", "wrong"),
    [
        ([0.75, 0.75, 75], {"C4"}),
        ([75, 75, 0.75], {"C4"}),
        ([75, 100, 60], set()),
        ([0.75, 1, 0.6], set()),
        ([0.75, 0, 0.6], set()),
        ([75, "75 %", 60], set()),
        ([0.75, 4500, 0.6], {"C3"}),
    ],
)
def test_scales_of_rates(rates: list[Any], wrong: set[str]) -> None:
    rows: Rows = [["Partner", "Total costs", "Funding rate"]]
    rows += [[f"P{n}", 6000, rate] for n, rate in enumerate(rates, 1)]
    report = run_checks(subject_of_example({"sheet": rows}), only=["R04"])
    assert {f.cell for f in report.findings} == wrong


def test_money_without_a_total_beside_it_has_no_expected_rate() -> None:
    rows = [["Partner", "Funding rate"], ["P1", 750], ["P2", 600]]
    assert [f[3] for f in findings("R04", {"sheet": rows})] == ["-", "-"]


def test_conditions_are_as_sure_as_their_source() -> None:
    """Verified: an error; reported: a warning; what cannot be judged: a note."""
    few = {"change": [{"at": ["exchange", 2, "count"], "is": 1}]}
    short = {"change": [{"at": ["exchange", 3, "working_days"], "is": 2}]}
    silent = {"change": [{"at": ["project", "start"], "is": date(2023, 1, 1)}]}
    assert findings("R12", few)[0][:2] == ("error", "Exchanges!C2")
    by_key = {place: severity for severity, place, _, _ in findings("R12", short)}
    assert by_key["Exchanges!E4"] == "warning"
    assert [severity for severity, *_ in findings("R11", silent)] == ["note"]


def test_a_condition_on_rows_names_every_cell_and_its_number_in_the_list() -> None:
    """Row 1 of the list is no row 1 of the sheet."""
    short = [{"at": ["exchange", row, "working_days"], "is": 2} for row in (1, 3)]
    report = run_checks(subject_of_example({"change": short}), only=["R12"])
    (finding,) = [f for f in report.findings if f.values["key"] == "exchange_minimum_days"]
    assert finding.places == (("Exchanges", "E2"), ("Exchanges", "E4"))
    assert "2 of 3 (No 1, 3)." in finding.message("en")
    assert "2 / 3 (No 1, 3)." in finding.message("tr")
    assert "(Exchanges!E2, E4)" in finding.fix("en")
    assert "(Exchanges!E2, E4)" in finding.fix("tr")


def test_a_template_that_nobody_filled_in_has_no_conditions() -> None:
    subject = subject_of_example({"change": []})
    assert subject.project is not None
    assert subject.rules is not None
    empty = replace(
        subject.project, partners=(), costs=(), exchanges=(), funding=(), work_packages=()
    )
    blank = replace(subject, project=empty, result=calculate(empty, subject.rules))
    assert run_checks(blank, only=["R11", "R12"]).findings == ()


def test_a_work_package_outside_the_project() -> None:
    subject = subject_of_example({"change": []})
    assert [(f.label, f.found, f.expected) for f in _with_months(subject, 3, 27)] == [
        ("WP2", "27", "24")
    ]
    assert [(f.label, f.found, f.expected) for f in _with_months(subject, 9, 5)] == [
        ("WP2", "9", "5")
    ]
    assert [f.found for f in _with_months(subject, 30, 31)] == ["30"]


def _with_months(subject: Subject, start: int, end: int) -> Any:
    project = subject.project
    assert project is not None
    packages = list(project.work_packages)
    packages[1] = replace(packages[1], start_month=start, end_month=end)
    changed = replace(project, work_packages=tuple(packages))
    return run_checks(replace(subject, project=changed), only=["A03"]).findings
