"""A project as text reads back to the same project, and one project has one text."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cofin.core.dump import to_json, to_toml
from cofin.core.model import (
    CostLine,
    Exchange,
    FundingKind,
    FundingSource,
    LegalForm,
    Override,
    Partner,
    Platform,
    Project,
    Role,
    WorkPackage,
)
from cofin.core.parse import parse_project
from tests.core.raw_projects import PROFILE

SMALL = Project(
    call="test-call",
    acronym='Ağ "1"\\2',
    partners=(Partner("P1", "Küme", "TR", Role.COORDINATOR, requested=Decimal("1000")),),
    work_packages=(WorkPackage("WP1", "Ziyaretler"),),
    costs=(
        CostLine("P1", "WP1", "travel", "=1+1\nline\ttwo", Decimal("2.50"), Decimal("3.1")),
        CostLine(
            "P1", "WP1", "travel", "", Decimal(2), Decimal("0.125"), eligible=False, reason="VAT"
        ),
    ),
)

TOML = r"""call = "test-call"

[project]
acronym = "Ağ \"1\"\\2"

[[partner]]
id = "P1"
name = "Küme"
country = "TR"
role = "coordinator"
requested = 1000.00

[[work_package]]
id = "WP1"
title = "Ziyaretler"

[[cost]]
partner = "P1"
work_package = "WP1"
category = "travel"
description = "=1+1\nline\ttwo"
quantity = 2.5
unit_cost = 3.10

[[cost]]
partner = "P1"
work_package = "WP1"
category = "travel"
quantity = 2
unit_cost = 0.125
eligible = false
reason = "VAT"
"""


def test_toml_is_for_people() -> None:
    assert to_toml(SMALL) == TOML


def test_json_has_the_same_names_and_exact_numbers() -> None:
    assert to_json(SMALL).startswith('{\n  "call": "test-call",\n  "project": {\n    "acronym"')
    found = json.loads(to_json(SMALL), parse_float=Decimal)
    assert found == tomllib.loads(TOML, parse_float=Decimal)
    assert '"requested": 1000.00\n' in to_json(SMALL)


def test_a_day_is_a_day_in_toml_and_text_in_json() -> None:
    project = Project("test-call", "A", start=date(2022, 2, 1))
    assert "start = 2022-02-01\n" in to_toml(project)
    assert '"start": "2022-02-01"\n' in to_json(project)


@pytest.mark.parametrize("text", ["\x00", "\x7f", "\x1b[0m", "\r", '"""', "'", "\\u0041", "\u2028"])
def test_any_character_is_escaped_right(text: str) -> None:
    project = Project("test-call", text)
    assert tomllib.loads(to_toml(project))["project"]["acronym"] == text
    assert json.loads(to_json(project))["project"]["acronym"] == text


def test_numbers_have_no_exponent() -> None:
    line = CostLine("P1", "WP1", "travel", "", Decimal("1E+3"), Decimal("1E-4"))
    text = to_toml(Project("test-call", "A", costs=(line,)))
    assert "quantity = 1000\nunit_cost = 0.0001\n" in text


IDS = ("P1", "p_2", "Ortak3")
PACKAGES = ("WP1", "W2")
CATEGORIES = [category.key for category in PROFILE.categories]
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40).filter(
    lambda text: (
        not any("\u2028" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" for c in text)
        and not set(text) & {"\ufffe", "\uffff"}
    )
)
NAMES = WORDS.filter(str.strip)
TEXTS = st.one_of(WORDS, st.sampled_from(["=1+1", "line one\nline two", '\\"', "a\tb"]))
MONEY = st.decimals(0, 10**6, places=2)


def some(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | values


PARTNERS = st.tuples(
    *(
        st.builds(
            Partner,
            id=st.just(name),
            name=NAMES,
            country=st.sampled_from(["TR", "EL", "DE", "XK"]),
            role=st.just(Role.BENEFICIARY if i else Role.COORDINATOR),
            short_name=WORDS,
            legal_form=st.sampled_from(LegalForm),
            platform=st.sampled_from(Platform),
            requested=some(MONEY),
        )
        for i, name in enumerate(IDS)
    )
)
LINES = st.builds(
    CostLine,
    partner=st.sampled_from(IDS),
    work_package=st.sampled_from(PACKAGES),
    category=st.sampled_from(CATEGORIES),
    description=TEXTS,
    quantity=st.decimals(0, 1000, places=4),
    unit_cost=st.decimals(0, 1000, places=4),
    unit=WORDS,
    eligible=st.booleans(),
    reason=TEXTS.filter(str.strip),
    justification=TEXTS,
) | st.builds(
    CostLine,
    partner=st.sampled_from(IDS),
    work_package=st.sampled_from(PACKAGES),
    category=st.just("equipment"),
    description=TEXTS,
    quantity=st.decimals(0, 9, places=0),
    unit_cost=MONEY,
    useful_life_months=st.integers(1, 600),
    months_used=st.integers(0, 100_000),
    share_of_use=some(st.decimals(0, 1, places=2)),
)
EXCHANGES = st.builds(
    Exchange,
    partner=st.sampled_from(IDS),
    work_package=st.sampled_from(PACKAGES),
    count=st.integers(0, 100),
    host_country=st.sampled_from(["DE", "EL", "XX-OMR"]),
    working_days=st.integers(0, 10),
    distance_km=st.integers(0, 5000),
    sme_involved=st.booleans(),
    outside_partnership=st.booleans(),
)
PROJECTS = st.builds(
    Project,
    call=st.just("test-call"),
    acronym=NAMES,
    title=WORDS,
    start=some(st.dates(date(1990, 1, 1), date(2099, 12, 31))),
    duration_months=st.integers(0, 120),
    partners=PARTNERS,
    work_packages=st.tuples(*(st.builds(WorkPackage, st.just(w), NAMES) for w in PACKAGES)),
    costs=st.lists(LINES, max_size=4).map(tuple),
    exchanges=st.lists(EXCHANGES, max_size=2).map(tuple),
    funding=st.lists(
        st.builds(
            FundingSource,
            st.sampled_from(IDS),
            st.sampled_from(FundingKind),
            MONEY,
            TEXTS.map(str.split).map(" ".join),
        ),
        max_size=2,
    ).map(tuple),
    overrides=st.lists(
        st.builds(
            Override, st.just("indirect_rate"), st.decimals(0, 1, places=4), TEXTS.filter(str.strip)
        ),
        max_size=1,
    ).map(tuple),
)


@settings(max_examples=60)
@given(PROJECTS)
def test_nothing_is_lost_on_the_way_through_toml(project: Project) -> None:
    text = to_toml(project)
    assert parse_project(tomllib.loads(text, parse_float=Decimal), PROFILE) == project
    assert text == to_toml(parse_project(tomllib.loads(text, parse_float=Decimal), PROFILE))


@settings(max_examples=60)
@given(PROJECTS)
def test_nothing_is_lost_on_the_way_through_json(project: Project) -> None:
    raw = json.loads(to_json(project), parse_float=Decimal)
    assert parse_project(raw, PROFILE) == project
