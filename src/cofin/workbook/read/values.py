"""What a stored cell value means."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from cofin.grid import A_NUMBER, A_TEXT, EMPTY, CellError, CellFault, CellKind
from cofin.workbook.read.strings import unescaped

Stored: TypeAlias = Decimal | str | bool | CellError | None
Meaning: TypeAlias = tuple[Stored, CellKind]

NOTHING: Meaning = (None, EMPTY)
_LONGEST_NUMBER = 64
_SHOWN = 40
_TRUTH = {"1": True, "true": True, "0": False, "false": False}
_DAY_ZERO = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # noqa: DTZ001


@lru_cache(maxsize=4096)
def number(text: str) -> Meaning:
    """A number with the 15 digits that spreadsheets show.

    Files store binary fractions: 0.1 + 0.2 is stored as 0.30000000000000004.
    """
    try:
        # The length is bounded and Python's own notation (1_000) is none of a file's.
        binary = float(text) if len(text) <= _LONGEST_NUMBER and "_" not in text else math.nan
    except ValueError:
        binary = math.nan
    if not math.isfinite(binary):
        return faulty(text, CellFault.NOT_A_NUMBER)
    return (Decimal(format(binary, ".15g")) if binary else Decimal(0)), A_NUMBER


def faulty(text: str, fault: CellFault) -> Meaning:
    """Content that is no value."""
    return CellError(text[:_SHOWN], fault), CellKind.ERROR


def shared(text: str, strings: list[str]) -> Meaning:
    """The shared text that a cell refers to."""
    if text.isdigit() and text.isascii() and len(text) < 10 and (at := int(text)) < len(strings):
        return strings[at], A_TEXT
    bare = text.strip()
    if bare != text:
        return shared(bare, strings)
    return faulty(text, CellFault.NO_SUCH_TEXT) if text else NOTHING


def meaning(kind: str, text: str, strings: list[str], *, date1904: bool) -> Meaning:
    """Value and kind of a cell with type ``kind`` (the file's ``t``) and content ``text``."""
    if kind == "s":  # asked for every cell, and half of them are such
        return shared(text, strings)
    if kind == "str" or kind == "inlineStr":  # noqa: PLR1714 - asked for every cell
        return unescaped(text), A_TEXT
    bare = text.strip()
    if not bare:
        return NOTHING
    match kind:
        case "n":
            return number(bare)
        case "b":
            known = _TRUTH.get(bare)
            return faulty(bare, CellFault.UNKNOWN_TYPE) if known is None else (known, CellKind.BOOL)
        case "e":
            return faulty(bare, CellFault.SPREADSHEET)
        case "d":
            return moment(bare, date1904=date1904)
        case _:
            return faulty(f"{kind}: {bare}", CellFault.UNKNOWN_TYPE)


def moment(text: str, *, date1904: bool) -> Meaning:
    """A date written out, as the day number that every other file stores."""
    try:
        day = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return text, A_TEXT
    return number(repr((day - _DAY_ZERO[date1904]) / timedelta(days=1)))
