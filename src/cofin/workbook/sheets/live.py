"""A live check as the sheet Checks shows it."""

from __future__ import annotations

from dataclasses import dataclass

from cofin.workbook.canvas import Stored
from cofin.workbook.plan import Plan, text


@dataclass(frozen=True, slots=True)
class Check:
    """A live check.

    ``state`` is a formula that gives one of the words met, not met, unknown; ``{found}`` and
    ``{required}`` in it stand for the cells of the row.
    """

    label: str
    found: str
    found_value: Stored
    required: str
    required_value: Stored
    state: str
    state_key: str  # met | not_met | unknown
    style: str = "calc_number"
    about: str = ""
    source: str = ""
    status: str = ""


def state(plan: Plan, condition: str) -> str:
    """A formula: met when a condition holds, else not met."""
    word = plan.book.word
    return f"IF({condition},{text(word('state.met'))},{text(word('state.not_met'))})"


def unless_unknown(plan: Plan, unknown: str, otherwise: str) -> str:
    """A formula: unknown when a condition holds, else another state."""
    return f"IF({unknown},{text(plan.book.word('state.unknown'))},{otherwise})"


@dataclass(frozen=True, slots=True)
class LiveCondition:
    """The live part of a condition: what is found, what is required, how it is judged."""

    found: str
    found_value: Stored
    required: str
    required_value: Stored
    state: str
    style: str = "calc_count"
