"""Comments at cells: people's own, not the notes that cofin leaves at its findings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cofin.a1 import parse_range
from cofin.grid import Position
from cofin.workbook.mark.notes import AUTHOR
from cofin.workbook.read.markup import Attributes, walk, whole
from cofin.workbook.read.package import Package
from cofin.workbook.read.workbook import sheet_parts

#: What the add-in's check writes (``excel.notes``), as it wrote it: the last line signs it.
_SIGNED = re.compile(r"cofin [A-Z][0-9]{2}: .*\(cofin [0-9a-f]{8}\)", re.DOTALL)


def comments_in(package: Package) -> dict[str, list[Position]]:
    """The cells with somebody's comment, by the name of their sheet.

    A conversation of newer programs stands there as well, as the note that older ones show.
    """
    found = {}
    for sheet, part in sheet_parts(package).items():
        links = package.relationships(part).values()
        parts = [link.part for link in links if link.kind == "comments" and link.part in package]
        if cells := [cell for each in parts for cell in _comments(package, each)]:
            found[sheet] = cells
    return found


def _comments(package: Package, part: str) -> Iterator[Position]:
    authors: list[str] = []
    found: list[tuple[str, int, str]] = []  # cell, author, words
    pieces: list[str] = []

    def start(tag: str, has: Attributes) -> None:
        if tag == "author":
            pieces.clear()
        elif tag == "comment":
            pieces.clear()
            found.append((has.get("ref", ""), whole(has, "authorId", -1), ""))

    def end(tag: str) -> None:
        if tag == "author":
            authors.append("".join(pieces))
        elif tag == "comment":
            found[-1] = (*found[-1][:2], "".join(pieces))

    walk(package, part, start, end, pieces.append)
    for cell, author, words in found:
        area = parse_range(cell)
        is_ours = author in range(len(authors)) and authors[author] == AUTHOR
        if area and not is_ours and not _SIGNED.fullmatch(words.strip()):
            yield area[:2]
