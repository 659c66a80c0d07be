"""Who pays: the EU's share of each partner and work package, and the other sources."""

from __future__ import annotations

from collections.abc import Mapping

from cofin.core.eligibility import associated_partners
from cofin.core.grant import Grant
from cofin.core.model import FundingKind, LegalForm, Project
from cofin.core.rollup import Rollup
from cofin.money import allocate, cents


def eu_shares(grant: Grant, rollup: Rollup) -> tuple[tuple[int, ...], ...]:
    """Cents of the EU contribution per ``[partner][work package]``.

    Over partners in proportion to their weights, then within a partner in proportion to
    its eligible costs per work package.
    """
    by_partner = allocate(grant.eu_contribution, grant.weights)
    return tuple(
        tuple(allocate(share, [cell.eligible for cell in row]))
        for share, row in zip(by_partner, rollup.cells, strict=True)
    )


def receipts_that_count(project: Project) -> int:
    """Cents of receipts for the no-profit rule.

    Those of non-profit bodies do not count (Regulation 2018/1046 Art. 192), nor those of
    associated partners, which get no grant that could turn into profit.
    """
    exempt = associated_partners(project) | {
        partner.id for partner in project.partners if partner.legal_form is LegalForm.NON_PROFIT
    }
    return sum(
        cents(source.amount)
        for source in project.funding
        if source.source is FundingKind.RECEIPTS and source.partner not in exempt
    )


def sources_by_kind(project: Project) -> Mapping[str, Mapping[FundingKind, int]]:
    """Cents of each kind of source for each partner, every kind present."""
    found = {partner.id: dict.fromkeys(FundingKind, 0) for partner in project.partners}
    for source in project.funding:
        found[source.partner][source.source] += cents(source.amount)
    return found
