"""Where every cent of an allocation went: exact share, its floor, the left-over cents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from cofin.core.citation import cite
from cofin.core.explain_scope import Inquiry, Scope
from cofin.core.steps import Operation, Step, StepValue
from cofin.money import EXACT, cents, euro, remainder_order


@dataclass(frozen=True, slots=True)
class LeftOver:
    """One part among several: exact value and floor in EUR, and its place in the queue.

    ``left_over`` whole cents remain after all floors; ``rank`` 1 has the largest remainder;
    on a tie who takes the cent, then the first listed (``money.whole_cents``).
    """

    exact: Decimal
    floor: Decimal
    left_over: int
    rank: int
    count: int

    def values(self) -> dict[str, StepValue]:
        """Placeholders of the texts ``explain.exact_share`` and its kin."""
        return {
            "exact": self.exact,
            "floor": self.floor,
            "left_over": self.left_over,
            "rank": self.rank,
            "count": self.count,
        }

    @property
    def text(self) -> str:
        """The text key that says where the cent went."""
        if not self.left_over:
            return "explain.no_cent_left_over"
        if self.rank <= self.left_over:
            return "explain.gets_left_over_cent"
        return "explain.gets_no_left_over_cent"


def left_over(
    total: int,
    numerators: Sequence[int],
    denominator: int,
    at: int,
    most: Sequence[int | None] = (),
) -> LeftOver:
    """Where part ``at`` of ``money.whole_cents`` of the same arguments stands."""
    divided = [divmod(numerator, denominator) for numerator in numerators]
    places = remainder_order(divided, most)
    exact = EXACT.divide(Decimal(numerators[at]), Decimal(denominator))
    return LeftOver(
        exact=EXACT.scaleb(exact, -2),
        floor=euro(divided[at][0]),
        left_over=total - sum(quotient for quotient, _ in divided),
        rank=1 + places.index(at),
        count=len(divided),
    )


def share_step(
    inquiry: Inquiry, scope: Scope, key: str, whole: tuple[Scope, str], weight: str
) -> Step:
    """A figure that is a share of another one, in proportion to the weights beside it.

    Partners share figures of the project; cells share figures of their partner.
    """
    beside = list(inquiry.cells(whole[0]) if scope.work_package else inquiry.partners())
    weights = [cents(inquiry.amount(each, weight)) for each in beside]
    total, all_weights = cents(inquiry.amount(*whole)), sum(weights)
    values: dict[str, StepValue] = {
        **inquiry.labels(scope, key),
        "total": euro(total),
        "weights": euro(all_weights),
        "weight": inquiry.amount(scope, weight),
    }
    detail = ""
    if all_weights:
        at = beside.index(scope)
        place = left_over(total, [total * each for each in weights], all_weights, at)
        values |= place.values()
        detail = place.text
    return Step(
        name=f"{scope.prefix}.{key}",
        operation=Operation.SHARE,
        amount=inquiry.amount(scope, key),
        label="explain.label_of",
        text="explain.share" if all_weights else "explain.share_of_nothing",
        values=values,
        children=(inquiry.step(*whole), inquiry.step(scope, weight)),
        citations=cite(inquiry.result.rules, "allocation"),
        detail=detail,
    )
