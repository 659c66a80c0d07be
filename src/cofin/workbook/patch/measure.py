"""Parts of a file read in memory with the byte at which each tag begins, to be patched there.

Of an empty element (``<c r="A1"/>``) the parser reports the end behind it, so whether a tag
closes itself is read from the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias
from xml.parsers import expat

from cofin.workbook.read.markup import safe_parser
from cofin.workbook.read.package import Package

Attributes: TypeAlias = dict[str, str]

_SLASH = ord("/")
#: To the end of a tag; a ``>`` in quotation marks is none.
_TAG = re.compile(rb"""[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*>""")


class NoSheet(ValueError):
    """A part is no sheet that can be measured."""


@contextmanager
def measuring(package: Package, part: str) -> Iterator[None]:
    """``FileRefused`` for a part of which nobody can tell where its elements stand."""
    try:
        yield
    except NoSheet as reason:
        raise package.refused("damaged_part", part=part) from reason


def measure(
    content: bytes,
    start: Callable[[str, Attributes, int], None],
    end: Callable[[str, int], None],
    text: Callable[[str], None] | None = None,
) -> None:
    """Send the tags of a part, each with the byte where it begins; names are "space local prefix".

    ``NoSheet`` when it is no XML, declares entities, or is nonsense to those who get the tags.
    """
    parser = safe_parser(_no_declarations)
    parser.namespace_prefixes = True
    parser.StartElementHandler = lambda name, has: start(name, has, parser.CurrentByteIndex)
    parser.EndElementHandler = lambda name: end(name, parser.CurrentByteIndex)
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, KeyError, ValueError) as reason:  # no XML, or no number
        raise NoSheet(str(reason)) from reason


def parted(name: str) -> tuple[str, str, str]:
    """Namespace, local name and prefix of a tag; each may be empty but the local name."""
    space, mark, rest = name.partition(" ")
    if not mark:
        return "", name, ""
    local, _, prefix = rest.partition(" ")
    return space, local, prefix


def _no_declarations(*_: object) -> None:
    raise NoSheet("declarations of entities")


def tag_end(content: bytes, at: int) -> int:
    """Behind the tag that begins at ``at``; a ``>`` in quotation marks does not end it."""
    found = _TAG.match(content, at)
    if found is None:
        raise NoSheet("a tag without an end")
    return found.end()


def closes_itself(content: bytes, behind: int) -> bool:
    """Whether the tag that ends at ``behind`` is that of an empty element: ``<row/>``."""
    return content[behind - 2] == _SLASH
