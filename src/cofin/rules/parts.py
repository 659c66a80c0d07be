"""What a profile is made of: dated values, their sources, categories, timetable, examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

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
