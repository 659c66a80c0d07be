"""Changes of a workbook as data, and their application to the file's XML.

Only what an edit names is changed: all stored values stay, as after an edit by a program
that does not calculate.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from cofin.grid import CellError, CellValue


@dataclass(frozen=True)
class Formula:
    """A formula and the value stored beside it (``None``: never calculated)."""

    text: str
    stored: Stored = None


@dataclass(frozen=True)
class Error:
    """An error value."""

    text: str


Stored: TypeAlias = Decimal | int | str | bool | Error | None


def held(cell: CellValue) -> Stored:
    """What a cell holds: no error, in the workbooks that defects are planted in."""
    assert not isinstance(cell.value, CellError)
    return cell.value


@dataclass(frozen=True)
class Put:
    """Another content of a cell; ``None`` empties it.  Its format stays."""

    sheet: str
    row: int
    column: int
    value: Stored | Formula


@dataclass(frozen=True)
class Hide:
    """Rows or columns out of sight."""

    sheet: str
    rows: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()


@dataclass(frozen=True)
class HideSheet:
    """A sheet out of sight; ``veryHidden`` is not offered in the menu."""

    sheet: str
    state: str = "hidden"


@dataclass(frozen=True)
class Merge:
    """Cells merged without emptying those that are covered."""

    sheet: str
    range: str


@dataclass(frozen=True)
class Name:
    """A defined name, a new one or another meaning of one that is there."""

    name: str
    text: str


@dataclass(frozen=True)
class DropName:
    """A defined name deleted."""

    name: str


@dataclass(frozen=True)
class Rename:
    """A sheet under another name, its formulas left as they are."""

    sheet: str
    name: str


@dataclass(frozen=True)
class Strip:
    """An element of a sheet removed: ``sheetProtection``, ``dataValidations``."""

    sheet: str
    tag: str


@dataclass(frozen=True)
class Dimension:
    """What the sheet claims to use."""

    sheet: str
    ref: str


@dataclass(frozen=True)
class NumberFormat:
    """A number format for one cell (a built-in one, by number)."""

    sheet: str
    row: int
    column: int
    number: int


@dataclass(frozen=True)
class Forget:
    """Formulas without stored values: of these sheets, or of all."""

    sheets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bytes:
    """Anything else that can be done to a file."""

    change: Callable[[bytes], bytes]


@dataclass(frozen=True)
class AddPart:
    """A part more, with a relationship from the workbook."""

    name: str
    content: bytes
    kind: str  # last part of the relationship's type


Edit: TypeAlias = (
    Put
    | Hide
    | HideSheet
    | Merge
    | Name
    | DropName
    | Rename
    | Strip
    | Dimension
    | NumberFormat
    | Forget
    | AddPart
    | Bytes
)
