"""The EU contribution in cents: rates first, requests and the ceiling next, no-profit last.

Steps 1 to 3 of the final grant amount in the model agreement (``domain.md`` 2.6).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cofin.core.result import LimitedBy
from cofin.core.rollup import Costs
from cofin.money import BASIS_POINTS, ratio_cents, ratio_cents_up, whole_cents
from cofin.rules.profile import CallRules, NoProfit, RateScope


@dataclass(frozen=True, slots=True)
class Grant:
    """How the EU contribution came about, in cents."""

    maxima: tuple[int, ...]  # per partner: rate x eligible costs
    weights: tuple[int, ...]  # per partner: the same, lowered by its request
    maximum_grant: int
    amount: int  # after the ceiling (and the share), before the no-profit rule
    surplus: int
    deduction: int

    @property
    def by_rate(self) -> int:
        """What the rates allow all partners together."""
        return sum(self.maxima)

    @property
    def requested(self) -> int:
        """What is asked for within the maxima."""
        return sum(self.weights)

    @property
    def eu_contribution(self) -> int:
        """What the EU pays in the end."""
        return self.amount - self.deduction

    @property
    def limited_by(self) -> LimitedBy:
        """The last rule that lowered the amount."""
        if self.amount < min(self.requested, self.maximum_grant):
            return LimitedBy.SHARE
        if self.deduction:
            return LimitedBy.NO_PROFIT
        if self.requested > self.maximum_grant:
            return LimitedBy.MAXIMUM_GRANT
        if self.requested < self.by_rate:
            return LimitedBy.REQUEST
        return LimitedBy.REIMBURSEMENT_RATE


def granted(
    partners: Sequence[Costs],
    requests: Sequence[int | None],
    receipts: int,
    rules: CallRules,
    share: int | None = None,
) -> Grant:
    """The grant for these costs; a request of ``None`` asks for the partner's maximum.

    ``share`` is for a part of a project: the most that the whole leaves for it.  The
    no-profit rule looks at the whole project, so its deduction is in the share already.
    """
    maxima = maximum_contributions(partners, requests, rules)
    weights = [
        maximum if request is None else min(request, maximum)
        for request, maximum in zip(requests, maxima, strict=True)
    ]
    most = rules.maximum_grant if share is None else min(rules.maximum_grant, share)
    amount = min(sum(weights), most)
    eligible = sum(costs.eligible for costs in partners)
    surplus = max(0, amount + receipts - eligible)
    taken = min(amount, deduction(surplus, sum(maxima), eligible, rules.no_profit))
    taken = taken if share is None else 0
    return Grant(tuple(maxima), tuple(weights), rules.maximum_grant, amount, surplus, taken)


def maximum_contributions(
    partners: Sequence[Costs], requests: Sequence[int | None], rules: CallRules
) -> list[int]:
    """The most the rates allow each partner.

    Scope ``partner`` rounds each partner's amount once.  Scope ``project`` rounds the
    project's amount once and shares it out: the floor of each partner's exact amount, then
    one cent each to the largest remainders.  Of equal remainders those come first that ask for
    the cent: whoever asks for less would leave it unused, and the grant would hang on the order.
    """
    rates = [*(rules.rate(key) for key in rules.category_keys), rules.rate("indirect")]
    exact = [  # in ten-thousandths of a cent
        sum(
            rate * amount
            for rate, amount in zip(rates, (*costs.categories, costs.indirect), strict=True)
        )
        for costs in partners
    ]
    rounding = rules.derived_rounding
    if rules.rate_scope is RateScope.PARTNER:
        return [ratio_cents(amount, BASIS_POINTS, rounding) for amount in exact]
    by_rate = ratio_cents(sum(exact), BASIS_POINTS, rounding)
    return whole_cents(by_rate, exact, BASIS_POINTS, requests)


def deduction(surplus: int, by_rate: int, eligible: int, variant: NoProfit) -> int:
    """Cents of a surplus that the EU takes back.

    ``full``: all of it (Horizon 2020 practice).  ``proportional``: the part that matches
    the final reimbursement rate, rounded up (Regulation 2018/1046 Art. 192(4)).
    """
    if variant is NoProfit.FULL or eligible == 0:
        return surplus
    return ratio_cents_up(surplus * by_rate, eligible)
