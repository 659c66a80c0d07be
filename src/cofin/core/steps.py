"""One step of how a figure came about: its amount, the arithmetic, the rules, what it is made of.

``operation`` says how ``amount`` follows from the amounts of ``children`` and from ``values``,
exactly enough that it can be computed again from them alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from cofin.core.citation import Citation
from cofin.errors import language
from cofin.rules.profile import Labels
from cofin.text import Lang, Value

StepValue: TypeAlias = Value | Labels
"""A placeholder's value; ``Labels`` is shown in the reader's language."""


class Operation(StrEnum):
    """How the amount follows; ``values`` named in brackets."""

    GIVEN = "given"  # typed in the project or set by the call
    FIGURE = "figure"  # another figure, explained under its own name
    LINE = "line"  # quantity x unit_cost, rounded (rounding_rule)
    VISITS = "visits"  # visits x lump_sum
    DEPRECIATION = "depreciation"  # child x months / life x share_of_use, down
    INELIGIBLE = "ineligible"  # the child's amount, none of it eligible
    NOTHING_ELIGIBLE = "nothing_eligible"  # zero; the child is what it costs
    SUM = "sum"
    DIFFERENCE = "difference"  # the first child minus the others
    LEAST = "least"  # the smallest child
    EXACT_RATE = "exact_rate"  # rate x child, fractions of a cent kept
    RATE = "rate"  # rate x child, rounded (rounding_rule)
    ROUNDED_SUM = "rounded_sum"  # sum of the children, rounded (rounding_rule)
    LEFT_OVER_CENT = "left_over_cent"  # floor of the sum of all children but the last, and
    # one cent when rank <= left_over; the last child is what all partners get together
    SHARE = "share"  # total x weight / weights down, and one cent when rank <= left_over
    SURPLUS = "surplus"  # first + second - third child, at least zero
    DEDUCTION = "deduction"  # surplus (x by_rate / eligible, up), at most the grant
    RATIO = "ratio"  # first child / second child
    DECISION = "decision"  # a word: which of the children decided


class Unit(StrEnum):
    """What kind of thing the amount is."""

    EUR = "EUR"  # two decimals
    EXACT_EUR = "exact EUR"  # with fractions of a cent
    RATIO = "ratio"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Step:
    """A figure explained; ``name`` is its ``fig.`` name, or empty for an intermediate amount.

    ``label``, ``text`` and ``detail`` are text keys filled with ``values`` (and ``amount``):
    what it is, how it came about, and where a cent went.
    """

    name: str
    operation: Operation
    amount: Decimal | str
    label: str
    text: str
    values: Mapping[str, StepValue] = field(default_factory=dict)
    children: tuple[Step, ...] = ()
    citations: tuple[Citation, ...] = ()
    detail: str = ""
    unit: Unit = Unit.EUR

    def __repr__(self) -> str:
        """On a line; ``render`` has the whole tree in words."""
        how = self.operation.value + (f" of {len(self.children)}" if self.children else "")
        unit = "" if self.unit is Unit.WORD else f" {self.unit.value}"
        return f"<Step {self.name or self.label}: {self.amount}{unit}, {how}>"

    def render(self, lang: Lang | str = Lang.EN, *, everything: bool = False) -> str:
        """The steps in words, as ``cofin explain`` prints them; ``everything``: every line."""
        from cofin.core.explain_text import render_steps

        return render_steps(self, language(lang), everything=everything)

    def walk(self) -> Iterator[Step]:
        """Itself and everything below it, each named figure once."""
        seen: set[str] = set()
        waiting = [self]
        while waiting:
            step = waiting.pop()
            if step.name and step.operation is not Operation.FIGURE:
                if step.name in seen:
                    continue
                seen.add(step.name)
            yield step
            waiting.extend(reversed(step.children))
