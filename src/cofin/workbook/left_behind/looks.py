"""Conditional formats: people's own, not those that cofin draws."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from typing import TypeAlias

from cofin.errors import FileRefused
from cofin.text import Value
from cofin.workbook.read.markup import Attributes, walk
from cofin.workbook.read.package import Package

Look: TypeAlias = tuple[str, str]
"""Kind of a rule, and what its formula does, whichever rows and columns it is about."""

#: A cell that a formula names; rows and columns that were inserted move it.
_CELL = re.compile(r"\$?\b[A-Z]{1,3}\$?[0-9]+\b")
_BLANKS = re.compile(r"\s+")

#: XlsxWriter's words for kinds of rules that files call otherwise.
_KINDS = {"formula": "expression", "2_color_scale": "colorScale"}

#: The rows of a sheet: most of it, and no rule stands in them.
_ROWS = re.compile(rb"<((?:\w+:)?sheetData)\b[^>]*(?<!/)>.*</\1\s*>", re.DOTALL)


def look_of(options: Mapping[str, object]) -> Look:
    """The rule that XlsxWriter is told to write."""
    formula = str(options.get("criteria", ""))
    return _look(_KINDS[str(options["type"])], formula.removeprefix("="))


def _look(kind: str, formula: str) -> Look:
    return kind, _BLANKS.sub("", _CELL.sub("#", formula)).casefold()


def own_looks(package: Package, part: str, ours: Container[Look], *, alike: bool) -> Iterator[str]:
    """Where a sheet has rules that are not ``ours``; of another version's no formula is known."""
    found: dict[str, None] = {}
    kind, area = "", ""
    pieces: list[str] = []
    rules: list[Look] = []

    def start(tag: str, has: Attributes) -> None:
        nonlocal kind, area
        if tag == "conditionalFormatting":
            area = has.get("sqref", "")
            rules.clear()
        elif tag == "cfRule":
            kind = has.get("type", "")
            pieces.clear()
        elif tag in ("formula", "f", "sqref"):
            pieces.clear()

    def end(tag: str) -> None:
        nonlocal area
        if tag == "cfRule":
            rules.append(_look(kind, "".join(pieces) if kind == "expression" else ""))
        elif tag == "sqref":
            area = "".join(pieces)
        elif tag == "conditionalFormatting":
            known = (rule in ours or (rule[0] == "expression" and not alike) for rule in rules)
            if not all(known):
                found[area] = None

    walk(_WithoutRows(package), part, start, end, pieces.append)
    yield from filter(None, found)


class _WithoutRows:
    """A part of a package as if its sheet were empty."""

    def __init__(self, package: Package) -> None:
        self._package = package

    def chunks(self, part: str) -> Iterator[bytes]:
        yield _ROWS.sub(b"", self._package.whole(part))

    def refused(self, code: str, where: str = "", **values: Value) -> FileRefused:
        return self._package.refused(code, where, **values)
