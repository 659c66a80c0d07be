"""Medians of alternating runs: both sides meet the same moods of the machine."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line of the report: what was measured, the figure, and what it should be."""

    name: str
    measured: str
    aim: str
    is_met: bool
    detail: str

    def line(self) -> str:
        """The outcome on one line of text."""
        verdict = "met" if self.is_met else "MISSED"
        return f"{self.name:<58} {self.measured:>9}   aim {self.aim:<9} {verdict:<7} {self.detail}"


def seconds(action: Callable[[], object]) -> float:
    """Wall time of one call, without the garbage of earlier ones."""
    gc.collect()
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def alternating(
    first: Callable[[], object], second: Callable[[], object], runs: int
) -> tuple[float, float]:
    """Median seconds of two actions that take turns, after one warm-up of each."""
    first()
    second()
    pairs = [(seconds(first), seconds(second)) for _ in range(runs)]
    return (
        statistics.median(one for one, _ in pairs),
        statistics.median(two for _, two in pairs),
    )


def ratio(name: str, *, ours: float, theirs: float, at_most: float, than: str) -> Outcome:
    """How many times longer ours took."""
    times = ours / theirs
    return Outcome(
        name=name,
        measured=f"{times:.2f} x",
        aim=f"<= {at_most:g} x",
        is_met=times <= at_most,
        detail=f"{ours * 1000:,.0f} ms against {theirs * 1000:,.0f} ms ({than})",
    )
