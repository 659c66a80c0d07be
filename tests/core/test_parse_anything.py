"""Whatever a project holds, the answer is a project or a list of problems in plain words."""

from __future__ import annotations

import copy
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cofin.core.dump import to_toml
from cofin.core.parse import parse_project
from cofin.core.schema import PROJECT, TABLES
from cofin.errors import InputError, Problem
from cofin.text import Lang
from tests.core.raw_projects import PROFILE, raw_project

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.text(max_size=30)
    | st.dates()
    | st.datetimes()
    | st.sampled_from(
        ["P1", "wp1", "1.234,56", "%75", "\ud800", "{x}", 10**500, Decimal("1E+999999999")]
    )
)
VALUES = st.recursive(
    SCALARS,
    lambda v: st.lists(v, max_size=3) | st.dictionaries(st.text(max_size=5), v),
    max_leaves=5,
)
FIELDS = [("project", field.key) for field in PROJECT] + [
    (table, field.key) for table, (fields, _, _) in TABLES.items() for field in fields
]


def problems_of(raw: Any) -> tuple[Problem, ...]:
    """The problems; when there are none, the project can be written."""
    try:
        project = parse_project(raw, PROFILE)
    except InputError as error:
        return error.problems
    assert to_toml(project)
    return ()


def outcome(raw: Any) -> None:
    for problem in problems_of(raw):
        assert problem.where
        for lang in Lang:
            assert problem.message(lang)


@settings(max_examples=300)
@given(st.sampled_from(FIELDS), VALUES)
def test_any_value_in_any_field(place: tuple[str, str], value: Any) -> None:
    table, key = place
    raw = copy.deepcopy(
        raw_project(override=[{"parameter": "indirect_rate", "value": 0, "reason": "A"}])
    )
    rows = [raw[table]] if table == "project" else raw[table]
    rows[0][key] = value
    outcome(raw)


@settings(max_examples=150)
@given(st.sampled_from(["call", "project", "extra", *TABLES]), VALUES)
def test_any_value_for_a_part(part: str, value: Any) -> None:
    outcome(raw_project(**{part: value}))


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from(["call", "project", *TABLES]) | st.text(max_size=8), VALUES))
def test_anything_at_all(raw: dict[str, Any]) -> None:
    outcome(raw)
