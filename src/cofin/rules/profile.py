"""The rules of a call as data, and the same rules on one day.

``CallProfile`` is a profile file as loaded; ``CallRules`` is what calculation and checks
see: the value of each parameter on one day, with its source.  Nothing here knows a call.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from cofin.money import Rounding, basis_points, cents
from cofin.readonly import ReadOnly
from cofin.rules.parts import (
    Activity,
    Category,
    Citation,
    DatedValue,
    Labels,
    Milestone,
    NoProfit,
    Parameter,
    Passage,
    ProgrammeAction,
    RateScope,
    Scalar,
    Source,
    Status,
    WorkedExample,
    passage,
)

__all__ = [
    "Activity",
    "CallProfile",
    "CallRules",
    "Category",
    "Citation",
    "DatedValue",
    "Labels",
    "Milestone",
    "NoProfit",
    "Parameter",
    "Passage",
    "ProgrammeAction",
    "RateScope",
    "Scalar",
    "Source",
    "Status",
    "WorkedExample",
    "passage",
]


@dataclass(frozen=True, slots=True)
class CallProfile:
    """A call as its profile file describes it."""

    id: str
    title: Labels
    programme: Labels
    published: date
    deadline: date
    deadline_time: str
    manager: str
    checked_on: date
    sources: Mapping[str, Source]
    parameters: Mapping[str, Parameter]
    categories: tuple[Category, ...]  # direct categories, in the order shown
    indirect: Category
    activities: tuple[Activity, ...]
    milestones: tuple[Milestone, ...]
    programme_actions: tuple[ProgrammeAction, ...]
    tables: Mapping[str, str]  # regions, countries, exchanges -> reference table ids
    worked_examples: tuple[WorkedExample, ...]

    def __repr__(self) -> str:
        """On a line: which call it is."""
        return f"<CallProfile {self.id}>"


@dataclass(frozen=True, slots=True)
class CallRules:
    """A profile on one day, with the project's overrides applied."""

    profile: CallProfile
    on: date
    replaced: Mapping[tuple[str, str], DatedValue] = field(default_factory=ReadOnly)

    def __repr__(self) -> str:
        """On a line: which call, on which day, and what is not its own."""
        replaced = ", replaced: " + ", ".join(key for key, _ in self.replaced)
        return f"<CallRules {self.profile.id} on {self.on}{replaced if self.replaced else ''}>"

    def find(self, parameter: str, category: str = "") -> DatedValue | None:
        """The value in force, the narrowest first; ``None`` when the call has none."""
        for scope in (category, ""):
            if (parameter, scope) in self.replaced:
                return self.replaced[parameter, scope]
            known = self.profile.parameters.get(parameter)
            dated = [v for v in known.values if v.category == scope] if known else []
            in_force = [v for v in dated if v.since <= self.on]
            if in_force:
                return max(in_force, key=lambda v: v.since)
        return None

    def value(self, parameter: str, category: str = "") -> DatedValue:
        """The value in force; ``KeyError`` when the call has none."""
        found = self.find(parameter, category)
        if found is None:
            raise KeyError(f"{self.profile.id} has no {parameter} on {self.on}")
        return found

    def decimal(self, parameter: str, category: str = "") -> Decimal:
        """A number (EUR or ratio)."""
        number = self.value(parameter, category).value
        if isinstance(number, bool) or not isinstance(number, int | Decimal):
            raise TypeError(f"{parameter} is {number!r}, not a number")
        return Decimal(number)

    def count(self, parameter: str) -> int:
        """A whole number (entities, months, days, visits)."""
        return int(self.decimal(parameter))

    def choice(self, parameter: str) -> str:
        """A named choice."""
        return str(self.value(parameter).value)

    def rate(self, category: str) -> int:
        """The reimbursement rate of a cost category, in basis points."""
        return basis_points(self.decimal("reimbursement_rate", category))

    @property
    def maximum_grant(self) -> int:
        """The call's ceiling, in cents."""
        return cents(self.decimal("maximum_grant"))

    @property
    def indirect_rate(self) -> int:
        """The flat rate for indirect costs, in basis points."""
        return basis_points(self.decimal("indirect_rate"))

    @property
    def line_rounding(self) -> Rounding:
        """How a cost line becomes whole cents."""
        return Rounding(self.choice("line_rounding"))

    @property
    def derived_rounding(self) -> Rounding:
        """How what a rate derives becomes whole cents."""
        return Rounding(self.choice("derived_rounding"))

    @property
    def rate_scope(self) -> RateScope:
        """Whether the rate binds per partner or per project."""
        return RateScope(self.choice("rate_scope"))

    @property
    def no_profit(self) -> NoProfit:
        """Which no-profit variant applies."""
        return NoProfit(self.choice("no_profit"))

    @property
    def category_keys(self) -> tuple[str, ...]:
        """Keys of the direct categories, in the profile's order."""
        return tuple(category.key for category in self.profile.categories)

    def with_override(
        self, parameter: str, value: Decimal, reason: str, category: str = ""
    ) -> CallRules:
        """The same rules with one value replaced by the project, keeping its source."""
        known = self.value(parameter, category)
        new = replace(
            known, value=value, category=category, override_reason=reason, original=known.value
        )
        return replace(self, replaced=ReadOnly({**self.replaced, (parameter, category): new}))
