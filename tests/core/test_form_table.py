"""The proposal form's table: its columns are the partner's costs by the form's own letters."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cofin.core.calculate import calculate
from cofin.core.form_table import COSTS, LETTERS, form_row
from cofin.rules.load import load_rules
from tests.random_project import CALL, random_project

RULES = load_rules(CALL)


@given(st.integers(0, 10_000))
def test_the_columns_add_up_to_the_eligible_costs(seed: int) -> None:
    result = calculate(random_project(seed, lines=15), RULES)
    for partner in result.partners:
        row = form_row(result, partner)
        assert tuple(row) == tuple(LETTERS)
        assert sum((row[letter] for letter in COSTS), Decimal(0)) == partner.eligible == row["H"]
        assert row["O"] == partner.eu_contribution


def test_a_category_without_a_column_is_in_none() -> None:
    result = calculate(random_project(1, lines=15), RULES)
    travel, *_ = (c for c in RULES.profile.categories if c.key == "travel")
    categories = tuple(
        replace(c, form_column="") if c is travel else c for c in RULES.profile.categories
    )
    rules = replace(RULES, profile=replace(RULES.profile, categories=categories))
    bare = replace(result, rules=rules)
    for partner in result.partners:
        with_travel, without = form_row(result, partner), form_row(bare, partner)
        assert with_travel["B"] - without["B"] == partner.categories["travel"]
        assert without["H"] == partner.eligible
