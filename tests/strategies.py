"""Projects and rules for tests: hypothesis strategies here, realistic ones by seed.

Amounts are small and odd on purpose: that is where cents go astray.
"""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

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
from cofin.rules.profile import CallRules
from tests.core.rules_for_tests import CATEGORY_KEYS, make_rules
from tests.random_project import random_project

__all__ = ["amounts", "any_rules", "cost_lines", "projects", "random_project"]


def amounts(largest: int = 10_000_000) -> st.SearchStrategy[Decimal]:
    """EUR with two decimals, small ones often; ``largest`` in cents."""
    cents = st.one_of(st.integers(0, 20), st.integers(0, largest))
    return cents.map(lambda n: Decimal(n).scaleb(-2))


def numbers(largest: int) -> st.SearchStrategy[Decimal]:
    """Quantities and prices: up to four decimals."""
    return st.builds(lambda n, p: Decimal(n).scaleb(-p), st.integers(0, largest), st.integers(0, 4))


@st.composite
def any_rules(draw: st.DrawFn) -> CallRules:
    """A call with any rates, ceiling and choices."""
    ratio = st.integers(0, 10_000).map(lambda n: Decimal(n).scaleb(-4))
    keys = draw(st.lists(st.sampled_from((*CATEGORY_KEYS, "indirect")), unique=True, max_size=3))
    return make_rules(
        rates={key: str(draw(ratio)) for key in keys},
        reimbursement_rate=draw(ratio),
        indirect_rate=draw(ratio),
        maximum_grant=draw(amounts(50_000_000)),
        line_rounding=draw(st.sampled_from(("half_up", "down"))),
        derived_rounding=draw(st.sampled_from(("half_up", "down"))),
        rate_scope=draw(st.sampled_from(("partner", "project"))),
        no_profit=draw(st.sampled_from(("proportional", "full"))),
    )


@st.composite
def cost_lines(draw: st.DrawFn, partners: list[str], packages: list[str]) -> CostLine:
    """Any cost line: eligible or not, depreciated or not."""
    category = draw(st.sampled_from(CATEGORY_KEYS))
    depreciates = category == "equipment" and draw(st.booleans())
    share = st.none() | st.integers(0, 100).map(lambda n: Decimal(n).scaleb(-2))
    return CostLine(
        partner=draw(st.sampled_from(partners)),
        work_package=draw(st.sampled_from(packages)),
        category=category,
        description="",
        quantity=draw(numbers(50_000)),
        unit_cost=draw(numbers(5_000_000)),
        eligible=draw(st.integers(0, 7)) > 0,
        useful_life_months=draw(st.integers(1, 60)) if depreciates else None,
        months_used=draw(st.none() | st.integers(0, 60)) if depreciates else None,
        share_of_use=draw(share) if depreciates else None,
    )


@st.composite
def projects(draw: st.DrawFn, *, receipts: bool = True) -> Project:
    """One to five partners, one to three work packages, no line to a dozen; no exchanges."""
    ids = [f"P{i}" for i in range(1, draw(st.integers(1, 5)) + 1)]
    packages = [f"WP{i}" for i in range(1, draw(st.integers(1, 3)) + 1)]
    roles = st.sampled_from((*[Role.BENEFICIARY] * 4, Role.ASSOCIATED_PARTNER))
    kinds = [kind for kind in FundingKind if receipts or kind is not FundingKind.RECEIPTS]
    sources = st.builds(
        FundingSource, st.sampled_from(ids), st.sampled_from(kinds), amounts(20_000_000)
    )
    return Project(
        call="test-call",
        acronym="X",
        duration_months=draw(st.integers(0, 36)),
        partners=tuple(
            Partner(
                partner,
                f"Partner {partner}",
                "TR",
                draw(roles),
                legal_form=draw(st.sampled_from(LegalForm)),
                requested=draw(st.none() | st.none() | amounts()),
            )
            for partner in ids
        ),
        work_packages=tuple(WorkPackage(package, "Work") for package in packages),
        costs=tuple(draw(st.lists(cost_lines(ids, packages), max_size=12))),
        funding=tuple(draw(st.lists(sources, max_size=4))),
    )
