"""What a calculation gives: every figure of the budget, in EUR with two decimals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cofin.core.model import Project
from cofin.rules.profile import CallRules


class LimitedBy(StrEnum):
    """What decided the EU contribution."""

    REIMBURSEMENT_RATE = "reimbursement_rate"
    MAXIMUM_GRANT = "maximum_grant"
    REQUEST = "request"
    NO_PROFIT = "no_profit"


class Ineligible(StrEnum):
    """Why a cost, or a part of it, is not eligible."""

    DECLARED = "declared"  # the consortium said so and gave its reason
    ASSOCIATED_PARTNER = "associated_partner"
    DEPRECIATION = "depreciation"  # the part of the price beyond the depreciation
    EXCHANGE_TOO_SHORT = "exchange_too_short"


@dataclass(frozen=True, slots=True)
class LineResult:
    """A cost line or a row of exchanges in whole cents (not EUR: there may be 100,000)."""

    amount: int
    eligible: int
    ineligible: int
    reason: Ineligible | None = None


@dataclass(frozen=True, slots=True)
class ExchangeResult:
    """What a row of exchanges costs: lump sum per visit (EUR) and whether it is halved."""

    line: LineResult
    lump_sum: Decimal
    halved: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One partner in one work package (eligible amounts only)."""

    partner: str
    work_package: str
    categories: Mapping[str, Decimal]
    direct: Decimal
    base: Decimal  # of the indirect costs
    indirect: Decimal
    eligible: Decimal
    ineligible: Decimal
    eu_contribution: Decimal


@dataclass(frozen=True, slots=True)
class PartnerResult:
    """One partner.  ``weight`` is what its share of the grant is proportional to."""

    id: str
    categories: Mapping[str, Decimal]
    direct: Decimal
    base: Decimal
    indirect: Decimal
    eligible: Decimal
    ineligible: Decimal
    maximum_contribution: Decimal
    requested: Decimal | None
    weight: Decimal
    eu_contribution: Decimal
    co_financing: Decimal  # eligible costs that the EU does not pay
    funding: Mapping[str, Decimal]  # by kind of source
    to_finance: Decimal  # total costs minus EU contribution
    gap: Decimal  # to_finance minus the sources; negative: too many sources


@dataclass(frozen=True, slots=True)
class WorkPackageResult:
    """One work package (eligible amounts only, but for ``ineligible``)."""

    id: str
    categories: Mapping[str, Decimal]
    direct: Decimal
    indirect: Decimal
    eligible: Decimal
    ineligible: Decimal
    eu_contribution: Decimal


@dataclass(frozen=True, slots=True)
class Totals:
    """The project."""

    categories: Mapping[str, Decimal]
    direct: Decimal
    indirect: Decimal
    eligible: Decimal
    ineligible: Decimal
    by_rate: Decimal  # sum of the partners' maximum contributions
    requested: Decimal  # sum of the weights: what is asked for within the maxima
    maximum_grant: Decimal
    grant: Decimal  # after the ceiling, before the no-profit rule
    receipts: Decimal  # those that count
    surplus: Decimal
    deduction: Decimal
    eu_contribution: Decimal
    co_financing: Decimal
    limited_by: LimitedBy

    @property
    def effective_rate(self) -> Decimal:
        """EU contribution over eligible costs (ratio, 28 digits); 0 without costs."""
        return self.eu_contribution / self.eligible if self.eligible else Decimal(0)


@dataclass(frozen=True, slots=True)
class BudgetResult:
    """A calculated budget: lines as listed, then every sum and every share."""

    project: Project
    rules: CallRules
    lines: tuple[LineResult, ...]  # one per cost line, in the project's order
    exchanges: tuple[ExchangeResult, ...]
    partners: tuple[PartnerResult, ...]
    work_packages: tuple[WorkPackageResult, ...]
    cells: tuple[Cell, ...]  # partner by partner, within it work package by work package
    totals: Totals
