"""Cells below each other that have the same fault: one finding for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TypeVar

from cofin.a1 import Range
from cofin.checks.subject import CellKey

Fault = TypeVar("Fault")


def runs_of(faults: Iterable[tuple[CellKey, Fault]]) -> Iterator[tuple[str, Range, Fault]]:
    """Sheet, cells and fault of each run down a column with one and the same fault."""
    ordered = sorted(faults, key=lambda item: (item[0][0], item[0][2], item[0][1]))
    numbered = enumerate(ordered)
    for (sheet, column, _, fault), run in groupby(
        numbered, key=lambda n: (n[1][0][0], n[1][0][2], n[1][0][1] - n[0], n[1][1])
    ):
        rows = [key[1] for _, (key, _) in run]
        yield sheet, Range(rows[0], column, rows[-1], column), fault
