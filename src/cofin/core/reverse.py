"""From a grant back to the costs that carry it."""

from __future__ import annotations

from cofin.money import BASIS_POINTS, Rounding


def most_eligible(grant: int, rate: int, rounding: Rounding = Rounding.DOWN) -> int:
    """The most eligible cents whose contribution at ``rate`` basis points is within ``grant``.

    One cent more would give more than ``grant`` cents.  ``ValueError`` when the rate is zero:
    then there is no end to it.
    """
    if rate <= 0 or grant < 0:
        raise ValueError("the rate must be above zero and the grant not negative")
    if rounding is Rounding.DOWN:  # the greatest e with e * rate < (grant + 1) * whole
        return ((grant + 1) * BASIS_POINTS - 1) // rate
    return ((2 * grant + 1) * BASIS_POINTS - 1) // (2 * rate)
