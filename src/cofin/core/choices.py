"""The words of fixed lists: what a partner is, and where money comes from."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What an organisation is in the consortium."""

    COORDINATOR = "coordinator"
    BENEFICIARY = "beneficiary"
    AFFILIATED_ENTITY = "affiliated-entity"
    ASSOCIATED_PARTNER = "associated-partner"  # takes part, gets no EU money


class LegalForm(StrEnum):
    """Legal form; the no-profit rule does not count receipts of non-profit bodies."""

    NON_PROFIT = "non-profit"
    PUBLIC = "public"
    SME = "sme"
    LARGE_ENTERPRISE = "large-enterprise"
    OTHER = "other"


class Platform(StrEnum):
    """Standing on the European Cluster Collaboration Platform."""

    MEMBER = "member"
    APPLIED = "applied"
    NONE = "none"


class FundingKind(StrEnum):
    """Where money that is not the EU contribution comes from."""

    OWN = "own"
    PUBLIC = "public"
    PRIVATE = "private"
    IN_KIND = "in-kind"
    RECEIPTS = "receipts"
