"""One condition of the call on the action itself: met, not met or unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cofin.core.citation import Citation
from cofin.errors import language
from cofin.text import Lang, Value, money, percent, say


class CriterionKey(StrEnum):
    """The conditions, in the order in which they are shown."""

    SINGLE_COORDINATOR = "single_coordinator"
    ELIGIBLE_COUNTRIES = "eligible_countries"
    MINIMUM_ENTITIES = "minimum_entities"
    MINIMUM_COUNTRIES = "minimum_countries"
    MINIMUM_REGIONS = "minimum_regions"
    PLATFORM_REQUIRED = "platform_required"
    DURATION_MINIMUM = "duration_minimum"
    DURATION_MAXIMUM = "duration_maximum"
    PROJECT_START = "project_start"
    WORK_PACKAGES_WITHIN_DURATION = "work_packages_within_duration"
    REQUIRED_ACTIVITIES = "required_activities"
    MINIMUM_EXCHANGES = "minimum_exchanges"
    EXCHANGE_SME_SHARE = "exchange_sme_share"
    EXCHANGE_OUTSIDE_SHARE = "exchange_outside_share"
    EXCHANGE_MINIMUM_DAYS = "exchange_minimum_days"
    EXCHANGE_MAXIMUM_DAYS = "exchange_maximum_days"
    THIRD_PARTY_MAXIMUM = "third_party_maximum"


CRITERION_KEYS: tuple[str, ...] = tuple(key.value for key in CriterionKey)
"""Every key in order; a call shows those whose parameter it has."""


OF_THE_WHOLE = frozenset(
    {
        CriterionKey.SINGLE_COORDINATOR,
        CriterionKey.MINIMUM_ENTITIES,
        CriterionKey.MINIMUM_COUNTRIES,
        CriterionKey.MINIMUM_REGIONS,
        CriterionKey.REQUIRED_ACTIVITIES,
        CriterionKey.MINIMUM_EXCHANGES,
        CriterionKey.EXCHANGE_SME_SHARE,
        CriterionKey.EXCHANGE_OUTSIDE_SHARE,
    }
)
"""Conditions that one partner alone cannot meet or miss."""


class Verdict(StrEnum):
    """What can be said about a criterion from what the project says."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"  # something that decides it is missing or not settled by any source


def verdict(holds: bool) -> Verdict:  # noqa: FBT001
    """Met or not met."""
    return Verdict.MET if holds else Verdict.NOT_MET


def at_least(required: int, certain: int, possible: int) -> Verdict:
    """Met by what is certain; unknown when what is not settled could still make it up."""
    if certain >= required:
        return Verdict.MET
    return Verdict.UNKNOWN if possible >= required else Verdict.NOT_MET


@dataclass(frozen=True, slots=True)
class Criterion:
    """A condition judged: what was found, what is required, and which rule says so.

    ``found`` and ``required`` hold the placeholders of the texts ``criterion.<key>_<status>``
    and of the ``remarks`` (further text keys that follow it).  A value named ``share`` or
    ``required_share`` is a ratio, ``amount`` or ``required_amount`` is EUR.
    """

    key: CriterionKey
    status: Verdict
    found: Mapping[str, Value]
    required: Mapping[str, Value]
    citations: tuple[Citation, ...]
    remarks: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """On a line; ``message`` has it in words."""
        return f"<Criterion {self.key.value}: {self.status.value}>"

    @property
    def message_key(self) -> str:
        """The key of the text that says how it was judged."""
        return f"criterion.{self.key}_{self.status}"

    def status_label(self, lang: Lang | str = Lang.EN) -> str:
        """Met, not met or unknown, in words."""
        return say(f"criterion.status_{self.status}", language(lang))

    def label(self, lang: Lang | str = Lang.EN) -> str:
        """The condition in words."""
        return say(f"criterion.{self.key}", language(lang))

    def message(self, lang: Lang | str = Lang.EN) -> str:
        """How it was judged, with the numbers, and the remarks."""
        lang = language(lang)
        values = {
            name: _show(name, value, lang)
            for name, value in {**self.required, **self.found}.items()
        }
        keys = (self.message_key, *self.remarks)
        return " ".join(say(key, lang, **values) for key in keys)

    def to_json(self) -> dict[str, object]:
        """Key, status, values as texts, message in English, sources."""
        return {
            "key": self.key.value,
            "status": self.status.value,
            "found": {name: _plain(value) for name, value in self.found.items()},
            "required": {name: _plain(value) for name, value in self.required.items()},
            "message": self.message(),
            "rules": [citation.to_json() for citation in self.citations],
        }


def _show(name: str, value: Value, lang: Lang) -> Value:
    if isinstance(value, Decimal):
        if name.endswith("share"):
            return percent(value, lang)
        return money(value, lang)
    return say("word.not_given", lang) if (name, value) == ("start", "-") else value


def _plain(value: Value) -> object:
    return list(value) if isinstance(value, tuple | list) else str(value)
