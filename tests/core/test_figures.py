"""Names and JSON: the same keys, in the order of docs/design.md section 6."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from cofin.core.calculate import calculate
from cofin.core.figures import effective_rate, figures, to_json
from cofin.core.result import BudgetResult, Totals
from tests.core.rules_for_tests import CATEGORY_KEYS, make_rules
from tests.core.situations import CASES, calculated, read_case
from tests.random_project import random_project

TOTALS = [
    *("direct", "indirect", "eligible", "ineligible", "by_rate", "maximum_grant"),
    *("eu_contribution", "co_financing", "effective_rate", "limited_by"),
]
PARTNER = [
    *("direct", "indirect", "eligible", "ineligible", "maximum_contribution"),
    *("eu_contribution", "co_financing"),
]
CATEGORIES = [f"categories.{key}" for key in CATEGORY_KEYS]


@pytest.fixture(scope="module")
def result() -> BudgetResult:
    return calculated(read_case(CASES / "two-partners-two-packages.toml"))


def test_names_and_their_order(result: BudgetResult) -> None:
    assert list(figures(result)) == [
        *(f"fig.totals.{key}" for key in TOTALS),
        *(f"fig.partners.P1.{key}" for key in CATEGORIES + PARTNER),
        *(f"fig.partners.P2.{key}" for key in CATEGORIES + PARTNER),
        *(
            f"fig.work_packages.WP1.{key}"
            for key in [*CATEGORIES, "direct", "indirect", "eligible"]
        ),
        *(
            f"fig.work_packages.WP2.{key}"
            for key in [*CATEGORIES, "direct", "indirect", "eligible"]
        ),
    ]


def test_values(result: BudgetResult) -> None:
    found = figures(result)
    assert found["fig.totals.limited_by"] == "maximum_grant"
    assert found["fig.totals.effective_rate"] == Decimal("0.5")
    assert found["fig.partners.P1.eu_contribution"] == Decimal("75.00")
    assert found["fig.work_packages.WP2.categories.third_party_support"] == Decimal("50.00")


def test_json(result: BudgetResult) -> None:
    found = json.loads(json.dumps(to_json(result)))
    assert list(found) == ["call", "acronym", "totals", "partners", "work_packages", "cells"]
    assert list(found["totals"]) == TOTALS
    assert [list(p) for p in found["partners"]] == [["id", "categories", *PARTNER]] * 2
    assert found["totals"]["effective_rate"] == "0.5000"
    assert found["partners"][0]["categories"]["subcontracting"] == "150.00"
    assert found["partners"][0]["eligible"] == "150.00"
    assert found["work_packages"][0]["id"] == "WP1"
    assert list(found["work_packages"][0]) == ["id", "categories", "direct", "indirect", "eligible"]
    assert found["cells"] == [
        {"partner": p, "work_package": wp, "direct": amount, "indirect": "0.00", "eligible": amount}
        for p, wp, amount in [
            ("P1", "WP1", "100.00"),
            ("P1", "WP2", "50.00"),
            ("P2", "WP1", "0.00"),
            ("P2", "WP2", "50.00"),
        ]
    ]


def test_names_and_json_hold_the_same_figures() -> None:
    rules = make_rules()
    result = calculate(random_project(7, exchanges=0, profile=rules.profile), rules)
    found = figures(result)
    written: dict[str, Any] = to_json(result)
    flat = dict(flattened("fig.totals", written["totals"]))
    for kind in ("partners", "work_packages"):
        for holder in written[kind]:
            flat |= flattened(f"fig.{kind}.{holder.pop('id')}", holder)
    rate = flat.pop("fig.totals.effective_rate")
    assert abs(Decimal(rate) - Decimal(found.pop("fig.totals.effective_rate"))) <= Decimal(
        "0.00005"
    )
    assert flat == {name: str(value) for name, value in found.items()}


def flattened(prefix: str, holder: object) -> dict[str, str]:
    assert isinstance(holder, dict)
    flat: dict[str, str] = {}
    for key, value in holder.items():
        name = f"{prefix}.{key}"
        flat |= flattened(name, value) if isinstance(value, dict) else {name: value}
    return flat


@pytest.mark.parametrize(
    ("eu", "eligible", "written"),
    [
        ("0.00", "0.00", "0.0000"),
        ("500000.00", "700000.00", "0.7143"),
        ("0.01", "200.00", "0.0001"),  # 0.00005, half-up
        ("0.01", "200.01", "0.0000"),
        ("1.00", "1.00", "1.0000"),
        ("1.99", "2.00", "0.9950"),
    ],
)
def test_effective_rate_is_rounded_half_up(
    eu: str, eligible: str, written: str, result: BudgetResult
) -> None:
    fields = {name: getattr(result.totals, name) for name in Totals.__dataclass_fields__}
    fields |= {"eu_contribution": Decimal(eu), "eligible": Decimal(eligible)}
    assert effective_rate(Totals(**fields)) == written
