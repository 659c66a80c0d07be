"""A call profile's worked example, calculated: what its fourth pass compares."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from cofin.core.calculate import calculate
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
from cofin.rules.profile import CallRules, WorkedExample


def evaluate(example: WorkedExample, rules: CallRules) -> Mapping[str, Decimal | str]:
    """The totals of a project with these costs, in EUR; receipts are the first partner's."""
    totals = calculate(_project(example, rules), rules).totals
    return {
        "direct": totals.direct,
        "indirect": totals.indirect,
        "eligible": totals.eligible,
        "by_rate": totals.by_rate,
        "eu_contribution": totals.eu_contribution,
        "co_financing": totals.co_financing,
        "effective_rate": totals.effective_rate,
        "limited_by": totals.limited_by.value,
    }


def _project(example: WorkedExample, rules: CallRules) -> Project:
    """One work package; a partner for each of the example's, enterprises all of them."""
    partners = [f"P{number}" for number, _ in enumerate(example.costs, start=1)]
    return Project(
        call=rules.profile.id,
        acronym=example.name,
        partners=tuple(
            Partner(partner, partner, "BE", Role.BENEFICIARY, legal_form=LegalForm.SME)
            for partner in partners
        ),
        work_packages=(WorkPackage("WP1", example.name),),
        costs=tuple(
            CostLine(partner, "WP1", category, example.name, Decimal(1), amount)
            for partner, costs in zip(partners, example.costs, strict=True)
            for category, amount in costs.items()
        ),
        funding=(FundingSource("P1", FundingKind.RECEIPTS, example.receipts),),
    )
