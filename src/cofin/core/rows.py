"""The rows of a project: partners, work packages, cost lines, and what else is listed.

What Python code gives in another form becomes what a field holds when a row is made: the words
of a project file for roles and the like, whole numbers and floats for amounts, whole floats for
months and counts (``core.taken``).  The ``__init__`` under ``TYPE_CHECKING`` tells that to type
checkers; at run time dataclasses makes it of the fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from cofin.core.choices import FundingKind, LegalForm, Platform, Role

if TYPE_CHECKING:
    Number: TypeAlias = Decimal | float  # as in type hints everywhere: or int

_WHOLE = (int, type(None))


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

    if TYPE_CHECKING:

        def __init__(
            self,
            id: str,
            name: str,
            country: str,
            role: Role | str,
            short_name: str = "",
            region: str = "",
            legal_form: LegalForm | str = LegalForm.OTHER,
            platform: Platform | str = Platform.NONE,
            requested: Number | None = None,
        ) -> None: ...

    def __post_init__(self) -> None:
        """Words and numbers as the fields hold them; ``InputError`` for others."""
        words = (type(self.role), type(self.legal_form), type(self.platform))
        asked = self.requested is None or isinstance(self.requested, Decimal)
        if words != (Role, LegalForm, Platform) or not asked:
            self._take()


@dataclass(frozen=True, slots=True)
class WorkPackage(_Row):
    """A part of the work plan; months count from 1, ``activity`` is on the call's list if any.

    Months may be given in any kind of number that is whole (``12.0``).
    """

    id: str
    title: str
    lead: str = ""
    start_month: int | None = None
    end_month: int | None = None
    activity: str = ""

    if TYPE_CHECKING:

        def __init__(
            self,
            id: str,
            title: str,
            lead: str = "",
            start_month: Number | None = None,
            end_month: Number | None = None,
            activity: str = "",
        ) -> None: ...

    def __post_init__(self) -> None:
        """Whole months as whole numbers."""
        if type(self.start_month) not in _WHOLE or type(self.end_month) not in _WHOLE:
            self._take()


@dataclass(frozen=True, slots=True)
class CostLine(_Row):
    """One budget line: ``quantity`` units at ``unit_cost`` EUR.

    Numbers may be given as ``Decimal``, whole number or float, which counts with the 15 digits
    that a spreadsheet shows; text is refused with ``InputError``.  Months may be given in any
    kind of number that is whole (``36.0``); ``None`` leaves a field blank, ``nan`` does not.

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

    if TYPE_CHECKING:

        def __init__(
            self,
            partner: str,
            work_package: str,
            category: str,
            description: str,
            quantity: Number,
            unit_cost: Number,
            unit: str = "",
            eligible: bool = True,
            reason: str = "",
            justification: str = "",
            useful_life_months: Number | None = None,
            months_used: Number | None = None,
            share_of_use: Number | None = None,
        ) -> None: ...

    def __post_init__(self) -> None:
        """Numbers as the fields hold them; ``InputError`` for others."""
        share = self.share_of_use is None or isinstance(self.share_of_use, Decimal)
        months = type(self.useful_life_months) in _WHOLE and type(self.months_used) in _WHOLE
        numbers = type(self.quantity) is Decimal and type(self.unit_cost) is Decimal
        if not (numbers and share and months and type(self.eligible) is bool):
            self._take()


@dataclass(frozen=True, slots=True)
class Exchange(_Row):
    """``count`` ClusterXchange visits of one kind, paid by ``partner`` as third-party support.

    Numbers may be given in any kind of number that is whole (``5.0``).
    """

    partner: str
    work_package: str
    count: int
    host_country: str
    working_days: int
    distance_km: int
    sme_involved: bool = False
    outside_partnership: bool = False

    if TYPE_CHECKING:

        def __init__(
            self,
            partner: str,
            work_package: str,
            count: Number,
            host_country: str,
            working_days: Number,
            distance_km: Number,
            sme_involved: bool = False,
            outside_partnership: bool = False,
        ) -> None: ...

    def __post_init__(self) -> None:
        """Whole numbers as such, true and false as Python has them."""
        numbers = (type(self.count), type(self.working_days), type(self.distance_km))
        flags = (type(self.sme_involved), type(self.outside_partnership))
        if numbers != (int, int, int) or flags != (bool, bool):
            self._take()


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

    if TYPE_CHECKING:

        def __init__(
            self,
            partner: str,
            source: FundingKind | str,
            amount: Number,
            name: str = "",
        ) -> None: ...

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

    if TYPE_CHECKING:

        def __init__(
            self,
            parameter: str,
            value: Number,
            reason: str,
            category: str = "",
        ) -> None: ...

    def __post_init__(self) -> None:
        """Numbers as the field holds them; ``InputError`` for others."""
        if not isinstance(self.value, Decimal):
            self._take()
