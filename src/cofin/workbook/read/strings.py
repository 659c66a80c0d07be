"""Texts as a workbook stores them: the shared ones, rich ones, escaped ones."""

from __future__ import annotations

import re

from cofin.workbook.read.markup import Attributes, walk
from cofin.workbook.read.package import Package

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """The text with ``_xHHHH_`` undone: how the format writes what XML cannot hold."""
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    # Two escapes may be the halves of one character; a lone half is no character at all.
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def read_strings(package: Package, part: str) -> list[str]:
    """The shared texts in their order; runs of a rich text joined, reading aids left out."""
    texts: list[str] = []
    runs: list[str] = []
    wanted = aside = False

    def start(tag: str, _: Attributes) -> None:
        nonlocal wanted, aside
        if tag == "t":
            wanted = not aside
        elif tag == "si":
            runs.clear()
        elif tag == "rPh":
            aside = True

    def end(tag: str) -> None:
        nonlocal wanted, aside
        if tag == "t":
            wanted = False
        elif tag == "si":
            texts.append(unescaped("".join(runs)))
        elif tag == "rPh":
            aside = False

    def text(piece: str) -> None:
        if wanted:
            runs.append(piece)

    walk(package, part, start, end, text)
    return texts
