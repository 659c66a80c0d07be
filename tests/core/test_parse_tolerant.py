"""What is left of a faulty project when everything wrong is left out."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from cofin.core.calculate import calculate
from cofin.core.parse import parse_project
from cofin.core.parse_tolerant import Parsed, parse_tolerantly
from cofin.errors import InputError
from cofin.rules.load import load_profile, load_rules

CALL = "cos-cluster-2020-3-03"
PROFILE = load_profile(CALL)

GOOD: dict[str, Any] = {
    "project": {"acronym": "BLUE", "duration_months": 24},
    "partner": [
        {"id": "P1", "name": "One", "country": "TR", "role": "coordinator"},
        {"id": "P2", "name": "Two", "country": "DE", "role": "beneficiary"},
    ],
    "work_package": [{"id": "WP1", "title": "Work", "lead": "P1"}, {"id": "WP2", "title": "More"}],
    "cost": [
        {
            "partner": partner,
            "work_package": "WP1",
            "category": "personnel",
            "quantity": 10,
            "unit_cost": Decimal(100),
        }
        for partner in ("P1", "P2")
    ],
    "exchange": [
        {
            "partner": "P1",
            "work_package": "WP2",
            "count": 2,
            "host_country": "DE",
            "working_days": 5,
            "distance_km": 900,
        }
    ],
    "funding": [{"partner": "P2", "source": "own", "amount": Decimal(5)}],
}


def tolerant(*path: str | int, value: object, **options: Any) -> Parsed:
    """The good project with one value replaced (``None``: taken away); rows count from 1."""
    raw = deepcopy(GOOD)
    target: Any = raw
    for step in path[:-1]:
        target = target[step - 1] if isinstance(step, int) else target[step]
    last = path[-1]
    target[last - 1 if isinstance(last, int) else last] = value
    return parse_tolerantly(raw, PROFILE, **options)


def codes(parsed: Parsed) -> list[str]:
    return [problem.code.removeprefix("project.") for problem in parsed.problems]


def test_a_project_without_fault_is_the_same_project() -> None:
    parsed = parse_tolerantly(GOOD, PROFILE)
    assert parsed.project == parse_project(GOOD, PROFILE)
    assert parsed.problems == ()
    assert parsed.kept["cost"] == (1, 2)


@pytest.mark.parametrize(
    ("path", "value", "code", "kept"),
    [
        (("cost", 1, "quantity"), "10", "number_as_text", {"cost": (2,)}),
        (("cost", 1, "quantity"), None, "missing", {"cost": (2,)}),
        (("cost", 1), "ten days of work", "not_a_table", {"cost": (2,)}),
        (("cost", 2, "partner"), "P9", "unknown_partner", {"cost": (1,)}),
        (("cost", 1, "unit_cost"), Decimal("1e9"), "too_large", {"cost": (2,)}),
        (("cost", 1, "unit_cost"), Decimal("999999999"), "amount_too_large", {"cost": (2,)}),
        (("exchange", 1, "host_country"), "ZZ", "unknown_host", {"exchange": ()}),
        (("funding", 1, "amount"), Decimal(-1), "negative", {"funding": ()}),
        (("partner", 2, "name"), None, "missing", {"partner": (1,), "cost": (1,), "funding": ()}),
        (("partner", 2, "id"), "p1", "duplicate_id", {"partner": (1,), "cost": (1,)}),
        (("work_package", 1, "title"), None, "missing", {"work_package": (2,), "cost": ()}),
    ],
)
def test_a_row_that_lacks_something_is_left_out_with_its_lines(
    path: tuple[str | int, ...], value: object, code: str, kept: dict[str, tuple[int, ...]]
) -> None:
    parsed = tolerant(*path, value=value)
    assert code in codes(parsed)
    assert {table: parsed.kept[table] for table in kept} == kept
    assert parsed.project is not None
    assert calculate(parsed.project, load_rules(CALL)).totals.eligible >= 0


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (("partner", 1, "region"), "DE30", "region_elsewhere"),
        (("partner", 1, "requested"), "lots", "text_for_number"),
        (("work_package", 1, "lead"), "P9", "unknown_partner"),
        (("cost", 1, "share_of_use"), 75, "percent_not_ratio"),
        (("cost", 1, "useful_life_months"), 36, "depreciation_elsewhere"),
        (("project", "duration_months"), "two years", "text_for_number"),
    ],
)
def test_an_optional_value_is_left_out_alone(
    path: tuple[str | int, ...], value: object, code: str
) -> None:
    parsed = tolerant(*path, value=value)
    assert codes(parsed) == [code]
    assert parsed.kept["cost"] == (1, 2)
    row = {"partner": "partners", "work_package": "work_packages", "cost": "costs"}
    found: Any = parsed.project
    for step in (step for step in path if step != "project"):
        found = found[step - 1] if isinstance(step, int) else getattr(found, row.get(step, step))
    assert not found


def test_a_project_without_a_name_is_still_one() -> None:
    parsed = parse_tolerantly({key: GOOD[key] for key in GOOD if key != "project"}, PROFILE)
    assert parsed.project is not None
    assert parsed.project.acronym == ""
    assert len(parsed.project.costs) == 2


def test_an_override_with_any_fault_is_left_out() -> None:
    override = [{"parameter": "maximum_grant", "value": 1, "reason": "verified ones stay"}]
    parsed = tolerant("override", value=override)
    assert codes(parsed) == ["override_verified"]
    assert parsed.project is not None
    assert parsed.project.overrides == ()


def test_exchanges_that_the_call_does_not_pay_are_left_out() -> None:
    categories = tuple(c for c in PROFILE.categories if c.key != "third_party_support")
    parsed = parse_tolerantly(GOOD, replace(PROFILE, categories=categories))
    assert codes(parsed) == ["exchanges_not_foreseen"]
    assert parsed.kept["exchange"] == ()


def test_too_many_rows_are_no_project() -> None:
    parsed = tolerant("partner", value=GOOD["partner"] * 31)
    assert parsed.project is None
    assert codes(parsed) == ["too_many"]


def test_one_partner_of_a_consortium_is_led_by_another() -> None:
    raw = deepcopy(GOOD)
    raw["partner"] = raw["partner"][1:]
    raw["cost"] = raw["cost"][1:]
    del raw["exchange"]
    assert parse_project(raw, PROFILE, other_partners=True).work_packages[0].lead == "P1"
    with pytest.raises(InputError) as refused:
        parse_project(raw, PROFILE)
    found = [problem.code.removeprefix("project.") for problem in refused.value.problems]
    assert found == ["no_coordinator", "unknown_partner"]


def test_a_lead_elsewhere_still_has_the_shape_of_an_id() -> None:
    parsed = tolerant("work_package", 1, "lead", value="the other one", other_partners=True)
    assert codes(parsed) == ["not_an_id"]
