"""Conditions on ClusterXchange visits and on support to third parties."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from cofin.core.criteria_exchanges import third_party_amounts
from cofin.core.criteria_standing import application
from cofin.core.model import CostLine, Exchange, Role
from cofin.text import Lang
from tests.core.consortia import (
    FRENCH,
    GOOD,
    judged,
    partner,
    rules_with,
    rules_without,
    status,
    with_exchanges,
)
from tests.core.rules_for_tests import dated

ROW = Exchange("P1", "WP4", 80, "PL", 5, 900)
SUPPORT = CostLine("P1", "WP4", "third_party_support", "Grant", Decimal(2), Decimal("1100.01"))


@pytest.mark.parametrize(
    ("count", "expected", "missing"), [(79, "not_met", 1), (80, "met", 0), (82, "met", 0)]
)
def test_there_are_enough_exchanges(count: int, expected: str, missing: int) -> None:
    found = judged(with_exchanges(replace(ROW, count=count)), "minimum_exchanges")
    assert found.status == expected
    assert found.found == {"count": count, "missing": missing}


def test_an_exchange_of_the_least_working_days_counts() -> None:
    assert status(with_exchanges(replace(ROW, working_days=3)), "minimum_exchanges") == "met"


def test_short_exchanges_do_not_count() -> None:
    project = with_exchanges(replace(ROW, count=79), replace(ROW, count=1, working_days=2))
    found = judged(project, "minimum_exchanges")
    assert found.status == "not_met"
    assert found.found == {"count": 79, "missing": 1}
    assert status(project, "minimum_exchanges", rules_without("exchange_minimum_days")) == "met"


def test_exchanges_that_an_associated_partner_pays_do_not_count() -> None:
    guest = replace(FRENCH, role=Role.ASSOCIATED_PARTNER)
    project = with_exchanges(replace(ROW, count=79), replace(ROW, partner="P3", count=1))
    assert status(project, "minimum_exchanges") == "met"
    project = replace(project, partners=(*GOOD.partners[:2], guest))
    assert status(project, "minimum_exchanges") == "not_met"


@pytest.mark.parametrize(
    ("key", "flag", "enough"),
    [
        ("exchange_sme_share", "sme_involved", 40),
        ("exchange_outside_share", "outside_partnership", 20),
    ],
)
def test_a_share_is_reached_exactly(key: str, flag: str, enough: int) -> None:
    for count, expected in ((enough, "met"), (enough - 1, "not_met")):
        flagged: dict[str, Any] = {flag: True}
        rows = replace(ROW, count=count, **flagged), replace(ROW, count=80 - count)
        assert status(with_exchanges(*rows), key) == expected
    none = judged(with_exchanges(), key)
    assert none.status == "unknown"
    assert none.found == {"count": 0, "total": 0, "share": 0}


def test_a_share_missed_by_less_than_a_basis_point_is_missed() -> None:
    rows = replace(ROW, count=5000, sme_involved=True), replace(ROW, count=5001)
    assert status(with_exchanges(*rows), "exchange_sme_share") == "not_met"


def test_a_share_is_compared_exactly_and_shown_rounded() -> None:
    exact = dated(Decimal("0.3334"))
    known = rules_with().profile.parameters
    parameter = replace(known["exchange_sme_share"], values=(exact,))
    rules = rules_with(parameters={**known, "exchange_sme_share": parameter})
    rows = replace(ROW, count=1, sme_involved=True), replace(ROW, count=2)
    found = judged(with_exchanges(*rows), "exchange_sme_share", rules)
    assert found.status == "not_met"
    assert "33.33 %" in found.message()


def test_the_length_of_every_row_is_judged() -> None:
    rows = ROW, replace(ROW, working_days=2), replace(ROW, count=0, working_days=1)
    found = judged(with_exchanges(*rows), "exchange_minimum_days")
    assert found.status == "not_met"
    assert found.found == {"rows": ["2"], "count": 1, "total": 2}
    assert status(with_exchanges(), "exchange_minimum_days") == "unknown"


@pytest.mark.parametrize(("days", "expected"), [(23, "met"), (24, "not_met")])
def test_an_exchange_lasts_a_month_at_most(days: int, expected: str) -> None:
    found = judged(with_exchanges(replace(ROW, working_days=days)), "exchange_maximum_days")
    assert (found.status, found.required) == (expected, {"required": 23})
    assert "23" in found.message()
    [cited] = found.citations
    assert "(assumed)" in cited.sentence(Lang.EN)


def test_a_line_above_the_maximum_per_third_party_is_unknown() -> None:
    found = judged(replace(GOOD, costs=(SUPPORT,)), "third_party_maximum")
    assert found.status == "unknown"
    assert "1,100.01" in found.message()
    at_most = replace(SUPPORT, unit_cost=Decimal("1100.00"))
    assert status(replace(GOOD, costs=(at_most,)), "third_party_maximum") == "met"


def test_only_eligible_support_is_held_against_the_maximum() -> None:
    others = (
        replace(SUPPORT, eligible=False, reason="not agreed"),
        replace(SUPPORT, category="travel"),
        replace(SUPPORT, partner="P4"),
        replace(SUPPORT, quantity=Decimal(0)),  # pays nobody, nor does the workbook count it
    )
    guest = partner("P4", "US", role=Role.ASSOCIATED_PARTNER)
    project = replace(GOOD, costs=others, partners=(*GOOD.partners, guest))
    found = judged(project, "third_party_maximum")
    assert found.status == "met"
    assert "EUR 1,100.00 is allowed" in found.message()
    nobody = judged(replace(project, exchanges=()), "third_party_maximum")
    assert nobody.found == {"amount": 0, "count": 0}


def test_what_a_third_party_gets_is_found_by_its_row() -> None:
    short, row = replace(ROW, working_days=2), replace(ROW, distance_km=10)
    travel = replace(SUPPORT, category="travel")
    project = replace(GOOD, exchanges=(short, row), costs=(travel, SUPPORT))
    [visit, line] = third_party_amounts(application(project, rules_with()))
    assert visit[:2] == ("exchange", 2)
    assert line == ("cost", 2, Decimal("1100.01"))


def test_a_lump_sum_above_the_maximum_per_third_party_is_not_met() -> None:
    known = rules_with().profile.parameters
    lower = replace(known["third_party_maximum"], values=(dated(Decimal("500.00")),))
    rules = rules_with(parameters={**known, "third_party_maximum": lower})
    assert status(with_exchanges(ROW), "third_party_maximum", rules) == "not_met"
    halved = replace(ROW, distance_km=10)
    assert status(with_exchanges(halved), "third_party_maximum", rules) == "met"
