"""A project as its consortium describes it: plain, immutable data in the field's words.

Amounts and quantities are ``Decimal`` (EUR, units); references between objects are ids.
Whether the content makes sense is decided where it is read (``core.parse``), what it
amounts to in ``core.calculate``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

THIRD_PARTY_SUPPORT = "third_party_support"
"""The category of exchanges: a visit is financial support to the visiting organisation."""


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


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation with a budget; ``requested`` is the EU contribution it asks for."""

    id: str
    name: str
    country: str  # ISO 3166-1 alpha-2; Greece is always "EL" here
    role: Role
    short_name: str = ""
    region: str = ""  # NUTS 2
    legal_form: LegalForm = LegalForm.OTHER
    platform: Platform = Platform.NONE
    requested: Decimal | None = None


@dataclass(frozen=True, slots=True)
class WorkPackage:
    """A part of the work plan; months count from 1, ``activity`` is on the call's list if any."""

    id: str
    title: str
    lead: str = ""
    start_month: int | None = None
    end_month: int | None = None
    activity: str = ""


@dataclass(frozen=True, slots=True)
class CostLine:
    """One budget line: ``quantity`` units at ``unit_cost`` EUR.

    Equipment with a ``useful_life_months`` is charged as depreciation: the months it is
    used in the project (default: the project's duration) over its useful life, times the
    ``share_of_use`` (ratio, default 1).
    """

    partner: str
    work_package: str
    category: str
    description: str
    quantity: Decimal
    unit_cost: Decimal
    unit: str = ""
    eligible: bool = True
    reason: str = ""
    justification: str = ""
    useful_life_months: int | None = None
    months_used: int | None = None
    share_of_use: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """``count`` ClusterXchange visits of one kind, paid by ``partner`` as third-party support."""

    partner: str
    work_package: str
    count: int
    host_country: str
    working_days: int
    distance_km: int
    sme_involved: bool = False
    outside_partnership: bool = False


@dataclass(frozen=True, slots=True)
class FundingSource:
    """Money of one partner that is not the EU contribution, in EUR."""

    partner: str
    source: FundingKind
    amount: Decimal
    name: str = ""


@dataclass(frozen=True, slots=True)
class Override:
    """Another value for a call parameter that is not verified, with the reason for it."""

    parameter: str
    value: Decimal
    reason: str
    category: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """The action to be funded.  The order of the tuples is the order everywhere.

    ``share`` (EUR) is there in one partner's part of a project where the ceiling or the
    no-profit rule of the whole decides: the most that the whole leaves for that partner.
    """

    call: str
    acronym: str
    title: str = ""
    start: date | None = None
    duration_months: int = 0
    partners: tuple[Partner, ...] = ()
    work_packages: tuple[WorkPackage, ...] = ()
    costs: tuple[CostLine, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    funding: tuple[FundingSource, ...] = ()
    overrides: tuple[Override, ...] = ()
    share: Decimal | None = None
