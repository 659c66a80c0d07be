"""The rules on one day: the narrowest value, what is missing, what a project replaced."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cofin.core.worked_example import evaluate
from cofin.rules.lint import lint
from cofin.rules.load import load_rules
from cofin.rules.profile import CallRules

from .conftest import Profile


@pytest.fixture
def rules() -> CallRules:
    return load_rules("cos-cluster-2018-3-02")


def test_a_category_without_a_value_of_its_own_has_the_general_one(rules: CallRules) -> None:
    assert rules.decimal("reimbursement_rate", "travel") == Decimal("0.75")
    assert rules.decimal("reimbursement_rate", "third_party_support") == Decimal("1.00")


def test_a_parameter_that_the_call_does_not_have(rules: CallRules) -> None:
    assert rules.find("minimum_exchanges") is None
    with pytest.raises(KeyError, match="has no minimum_exchanges on 2019-04-04"):
        rules.count("minimum_exchanges")


def test_a_choice_or_a_flag_is_no_number(rules: CallRules) -> None:
    for key in ("rate_scope", "platform_required"):
        with pytest.raises(TypeError, match="not a number"):
            rules.decimal(key)


def test_a_replaced_value_keeps_its_source_and_the_original(rules: CallRules) -> None:
    changed = rules.with_override("indirect_rate", Decimal("0.05"), "read in the agreement")
    found = changed.value("indirect_rate")
    assert (found.value, found.original) == (Decimal("0.05"), Decimal("0.07"))
    assert found.override_reason == "read in the agreement"
    assert found.source.id == "cosme-agreement"
    assert rules.indirect_rate == 700


def test_a_rate_may_be_replaced_for_one_category(rules: CallRules) -> None:
    changed = rules.with_override("reimbursement_rate", Decimal("0.5"), "why", "travel")
    assert (changed.rate("travel"), changed.rate("personnel")) == (5000, 7500)
    assert changed.value("reimbursement_rate", "travel").category == "travel"


def test_a_call_may_have_indirect_costs_on_every_category(profile: Profile) -> None:
    path = profile(
        ("eligible_costs = 600000.00", "costs = [{ personnel = 600000.00 }]"),
        ("by_rate = 450000.00", "by_rate = 481500.00"),
        ("co_financing = 200000.00", "co_financing = 242000.00"),
        ("in_indirect_base = false", "in_indirect_base = true"),
        ("indirect = 7000.00", "indirect = 7700.00"),
        ("eligible = 117000.00", "eligible = 117700.00"),
        ("eu_contribution = 87750.00", "eu_contribution = 88275.00"),
    )
    assert [(p.where, p.message()) for p in lint(path, evaluate).problems] == []
