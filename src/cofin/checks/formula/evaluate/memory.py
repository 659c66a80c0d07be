"""What functions work out once, for the next formula that asks for the same cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from cofin.a1 import Range
from cofin.checks.formula.evaluate.values import Code, Matrix

Area: TypeAlias = tuple[str, Range]
"""A sheet's name and cells of it."""

Column: TypeAlias = tuple[str, int, int]
"""A sheet's name, the first row, and the column."""


@dataclass(slots=True)
class Groups:
    """The rows of some columns by what stands in them, as far as they were asked for."""

    rows: defaultdict[Hashable, list[int]] = field(default_factory=lambda: defaultdict(list))
    done: int = 0  # rows from the top


@dataclass(slots=True)
class Memory:
    """All that is remembered of one workbook."""

    names: dict[tuple[str, str], Code] = field(default_factory=dict)  # by sheet and name
    nested: int = 0  # formulas behind names that are being evaluated, one within another
    named: int = 0  # such formulas that were evaluated so far
    matrices: dict[Area, Matrix] = field(default_factory=dict)
    ordered: dict[Area, list[Decimal]] = field(default_factory=dict)
    groups: dict[tuple[Column, ...], Groups] = field(default_factory=dict)
    #: By sheet and column: the row where the last sum began, and the sum before each row.
    running: dict[tuple[str, int], tuple[int, list[Decimal]]] = field(default_factory=dict)
