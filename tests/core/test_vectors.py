"""Every number of ``vectors.toml``: published figures and the fixed points of the design."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cofin.core.calculate import calculate
from cofin.core.figures import effective_rate
from cofin.core.model import (
    CostLine,
    FundingKind,
    FundingSource,
    LegalForm,
    Partner,
    Project,
    Role,
    WorkPackage,
)
from cofin.core.result import BudgetResult
from cofin.money import allocate
from tests.core.rules_for_tests import make_rules
from tests.core.situations import read_case

VECTORS = read_case(Path(__file__).parent.parent / "vectors.toml")
KINDS = {"grant", "consortium", "mixed_rates", "no_profit", "indirect", "allocate", "interreg"}


def vectors(kind: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        "vector", VECTORS[kind], ids=lambda v: v.get("id", v.get("weights"))
    )


def budget(costs: list[tuple[str, str]], receipts: str = "0", **rules: Any) -> BudgetResult:
    """One partner per cost, each with its category and amount."""
    ids = [f"P{i}" for i in range(1, len(costs) + 1)]
    project = Project(
        call="test-call",
        acronym="VECTOR",
        partners=tuple(
            Partner(p, p, "TR", Role.BENEFICIARY, legal_form=LegalForm.SME) for p in ids
        ),
        work_packages=(WorkPackage("WP1", "Work"),),
        costs=tuple(
            CostLine(p, "WP1", category, "", Decimal(1), Decimal(amount))
            for p, (category, amount) in zip(ids, costs, strict=True)
        ),
        funding=(FundingSource("P1", FundingKind.RECEIPTS, Decimal(receipts)),),
    )
    return calculate(project, make_rules(**rules))


def test_no_kind_of_vector_is_forgotten() -> None:
    assert set(VECTORS) == KINDS


@vectors("grant")
def test_grant_of_one_partner(vector: dict[str, str]) -> None:
    totals = budget([("subcontracting", vector["eligible"])]).totals
    assert str(totals.by_rate) == vector["by_rate"]
    assert str(totals.eu_contribution) == vector["grant"]
    assert totals.limited_by == vector["limited_by"]
    assert effective_rate(totals) == vector.get("effective_rate", effective_rate(totals))


def test_effective_rate_of_the_fixed_point() -> None:
    totals = budget([("subcontracting", "700000.00")]).totals
    assert effective_rate(totals) == "0.7143"
    assert totals.co_financing == Decimal("200000.00")


@vectors("consortium")
def test_grant_of_three_partners(vector: dict[str, Any]) -> None:
    costs = [("subcontracting", amount) for amount in vector["eligible"]]
    totals = budget(costs, rate_scope=vector["rate_scope"]).totals
    assert str(totals.eu_contribution) == vector["grant"]


@vectors("mixed_rates")
def test_third_party_support_in_full(vector: dict[str, str]) -> None:
    costs = [
        ("third_party_support", vector["third_party_support"]),
        ("subcontracting", vector["other_eligible"]),
    ]
    totals = budget(costs, rates={"third_party_support": "1"}).totals
    assert str(totals.eu_contribution) == vector["grant"]


@vectors("no_profit")
@pytest.mark.parametrize("variant", ["full", "proportional"])
def test_no_profit(vector: dict[str, str], variant: str) -> None:
    totals = budget(
        [("subcontracting", vector["eligible"])],
        vector["receipts"],
        reimbursement_rate=Decimal(vector["rate"]),
        no_profit=variant,
    ).totals
    assert str(totals.eu_contribution) == vector[variant]


@vectors("indirect")
@pytest.mark.parametrize(("rate", "grant"), [("1", "grant_at_100"), ("0.7", "grant_at_70")])
def test_indirect_costs(vector: dict[str, str], rate: str, grant: str) -> None:
    totals = budget(
        [("personnel", vector["direct"])],
        indirect_rate=Decimal(vector["flat_rate"]),
        reimbursement_rate=Decimal(rate),
    ).totals
    assert str(totals.eligible) == vector["total"]
    assert str(totals.eu_contribution) == vector[grant]


@vectors("allocate")
def test_allocate(vector: dict[str, Any]) -> None:
    assert allocate(vector["total"], vector["weights"]) == vector["shares"]


@vectors("interreg")
def test_a_flat_rate_on_staff_as_interreg_computes_it(vector: dict[str, str]) -> None:
    rate = Decimal(vector["office_rate_on_staff"])
    totals = budget([("personnel", vector["staff"])], indirect_rate=rate).totals
    assert str(totals.indirect) == vector["office"]


def test_twelve_grants_at_the_ceiling_are_the_envelope_of_the_call() -> None:
    grant = budget([("subcontracting", "700000.00")]).totals.eu_contribution
    assert 12 * grant == Decimal("6000000.00")
