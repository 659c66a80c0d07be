"""Two versions of a budget: what was added, removed and changed, and what that does to the money.

Rows are matched by what they are (``core.align``), never by where they stand: a line that
moved is no change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cofin import money
from cofin.core.calculate import calculate
from cofin.core.changes import Change, ChangeKind, changes
from cofin.core.criteria import criteria
from cofin.core.criterion import Criterion
from cofin.core.model import Project
from cofin.core.result import BudgetResult, LimitedBy, PartnerResult
from cofin.rules.profile import CallRules


@dataclass(frozen=True, slots=True)
class Effect:
    """A figure (EUR) in both versions."""

    figure: str
    old: Decimal
    new: Decimal

    @property
    def difference(self) -> Decimal:
        """EUR, positive when the new version has more."""
        return money.less(self.new, self.old)


@dataclass(frozen=True, slots=True)
class PartnerEffects:
    """What the changes do to one partner; a partner of one version alone has 0 in the other."""

    id: str
    name: str
    effects: tuple[Effect, ...]

    @property
    def is_changed(self) -> bool:
        """Whether any figure differs."""
        return any(each.difference for each in self.effects)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """A condition of the call that is judged otherwise; ``None`` where it is not judged."""

    old: Criterion | None
    new: Criterion | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs between two versions of a budget."""

    old: BudgetResult
    new: BudgetResult
    changes: tuple[Change, ...]
    partners: tuple[PartnerEffects, ...]
    totals: tuple[Effect, ...]
    conditions: tuple[Verdicts, ...]

    @property
    def is_same(self) -> bool:
        """Whether both versions say the same and come to the same."""
        return not (
            self.changes
            or self.conditions
            or any(each.difference for each in self.totals)
            or any(each.is_changed for each in self.partners)
        )

    @property
    def without_changes(self) -> str:
        """What there is to say where no row differs: the key of a text of ``cofin compare``."""
        if self.is_same:
            return "same_figures"
        shares = self.old.project.share, self.new.project.share
        return "same_lines" if shares[0] == shares[1] else "same_lines_share"

    @property
    def limited_by(self) -> tuple[LimitedBy, LimitedBy]:
        """What decides the EU contribution in the old and in the new version."""
        return self.old.totals.limited_by, self.new.totals.limited_by

    def counts(self, table: str) -> dict[ChangeKind, int]:
        """How many rows of a table were added, removed and changed."""
        return {
            kind: sum(each.table == table and each.kind is kind for each in self.changes)
            for kind in ChangeKind
        }


ZERO = Decimal(0)

#: Figures of every partner, in their order.
PARTNER_FIGURES = ("eligible", "ineligible", "eu_contribution", "co_financing", "to_finance", "gap")

#: Figures of the project; ``headroom`` is what the ceiling
#: leaves above the amount by rate; below zero the ceiling cuts it.
TOTAL_FIGURES = (
    *("direct", "indirect", "eligible", "ineligible", "by_rate", "maximum_grant", "headroom"),
    *("eu_contribution", "co_financing"),
)


def compare(old: tuple[Project, CallRules], new: tuple[Project, CallRules]) -> Comparison:
    """What differs between two versions, each with the rules it is calculated by.

    ``InputError`` where ``calculate`` raises it.
    """
    was, now = calculate(*old), calculate(*new)
    return Comparison(
        was,
        now,
        tuple(changes(old[0], new[0])),
        tuple(_partners(was, now)),
        tuple(Effect(key, _total(was, key), _total(now, key)) for key in TOTAL_FIGURES),
        tuple(_conditions(criteria(*old), criteria(*new))),
    )


def _partners(old: BudgetResult, new: BudgetResult) -> Iterator[PartnerEffects]:
    was = {each.id: each for each in old.partners}
    now = {each.id: each for each in new.partners}
    listed = {partner.id: partner for partner in (*old.project.partners, *new.project.partners)}
    for key in dict.fromkeys((*now, *was)):
        effects = tuple(
            Effect(figure, _figure(was.get(key), figure), _figure(now.get(key), figure))
            for figure in PARTNER_FIGURES
        )
        yield PartnerEffects(key, listed[key].short_name or listed[key].name, effects)


def _figure(partner: PartnerResult | None, figure: str) -> Decimal:
    found: Decimal = ZERO if partner is None else getattr(partner, figure)
    return found


def _total(result: BudgetResult, figure: str) -> Decimal:
    totals = result.totals
    if figure == "headroom":
        return money.less(totals.maximum_grant, totals.by_rate)
    found: Decimal = getattr(totals, figure)
    return found


def _conditions(old: Sequence[Criterion], new: Sequence[Criterion]) -> Iterator[Verdicts]:
    was = {each.key: each for each in old}
    now = {each.key: each for each in new}
    for key in dict.fromkeys((*now, *was)):
        before, after = was.get(key), now.get(key)
        if (before and before.status) != (after and after.status):
            yield Verdicts(before, after)
