"""Bases of indirect costs that people use, and which of them a sheet used."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from cofin.money import rate_cents
from cofin.rules.profile import CallRules

#: Bases seen in practice, by the categories they leave out: ``domain.md`` 2.4 (Horizon 2020
#: and ordinary grants), 6 (Interreg: staff only).  The key is that of the text.
BASES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "base_all": frozenset(),
        "base_no_subcontracting": frozenset({"subcontracting"}),
        "base_no_third_parties": frozenset({"third_party_support"}),
        "base_neither": frozenset({"subcontracting", "third_party_support"}),
        "base_staff": frozenset(
            {"subcontracting", "third_party_support", "travel", "equipment", "other_goods"}
        ),
    }
)

#: Flat rates of EU programmes, in basis points (``domain.md`` 6).
RATES = (700, 1500, 2000, 2500, 4000)

_STATED = re.compile(r"(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?) ?%|% ?(\d{1,2}(?:[.,]\d{1,2})?)(?!\d)")


def base_of(rules: CallRules, categories: Mapping[str, int]) -> int:
    """Cents of the call's base; a category that the call does not have is not in it."""
    base = {c.key for c in rules.profile.categories if c.in_indirect_base}
    return sum(value for key, value in categories.items() if key in base)


def stated_rate(label: str) -> int | None:
    """The flat rate that a label states, in basis points: ``Indirect costs (7 %)``."""
    return next(iter(stated_rates(label)), None)


def stated_rates(label: str) -> list[int]:
    """Every rate that a label states, in basis points."""
    found = []
    for each in _STATED.finditer(label):
        whole, _, part = (each[1] or each[2]).replace(",", ".").partition(".")
        found.append(int(whole) * 100 + int((part + "00")[:2]))
    return found


def used(cents: int, categories: Mapping[str, int], rules: CallRules | None, near: int = 1) -> str:
    """What gives the indirect costs of a sheet, to so many cents: key of the text for it."""
    if not cents:
        return "indirect_empty"
    rate = rules.indirect_rate if rules else 0
    for key, left_out in BASES.items():
        base = sum(value for name, value in categories.items() if name not in left_out)
        if abs(cents - rate_cents(base, rate)) <= near:
            return key
    legal = base_of(rules, categories) if rules else sum(categories.values())
    if any(abs(cents - rate_cents(legal, other)) <= near for other in RATES):
        return "rate_other"
    return "base_unknown"
