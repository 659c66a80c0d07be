"""Texts as the parts of a workbook hold them."""

from __future__ import annotations

import re

_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def as_stored(words: str) -> str:
    """A text as ECMA-376 has it (22.9.2.19): what XML cannot hold becomes ``_xHHHH_``.

    >>> as_stored("_x000D_")  # typed so
    '_x005F_x000D_'
    """
    words = _LOOKS_ESCAPED.sub("_x005F_", words)
    words = _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", words)
    return words.replace("\r", "_x000D_")
