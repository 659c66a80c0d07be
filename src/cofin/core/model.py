"""A project as its consortium describes it: plain, immutable data in the field's words.

Amounts and quantities are ``Decimal`` (EUR, units); references between objects are ids.
What Python code gives in another form becomes that when an object is made: the words of a
project file for roles and the like, whole numbers and floats for amounts (``core.taken``).
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


class _Row:
    """What a row does with values of another kind than its fields hold."""

    __slots__ = ()

    def _take(self) -> None:
        """Make them what the fields hold, or refuse them; what reads files never needs it."""
        from cofin.core.taken import taken

        for field, value in taken(self).items():
            object.__setattr__(self, field, value)


@dataclass(frozen=True, slots=True)
class Partner(_Row):
    """An organisation with a budget; ``requested`` is the EU contribution it asks for.

    ``role``, ``legal_form`` and ``platform`` may be given as the words of a project file
    (``"associated-partner"``), ``requested`` as a whole number or a float: they become what
    the field holds.  Raises ``InputError`` for a word that does not exist and for what is no
    number.
    """

    id: str
    name: str
    country: str  # ISO 3166-1 alpha-2; Greece is always "EL" here
    role: Role
    short_name: str = ""
    region: str = ""  # NUTS 2
    legal_form: LegalForm = LegalForm.OTHER
    platform: Platform = Platform.NONE
    requested: Decimal | None = None

    def __post_init__(self) -> None:
        """Words and numbers as the fields hold them; ``InputError`` for others."""
        words = (type(self.role), type(self.legal_form), type(self.platform))
        asked = self.requested is None or isinstance(self.requested, Decimal)
        if words != (Role, LegalForm, Platform) or not asked:
            self._take()


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
class CostLine(_Row):
    """One budget line: ``quantity`` units at ``unit_cost`` EUR.

    Numbers may be given as ``Decimal``, whole number or float, which counts with the 15 digits
    that a spreadsheet shows; text is refused with ``InputError``.

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

    def __post_init__(self) -> None:
        """Numbers as the fields hold them; ``InputError`` for others."""
        share = self.share_of_use is None or isinstance(self.share_of_use, Decimal)
        if type(self.quantity) is not Decimal or type(self.unit_cost) is not Decimal or not share:
            self._take()


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
class FundingSource(_Row):
    """Money of one partner that is not the EU contribution, in EUR.

    ``source`` may be given as the word of a project file (``"receipts"``), ``amount`` as a
    whole number or a float.  Raises ``InputError`` for others.
    """

    partner: str
    source: FundingKind
    amount: Decimal
    name: str = ""

    def __post_init__(self) -> None:
        """Words and numbers as the fields hold them; ``InputError`` for others."""
        if type(self.source) is not FundingKind or not isinstance(self.amount, Decimal):
            self._take()


@dataclass(frozen=True, slots=True)
class Override(_Row):
    """Another value for a call parameter that is not verified, with the reason for it.

    ``value`` may be given as a whole number or a float; ``InputError`` for what is no number.
    """

    parameter: str
    value: Decimal
    reason: str
    category: str = ""

    def __post_init__(self) -> None:
        """Numbers as the field holds them; ``InputError`` for others."""
        if not isinstance(self.value, Decimal):
            self._take()


class _Judged:
    """Room for the judgement on a project (``core.judged``); a changed copy has none."""

    __slots__ = ("_judged",)


@dataclass(frozen=True, slots=True)
class Project(_Judged):
    """The action to be funded.  The order of the tuples is the order everywhere.

    Lists become tuples.  Nothing else is judged here: ``calculate``, ``criteria`` and
    ``generate`` do that, ``problems_of`` says what is wrong.

    ``is_part``: one partner's part, as its partner sheet holds it; the others, one of whom may
    coordinate or lead, are not listed.  ``share`` (EUR) is there in a part where the ceiling or
    the no-profit rule of the whole decides: the most that the whole leaves for that partner.
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
    is_part: bool = False

    def __post_init__(self) -> None:
        """Lists become tuples: what was judged does not change any more."""
        tables = ("partners", "work_packages", "costs", "exchanges", "funding", "overrides")
        for table in tables:
            if isinstance(rows := getattr(self, table), list):
                object.__setattr__(self, table, tuple(rows))
