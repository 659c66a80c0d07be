"""A project as its consortium describes it: plain, immutable data in the field's words.

Amounts and quantities are ``Decimal`` (EUR, units); references between objects are ids.
Whether the content makes sense is decided where it is read (``core.parse``), what it
amounts to in ``core.calculate``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from cofin.core.choices import FundingKind, LegalForm, Platform, Role
from cofin.core.rows import CostLine, Exchange, FundingSource, Override, Partner, WorkPackage

if TYPE_CHECKING:
    from cofin.core.rows import Number

    T = TypeVar("T")
    Rows: TypeAlias = tuple[T, ...] | list[T]

__all__ = [
    "THIRD_PARTY_SUPPORT",
    "CostLine",
    "Exchange",
    "FundingKind",
    "FundingSource",
    "LegalForm",
    "Override",
    "Partner",
    "Platform",
    "Project",
    "Role",
    "WorkPackage",
]

THIRD_PARTY_SUPPORT = "third_party_support"
"""The category of exchanges: a visit is financial support to the visiting organisation."""


_ROWS = ("partners", "work_packages", "costs", "exchanges", "funding", "overrides")


class _Judged:
    """Room for the judgement on a project (``core.judged``); a changed copy has none."""

    __slots__ = ("_judged",)


@dataclass(frozen=True, slots=True)
class Project(_Judged):
    """The action to be funded.  The order of the tuples is the order everywhere.

    Lists become tuples, a whole ``duration_months`` of any kind of number an ``int``.  Nothing
    else is judged here: ``calculate``, ``criteria`` and ``generate`` do that, ``problems_of``
    says what is wrong.

    ``is_part``: one partner's part, as its partner sheet holds it; the others, one of whom may
    coordinate or lead, are not listed.  ``share`` (EUR) is there in a part where the ceiling or
    the no-profit rule of the whole decides: the most that the whole leaves for that partner.
    A whole project with a share is refused.
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

    if TYPE_CHECKING:

        def __init__(
            self,
            call: str,
            acronym: str,
            title: str = "",
            start: date | None = None,
            duration_months: Number = 0,
            partners: Rows[Partner] = (),
            work_packages: Rows[WorkPackage] = (),
            costs: Rows[CostLine] = (),
            exchanges: Rows[Exchange] = (),
            funding: Rows[FundingSource] = (),
            overrides: Rows[Override] = (),
            share: Number | None = None,
            is_part: bool = False,
        ) -> None: ...

    def __post_init__(self) -> None:
        """Lists become tuples: what was judged does not change any more."""
        for table in _ROWS:
            if isinstance(rows := getattr(self, table), list):
                object.__setattr__(self, table, tuple(rows))
        if type(self.duration_months) is not int or type(self.is_part) is not bool:
            from cofin.core.taken import as_flag, as_whole

            object.__setattr__(self, "duration_months", as_whole(self.duration_months))
            object.__setattr__(self, "is_part", as_flag(self.is_part))

    def __repr__(self) -> str:
        """On a line: there may be 200,000 cost lines."""
        said = ["one partner's part"] if self.is_part is True else []
        for table in _ROWS:
            rows = getattr(self, table)
            if rows and isinstance(rows, tuple):
                said.append(f"{len(rows)} {table.replace('_', ' ')}")
        return f"<Project {self.acronym!r} ({self.call}): {', '.join(said) or 'empty'}>"
