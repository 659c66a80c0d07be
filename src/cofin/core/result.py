"""What a calculation gives: every figure of the budget, in EUR with two decimals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, overload

from cofin.core.model import Project
from cofin.money import ratio
from cofin.rules.profile import CallRules

if TYPE_CHECKING:
    from pandas import DataFrame


class LimitedBy(StrEnum):
    """What decided the EU contribution."""

    REIMBURSEMENT_RATE = "reimbursement_rate"
    MAXIMUM_GRANT = "maximum_grant"
    REQUEST = "request"
    NO_PROFIT = "no_profit"
    SHARE = "share"  # of one partner, in its own sheet: what the others leave of the ceiling


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
class Lines(Sequence[LineResult]):
    """The results of all cost lines, each made when it is asked for.

    Nearly all lines are eligible in full: for those the amount says everything.
    ``judged`` holds the others, by index from 0.
    """

    amounts: Sequence[int]
    judged: Mapping[int, LineResult]

    def __len__(self) -> int:
        return len(self.amounts)

    def __repr__(self) -> str:
        """How many there are: none is made for it."""
        return f"<Lines: {len(self)}>"

    @overload
    def __getitem__(self, at: int) -> LineResult: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[LineResult]: ...

    def __getitem__(self, at: int | slice) -> LineResult | Sequence[LineResult]:
        if isinstance(at, slice):
            return tuple(self[i] for i in range(*at.indices(len(self))))
        amount = self.amounts[at]
        return self.judged.get(at % len(self)) or LineResult(amount, amount, 0)


@dataclass(frozen=True, slots=True)
class ExchangeResult:
    """What a row of exchanges costs: lump sum per visit (EUR) and whether it is halved."""

    line: LineResult
    lump_sum: Decimal
    halved: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One partner in one work package, EUR with two decimals.

    ``categories`` (by key) add up to ``direct``; ``eligible = direct + indirect``.  Each
    amount adds up to the partner's over its work packages, and to the work package's over
    the partners.
    """

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
    """One partner, EUR with two decimals.

    ``categories`` (by key) add up to ``direct``; ``eligible = direct + indirect``;
    ``co_financing = eligible - eu_contribution``; ``to_finance = co_financing + ineligible``;
    ``gap = to_finance`` minus all ``funding``.
    """

    id: str
    categories: Mapping[str, Decimal]
    direct: Decimal
    base: Decimal  # of the indirect costs
    indirect: Decimal
    eligible: Decimal
    ineligible: Decimal
    maximum_contribution: Decimal  # what the rates allow
    requested: Decimal | None  # what it asks for; ``None``: as much as it may
    weight: Decimal  # the lower of both, to which its share of the grant is proportional
    eu_contribution: Decimal
    co_financing: Decimal  # eligible costs that the EU does not pay
    funding: Mapping[str, Decimal]  # by kind of source
    to_finance: Decimal  # total costs minus EU contribution
    gap: Decimal  # to_finance minus the sources; negative: too many sources


@dataclass(frozen=True, slots=True)
class WorkPackageResult:
    """One work package over all partners, EUR with two decimals.

    ``categories`` (by key) add up to ``direct``; ``eligible = direct + indirect``.
    """

    id: str
    categories: Mapping[str, Decimal]
    direct: Decimal
    indirect: Decimal
    eligible: Decimal
    ineligible: Decimal
    eu_contribution: Decimal


@dataclass(frozen=True, slots=True)
class Totals:
    """The project, EUR with two decimals: the sums over its partners, and its grant.

    ``grant`` is the lower of ``requested`` and ``maximum_grant`` (of a partner's sheet: or of
    its share); ``eu_contribution = grant - deduction``;
    ``co_financing = eligible - eu_contribution``.
    """

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
    surplus: Decimal  # grant and receipts beyond the eligible costs, never negative
    deduction: Decimal  # what the no-profit rule takes of it
    eu_contribution: Decimal
    co_financing: Decimal
    limited_by: LimitedBy

    @property
    def effective_rate(self) -> Decimal:
        """EU contribution over eligible costs (ratio, 28 digits); 0 without costs."""
        return ratio(self.eu_contribution, self.eligible)


@dataclass(frozen=True, slots=True)
class BudgetResult:
    """A calculated budget: lines as listed, then every sum and every share.

    Lines and exchanges are in whole cents, everything else in EUR with two decimals.
    Partners, work packages and lines keep the order of the project.  Nothing in it can be
    changed: its figures belong together.
    """

    project: Project
    rules: CallRules
    lines: Sequence[LineResult]  # one per cost line, in the project's order
    exchanges: tuple[ExchangeResult, ...]
    partners: tuple[PartnerResult, ...]
    work_packages: tuple[WorkPackageResult, ...]
    cells: tuple[Cell, ...]  # partner by partner, within it work package by work package
    totals: Totals

    def __repr__(self) -> str:
        """On a line, with the two figures that are looked for first."""
        totals, project = self.totals, self.project
        found = f"eligible {totals.eligible}, EU contribution {totals.eu_contribution}"
        name = f"{project.acronym!r} ({project.call})"
        return f"<BudgetResult {name}: {found} by {totals.limited_by.value}>"

    def by_partner(self) -> DataFrame:
        """Partners x categories and shares (``core.tables.by_partner``)."""
        from cofin.core import tables

        return tables.by_partner(self)

    def by_work_package(self) -> DataFrame:
        """Work packages x categories (``core.tables.by_work_package``)."""
        from cofin.core import tables

        return tables.by_work_package(self)

    def matrix(self) -> DataFrame:
        """Partners x work packages, eligible costs (``core.tables.matrix``)."""
        from cofin.core import tables

        return tables.matrix(self)

    def funding(self) -> DataFrame:
        """How each partner's costs are paid for (``core.tables.funding``)."""
        from cofin.core import tables

        return tables.funding(self)

    def by_line(self) -> DataFrame:
        """Every cost line and exchange (``core.tables.lines``)."""
        from cofin.core import tables

        return tables.lines(self)
