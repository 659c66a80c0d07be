"""How much the rates allow a group of figures: exactly where it says enough, else two bounds.

A call may pay some categories at a rate of their own (support of third parties in full, the
rest at 75 %).  A sheet that does not say what its costs are is judged by what is sure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from cofin.checks.figures.figures import Group, rules_of
from cofin.checks.subject import Subject
from cofin.checks.tables.cells import to_cents
from cofin.checks.words.figures import DIRECT_KINDS, FigureKind
from cofin.core.model import THIRD_PARTY_SUPPORT
from cofin.money import BASIS_POINTS, EXACT, euro
from cofin.rules.profile import CallRules

INDIRECT = "indirect"

_STATED = (*(kind for kind in DIRECT_KINDS if kind is not FigureKind.OTHER), FigureKind.INDIRECT)


@dataclass(frozen=True, slots=True)
class Limits:
    """In 10,000ths of a cent: what is allowed in any case, and what is the most."""

    sure: int
    most: int

    @property
    def sure_amount(self) -> Decimal:
        """EUR, rounded down to the cent."""
        return euro(self.sure // BASIS_POINTS)


def limits_of(subject: Subject, group: Group, total: Decimal) -> Limits | None:
    """Limits of a group with a total (EUR), by the call's rates, else by the one it states."""
    whole = to_cents(total)
    rules = rules_of(subject)
    if rules is None:
        rate = _stated_rate(group)
        if rate is None:
            return None
        exact = int(EXACT.multiply(rate, Decimal(BASIS_POINTS * whole)))
        return Limits(exact, exact)
    rates = {key: rules.rate(key) for key in (*rules.category_keys, INDIRECT)}
    known = _known(group, rates)
    rest = whole - sum(known.values())
    if rest < 0 or any(cents < 0 for cents in known.values()):
        known, rest = {}, whole  # they are no parts of this total
    exact = sum(rates[key] * cents for key, cents in known.items())
    others = [rate for key, rate in rates.items() if key not in known] or [rules.rate("")]
    return Limits(exact + min(others) * rest, exact + max(others) * rest)


def _known(group: Group, categories: Iterable[str]) -> dict[str, int]:
    """Cents by category; "other costs" may hold what has no column of its own."""
    told = {kind.value: group.value(kind) for kind in _STATED}
    if told[THIRD_PARTY_SUPPORT] is not None:
        told[FigureKind.OTHER.value] = group.value(FigureKind.OTHER)
    return {key: to_cents(value) for key in categories if (value := told.get(key)) is not None}


def _stated_rate(group: Group) -> Decimal | None:
    """The rate (ratio) that a sheet states beside its amounts."""
    stated = group.value(FigureKind.RATE)
    if stated is None or not 0 < stated <= 100:
        return None
    return stated if stated <= 1 else EXACT.scaleb(stated, -2)


def one_rate(rules: CallRules, categories: Iterable[str]) -> Decimal | None:
    """The rate (percent) of all these categories; ``None`` when they have several."""
    rates = {rules.rate(key) for key in categories} or {rules.rate("")}
    return percent(rates.pop(), BASIS_POINTS) if len(rates) == 1 else None


def percent(part: int, whole: int) -> Decimal:
    """What a part is of the whole, in percent, without zeros at the end."""
    return EXACT.normalize(EXACT.divide(Decimal(100 * part), Decimal(whole)))
