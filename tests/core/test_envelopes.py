"""Envelopes: context with sources, with and without a result."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from cofin.core.calculate import calculate
from cofin.core.envelopes import Envelopes, envelopes
from cofin.core.model import CostLine, Override
from cofin.rules.load import load_rules
from tests.core.consortia import CALL, GOOD, rules_with, rules_without
from tests.core.rules_for_tests import make_rules
from tests.narrow import there


def place(eligible: str) -> Envelopes:
    line = CostLine("P1", "WP1", "subcontracting", "All", Decimal(1), Decimal(eligible))
    project = replace(GOOD, costs=(line,), exchanges=())
    return envelopes(load_rules(CALL), calculate(project, load_rules(CALL)))


def test_the_programme_is_spread_over_its_years_and_actions() -> None:
    found = there(envelopes(load_rules(CALL)).programme)
    assert found.amount == Decimal("2300000000.00")
    assert found.years == 7
    assert found.per_year == Decimal("328571428.57")
    names = [action.label["en"] for action in found.actions]
    assert names[0] == "Better access to finance for SMEs"
    assert found.actions[0].key == "access_to_finance"
    assert [action.amount for action in found.actions] == [
        Decimal("1380000000.00"),
        Decimal("494500000.00"),
        Decimal("253000000.00"),
        Decimal("57500000.00"),
    ]
    assert found.rest == Decimal("115000000.00")
    assert found.rest_share == Decimal("0.05")
    assert [c.key for c in found.citations] == ["programme_envelope", "programme_years"]


def test_the_call_pays_for_the_projects_it_expects() -> None:
    found = there(envelopes(load_rules(CALL)).call)
    assert found.amount == Decimal("6000000.00")
    assert found.expected_projects == 12
    assert found.per_project == Decimal("500000.00")
    assert [c.key for c in found.citations] == ["call_envelope", "expected_projects"]
    assert abs(there(found.of_programme) * 2300 - 6) < Decimal("1e-50")


def test_without_a_result_there_is_no_project() -> None:
    assert envelopes(load_rules(CALL)).project is None


def test_a_project_at_the_ceiling_fits_twelve_times() -> None:
    found = there(place("700000.00").project)
    assert found.eu_contribution == Decimal("500000.00")
    assert found.fits == 12
    assert found.of_average_grant == 1
    assert abs(there(found.of_call) * 12 - 1) < Decimal("1e-50")
    assert abs(there(found.of_programme) * 4600 - 1) < Decimal("1e-50")


def test_a_smaller_project_is_a_part_of_the_average_grant() -> None:
    found = there(place("400000.00").project)
    assert found.eu_contribution == Decimal("300000.00")
    assert (found.of_average_grant, found.of_call) == (Decimal("0.6"), Decimal("0.05"))


def test_only_whole_projects_fit() -> None:
    assert there(place("666666.66").project).fits == 12
    assert there(place("600000.00").project).fits == 13


def test_without_an_eu_contribution_nothing_says_how_many_fit() -> None:
    found = there(place("0.00").project)
    assert found.fits is None
    assert found.of_call == 0


def test_what_was_funded_is_reported_and_may_exceed_the_envelope() -> None:
    found = there(envelopes(load_rules(CALL)).outcome)
    assert (found.projects, found.amount) == (15, Decimal("7000000.00"))
    assert found.average == Decimal("466666.67")
    assert there(found.of_call) > 1
    assert [c.key for c in found.citations] == ["funded_projects", "funded_amount"]
    assert {c.dated.status.value for c in found.citations} == {"reported"}


def test_the_project_s_own_value_is_used() -> None:
    override = Override("funded_amount", Decimal("7500000.00"), "read in the annual report")
    project = replace(GOOD, overrides=(override,))
    found = envelopes(load_rules(CALL), calculate(project, load_rules(CALL)))
    assert there(found.outcome).average == Decimal("500000.00")


def test_a_call_that_says_nothing_of_envelopes_has_none() -> None:
    rules = make_rules()
    assert envelopes(rules) == Envelopes(None, None, None, None)
    line = CostLine("P1", "WP1", "travel", "All", Decimal(1), Decimal("1000.00"))
    paid = replace(GOOD, costs=(line,), exchanges=())
    found = there(envelopes(rules, calculate(paid, rules)).project)
    assert found.eu_contribution == Decimal("802.50")
    assert (found.of_call, found.of_programme, found.of_average_grant) == (None, None, None)
    assert found.fits is None


def test_what_is_left_unsaid_is_none() -> None:
    rules = rules_without(
        "programme_envelope", "programme_years", "expected_projects", "funded_amount"
    )
    found = envelopes(rules)
    assert found.programme is None
    call, outcome = there(found.call), there(found.outcome)
    assert (call.per_project, call.of_programme) == (None, None)
    assert (outcome.average, outcome.of_call) == (None, None)


def test_a_programme_without_years_or_actions_is_its_amount() -> None:
    rules = rules_without("programme_years")
    profile = replace(rules.profile, programme_actions=())
    found = there(envelopes(replace(rules, profile=profile)).programme)
    assert (found.years, found.per_year, found.actions) == (None, None, ())
    assert found.rest == found.amount
    assert found.rest_share == 1


def test_an_amount_alone_has_no_average() -> None:
    found = there(envelopes(rules_without("funded_projects")).outcome)
    assert found.average is None
    assert found.amount == Decimal("7000000.00")


def test_shares_of_actions_are_rounded_half_up() -> None:
    known = rules_with().profile
    actions = tuple(
        replace(a, share=replace(a.share, value=Decimal("0.3333"))) for a in known.programme_actions
    )
    envelope = known.parameters["programme_envelope"]
    value = replace(envelope.values[0], value=Decimal("0.05"))
    parameters = {**known.parameters, "programme_envelope": replace(envelope, values=(value,))}
    found = there(envelopes(rules_with(programme_actions=actions, parameters=parameters)).programme)
    assert found.actions[0].amount == Decimal("0.02")
