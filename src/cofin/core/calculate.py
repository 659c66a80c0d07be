"""Project + rules -> every figure of the budget: cents inside, EUR in the result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from cofin.core.cofinancing import eu_shares, receipts_that_count, sources_by_kind
from cofin.core.eligibility import Ledger, judged_costs
from cofin.core.grant import Grant, granted
from cofin.core.model import FundingKind, Partner, Project
from cofin.core.result import BudgetResult, Cell, PartnerResult, Totals, WorkPackageResult
from cofin.core.rollup import Costs, Rollup, rolled_up
from cofin.money import cents, euro
from cofin.readonly import ReadOnly
from cofin.rules.profile import CallRules


class _Steps(NamedTuple):
    """Everything in cents, before it is written out in EUR."""

    project: Project
    rules: CallRules
    ledger: Ledger
    rollup: Rollup
    grant: Grant
    shares: tuple[tuple[int, ...], ...]  # EU contribution [partner][work package]
    receipts: int
    sources: Mapping[str, Mapping[FundingKind, int]]


def calculate(project: Project, rules: CallRules) -> BudgetResult:
    """The budget of a project that ``core.parse`` or ``core.judged`` has found good.

    Nothing is judged here: anything else gives wrong figures, or raises what Python raises.
    """
    rules = with_overrides(rules, project)
    ledger = judged_costs(project, rules)
    rollup = rolled_up(ledger, project, rules)
    requests = [None if p.requested is None else cents(p.requested) for p in project.partners]
    receipts = receipts_that_count(project)
    share = None if project.share is None else cents(project.share)
    grant = granted(rollup.partners, requests, receipts, rules, share)
    shares = eu_shares(grant, rollup)
    steps = _Steps(
        project, rules, ledger, rollup, grant, shares, receipts, sources_by_kind(project)
    )
    return BudgetResult(
        project=project,
        rules=rules,
        lines=ledger.lines,
        exchanges=ledger.exchanges,
        partners=tuple(_partner(i, partner, steps) for i, partner in enumerate(project.partners)),
        work_packages=tuple(_work_package(i, steps) for i in range(len(project.work_packages))),
        cells=tuple(_cells(steps)),
        totals=_totals(steps),
    )


def with_overrides(rules: CallRules, project: Project) -> CallRules:
    """The rules with the values that the project replaces; twice is the same as once."""
    for override in project.overrides:
        done = rules.replaced.get((override.parameter, override.category))
        if done and (done.value, done.override_reason) == (override.value, override.reason):
            continue
        rules = rules.with_override(
            override.parameter, override.value, override.reason, override.category
        )
    return rules


def _by_category(costs: Costs, rules: CallRules) -> Mapping[str, Decimal]:
    return ReadOnly(zip(rules.category_keys, map(euro, costs.categories), strict=True))


def _cells(steps: _Steps) -> Sequence[Cell]:
    """Partner by partner, within it work package by work package."""
    return [
        Cell(
            partner=partner.id,
            work_package=work_package.id,
            categories=_by_category(costs, steps.rules),
            direct=euro(costs.direct),
            base=euro(costs.base),
            indirect=euro(costs.indirect),
            eligible=euro(costs.eligible),
            ineligible=euro(costs.ineligible),
            eu_contribution=euro(share),
        )
        for partner, row, shares in zip(
            steps.project.partners, steps.rollup.cells, steps.shares, strict=True
        )
        for work_package, costs, share in zip(steps.project.work_packages, row, shares, strict=True)
    ]


def _partner(i: int, partner: Partner, steps: _Steps) -> PartnerResult:
    """The ``i``-th partner; ``gap`` is what its sources leave open."""
    costs, grant, sources = steps.rollup.partners[i], steps.grant, steps.sources[partner.id]
    eu = sum(steps.shares[i])
    to_finance = costs.eligible + costs.ineligible - eu
    return PartnerResult(
        id=partner.id,
        categories=_by_category(costs, steps.rules),
        direct=euro(costs.direct),
        base=euro(costs.base),
        indirect=euro(costs.indirect),
        eligible=euro(costs.eligible),
        ineligible=euro(costs.ineligible),
        maximum_contribution=euro(grant.maxima[i]),
        requested=partner.requested,
        weight=euro(grant.weights[i]),
        eu_contribution=euro(eu),
        co_financing=euro(costs.eligible - eu),
        funding=ReadOnly((kind.value, euro(amount)) for kind, amount in sources.items()),
        to_finance=euro(to_finance),
        gap=euro(to_finance - sum(sources.values())),
    )


def _work_package(i: int, steps: _Steps) -> WorkPackageResult:
    costs = steps.rollup.work_packages[i]
    return WorkPackageResult(
        id=steps.project.work_packages[i].id,
        categories=_by_category(costs, steps.rules),
        direct=euro(costs.direct),
        indirect=euro(costs.indirect),
        eligible=euro(costs.eligible),
        ineligible=euro(costs.ineligible),
        eu_contribution=euro(sum(shares[i] for shares in steps.shares)),
    )


def _totals(steps: _Steps) -> Totals:
    costs, grant = steps.rollup.total, steps.grant
    return Totals(
        categories=_by_category(costs, steps.rules),
        direct=euro(costs.direct),
        indirect=euro(costs.indirect),
        eligible=euro(costs.eligible),
        ineligible=euro(costs.ineligible),
        by_rate=euro(grant.by_rate),
        requested=euro(grant.requested),
        maximum_grant=euro(grant.maximum_grant),
        grant=euro(grant.amount),
        receipts=euro(steps.receipts),
        surplus=euro(grant.surplus),
        deduction=euro(grant.deduction),
        eu_contribution=euro(grant.eu_contribution),
        co_financing=euro(costs.eligible - grant.eu_contribution),
        limited_by=grant.limited_by,
    )
