"""What must hold between fields: months, reasons, depreciation, sums, overrides."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from cofin.rules.profile import Parameter, Status
from tests.core.raw_projects import (
    PROFILE,
    cost,
    exchange,
    parsed,
    raw_project,
    refused,
    refused_with,
)
from tests.core.rules_for_tests import dated


def package(**fields: Any) -> dict[str, Any]:
    return raw_project(work_package=[{"id": "WP1", "title": "Work"} | fields])


def test_a_work_package_ends_after_its_start() -> None:
    assert parsed(package(start_month=3, end_month=3)).work_packages[0].end_month == 3
    assert refused(package(start_month=3, end_month=2)) == [
        ("work_package[1].end_month", "end_before_start")
    ]


def test_months_count_from_one() -> None:
    assert refused(package(start_month=0)) == [("work_package[1].start_month", "too_small")]


def test_a_work_package_stays_within_the_project() -> None:
    assert refused(package(start_month=25, end_month=26)) == [
        ("work_package[1].start_month", "beyond_duration"),
        ("work_package[1].end_month", "beyond_duration"),
    ]


def test_without_a_duration_no_month_is_too_late() -> None:
    raw = package(start_month=100) | {"project": {"acronym": "A"}}
    assert parsed(raw).work_packages[0].start_month == 100


def test_a_wrong_duration_is_one_problem() -> None:
    raw = package(end_month=30) | {"project": {"acronym": "A", "duration_months": "24"}}
    assert refused(raw) == [("project.duration_months", "number_as_text")]


@pytest.mark.parametrize("reason", [{}, {"reason": ""}, {"reason": "  "}])
def test_an_ineligible_line_needs_its_reason(reason: dict[str, str]) -> None:
    assert refused(raw_project(cost=[cost(eligible=False, **reason)])) == [
        ("cost[1].reason", "ineligible_without_reason")
    ]


def test_an_ineligible_line_with_its_reason() -> None:
    line = parsed(raw_project(cost=[cost(eligible=False, reason="Recoverable VAT")])).costs[0]
    assert (line.eligible, line.reason) == (False, "Recoverable VAT")


def equipment(**fields: Any) -> dict[str, Any]:
    return raw_project(cost=[cost(category="equipment", **fields)])


def test_depreciation_of_equipment() -> None:
    raw = equipment(useful_life_months=36, months_used=0, share_of_use=Decimal("0.5"))
    line = parsed(raw).costs[0]
    assert (line.useful_life_months, line.months_used, line.share_of_use) == (36, 0, Decimal("0.5"))


@pytest.mark.parametrize("key", ["useful_life_months", "months_used", "share_of_use"])
def test_depreciation_is_for_equipment_alone(key: str) -> None:
    assert refused(raw_project(cost=[cost(category="travel", **{key: 1})])) == [
        (f"cost[1].{key}", "depreciation_elsewhere")
    ]


@pytest.mark.parametrize("key", ["months_used", "share_of_use"])
def test_depreciation_needs_a_useful_life(key: str) -> None:
    assert refused_with(equipment(**{key: 1})) == [
        (f"cost[1].{key}", "depreciation_without_life", {"key": key, "life": "useful_life_months"})
    ]


def test_depreciation_needs_months() -> None:
    raw = equipment(useful_life_months=36) | {"project": {"acronym": "A"}}
    assert refused(raw) == [("cost[1].months_used", "depreciation_without_months")]


def test_a_misspelt_category_is_not_a_problem_of_depreciation_too() -> None:
    raw = raw_project(cost=[cost(category="equipmnt", useful_life_months=36)])
    assert refused(raw) == [("cost[1].category", "unknown_category")]


def test_an_amount_beyond_the_limit() -> None:
    line = cost(quantity=100_000, unit_cost=10_000)
    ((where, code, values),) = refused_with(raw_project(cost=[line]))
    assert (where, code) == ("cost[1].quantity", "amount_too_large")
    assert values["amount"] == Decimal(1_000_000_000)


def test_an_amount_that_a_spreadsheet_would_round_otherwise() -> None:
    line = cost(quantity=Decimal("6929.1963"), unit_cost=Decimal("18502.2919"))
    assert refused(raw_project(cost=[line])) == [("cost[1].quantity", "amount_not_exact")]


@pytest.mark.parametrize(
    ("tables", "where"),
    [
        ({"cost": [cost(quantity=1, unit_cost=499_999_999)] * 2}, "cost"),
        ({"exchange": [exchange(count=100_000)] * 9}, "cost"),
        (
            {"funding": [{"partner": "P1", "source": "own", "amount": 250_000_000}] * 2},
            "funding",
        ),
    ],
)
def test_sums_have_a_limit(tables: dict[str, Any], where: str) -> None:
    assert refused(raw_project(**tables)) == [(where, "sum_too_large")]


def test_the_largest_sum_is_accepted() -> None:
    line = cost(quantity=1, unit_cost=Decimal("499999999.99"))
    assert parsed(raw_project(cost=[line], exchange=[])).costs[0].quantity == 1


def override(**fields: Any) -> dict[str, Any]:
    return {"parameter": "indirect_rate", "value": Decimal("0.05"), "reason": "Agreement"} | fields


def profile_with(unit: str, value: Any, status: Status = Status.ASSUMED) -> Any:
    known = Parameter("thing", unit, {}, (dated(value, status=status),))
    return replace(PROFILE, parameters={**PROFILE.parameters, "thing": known})


def test_an_assumed_value_may_be_replaced() -> None:
    found = parsed(raw_project(override=[override()])).overrides[0]
    assert (found.parameter, found.value, found.category) == ("indirect_rate", Decimal("0.05"), "")


def test_rates_may_be_replaced_for_one_category_even_the_indirect() -> None:
    rows = [
        override(parameter="reimbursement_rate", category=category)
        for category in ("travel", "indirect", "")
    ]
    found = parsed(raw_project(override=rows)).overrides
    assert [each.category for each in found] == ["", "indirect", "travel"]  # in order of its own


@pytest.mark.parametrize(
    ("unit", "value", "code"),
    [
        ("ratio", Decimal("0.12345"), "too_many_decimals"),
        ("ratio", 7, "percent_not_ratio"),
        ("ratio", -1, "negative"),
        ("EUR", Decimal("0.001"), "too_many_decimals"),
        ("EUR", 10**9, "too_large"),
        ("months", Decimal("1.5"), "not_whole"),
        ("flag", 1, "override_no_number"),
        ("choice", 1, "override_no_number"),
    ],
)
def test_a_value_stays_within_the_bounds_of_its_unit(unit: str, value: Any, code: str) -> None:
    raw = raw_project(override=[override(parameter="thing", value=value)])
    assert refused(raw, profile_with(unit, 1)) == [("override[1].value", code)]


def test_a_verified_value_stays() -> None:
    raw = raw_project(override=[override(parameter="thing", value=5)])
    ((where, code, values),) = refused_with(raw, profile_with("months", 20, Status.VERIFIED))
    assert (where, code) == ("override[1].value", "override_verified")
    told = (values["value"], values["call_value"], values["where"])
    assert told == ("5", "20", {"en": "page 1", "tr": "page 1"})


def test_a_verified_value_stays_also_where_the_new_one_is_still_missing() -> None:
    raw = raw_project(override=[{**override(parameter="thing"), "value": None}])
    del raw["override"][0]["value"]
    told = refused_with(raw, profile_with("months", 20, Status.VERIFIED))
    ((where, values),) = [(w, v) for w, code, v in told if code == "override_verified"]
    assert (where, values["value"]) == ("override[1].parameter", "…")


def test_a_value_that_is_not_in_force_cannot_be_replaced() -> None:
    late = replace(dated(1), since=PROFILE.deadline.replace(year=2030))
    known = Parameter("thing", "months", {}, (late,))
    profile = replace(PROFILE, parameters={**PROFILE.parameters, "thing": known})
    raw = raw_project(override=[override(parameter="thing", value=5)])
    assert refused(raw, profile) == [("override[1].parameter", "override_not_in_force")]


def test_a_value_that_is_the_same_for_all_takes_no_category() -> None:
    assert refused(raw_project(override=[override(category="travel")])) == [
        ("override[1].category", "override_no_category")
    ]


def test_a_value_is_replaced_once() -> None:
    rows = [override(), override(), override(parameter="maximum_grant", value=1)]
    assert refused(raw_project(override=rows), PROFILE) == [
        ("override[2].parameter", "override_twice")
    ]


def test_other_problems_of_an_override_come_with_the_rest() -> None:
    rows = [override(parameter="indirekt_rate"), override(value="5 %")]
    assert refused(raw_project(override=rows)) == [
        ("override[1].parameter", "unknown_parameter"),
        ("override[2].value", "percent_as_text"),
    ]
