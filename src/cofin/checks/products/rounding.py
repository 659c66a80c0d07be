"""Which rounding the amounts of a sheet follow, judged by the rows that can tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    Decimal,
)
from enum import StrEnum

from cofin.money import EXACT, to_step

#: Stored numbers carry traces of binary arithmetic in their 15th digit.
TRACE = Decimal("0.000005")

#: A rule is that of the sheet when it explains at least this part of the rows that can tell:
#: fewer, and nobody can say whether the sheet or the rows are wrong.
MOST = Decimal("0.8")

#: One row that is a whole number of euro may be anything; two are a habit.
LEAST_WHOLE = 2

_CENT = Decimal("0.01")
_EURO = Decimal(1)


class Rounds(StrEnum):
    """How the product of a row became its amount; likeliest first."""

    HALF_UP = "half_up"
    DOWN = "down"
    HALF_EVEN = "half_even"
    UP = "up"
    NONE = "none"
    EURO = "euro"  # half up to whole euro


_FINEST = Decimal("1e-9")

_MODES = {
    Rounds.HALF_UP: (_CENT, ROUND_HALF_UP),
    Rounds.DOWN: (_CENT, ROUND_DOWN),
    Rounds.HALF_EVEN: (_CENT, ROUND_HALF_EVEN),
    Rounds.UP: (_CENT, ROUND_CEILING),
    Rounds.EURO: (_EURO, ROUND_HALF_UP),
}


def rounded(exact: Decimal, rule: Rounds) -> Decimal:
    """The amount that a rule makes of an exact product (EUR)."""
    if rule is Rounds.NONE:
        return exact
    step, mode = _MODES[rule]
    clean = to_step(exact, _FINEST)  # a price stored as 0.1 + 0.2
    return to_step(clean, step, mode)


def follows(exact: Decimal, amount: Decimal, rule: Rounds) -> bool:
    """Whether the amount is what the rule makes of the exact product."""
    return EXACT.subtract(rounded(exact, rule), amount).copy_abs() <= TRACE


@dataclass(frozen=True, slots=True)
class Inference:
    """What the rows say: those that can tell, how many of them follow each rule."""

    declared: Rounds
    counts: Mapping[Rounds, int]  # of the rows with a fraction of a cent
    best: Rounds
    is_mixed: bool

    @property
    def accepted(self) -> tuple[Rounds, ...]:
        """An amount that follows one of these is no error of its row."""
        return tuple(Rounds) if self.is_mixed else (self.declared, self.best)

    @property
    def differs(self) -> bool:
        """Whether the sheet follows another rule than the declared one, or none at all."""
        return self.is_mixed or self.best is not self.declared


def inferred(rows: Sequence[tuple[Decimal, Decimal]], declared: Rounds) -> Inference:
    """The rule of a sheet from its rows (exact product, amount).

    Only rows that some rule explains are asked, and of them only those that look different
    under different rules: a fraction of a cent for the rules to the cent.
    """
    rules, telling = _whole_euro(rows)
    if not telling:
        rules = tuple(rule for rule in Rounds if rule is not Rounds.EURO)
        telling = [
            (exact, amount)
            for exact, amount in rows
            if not follows(exact, rounded(exact, Rounds.DOWN), Rounds.NONE)
            and any(follows(exact, amount, rule) for rule in rules)
        ]
    counts = {rule: sum(follows(e, amount, rule) for e, amount in telling) for rule in rules}
    best = max(rules, key=lambda rule: (counts[rule], rule is declared, -rules.index(rule)))
    is_mixed = counts[best] < MOST * len(telling)
    return Inference(declared, counts, best, is_mixed)


def _whole_euro(
    rows: Sequence[tuple[Decimal, Decimal]],
) -> tuple[tuple[Rounds, ...], list[tuple[Decimal, Decimal]]]:
    """The rows that show it when a sheet rounds to whole euro; none when it does not."""
    fractions = [
        (exact, amount)
        for exact, amount in rows
        if not follows(exact, amount, Rounds.NONE)
        or not follows(exact, rounded(exact, Rounds.EURO), Rounds.NONE)
    ]
    whole = [(exact, amount) for exact, amount in fractions if follows(exact, amount, Rounds.EURO)]
    if len(whole) < LEAST_WHOLE or len(whole) < MOST * len(fractions):
        return (), []
    return tuple(Rounds), fractions
