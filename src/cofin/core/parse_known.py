"""What the fields of one project may refer to: its own ids, the call's lists, its tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cofin.core.countries import CODES, country_code
from cofin.core.parse_problems import Vocabulary
from cofin.rules import tables as reference
from cofin.rules.profile import CallProfile, Labels
from cofin.rules.tables import ExchangeCeiling, Region

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,19}")
RESERVED_IDS = frozenset({"true", "false"})
"""Ids that a spreadsheet would take for something else."""


@dataclass(frozen=True, slots=True)
class Known:
    """The words of one project and its call."""

    profile: CallProfile
    partners: Vocabulary
    work_packages: Vocabulary
    categories: Vocabulary
    activities: Vocabulary  # empty when the call lists none: any short text is one
    parameters: Vocabulary
    countries: Vocabulary
    hosts: Vocabulary  # empty when the call pays no exchanges
    other_partners: bool = False  # the consortium has partners that are not listed

    def regions(self) -> Mapping[str, Region]:
        """NUTS 2 regions by code; countries without a region here have no list at all."""
        table = self.profile.tables.get("regions")
        return reference.regions(table) if table else {}

    def lump_sums(self) -> Mapping[str, ExchangeCeiling]:
        """What the call pays per visit, by host country."""
        table = self.profile.tables.get("exchanges")
        return reference.exchange_ceilings(table) if table else {}


def known_to(
    profile: CallProfile,
    rows: Mapping[str, Sequence[object]],
    *,
    other_partners: bool = False,
) -> Known:
    """The words of a project whose rows are given raw; wrong ids count as declared, too.

    A partner with an id that is refused is one problem; its lines are not a hundred more.
    Reference tables are read when something needs them, not before.
    """
    parameters = profile.parameters.values()
    known = Known(
        profile=profile,
        partners=_declared(rows["partner"], ("name", "short_name")),
        work_packages=_declared(rows["work_package"], ("title",)),
        categories=Vocabulary(
            (category.key for category in profile.categories),
            _names((c.key, {**c.label, "letter": c.letter}) for c in profile.categories),
        ),
        activities=Vocabulary(
            (activity.id for activity in profile.activities),
            _names((activity.id, activity.label) for activity in profile.activities),
        ),
        parameters=Vocabulary(profile.parameters, _names((p.key, p.label) for p in parameters)),
        countries=Vocabulary(sorted(CODES), _country_names(profile)),
        hosts=Vocabulary(()),
        other_partners=other_partners,
    )
    if not rows["exchange"]:
        return known
    hosts = known.lump_sums()
    named = (pair for pair in _country_names(profile) if pair[1] in hosts)
    return replace(known, hosts=Vocabulary(hosts, named))


def _declared(table: Sequence[object], naming: tuple[str, ...]) -> Vocabulary:
    """The ids of a table, each also known by the name of what it stands for.

    An id that cannot be one is told where it stands: it is known, but nobody is sent to it.
    """
    pairs = [
        (name, row["id"].strip())
        for row in table
        if isinstance(row, Mapping) and isinstance(row.get("id"), str)
        for key in ("id", *naming)
        if isinstance(name := row.get(key), str)
    ]
    usable = [(name, key) for name, key in pairs if may_be_id(key)]
    refused = (key for _, key in pairs if key and not may_be_id(key))
    return Vocabulary((key for _, key in usable), usable, refused=refused)


def may_be_id(text: str) -> bool:
    """Whether an id may be written so."""
    return bool(_ID.fullmatch(text)) and text.lower() not in RESERVED_IDS


def _names(labels: Iterable[tuple[str, Labels]]) -> Iterator[tuple[str, str]]:
    for key, label in labels:
        for name in label.values():
            yield name, key


def _country_names(profile: CallProfile) -> Iterator[tuple[str, str]]:
    if table := profile.tables.get("countries"):
        for country in reference.countries(table).values():
            for name in country.name.values():
                yield name, country_code(country.code)
