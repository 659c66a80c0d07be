"""The text of a cell: numbers with all their digits, texts that no program takes for a formula."""

from __future__ import annotations

import re
from datetime import date
from decimal import Context, Decimal
from xml.sax.saxutils import escape

from cofin.a1 import a1, to_serial
from cofin.checks.subject import Recomputed
from cofin.grid import CellError
from cofin.workbook.patch.model import Written
from cofin.workbook.stored_text import as_stored

MAX_TEXT = 32_767
"""Characters that a cell holds."""

HELD = Context(prec=15)
"""Digits of a number that a cell holds."""

#: What the old result was, and where a richer form of it (a picture, the cause of an error) is.
_TYPE = re.compile(rb"""\s(?:t|vm)\s*=\s*(?:"[^"]*"|'[^']*')""")


def cell_text(
    prefix: str, row: int, column: int, value: Written, style: str, *, date1904: bool
) -> str:
    """A whole ``<c>`` with the value; ``style`` is the number of its format, "" for none.

    A text stands in the cell itself, so that the table of shared texts stays untouched.
    """
    head = f'<{prefix}c r="{a1(row, column)}"' + (f' s="{style}"' if style not in ("", "0") else "")
    if value is None:
        return f"{head}/>"
    if isinstance(value, str):
        content = (
            f'<{prefix}is><{prefix}t xml:space="preserve">{escaped(value)}</{prefix}t></{prefix}is>'
        )
        return f'{head} t="inlineStr">{content}</{prefix}c>'
    kind = ' t="b"' if isinstance(value, bool) else ""
    return f"{head}{kind}><{prefix}v>{plain(value, date1904=date1904)}</{prefix}v></{prefix}c>"


def plain(value: Decimal | int | bool | date, *, date1904: bool) -> str:  # noqa: FBT001
    """A number as it is stored: all digits of a ``Decimal``, no exponent."""
    match value:
        case bool():
            return str(int(value))
        case date():
            return str(to_serial(value, date1904=date1904))
        case Decimal():
            return format(value, "f")
        case _:
            return str(value)


def with_result(prefix: str, head: bytes, formula: bytes, value: Recomputed | None) -> bytes:
    """A ``<c>`` with its formula as it was and another stored result; ``None``: without one.

    ``head`` is its start tag, of which only the type changes.
    """
    kind, text = _result(value)
    opened = _TYPE.sub(b"", head).rstrip(b"/>").rstrip()
    opened += f' t="{kind}"'.encode() if kind else b""
    stored = "" if value is None else f"<{prefix}v>{text}</{prefix}v>"
    return opened + b">" + formula + f"{stored}</{prefix}c>".encode()


def _result(value: Recomputed | None) -> tuple[str, str]:
    match value:
        case None:
            return "", ""
        case bool():
            return "b", str(int(value))
        case Decimal():
            return "", format(value, "f")
        case CellError():
            return "e", escape(value.text)
        case _:
            return "str", escaped(value)


def escaped(words: str) -> str:
    """A text as it stands in the XML of a part."""
    return escape(as_stored(words))
