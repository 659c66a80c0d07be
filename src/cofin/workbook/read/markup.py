"""Reading XML that a stranger wrote: events only, no entities, bounded depth and amount."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol, TypeAlias
from xml.parsers import expat

from cofin.errors import FileRefused
from cofin.text import Value

#: Tags in all parts together.  A million cells with formulas have nine million.
MAX_TAGS = 20_000_000
#: No part of a workbook nests deeper than about twenty.
MAX_DEPTH = 100
#: A single tag or comment may not be longer: the parser reads it again with every chunk.
MAX_TOKEN = 8_000_000

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"

Attributes: TypeAlias = Mapping[str, str]
Start: TypeAlias = Callable[[str, Attributes], None]
End: TypeAlias = Callable[[str], None]
Text: TypeAlias = Callable[[str], None]


class PartSource(Protocol):
    """Where parts come from (``Package``)."""

    def chunks(self, part: str) -> Iterator[bytes]:
        """The content of a part, piece by piece."""

    def refused(self, code: str, where: str = "", **values: Value) -> FileRefused:
        """The refusal of the file for a reason."""


def safe_parser(refuse: Callable[..., object]) -> expat.XMLParserType:
    """A parser for what a stranger wrote: ``refuse``, which raises, at the first declaration.

    Without declarations there are no entities, so no text grows and no other file is read.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    return parser


def parse(source: PartSource, part: str, start: Start, end: End, text: Text) -> None:
    """Send a part's events; names are "namespace local".  ``FileRefused`` if it is no XML."""

    def refuse(*_: object) -> None:
        raise source.refused("dtd", part=part)

    parser = safe_parser(refuse)
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    fed = 0
    try:
        for chunk in source.chunks(part):
            parser.Parse(chunk, False)
            fed += len(chunk)
            if fed - parser.CurrentByteIndex > MAX_TOKEN:
                raise source.refused("damaged_part", part=part)
        parser.Parse(b"", True)
    except expat.ExpatError as reason:
        raise source.refused("damaged_part", part=part) from reason


def walk(
    source: PartSource,
    part: str,
    start: Start,
    end: End | None = None,
    text: Text | None = None,
) -> None:
    """Like ``parse`` for small parts: local names only, and the depth is watched."""
    depth = 0
    tags: dict[str, str] = {}  # few are different

    def on_start(name: str, has: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise source.refused("damaged_part", part=part)
        tag = tags.get(name)
        if tag is None:
            tag = tags[name] = name.rpartition(" ")[2]
        start(tag, has)

    def on_end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(tags[name])

    parse(source, part, on_start, on_end, text or _ignore)


def _ignore(_: str) -> None:
    """Text between tags that nobody wants."""


def truth(has: Attributes, name: str, *, default: bool = False) -> bool:
    """A yes or no of the format, which writes ``1/0``, ``true/false`` and ``on/off``."""
    said = has.get(name)
    return default if said is None else said in ("1", "true", "on")


def whole(has: Attributes, name: str, default: int = 0) -> int:
    """A whole number that is not negative; ``default`` when it is none, or very long."""
    said = has.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else default
