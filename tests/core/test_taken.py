"""What Python code may give for a word or a number of a row, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

import cofin
from cofin import CostLine, FundingKind, FundingSource, LegalForm, Partner, Platform, Role


def refusal(make: Any, *given: Any, **named: Any) -> str:
    with pytest.raises(cofin.InputError) as caught:
        make(*given, **named)
    return str(caught.value)


def partner(**given: Any) -> Partner:
    return Partner(**{"id": "P1", "name": "A", "country": "TR", "role": "coordinator"} | given)


def test_words_of_a_project_file_become_members() -> None:
    made = partner(role="associated-partner", legal_form="non-profit", platform="applied")
    assert (made.role, made.legal_form, made.platform) == (
        Role.ASSOCIATED_PARTNER,
        LegalForm.NON_PROFIT,
        Platform.APPLIED,
    )
    assert type(made.role) is Role
    source = FundingSource("P1", "receipts", Decimal(1))  # type: ignore[arg-type]
    assert source.source is FundingKind.RECEIPTS


def test_a_wrong_word_is_refused_with_those_that_are_right() -> None:
    said = refusal(partner, role="coordinatr")
    assert "Partner.role" in said
    assert "coordinator, beneficiary, affiliated-entity, associated-partner" in said
    assert 'Did you mean "coordinator"?' in said


def test_every_field_that_is_wrong_is_named() -> None:
    said = refusal(partner, role=1, platform="x", requested="12.00")
    assert all(f"Partner.{field}" in said for field in ("role", "platform", "requested"))
    assert said.startswith('Partner("P1", "A", ...): 3 problem(s)')


def test_another_kind_of_source_is_refused() -> None:
    assert "own, public, private, in-kind, receipts" in refusal(FundingSource, "P1", "reciepts", 1)


@pytest.mark.parametrize(
    ("given", "exact"),
    [(3, "3"), (0.1, "0.1"), (1e-4, "0.0001"), (1234.56, "1234.56"), (Decimal("1.10"), "1.10")],
)
def test_a_number_is_taken_exactly(given: Any, exact: str) -> None:
    line = CostLine("P1", "WP1", "travel", "d", given, given, share_of_use=given)
    assert all(
        type(each) is Decimal and str(each) == exact
        for each in (line.quantity, line.unit_cost, line.share_of_use)
    )
    assert str(FundingSource("P1", FundingKind.OWN, given).amount) == exact
    assert str(cofin.Override("maximum_grant", given, "because").value) == exact
    assert str(partner(requested=given).requested) == exact


@pytest.mark.parametrize("given", ["1", "1.234,56", None, True, float("nan"), float("inf"), [1]])
def test_what_is_no_number_is_refused(given: Any) -> None:
    assert "CostLine.quantity" in refusal(CostLine, "P1", "WP1", "travel", "d", given, Decimal(1))
    assert "CostLine.unit_cost" in refusal(CostLine, "P1", "WP1", "travel", "d", Decimal(1), given)
    assert "Override.value" in refusal(cofin.Override, "maximum_grant", given, "because")
    assert "FundingSource.amount" in refusal(FundingSource, "P1", FundingKind.OWN, given)


def test_a_changed_copy_is_taken_in_the_same_way() -> None:
    assert replace(partner(), role="beneficiary").role is Role.BENEFICIARY  # type: ignore[arg-type]
    with pytest.raises(cofin.InputError):
        replace(partner(), role="nobody")  # type: ignore[arg-type]


def test_a_row_of_ones_own_class_is_a_row() -> None:
    class Mine(CostLine):
        pass

    assert Mine("P1", "WP1", "travel", "d", 2, 3).quantity == 2  # type: ignore[arg-type]


def test_lists_become_tuples() -> None:
    project = cofin.Project("c", "A", partners=[partner()])  # type: ignore[arg-type]
    assert project.partners == (partner(),)
