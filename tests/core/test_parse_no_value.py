"""Signs of libraries for a value that is not there: told with the way out, never a defect."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy
import pandas
import pytest

from cofin.core.parse import parse_project
from cofin.core.parse_problems import is_missing
from cofin.errors import InputError
from cofin.rules.load import load_profile
from cofin.text import Lang
from tests.random_project import CALL

PROFILE = load_profile(CALL)


def tables(**line: object) -> dict[str, Any]:
    cost = {"partner": "P1", "work_package": "WP1", "category": "personnel", "description": "a"}
    return {
        "project": {"acronym": "DEMO", "duration_months": 24},
        "partner": [{"id": "P1", "name": "Küme", "country": "TR", "role": "coordinator"}],
        "work_package": [{"id": "WP1", "title": "All"}],
        "cost": [cost | {"quantity": 1, "unit_cost": 2} | line],
    }


@pytest.mark.parametrize(
    "sign",
    [
        float("nan"),
        numpy.float64("nan"),
        numpy.float32("nan"),
        numpy.datetime64("NaT"),
        pandas.NA,
        pandas.NaT,
    ],
    ids=lambda sign: f"{type(sign).__name__} {sign}",
)
@pytest.mark.parametrize(
    "key", ["unit", "partner", "category", "quantity", "useful_life_months", "eligible"]
)
def test_a_sign_for_no_value_is_told_with_the_way_out(sign: object, key: str) -> None:
    with pytest.raises(InputError) as error:
        parse_project(tables(**{key: sign}), PROFILE)
    (only,) = error.value.problems
    assert (only.where, only.code) == (f"cost[1].{key}", "project.no_value")
    for lang in Lang:
        assert "df.astype(object).where(df.notna(), None)" in only.message(lang)


def test_the_same_in_a_whole_column_is_one_problem() -> None:
    raw = tables(unit=float("nan"))
    raw["cost"] *= 5
    with pytest.raises(InputError) as error:
        parse_project(raw, PROFILE)
    (only,) = error.value.problems
    assert len(only.also) == 4


def test_the_way_out_works() -> None:
    rows = [
        *tables()["cost"],
        *tables(unit="day", category="equipment", useful_life_months=36)["cost"],
    ]
    df = pandas.DataFrame(rows)
    with pytest.raises(InputError):
        parse_project(tables() | {"cost": df.to_dict("records")}, PROFILE)
    blank = df.astype(object).where(df.notna(), None)
    project = parse_project(tables() | {"cost": blank.to_dict("records")}, PROFILE)
    assert [cost.unit for cost in project.costs] == ["", "day"]


@pytest.mark.parametrize(
    "value",
    ["nan", 0, True, Decimal("NaN"), float("inf"), numpy.array([1, 2]), numpy.float64(1), {}, []],
    ids=repr,
)
def test_other_values_are_no_such_signs(value: object) -> None:
    assert not is_missing(value)
