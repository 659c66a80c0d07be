"""A part's text with some attributes and some elements' texts replaced, all else as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple, Protocol
from xml.sax.saxutils import escape

from cofin.workbook.patch.measure import Attributes, measure, parted, tag_end
from cofin.workbook.patch.sheet import Piece, replaced


class ElementName(NamedTuple):
    """Of what kind a tag is."""

    space: str
    name: str  # without its prefix
    parent: str = ""


class Rule(Protocol):
    """What becomes of the elements of a part."""

    def attributes(self, element: ElementName, has: Attributes) -> Mapping[str, str]:
        """The attributes that get another value; names without prefixes alone are looked at."""

    def text(self, element: ElementName, text: str) -> str:
        """The element's text, changed or as it is."""


class _Open:
    """An element that has begun."""

    def __init__(self, element: ElementName, behind: int) -> None:
        self.element, self.behind = element, behind
        self.pieces: list[str] = []
        self.is_leaf = True


def rewritten(content: bytes, rule: Rule) -> bytes:
    """The part as the rule has it.  ``NoSheet`` when it is no XML that can be measured."""
    return replaced(content, pieces_of(content, rule))


def pieces_of(content: bytes, rule: Rule) -> list[Piece]:
    """What of a part becomes something else.  ``NoSheet`` as above."""
    pieces: list[Piece] = []
    open_: list[_Open] = [_Open(ElementName("", ""), 0)]

    def start(name: str, has: Attributes, at: int) -> None:
        space, local, _ = parted(name)
        above = open_[-1]
        above.is_leaf = False
        behind = tag_end(content, at)
        element = ElementName(space, local, above.element.name)
        open_.append(_Open(element, behind))
        new = rule.attributes(element, has)
        if any(has.get(key) != value for key, value in new.items()):
            pieces.append(Piece(at, behind, _tag(content[at:behind], new)))

    def end(_: str, at: int) -> None:
        done = open_.pop()
        old = "".join(done.pieces)
        if not done.is_leaf or not old:
            return
        new = rule.text(done.element, old)
        if new != old:
            pieces.append(Piece(done.behind, at, escape(new).encode()))

    def text(piece: str) -> None:
        open_[-1].pieces.append(piece)

    measure(content, start, end, text)
    return pieces


def _tag(tag: bytes, new: Mapping[str, str]) -> bytes:
    for name, value in new.items():
        text = escape(value, {'"': "&quot;"}).encode()
        pattern = rb"(?<=\s)%s\s*=\s*(?:\"[^\"]*\"|'[^']*')" % name.encode()
        if found := re.search(pattern, tag):
            tag = tag[: found.start()] + name.encode() + b'="' + text + b'"' + tag[found.end() :]
    return tag
