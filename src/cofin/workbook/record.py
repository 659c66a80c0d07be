"""What a merged workbook says of its origin: which sheets, and which errors were accepted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One merged file: its name, its partner, and how many findings it had."""

    file: str
    partner: str
    errors: int
    warnings: int
    notes: int


@dataclass(frozen=True, slots=True)
class AcceptedRow:
    """One error that the budget was merged with, and why.

    ``place`` is in the partner's sheet, or in the master where an earlier merge accepted it;
    ``sheet`` and ``cell`` are where the budget has the same error, empty where it has not.
    """

    partner: str
    code: str
    place: str
    said: str
    reason: str
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """All of it, in words of one language."""

    sheets: Sequence[SheetRow]
    accepted: Sequence[AcceptedRow]
