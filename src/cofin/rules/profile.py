"""The rules of a call as data, and the same rules on one day.

``CallProfile`` is a profile file as loaded; ``CallRules`` is what calculation and checks
see: the value of each parameter on one day, with its source.  Nothing here knows a call.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from cofin.money import Rounding, basis_points, cents
from cofin.readonly import ReadOnly
from cofin.text import Lang

Labels: TypeAlias = Mapping[str, str]
"""A short text per language: ``{"en": ..., "tr": ...}``."""

Scalar: TypeAlias = Decimal | int | str | bool | date


class Status(StrEnum):
    """How well a value is founded; shown to the user beside it."""

    VERIFIED = "verified"  # read in a document of the call that was at hand
    REPORTED = "reported"  # read on another page that says so
    ASSUMED = "assumed"  # no document was at hand


class RateScope(StrEnum):
    """Whether the reimbursement rate binds each partner or only the project."""

    PARTNER = "partner"
    PROJECT = "project"


class NoProfit(StrEnum):
    """How much of a surplus is deducted."""

    PROPORTIONAL = "proportional"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Source:
    """A document that values are taken from."""

    id: str
    title: str
    url: str = ""
    published: date | None = None
    language: str = ""


class Passage(str):
    """Where in a document something is written, in the words of each language.

    As a text, which is what is compared and what JSON holds, it is the English one.
    """

    __slots__ = ("_words",)
    _words: Labels

    def __new__(cls, words: Labels) -> Passage:
        """A passage of the words by language."""
        made = super().__new__(cls, words[Lang.EN])
        made._words = words
        return made

    def __reduce__(self) -> tuple[type[Passage], tuple[Labels]]:
        """The same in another process."""
        return type(self), (self._words,)

    def said(self, lang: Lang) -> str:
        """The words of a language."""
        return self._words[lang]


def passage(where: str, lang: Lang) -> str:
    """Where something is written, for a reader; a plain text is the same for all."""
    return where.said(lang) if isinstance(where, Passage) else where


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a fact that has no dated values is written, and how sure that is."""

    source: Source
    where: str
    status: Status
    note: Labels = field(default_factory=ReadOnly)


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value from a day on, where it is written and how sure that is."""

    value: Scalar
    since: date
    source: Source
    where: str
    status: Status
    category: str = ""  # narrowed to one cost category; empty: for all
    note: Labels = field(default_factory=ReadOnly)
    override_reason: str = ""  # set when the project replaced the call's value
    original: Scalar | None = None  # the call's own value when replaced


@dataclass(frozen=True, slots=True)
class Parameter:
    """One named limit or choice of a call, with all its dated values."""

    key: str
    unit: str  # ratio | EUR | count | months | days | km | years | choice | flag
    label: Labels
    values: tuple[DatedValue, ...]


@dataclass(frozen=True, slots=True)
class Category:
    """A cost category: neutral key, the letters that forms and agreements print."""

    key: str
    label: Labels
    letter: str
    form_column: str
    in_indirect_base: bool
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity of the call's list."""

    id: str
    label: Labels
    required: bool
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """A stage of the call's timetable; ``end`` when it is a period."""

    key: str
    label: Labels
    start: date
    end: date | None
    time: str  # "17:00 Europe/Brussels" or empty
    estimated: bool
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class ProgrammeAction:
    """A main action of the programme and its share of the programme's money."""

    key: str
    label: Labels
    share: DatedValue


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """Costs, and what a document says the EU pays for them."""

    name: str
    source: Source
    where: str
    on: date
    costs: tuple[Mapping[str, Decimal], ...]  # one per partner: category -> eligible EUR
    receipts: Decimal  # EUR, of the first partner
    choices: Mapping[str, str]  # parameter -> choice made for this example only
    expected: Mapping[str, Decimal | str]  # key of a total -> EUR, ratio or what limited it


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
