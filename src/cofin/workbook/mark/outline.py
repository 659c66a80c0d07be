"""Where the elements of a part stand in its text, to the byte, down to a depth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from xml.sax.saxutils import escape

from cofin.workbook.patch.measure import (
    Attributes,
    NoSheet,
    closes_itself,
    measure,
    parted,
    tag_end,
)

MOST_ELEMENTS = 300_000
"""That are kept; four times as many as the formats that a workbook may have."""


@dataclass(slots=True)
class Element:
    """One element: its bytes, its name without prefix, and the elements in it."""

    name: str
    space: str
    prefix: str  # with its colon
    has: Attributes
    start: int
    open: int  # behind the start tag
    close: int = 0  # where the end tag begins; of an empty element behind its tag
    end: int = 0
    children: list[Element] = field(default_factory=list)

    def child(self, name: str) -> Element | None:
        """The first element of that name in this one, of the same namespace."""
        return next(self.all(name), None)

    def all(self, name: str) -> Iterator[Element]:
        """Every element of that name in this one, of the same namespace."""
        return (each for each in self.children if (each.name, each.space) == (name, self.space))

    @property
    def is_empty(self) -> bool:
        """Whether its tag closes itself."""
        return self.open == self.end

    def linked(self) -> str:
        """The relationship that it names: its attribute ``id`` of another namespace."""
        found = (value for key, value in self.has.items() if key.split(" ")[1:2] == ["id"])
        return next(found, "")


def outline(content: bytes, depth: int) -> Element:
    """The root of a part with the elements down to ``depth`` (1: its children).

    ``NoSheet`` when it is no XML, or declares entities.
    """
    top = Element("", "", "", {}, 0, 0)
    above: list[Element] = [top]
    level = kept = 0

    def start(tag: str, has: Attributes, at: int) -> None:
        nonlocal level, kept
        level += 1
        if level <= depth + 1:
            kept += 1
            if kept > MOST_ELEMENTS:
                raise NoSheet("too many elements")
            space, local, prefix = parted(tag)
            prefix = f"{prefix}:" if prefix else ""
            found = Element(local, space, prefix, has, at, tag_end(content, at))
            above[-1].children.append(found)
            above.append(found)

    def end(_: str, at: int) -> None:
        nonlocal level
        if level <= depth + 1:
            done = above.pop()
            if closes_itself(content, done.open):
                done.close = done.end = done.open
            else:
                done.close, done.end = at, tag_end(content, at)
        level -= 1

    measure(content, start, end)
    return top.children[0]


def text_of(content: bytes, element: Element) -> str:
    """The text of an element without elements in it."""
    return unescape(content[element.open : element.close].decode("utf-8", "replace"))


def with_attribute(tag: bytes, name: str, value: str) -> bytes:
    """A start tag with that attribute, new or another value."""
    text = name.encode() + b'="' + escape(value, {'"': "&quot;"}).encode() + b'"'
    old = rb"(?<=\s)%s\s*=\s*(?:\"[^\"]*\"|'[^']*')" % re.escape(name.encode())
    if found := re.search(old, tag):
        return tag[: found.start()] + text + tag[found.end() :]
    ending = b"/>" if tag.endswith(b"/>") else b">"
    return tag[: -len(ending)].rstrip() + b" " + text + ending
