"""What the rates and the ceiling allow where a call has several rates, and what is left of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cofin.checks.card import cards, severity_of
from cofin.checks.run import run_checks
from cofin.checks.subject import Subject
from cofin.rules.load import load_rules
from cofin.text import Lang
from tests.checks.card_examples import subject_of_example
from tests.checks.structure.examples import Rows

OF_2018, OF_2020 = "cos-cluster-2018-3-02", "cos-cluster-2020-3-03"
VISITS, LINES = 3, 12  # of the base project
ASKED = ["Partner", "Eligible costs", "Requested EU contribution"]


def seen(rows: list[list[Any]], call: str = OF_2020) -> Subject:
    """A workbook of unknown layout under the rules of a call."""
    return replace(subject_of_example({"sheet": rows}), rules=load_rules(call))


def found(subject: Subject, *codes: str) -> list[tuple[str, str, str, str]]:
    report = run_checks(subject, only=list(codes))
    return [(f.code, severity_of(f).value, f.cell, f.expected) for f in report.findings]


def message(subject: Subject, code: str, lang: Lang = Lang.EN) -> str:
    finding = run_checks(subject, only=[code]).findings[0]
    return cards()[code].message(finding, lang)


# ---------------------------------------------------------------------------- the ceiling


@pytest.mark.parametrize(
    "rows",
    [
        [["Project", *ASKED[1:]], ["BLUEHUB", 700000, 500000]],
        [["Eligible costs", 700000], ["Requested EU contribution", 500000]],
        [ASKED, ["A", 250000, 178571.43], ["B", 250000, 178571.43], ["C", 200000, 142857.14]],
        [ASKED, ["A", 400000, 300000], ["B", 400000, 200000], ["Total", 800000, 500000]],
    ],
)
def test_nothing_is_left_when_the_ceiling_is_asked_for(rows: list[list[Any]]) -> None:
    assert found(seen(rows), "R14") == []


def test_what_is_left_ends_at_the_ceiling() -> None:
    rows: Rows = [ASKED, ["A", 400000, 300000], ["B", 400000, 150000]]
    assert found(seen(rows), "R14") == [("R14", "note", "C3", "200000.00")]
    alone: Rows = [ASKED, ["A", 900000, 300000]]
    assert found(seen(alone), "R14") == [("R14", "note", "C2", "500000.00")]
    total: Rows = [ASKED, ["A", 100000, ""], ["Total", 900000, 300000]]
    assert found(seen(total), "R14") == [("R14", "note", "C3", "500000.00")]


def test_a_request_above_its_maximum_leaves_the_others_what_it_may_not_have() -> None:
    rows: Rows = [ASKED, ["A", 100000, 500000], ["B", 100000, 50000]]
    assert found(seen(rows), "R14") == [("R14", "note", "C3", "75000.00")]


def own(requests: list[float], ceiling: float) -> Subject:
    change = [{"at": ["partner", i, "requested"], "is": r} for i, r in enumerate(requests, 1)]
    return subject_of_example({"change": change, "rules": {"maximum_grant": ceiling}})


def test_the_partners_of_our_own_layout_share_one_ceiling() -> None:
    asked = [40000.0, 50000.0, 30000.0]
    assert found(own(asked, 120000), "R14") == []
    assert found(own(asked, 110000), "R14") == []
    left = [expected for _, _, _, expected in found(own(asked, 120500), "R14")]
    assert left == ["40500.00", "50500.00", "30500.00"]


# ---------------------------------------------------------------------------- several rates


def test_costs_of_an_unknown_kind_are_not_said_to_be_paid_in_full() -> None:
    rows: Rows = [ASKED, ["A", 100000, 75000], ["B", 80000, 60000], ["C", 90000, 67500]]
    assert found(seen(rows, OF_2018), "R14", "R01") == []
    rows[2][2] = 50000
    assert found(seen(rows, OF_2018), "R14", "R01") == [("R14", "note", "C3", "60000.00")]
    rows[2][2] = 80001
    assert [f[:3] for f in found(seen(rows, OF_2018), "R14", "R01")] == [("R01", "error", "C3")]


@pytest.mark.parametrize(
    ("heads", "amounts", "asked", "expected"),
    [
        (["Personnel", "Travel"], [90000, 10000], 75001, "75000.00"),
        (["Personnel", "Third party support"], [50000, 50000], 87501, "87500.00"),
        (["Personnel", "Travel"], [90000, 5000], 76251, "76250.00"),  # 5,000 may be support
        (["Personnel", "Other costs"], [90000, 10000], 77501, "77500.00"),  # they may hold it
        (["Third party support", "Other costs"], [10000, 90000], 77501, "77500.00"),
    ],
)
def test_each_category_counts_with_its_own_rate(
    heads: list[str], amounts: list[int], asked: int, expected: str
) -> None:
    rows: Rows = [["Partner", *heads, *ASKED[1:]], ["A", *amounts, 100000, asked]]
    ((code, severity, cell, most),) = found(seen(rows, OF_2018), "R01", "R14")
    assert (code, severity, cell, most) == ("R01", "error", "E2", expected)
    rows[1][-1] = asked - 1
    assert found(seen(rows, OF_2018), "R01") == []


def test_categories_that_are_no_parts_of_the_total_say_nothing_about_its_rate() -> None:
    rows: Rows = [["Partner", "Personnel", *ASKED[1:]], ["A", 200000, 100000, 99000]]
    assert found(seen(rows, OF_2018), "R01") == []


def test_what_stands_beside_all_categories_is_no_support() -> None:
    heads = ["Personnel", "Subcontracting", "Third party support", "Travel", "Equipment"]
    rows: Rows = [["Partner", *heads, "Other costs", "Indirect costs", *ASKED[1:]]]
    rows.append(["A", 10000, 10000, 10000, 10000, 10000, 10000, 2800, 100000, 77501])
    assert found(seen(rows, OF_2018), "R01") == [("R01", "error", "J2", "77500.00")]


def test_a_total_is_solved_back_with_the_rate_of_its_costs() -> None:
    rows: list[list[Any]] = [["Item", "Amount (EUR)"], ["Personnel", 100000], ["Travel", 20000]]
    rows += [["Total eligible costs", 160000], ["Requested EU contribution", 120000]]
    for call in (OF_2018, OF_2020):
        assert found(seen(rows, call), "R07", "R14", "A02") == [("R07", "error", "B4", "120000.00")]
    rows[2] = ["Third party support", 20000]
    rows[-1][1] = 125000
    (finding,) = run_checks(seen(rows, OF_2018), only=["R07"]).findings
    assert "78.13 %" in cards()["R07"].message(finding, Lang.EN)
    rows[3][1] = 0
    assert found(seen(rows, OF_2018), "R07") == []


# ---------------------------------------------------------------------------- what a message says


def test_a_message_names_the_rate_that_gives_its_amount() -> None:
    rates = {"reimbursement_rate.third_party_support": 1}
    asks = {"at": ["partner", 1, "requested"], "is": 900000}
    subject = subject_of_example({"change": [asks], "rules": rates})  # it pays visits
    assert "at the rates of its cost categories (" in message(subject, "R01")
    assert "; maliyet kategorilerinin oranlarına göre en" in message(subject, "R01", Lang.TR)
    no_visits = [{"at": ["exchange", n], "delete": True} for n in range(1, VISITS + 1)]
    subject = subject_of_example({"change": [asks, *no_visits], "rules": rates})
    assert "at a rate of 75 % (" in message(subject, "R01")
    nothing = [{"at": ["cost", n], "delete": True} for n in range(1, LINES + 1)]
    subject = subject_of_example({"change": [asks, *no_visits, *nothing], "rules": rates})
    assert "at most 0.00 is allowed at a rate of 75 % (" in message(subject, "R01")


def test_a_message_about_a_table_names_its_rate() -> None:
    rows: Rows = [["Partner", "Personnel", *ASKED[1:]], ["A", 100000, 100000, 90000]]
    assert "at a rate of 75 % (" in message(seen(rows, OF_2018), "R01")
    rows = [["Partner", "Third parties", *ASKED[1:]], ["A", 50000, 100000, 90000]]
    assert "at the rates of its cost" in message(seen(rows, OF_2018), "R01")
    rows = [["Partner", "Eligible costs", "Funding rate", "EU contribution"], ["A", 100, 0.625, 90]]
    subject = subject_of_example({"sheet": rows})
    assert "%62,5 oranına göre" in message(subject, "R01", Lang.TR)


def test_a_typed_rate_is_measured_against_its_own() -> None:
    named = {"rule.reimbursement_rate.third_party_support": "Budget!B1"}
    example = {"change": [], "sheet": [["Rate", 0.8]], "scalars": named}
    rates = {"rules": {"reimbursement_rate.third_party_support": 1}}
    said = message(subject_of_example({**example, **rates}), "R01")
    assert "at most 1.00 is allowed by the call's rules (" in said


# ---------------------------------------------------------------------------- no row of totals

CLAIMS = ["Total costs", "EU contribution", "Own contribution"]


@pytest.mark.parametrize(
    ("heading", "is_found"),
    [
        ("Partner", True),
        ("Ortak", True),
        ("Work package", True),
        ("Project", False),
        ("Year", False),
    ],
)
def test_partners_are_added_up_where_nobody_did(heading: str, *, is_found: bool) -> None:
    rows: Rows = [[heading, *CLAIMS], ["A", 400000, 300000, 100000], ["B", 300000, 225000, 75000]]
    assert found(seen(rows), "R02") == [("R02", "warning", "C2:C3", "500000.00")] * is_found


def test_rows_within_the_ceiling_or_with_their_sum_are_not_added_up_again() -> None:
    rows: Rows = [["Partner", *CLAIMS], ["A", 400000, 300000, 100000], ["B", 250000, 187500, 62500]]
    assert found(seen(rows), "R02") == []
    rows.append(["Consortium", 650000, 487500, 162500])
    assert found(seen(rows), "R02") == []
    rows[-1] = ["Total", 650000, 487500, 162500]
    assert found(seen(rows), "R02") == []


def claims(*rows: tuple[str, int]) -> list[list[Any]]:
    """Rows of partners that ask for three quarters of their costs."""
    head = ["Work package", "Total eligible costs", "Requested EU contribution"]
    return [head, *([name, cost, cost * 3 // 4] for name, cost in rows)]


@pytest.mark.parametrize(
    "rows",
    [
        [("1 WP1", 400000), ("1.1 Staff", 100000), ("1.2 Travel", 300000), ("2 WP2", 200000)],
        [("1 WP1", 400000), ("of which staff", 300000), ("2 WP2", 200000)],
        # a sub-total below its rows, that no word tells
        [("P1", 300000), ("P2", 200000), ("Beneficiaries", 500000), ("P3", 20000), ("P4", 10000)],
        # one above its rows
        [("Beneficiaries", 500000), ("P1", 300000), ("P2", 200000), ("P3", 20000)],
        [("P1", 200000), ("P2", 200000), ("Ours", 400000), ("P3", 50000), ("Other", 9000)],
        # a sub-total of one row, beside another sub-total
        [("P1", 90000), ("P2", 90000), ("Ours", 180000), ("P3", 300000), ("Others", 300000)],
    ],
)
def test_a_row_and_its_parts_count_once(rows: list[tuple[str, int]]) -> None:
    assert found(seen(claims(*rows)), "R02") == []
    more = [*rows, ("9 P9", 500000)]
    assert [each[0] for each in found(seen(claims(*more)), "R02")] == ["R02"]


def test_what_others_leave_is_reckoned_without_their_parts() -> None:
    rows = claims(("1 WP1", 400000), ("1.1 Staff", 300000), ("1.2 Travel", 100000))
    rows.append(["2 WP2", 200000, 100000])
    assert ("R14", "note", "C5", "150000.00") in found(seen(rows), "R14")


def test_one_row_above_the_ceiling_is_an_error_and_no_second_finding() -> None:
    rows: Rows = [["Partner", *CLAIMS], ["A", 800000, 600000, 200000], ["B", 300000, 225000, 75000]]
    assert found(seen(rows), "R02") == [("R02", "error", "C2", "500000.00")]


# ---------------------------------------------------------------------------- third parties


def support(description: str, cost: int, **more: Any) -> dict[str, Any]:
    line: dict[str, Any] = {
        "partner": "P3",
        "work_package": "WP4",
        "category": "third_party_support",
    }
    line |= {"description": description, "quantity": 1, "unit_cost": cost, **more}
    return {"at": ["cost"], "add": line}


def test_a_line_that_nobody_pays_is_not_above_the_limit() -> None:
    paid = support("Prize already paid", 9000, eligible=False, reason="before the action")
    assert found(subject_of_example({"change": [paid]}), "R09") == []
    change = [paid, support("Voucher", 2000), support("Grant", 2500)]
    subject = subject_of_example({"change": change})
    assert subject.project is not None
    row = [line.description for line in subject.project.costs].index("Grant") + 2
    (finding,) = run_checks(subject, only=["R09"]).findings
    assert (finding.found, finding.cell) == ("2500.00", f"G{row}")
