"""What is to be written where, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol, TypeAlias

from cofin.a1 import a1
from cofin.errors import InputError

Written: TypeAlias = Decimal | int | str | bool | date | None
"""A value for a cell; ``None`` empties it and keeps its format."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell (row and column from 1) and the value it gets.

    A formula there is only replaced when ``overwrite_formula`` says so.
    """

    sheet: str
    row: int
    column: int
    value: Written
    overwrite_formula: bool = False

    @property
    def place(self) -> str:
        """``Budget!D24``."""
        return f"{self.sheet}!{a1(self.row, self.column)}"


@dataclass(frozen=True, slots=True)
class Patched:
    """A patched workbook, whole, and which of its parts are not as they were.

    ``refreshed`` counts stored results of formulas that were renewed, ``stripped`` those that
    were removed because they may be others now and no engine could be trusted with them.
    """

    content: bytes
    changed: tuple[str, ...]
    dropped: tuple[str, ...] = ()
    refreshed: int = 0
    stripped: int = 0


class Move(Protocol):
    """Rows that were put into a sheet."""

    @property
    def sheet(self) -> str:
        """The sheet's name."""

    @property
    def new_rows(self) -> range:
        """The rows themselves."""

    def row(self, number: int) -> int:
        """Where a row is since then."""


WRONG_ENDING = "patch.wrong_ending"


class PatchRefused(InputError):
    """Cells that must not be written; ``problems`` has every one, and nothing was written."""

    @property
    def is_about_ending(self) -> bool:
        """Whether the file was to be one that the template cannot become."""
        return any(problem.code == WRONG_ENDING for problem in self.problems)


Values: TypeAlias = Mapping[tuple[int, int], Written]
"""New values by row and column."""
