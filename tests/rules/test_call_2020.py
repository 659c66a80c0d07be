"""COS-CLUSTER-2020-3-03: everything that KOSGEB's summary of the call says is in the profile."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cofin.rules.load import load_profile, load_rules
from cofin.rules.parameters import PARAMETERS
from cofin.rules.profile import CallRules, Status
from cofin.text import Lang

SUMMARY = "kosgeb-summary"

#: What stands in the summary, and under which of its headings.
STATED = {
    "programme_envelope": (Decimal("2300000000.00"), "Amacı ve Kapsamı"),
    "programme_years": (7, "Amacı ve Kapsamı"),
    "call_envelope": (Decimal("6000000.00"), "AB Finansmanı"),
    "expected_projects": (12, "AB Finansmanı"),
    "maximum_grant": (Decimal("500000.00"), "AB Finansmanı"),
    "reimbursement_rate": (Decimal("0.75"), "AB Finansmanı"),
    "duration_minimum": (20, "Uygunluk Kriterleri"),
    "duration_maximum": (24, "Uygunluk Kriterleri"),
    "minimum_entities": (3, "Uygunluk Kriterleri"),
    "minimum_countries": (3, "Amacı ve Kapsamı, 1"),
    "minimum_regions": (1, "Uygunluk Kriterleri"),
    "platform_required": (True, "Uygunluk Kriterleri"),
    "minimum_exchanges": (80, "Faaliyetler, 2"),
    "exchange_sme_share": (Decimal("0.50"), "Faaliyetler, 2"),
    "exchange_outside_share": (Decimal("0.25"), "Faaliyetler, 2"),
    "partnership_events_per_year": (2, "Faaliyetler, 3"),
}


@pytest.fixture(scope="module")
def rules() -> CallRules:
    return load_rules("cos-cluster-2020-3-03")


@pytest.mark.parametrize("key", STATED)
def test_what_the_summary_states_is_verified_there(rules: CallRules, key: str) -> None:
    value, heading = STATED[key]
    found = rules.value(key)
    assert (found.value, found.source.id, found.where) == (value, SUMMARY, heading)
    assert found.status is Status.VERIFIED


def test_nothing_else_is_verified(rules: CallRules) -> None:
    for key, parameter in rules.profile.parameters.items():
        for value in parameter.values:
            verified = value.status is Status.VERIFIED
            assert verified == (value.source.id == SUMMARY), key
            assert not verified or (key in STATED and not value.category), key


@pytest.mark.parametrize(
    "key",
    [
        "indirect_rate",
        "rate_scope",
        "no_profit",
        "line_rounding",
        "derived_rounding",
        "allocation",
    ],
)
def test_what_no_document_confirmed_is_shown_as_assumed(rules: CallRules, key: str) -> None:
    assert rules.value(key).status is Status.ASSUMED


def test_the_rate_for_third_party_support_is_assumed_and_says_why(rules: CallRules) -> None:
    found = rules.value("reimbursement_rate", "third_party_support")
    assert (found.value, found.status) == (Decimal("0.75"), Status.ASSUMED)
    assert "100 %" in found.note["en"]
    assert "%100" in found.note["tr"]


#: No limit on a category and no fixed total was found for this call (domain facts, 1.2).
OF_OTHER_CALLS = ("category_maximum_share", "fixed_total")


def test_every_parameter_that_cofin_knows_is_there(rules: CallRules) -> None:
    known = [key for key in PARAMETERS if key not in OF_OTHER_CALLS]
    assert list(rules.profile.parameters) == known


def test_categories_have_the_letters_of_the_agreement_and_of_the_form(rules: CallRules) -> None:
    categories = (*rules.profile.categories, rules.profile.indirect)
    assert [(c.key, c.letter, c.form_column, c.in_indirect_base) for c in categories] == [
        ("personnel", "A", "A", True),
        ("subcontracting", "B", "C", False),
        ("third_party_support", "C", "D", False),
        ("travel", "D.1", "B", True),
        ("equipment", "D.2", "B", True),
        ("other_goods", "D.3", "B", True),
        ("indirect", "E", "F", False),
    ]
    assert {c.citation.status for c in categories if c.citation} == {Status.ASSUMED}


def test_activities_are_those_of_the_call(rules: CallRules) -> None:
    assert [activity.id for activity in rules.profile.activities] == ["1a", "1b", "1c", "2", "3"]


def test_the_timetable_has_five_stages_of_which_the_deadline_is_no_estimate(
    rules: CallRules,
) -> None:
    stages = [(s.key, s.start, s.end, s.estimated) for s in rules.profile.milestones]
    assert stages == [
        ("deadline", date(2021, 2, 2), None, False),
        ("evaluation", date(2021, 2, 1), date(2021, 4, 30), True),
        ("information", date(2021, 5, 1), date(2021, 5, 31), True),
        ("agreements", date(2021, 8, 1), date(2021, 8, 31), True),
        ("start", date(2022, 2, 1), date(2022, 2, 28), True),
    ]
    assert rules.profile.milestones[0].time == rules.profile.deadline_time
    assert rules.profile.deadline_time == "17:00 Europe/Brussels"


def test_the_programme_has_four_main_actions_whose_shares_are_reported(rules: CallRules) -> None:
    shares = {action.key: action.share for action in rules.profile.programme_actions}
    assert {key: share.value for key, share in shares.items()} == {
        "access_to_finance": Decimal("0.60"),
        "access_to_markets": Decimal("0.215"),
        "framework_conditions": Decimal("0.11"),
        "entrepreneurship": Decimal("0.025"),
    }
    assert {share.status for share in shares.values()} == {Status.REPORTED}


def test_documents_that_the_summary_refers_to_are_listed(rules: CallRules) -> None:
    sources = rules.profile.sources
    assert sources["call-text"].url.endswith("/cos-cluster-2020-3-03-finalpdf-1603980189.pdf")
    assert sources["eligibility-map"].url.endswith("/eligibility20142020.pdf")
    assert "Rehber" in sources["applicants-guide"].title


def test_the_ceiling_times_the_expected_projects_is_the_budget_of_the_call(
    rules: CallRules,
) -> None:
    assert rules.count("expected_projects") * rules.decimal("maximum_grant") == rules.decimal(
        "call_envelope"
    )


def test_what_happened_is_context_beside_the_expectation(rules: CallRules) -> None:
    assert rules.count("funded_projects") == 15
    assert rules.decimal("funded_amount") == Decimal("7000000.00")
    assert rules.value("funded_amount").status is Status.REPORTED


def test_the_title_is_there_in_both_languages() -> None:
    assert set(load_profile("cos-cluster-2020-3-03").title) == set(Lang)
